#include "report/workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <new>
#include <set>
#include <stdexcept>
#include <system_error>

#include "fotfaste/sdk/calendar.hpp"
#include "model/words.hpp"
#include "report/display_text.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {
namespace {

constexpr lxw_row_t header_row = 3;
constexpr std::size_t most_rows = 1'048'576 - header_row - 1;
constexpr std::size_t longest_cell = 32'000;  // characters; a sheet's limit is 32 767

lxw_datetime civil(Day day) {
  const CivilDate date = to_civil(day);
  lxw_datetime result = {};
  result.year = date.year;
  result.month = date.month;
  result.day = date.day;
  return result;
}

// Sheets have names of at most 31 characters, without some, and unique whatever the case.
class SheetNames {
 public:
  std::string unique(const std::string& wanted) {
    constexpr std::size_t longest = 31;
    std::string plain;
    for (const char character : wanted) {
      plain.push_back(std::string_view("[]:*?/\\'").find(character) == std::string_view::npos ? character
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

 private:
  std::set<std::u32string> taken_;
};

struct SheetColumn {
  enum class Kind { plain, share, stratum };
  std::string name;     // of the column, or of the name within a stratum
  std::string stratum;  // of the stratum column
  std::string title;
  std::string note;
  Kind kind = Kind::plain;
};

bool is_share(const TableView& table, const Json& column) {
  static const std::set<std::string> always = {"worst", "best"};
  const std::string kind = table.kind();
  const std::string name = as_text(member(column, "name"), model::Language::english);
  if (always.contains(name)) return true;
  const Json& role = member(column, "role");
  const bool computed = role == "value" || role == "low" || role == "high" || member(column, "added") == true;
  return computed && member(column, "type") == "number" && member(column, "unit").is_null() &&
         (kind == "proportion" || kind == "distribution" || kind == "matrix" || kind == "curve" ||
          kind == "goals");
}

class Workbook {
 public:
  Workbook(const std::filesystem::path& file, const WorkbookOptions& options)
      : options_(options), book_(workbook_new(file.c_str())) {
    if (book_ == nullptr) throw std::system_error(ENOMEM, std::generic_category(), file.string());
    lxw_doc_properties properties = {};
    std::string title = options.title;
    std::string program = "Fotfäste";
    properties.title = title.data();
    properties.author = program.data();
    if (const auto day = parse_day(options.as_of)) properties.created = time_t{*day} * 86'400;
    workbook_set_properties(book_, &properties);
    bold_ = add_format(nullptr);
    format_set_bold(bold_);
    format_set_text_wrap(bold_);
    format_set_align(bold_, LXW_ALIGN_VERTICAL_TOP);
    part_ = add_format(nullptr);
    format_set_bold(part_);
    format_set_font_size(part_, 12);
    alarm_ = add_format(nullptr);
    format_set_bold(alarm_);
    format_set_font_color(alarm_, LXW_COLOR_RED);
    format_set_align(alarm_, LXW_ALIGN_VERTICAL_TOP);
    heading_ = add_format(nullptr);
    format_set_bold(heading_);
    format_set_font_size(heading_, 14);
    header_ = add_format(nullptr);
    format_set_bold(header_);
    format_set_text_wrap(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    format_set_align(header_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = add_format(nullptr);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    integer_ = add_format("#,##0");
    number_ = add_format("#,##0.00");
    share_ = add_format("0.0%");
    date_ = add_format("yyyy-mm-dd");
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }

  void add_notes() {
    lxw_worksheet* sheet = add_sheet(say("Läs först", "Read first"));
    write_text(sheet, 0, 0, options_.title, heading_);
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 2;
    for (const WorkbookNotes& notes : options_.notes) {
      if (!notes.heading.empty()) write_text(sheet, row++, 0, notes.heading, notes.alarming ? alarm_ : part_);
      for (const auto& [name, value] : notes.lines) {
        write_text(sheet, row, 0, name, notes.alarming ? alarm_ : bold_);
        write_text(sheet, row++, 1, value, wrapped_);
      }
      ++row;
    }
    worksheet_set_column(sheet, 0, 0, 28, nullptr);
    worksheet_set_column(sheet, 1, 1, 90, nullptr);
  }

  void add_table(const Json& document) {
    const TableView table(document, options_.language);
    if (table.rows().size() > most_rows) {
      throw std::length_error(say("Tabellen är för lång för ett kalkylblad: ", "Too long for a sheet: ") +
                              table.title());
    }
    lxw_worksheet* sheet = add_sheet(table.title());
    write_text(sheet, 0, 0, table.title(), heading_);
    write_text(sheet, 1, 0, as_text(member(document, "description"), options_.language), nullptr);
    const std::vector<SheetColumn> columns = columns_of(table);
    lxw_col_t column = 0;
    for (const SheetColumn& one : columns) {
      write_text(sheet, header_row, column, one.title, header_);
      if (!one.note.empty()) worksheet_write_comment(sheet, header_row, column, one.note.c_str());
      const auto width = std::clamp<std::size_t>(display_width(one.title) + 2, 10, 32);
      worksheet_set_column(sheet, column, column, static_cast<double>(width), nullptr);
      ++column;
    }
    lxw_row_t row = header_row;
    for (const Json& one : table.rows()) {
      ++row;
      column = 0;
      for (const SheetColumn& at : columns) write_cell(sheet, row, column++, table, one, at);
    }
    worksheet_freeze_panes(sheet, header_row + 1, 0);
    if (!columns.empty() && row > header_row) {
      worksheet_autofilter(sheet, header_row, 0, row, static_cast<lxw_col_t>(columns.size() - 1));
    }
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, header_row, header_row);
  }

  void close(const std::filesystem::path& file) {
    lxw_workbook* book = book_;
    book_ = nullptr;
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR) throw std::system_error(EIO, std::generic_category(), file.string());
  }

 private:
  [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const {
    return std::string(options_.language == model::Language::swedish ? sv : en);
  }

  lxw_format* add_format(const char* number) {
    lxw_format* format = workbook_add_format(book_);
    if (format == nullptr) throw std::bad_alloc();
    if (number != nullptr) format_set_num_format(format, number);
    return format;
  }

  lxw_worksheet* add_sheet(const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, names_.unique(name).c_str());
    if (sheet == nullptr) throw std::bad_alloc();
    return sheet;
  }

  // As text, whatever it begins with.
  static void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                         lxw_format* format) {
    if (text.empty()) return;
    worksheet_write_string(sheet, row, column, neutral(text, longest_cell).c_str(), format);
  }

  [[nodiscard]] std::vector<SheetColumn> columns_of(const TableView& table) const {
    std::vector<SheetColumn> columns;
    for (const Json& column : table.columns()) {
      const std::string name = as_text(member(column, "name"), options_.language);
      if (member(column, "type") == "stratum") {
        for (const std::string& part : names_in(table.rows(), name)) {
          columns.push_back({part, name, table.label(name, part), {}, SheetColumn::Kind::stratum});
        }
        continue;
      }
      SheetColumn one{name, {}, table.label(name), {}, SheetColumn::Kind::plain};
      const std::string unit = as_text(member(column, "unit"), options_.language);
      if (!unit.empty()) one.title.append(" (").append(unit).append(")");
      if (is_share(table, column)) one.kind = SheetColumn::Kind::share;
      if (member(column, "added") == true) {
        one.note = say("Beräknat av Fotfäste ur tabellens egna kolumner.",
                       "Computed by Fotfäste from the table's own columns.");
      }
      columns.push_back(std::move(one));
    }
    return columns;
  }

  static std::vector<std::string> names_in(const Json& rows, const std::string& column) {
    std::vector<std::string> names;
    for (const Json& row : rows) {
      const Json& stratum = member(row, column);
      if (!stratum.is_object()) continue;
      for (auto it = stratum.begin(); it != stratum.end(); ++it) {
        if (std::find(names.begin(), names.end(), it.key()) == names.end()) names.push_back(it.key());
      }
    }
    return names;
  }

  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const TableView& table,
                  const Json& from, const SheetColumn& at) {
    if (at.kind == SheetColumn::Kind::stratum) {
      const Json& value = member(member(from, at.stratum), at.name);
      const std::string text =
          value.is_string() ? table.label(at.name, value.get<std::string>()) : say("alla", "everybody");
      return write_text(sheet, row, column, text, nullptr);
    }
    const Json& cell = member(from, at.name);
    if (cell.is_null()) return;
    if (cell.is_number()) {
      const double value = cell.get<double>();
      lxw_format* format = at.kind == SheetColumn::Kind::share ? share_
                           : std::trunc(value) == value        ? integer_
                                                               : number_;
      worksheet_write_number(sheet, row, column, value, format);
      return;
    }
    if (cell.is_string()) {
      if (is_date(table, at.name)) {
        if (const auto day = parse_day(cell.get_ref<const std::string&>())) {
          lxw_datetime date = civil(*day);
          worksheet_write_datetime(sheet, row, column, &date, date_);
          return;
        }
      }
    }
    write_text(sheet, row, column, table.text(from, at.name), nullptr);
  }

  static bool is_date(const TableView& table, const std::string& name) {
    for (const Json& column : table.columns()) {
      if (member(column, "name") == name) return member(column, "type") == "date";
    }
    return false;
  }

  const WorkbookOptions& options_;
  lxw_workbook* book_;
  SheetNames names_;
  lxw_format* bold_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* part_ = nullptr;
  lxw_format* alarm_ = nullptr;
  lxw_format* header_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_format* integer_ = nullptr;
  lxw_format* number_ = nullptr;
  lxw_format* share_ = nullptr;
  lxw_format* date_ = nullptr;
};

}  // namespace

void write_workbook(const std::filesystem::path& file, const std::vector<Json>& tables,
                    const WorkbookOptions& options) {
  std::filesystem::path unfinished = file;
  unfinished += ".unfinished";
  // The library writes what goes wrong to standard error, and says no more than that something did.
  if (!std::ofstream(unfinished)) throw std::system_error(errno, std::generic_category(), file.string());
  try {
    Workbook book(unfinished, options);
    book.add_notes();
    for (const Json& table : tables) book.add_table(table);
    book.close(unfinished);
    std::filesystem::rename(unfinished, file);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw;
  }
}

}  // namespace fotfaste::report
