#include "report/workbook/book.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <new>
#include <system_error>

#include "fotfaste/sdk/calendar.hpp"
#include "model/words.hpp"
#include "report/display_text.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t longest_cell = 32'000;  // characters; a sheet's limit is 32 767

lxw_datetime civil(Day day) {
  const CivilDate date = to_civil(day);
  lxw_datetime result = {};
  result.year = date.year;
  result.month = date.month;
  result.day = date.day;
  return result;
}

}  // namespace

std::string SheetNames::unique(const std::string& wanted) {
  constexpr std::size_t longest = 31;
  std::string plain;
  // The exclamation mark is allowed, but parts references to cells from their sheets.
  for (const char character : wanted) {
    plain.push_back(std::string_view("[]:*?/\\'!").find(character) == std::string_view::npos ? character
                                                                                             : ' ');
  }
  std::string name = cut(plain, longest);
  for (int copy = 2; name.empty() || !taken_.insert(model::folded(name)).second; ++copy) {
    const std::string mark = std::string(1, ' ').append(std::to_string(copy));
    name = cut(plain, longest - mark.size());
    name.append(mark);
  }
  return name;
}

Book::Book(const std::filesystem::path& file, const std::string& title, const std::string& as_of)
    : book_(workbook_new(file.c_str())) {
  if (book_ == nullptr) throw std::system_error(ENOMEM, std::generic_category(), file.string());
  lxw_doc_properties properties = {};
  std::string shown_title = neutral(title, 200);
  std::string program = "Fotfäste";
  properties.title = shown_title.data();
  properties.author = program.data();
  constexpr time_t some_day = 1'577'836'800;  // 2020-01-01; nothing would mean the time of writing
  const auto day = parse_day(as_of);
  properties.created = day && *day > 0 ? time_t{*day} * 86'400 : some_day;
  workbook_set_properties(book_, &properties);
  const auto strong = [this](double size) {
    lxw_format* format = add_format();
    format_set_bold(format);
    if (size > 0) format_set_font_size(format, size);
    return format;
  };
  formats_.title = strong(14);
  formats_.heading = strong(12);
  formats_.strong = strong(0);
  format_set_text_wrap(formats_.strong);
  format_set_align(formats_.strong, LXW_ALIGN_VERTICAL_TOP);
  formats_.alarm = strong(0);
  format_set_font_color(formats_.alarm, LXW_COLOR_RED);
  format_set_align(formats_.alarm, LXW_ALIGN_VERTICAL_TOP);
  formats_.header = strong(0);
  format_set_text_wrap(formats_.header);
  format_set_bottom(formats_.header, LXW_BORDER_THIN);
  format_set_align(formats_.header, LXW_ALIGN_VERTICAL_TOP);
  formats_.technical = add_format();
  format_set_font_size(formats_.technical, 9);
  format_set_font_color(formats_.technical, 0x5A6672);
  format_set_bottom(formats_.technical, LXW_BORDER_THIN);
  formats_.wrapped = add_format();
  format_set_text_wrap(formats_.wrapped);
  format_set_align(formats_.wrapped, LXW_ALIGN_VERTICAL_TOP);
  formats_.link = add_format();
  format_set_font_color(formats_.link, 0x14506E);
  format_set_underline(formats_.link, LXW_UNDERLINE_SINGLE);
  formats_.integer = add_format("#,##0");
  formats_.number = add_format("#,##0.00");
  formats_.share = add_format("0.0%");
  formats_.date = add_format("yyyy-mm-dd");
  for (lxw_format* format : {formats_.integer, formats_.number, formats_.share, formats_.date}) {
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
}

Book::~Book() {
  if (book_ != nullptr) workbook_close(book_);
}

lxw_format* Book::add_format(const char* number) {
  lxw_format* format = workbook_add_format(book_);
  if (format == nullptr) throw std::bad_alloc();
  if (number != nullptr) format_set_num_format(format, number);
  return format;
}

Sheet Book::add_sheet(const std::string& wanted_name) {
  Sheet sheet;
  sheet.name = names_.unique(neutral(wanted_name, 200));
  sheet.handle = workbook_add_worksheet(book_, sheet.name.c_str());
  if (sheet.handle == nullptr) throw std::bad_alloc();
  return sheet;
}

lxw_chart* Book::add_chart(lxw_chart_type type) {
  lxw_chart* chart = workbook_add_chart(book_, static_cast<uint8_t>(type));
  if (chart == nullptr) throw std::bad_alloc();
  return chart;
}

void Book::write_text(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                      lxw_format* format) {
  if (text.empty()) return;
  worksheet_write_string(sheet.handle, row, column, neutral(text, longest_cell).c_str(), format);
}

void Book::set_lines(const Sheet& sheet, lxw_row_t row,
                     const std::vector<std::pair<std::string, std::size_t>>& texts) {
  constexpr double line_height = 15;      // points
  constexpr std::size_t most_lines = 27;  // a row is at most 409 points high
  std::size_t lines = 1;
  for (const auto& [text, width] : texts) {
    if (display_width(text) > width) lines = std::max(lines, wrapped(cut(text, 4000), width).size());
  }
  if (lines > 1) {
    worksheet_set_row(sheet.handle, row, line_height * static_cast<double>(std::min(lines, most_lines)),
                      nullptr);
  }
}

void Book::write_number(const Sheet& sheet, lxw_row_t row, lxw_col_t column, double value,
                        lxw_format* format) const {
  if (format == nullptr) format = std::trunc(value) == value ? formats_.integer : formats_.number;
  worksheet_write_number(sheet.handle, row, column, value, format);
}

bool Book::write_date(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& text) const {
  const auto day = parse_day(text);
  if (!day) return false;
  lxw_datetime date = civil(*day);
  return worksheet_write_datetime(sheet.handle, row, column, &date, formats_.date) == LXW_NO_ERROR;
}

void Book::write_link(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                      const std::string& to_sheet, lxw_row_t to_row) const {
  std::string target = "internal:'";
  target.append(to_sheet).append("'!A").append(std::to_string(to_row + 1));
  worksheet_write_url(sheet.handle, row, column, target.c_str(), formats_.link);
  write_text(sheet, row, column, text, formats_.link);
}

void Book::close(const std::filesystem::path& file) {
  lxw_workbook* book = book_;
  book_ = nullptr;
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw std::system_error(EIO, std::generic_category(), file.string());
}

void write_book(const std::filesystem::path& file, const std::string& title, const std::string& as_of,
                const std::function<void(Book&)>& fill) {
  std::filesystem::path unfinished = file;
  unfinished += ".unfinished";
  // The library writes what goes wrong to standard error, and says no more than that something did.
  if (!std::ofstream(unfinished)) throw std::system_error(errno, std::generic_category(), file.string());
  try {
    Book book(unfinished, title, as_of);
    fill(book);
    book.close(unfinished);
    std::filesystem::rename(unfinished, file);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw;
  }
}

}  // namespace fotfaste::report
