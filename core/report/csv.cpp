#include "report/csv.hpp"

#include <algorithm>

#include "report/number_text.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {
namespace {

constexpr std::string_view line_end = "\r\n";

std::string with_quotes(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                     text.find(delimiter) == std::string_view::npos;
  if (plain) return std::string(text);
  std::string result = "\"";
  for (const char character : text) {
    if (character == '"') result.push_back('"');
    result.push_back(character);
  }
  return result.append("\"");
}

std::string number_field(double value, const CsvStyle& style) {
  std::string text = shortest_number(value);
  if (style.language == model::Language::swedish && style.delimiter != ',') {
    std::replace(text.begin(), text.end(), '.', ',');
  }
  return text;
}

std::string field(const TableView& table, const Json& row, const std::string& column, const CsvStyle& style) {
  const Json& cell = member(row, column);
  if (cell.is_null()) return {};
  if (cell.is_number_unsigned()) return std::to_string(cell.get<std::uint64_t>());
  if (cell.is_number_integer()) return std::to_string(cell.get<std::int64_t>());
  if (cell.is_number()) return number_field(cell.get<double>(), style);
  return csv_field(table.text(row, column), style.delimiter);
}

}  // namespace

std::string csv_field(std::string_view text, char delimiter) {
  constexpr std::string_view computed = "=+-@\t\r";
  const bool would_be_computed = !text.empty() && computed.find(text.front()) != std::string_view::npos;
  return with_quotes(would_be_computed ? std::string("'").append(text) : std::string(text), delimiter);
}

CsvAround csv_around(const Json& document, std::string_view column, std::string_view title,
                     const CsvStyle& style) {
  const TableView table(document, style.language);
  std::vector<std::string> names;
  CsvAround around;
  around.head = "\xEF\xBB\xBF";
  std::size_t gap = SIZE_MAX;
  for (const Json& one : table.columns()) {
    const std::string name = as_text(member(one, "name"), style.language);
    if (name == column) gap = names.size();
    if (!names.empty()) around.head.push_back(style.delimiter);
    around.head.append(name == column ? csv_field(title, style.delimiter)
                                      : csv_field(table.label(name), style.delimiter));
    names.push_back(name);
  }
  around.head.append(line_end);
  around.rows.reserve(table.rows().size());
  for (const Json& row : table.rows()) {
    CsvAround::Row& written = around.rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string& part = i <= gap ? written.before : written.after;
      if (i > 0) part.push_back(style.delimiter);
      if (i == gap) continue;
      part.append(field(table, row, names[i], style));
    }
    (gap == SIZE_MAX ? written.before : written.after).append(line_end);
  }
  return around;
}

std::string csv_text(const Json& document, const CsvStyle& style) {
  const CsvAround around = csv_around(document, {}, {}, style);
  std::string text = around.head;
  for (const CsvAround::Row& row : around.rows) text.append(row.before).append(row.after);
  return text;
}

}  // namespace fotfaste::report
