#include "report/workbook/table_sheet.hpp"

#include <algorithm>
#include <stdexcept>

#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/speech.hpp"

namespace fotfaste::report {
namespace {

constexpr lxw_row_t rows_above_room = 3;  // title, description, an empty one
constexpr std::size_t longest_header = 120;

struct SheetColumn {
  enum class Kind { plain, share, target, date, stratum };
  std::string name;     // of the column, or of the name within a stratum
  std::string stratum;  // of the stratum column
  std::string title;
  std::string note;
  Kind kind = Kind::plain;
};

std::vector<std::string> names_in(const Json& rows, const std::string& column) {
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

SheetColumn::Kind kind_of(const TableView& table, const Json& column, const std::string& name) {
  const std::string role = raw_text(member(column, "role"));
  if (member(column, "type") == "date") return SheetColumn::Kind::date;
  if (table.kind() == "goals" && (role == "target_low" || role == "target_high"))
    return SheetColumn::Kind::target;
  const bool numeric = member(column, "type") == "number" && member(column, "unit").is_null();
  return numeric && is_share(table, name, role) ? SheetColumn::Kind::share : SheetColumn::Kind::plain;
}

std::vector<SheetColumn> columns_of(const TableView& table, const Speech& speech) {
  std::vector<SheetColumn> columns;
  for (const Json& column : table.columns()) {
    const std::string name = raw_text(member(column, "name"));
    if (member(column, "type") == "stratum") {
      for (const std::string& part : names_in(table.rows(), name)) {
        columns.push_back({part, name, table.label(name, part), {}, SheetColumn::Kind::stratum});
      }
      continue;
    }
    SheetColumn one{name, {}, table.label(name), {}, kind_of(table, column, name)};
    const std::string unit = as_text(member(column, "unit"), speech.language);
    if (!unit.empty()) one.title.append(" (").append(unit).append(")");
    if (member(column, "added") == true) {
      one.note = speech.say("Beräknat av Fotfäste ur tabellens egna kolumner.",
                            "Computed by Fotfäste from the table's own columns.");
    }
    columns.push_back(std::move(one));
  }
  return columns;
}

class Writer {
 public:
  Writer(const Book& book, const Sheet& sheet, const TableView& table, const TableSheetStyle& style)
      : book_(book), sheet_(sheet), table_(table), speech_{style.language} {}

  void cell(lxw_row_t row, lxw_col_t column, const Json& from, const SheetColumn& at) const {
    if (at.kind == SheetColumn::Kind::stratum) {
      const Json& value = member(member(from, at.stratum), at.name);
      const std::string text = value.is_string() ? table_.label(at.name, value.get<std::string>())
                                                 : speech_.say("alla", "everybody");
      return Book::write_text(sheet_, row, column, text);
    }
    const Json& value = member(from, at.name);
    if (value.is_number()) {
      return book_.write_number(sheet_, row, column, value.get<double>(), format(from, at));
    }
    if (at.kind == SheetColumn::Kind::date && value.is_string() &&
        book_.write_date(sheet_, row, column, value.get_ref<const std::string&>())) {
      return;
    }
    Book::write_text(sheet_, row, column, table_.text(from, at.name));
  }

 private:
  [[nodiscard]] lxw_format* format(const Json& row, const SheetColumn& at) const {
    if (at.kind == SheetColumn::Kind::share) return book_.formats().share;
    const bool share =
        at.kind == SheetColumn::Kind::target && member(row, table_.column_with("scale")) != "count";
    return share ? book_.formats().share : nullptr;
  }

  const Book& book_;
  const Sheet& sheet_;
  const TableView& table_;
  Speech speech_;
};

}  // namespace

lxw_row_t first_data_row(const TableSheetStyle& style) {
  return rows_above_room + style.room + 1 + (style.technical_names ? 1 : 0);
}

void write_table_sheet(const Book& book, const Sheet& sheet, const Json& document,
                       const TableSheetStyle& style) {
  const TableView table(document, style.language);
  const Speech speech{style.language};
  const lxw_row_t first = first_data_row(style);
  if (table.rows().size() > 1'048'576 - first) {
    throw std::length_error(
        speech.say("Tabellen är för lång för ett kalkylblad: ", "Too long for a sheet: ") + table.title());
  }
  Book::write_text(sheet, 0, 0, table.title(), book.formats().title);
  Book::write_text(sheet, 1, 0, as_text(member(document, "description"), style.language));
  const std::vector<SheetColumn> columns = columns_of(table, speech);
  const lxw_row_t last_header = first - 1;
  const lxw_row_t header = style.technical_names ? last_header - 1 : last_header;
  lxw_col_t column = 0;
  std::vector<std::pair<std::string, std::size_t>> heights;
  for (const SheetColumn& one : columns) {
    const std::string title = cut(one.title, longest_header);
    Book::write_text(sheet, header, column, title, book.formats().header);
    if (style.technical_names) {
      Book::write_text(sheet, last_header, column, one.name, book.formats().technical);
    } else if (!one.note.empty()) {
      worksheet_write_comment(sheet.handle, header, column, one.note.c_str());
    }
    const auto width = std::clamp<std::size_t>(display_width(title) + 2, 10, 32);
    worksheet_set_column(sheet.handle, column, column, static_cast<double>(width), nullptr);
    heights.emplace_back(title, width - 1);
    ++column;
  }
  if (style.technical_names) Book::set_lines(sheet, header, heights);
  const Writer writer(book, sheet, table, style);
  lxw_row_t row = last_header;
  for (const Json& one : table.rows()) {
    ++row;
    column = 0;
    for (const SheetColumn& at : columns) writer.cell(row, column++, one, at);
  }
  worksheet_freeze_panes(sheet.handle, first, 0);
  if (!columns.empty() && row > last_header) {
    worksheet_autofilter(sheet.handle, last_header, 0, row, static_cast<lxw_col_t>(columns.size() - 1));
  }
  worksheet_set_landscape(sheet.handle);
  worksheet_fit_to_pages(sheet.handle, 1, 0);
  worksheet_repeat_rows(sheet.handle, header, last_header);
}

}  // namespace fotfaste::report
