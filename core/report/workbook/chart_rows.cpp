#include "report/workbook/chart_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"

namespace fotfaste::report {
namespace {

std::size_t values_in(const ChartRows& rows, const std::string& column) {
  std::set<std::string> values;
  for (const Json* row : rows) values.insert(raw_text(member(*row, column)));
  return values.size();
}

}  // namespace

ChartRows rows_of_everybody(const TableView& table) {
  ChartRows rows;
  for (const Json& row : table.rows()) {
    if (is_everybody(member(row, "stratum"))) rows.push_back(&row);
  }
  return rows;
}

Json table_with(const Json& table, const ChartRows& rows) {
  Json part = Json::object();
  if (!table.is_object()) return part;
  for (auto it = table.begin(); it != table.end(); ++it) {
    if (it.key() != "rows") part[it.key()] = *it;
  }
  Json list = Json::array();
  for (const Json* row : rows) list.push_back(*row);
  part["rows"] = std::move(list);
  return part;
}

Json table_of_everybody(const Json& table) {
  return table_with(table, rows_of_everybody(TableView(table, model::Language::swedish)));
}

std::string says_of(const Page& page, const Json& table, const ChartRows& rows) {
  const Json part = table_with(table, rows);
  return says(page, TableView(part, page.language));
}

std::string row_words(const Page& page, const TableView& table, const Json& row,
                      const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) {
    std::string word = cut(cell_text(page, table, row, column, "dimension"), 70);
    if (word.empty()) continue;
    if (member(row, column).is_number()) word = cut(table.label(column), 30) + " " + word;
    text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

std::vector<Panel> panels_of(const Page& page, const TableView& table, const ChartRows& rows,
                             const std::vector<std::string>& dimensions, std::size_t most_rows) {
  std::vector<std::string> varying;
  for (const std::string& column : dimensions) {
    if (values_in(rows, column) > 1) varying.push_back(column);
  }
  if (rows.empty()) return {};
  if (rows.size() <= most_rows) {
    if (varying.empty()) varying = dimensions;
    return {{{}, rows, varying}};
  }
  if (varying.size() < 2) return {};
  const auto label = std::max_element(
      varying.begin(), varying.end(),
      [&](const std::string& a, const std::string& b) { return values_in(rows, a) < values_in(rows, b); });
  const std::string label_column = *label;
  varying.erase(label);
  std::vector<Panel> panels;
  std::map<std::string, std::size_t> known;
  for (const Json* row : rows) {
    std::string key;
    for (const std::string& column : varying) key.append(member(*row, column).dump()).push_back('\n');
    const auto [found, is_new] = known.emplace(key, panels.size());
    if (is_new) panels.push_back({row_words(page, table, *row, varying), {}, {label_column}});
    panels[found->second].rows.push_back(row);
  }
  std::erase_if(panels, [&](const Panel& panel) { return panel.rows.size() > most_rows; });
  return panels;
}

}  // namespace fotfaste::report
