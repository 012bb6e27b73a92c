#include <algorithm>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t widest_matrix = 10;

bool is_added_detail(const Json& column) {
  const Json& name = member(column, "name");
  return name == "method" || name == "few" || name == "worst" || name == "best";
}

// Shares and the like as percent where the table's kind says that they are.
std::string cell_text(Paper& paper, const TableView& table, const Json& row, const std::string& name,
                      bool shares) {
  const auto number = as_number(member(row, name));
  if (shares && name == "value" && as_number(member(row, "few")).value_or(0) != 0) {
    paper.few_used = true;
    return paper.say("för få", "too few");
  }
  if (shares && number && (name == "value" || name == "low" || name == "high")) {
    return percent(*number, 0, paper.language);
  }
  if (member(row, name).is_object() && member(row, name).empty()) return paper.say("alla", "everybody");
  return table.text(row, name);
}

}  // namespace

// Rows that go from one value to another: from down, to across, the share in the cell.
void write_matrix(Paper& paper, const TableView& table) {
  std::vector<std::string> dimensions;
  for (const Json& column : table.columns()) {
    if (member(column, "role") == "dimension" && member(column, "type") == "text") {
      dimensions.push_back(as_text(member(column, "name"), paper.language));
    }
  }
  if (dimensions.size() != 2) return write_any_table(paper, table);
  Json everybody = Json::array();
  for (const Json& row : table.rows()) {
    if (is_everybody(member(row, "stratum"))) everybody.push_back(row);
  }
  const std::vector<std::string> from = values_of(everybody, dimensions[0]);
  const std::vector<std::string> to = values_of(everybody, dimensions[1]);
  if (from.empty() || to.size() > widest_matrix) return write_any_table(paper, table);
  std::vector<TextColumn> columns = {
      {table.label(dimensions[0]) + " ↓  " + table.label(dimensions[1]) + " →", Align::left, 12}};
  for (const std::string& value : to) columns.push_back({table.label(dimensions[1], value), Align::right, 0});
  TextTable text(std::move(columns));
  for (const std::string& start : from) {
    std::vector<TextCell> cells(to.size() + 1);
    cells[0] = table.label(dimensions[0], start);
    for (const Json& row : everybody) {
      if (member(row, dimensions[0]) != start) continue;
      const auto place = std::find(to.begin(), to.end(), as_text(member(row, dimensions[1]), paper.language));
      if (place == to.end()) continue;
      const Share share(table, row);
      paper.few_used = paper.few_used || share.few;
      cells[static_cast<std::size_t>(place - to.begin()) + 1] = share.value_text(paper);
    }
    text.add(std::move(cells));
  }
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

void write_any_table(Paper& paper, const TableView& table, std::size_t most) {
  const std::string kind = table.kind();
  const bool shares = kind == "proportion" || kind == "distribution" || kind == "matrix" || kind == "curve" ||
                      kind == "goals";
  std::vector<std::string> names;
  std::vector<TextColumn> columns;
  for (const Json& column : table.columns()) {
    if (is_added_detail(column)) continue;
    const Json& type = member(column, "type");
    const bool number = type == "integer" || type == "number";
    std::string name = as_text(member(column, "name"), paper.language);
    columns.push_back({table.label(name), number ? Align::right : Align::left, number ? 0u : 10u});
    names.push_back(std::move(name));
  }
  TextTable text(std::move(columns));
  const std::size_t shown = std::min(table.rows().size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<TextCell> cells;
    for (const std::string& name : names)
      cells.emplace_back(cell_text(paper, table, table.rows()[i], name, shares));
    text.add(std::move(cells));
  }
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
  if (const std::size_t rest = table.rows().size() - shown; rest > 0) {
    const std::string number = whole_number(static_cast<std::int64_t>(rest), paper.language);
    paper.note(paper.say("… och " + number + " rader till i resultatfilen.",
                         "… and " + number + " more rows in the results file."));
  }
}

}  // namespace fotfaste::report
