#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

// What the share itself is made of; every other column stands beside it.
bool is_of_the_share(const Json& column) {
  constexpr std::array<std::string_view, 5> roles = {"numerator", "denominator", "unknown", "value", "low"};
  constexpr std::array<std::string_view, 5> names = {"high", "method", "worst", "best", "few"};
  const auto is = [&](const char* key, const auto& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return member(column, key) == word; });
  };
  return is("role", roles) || is("name", names);
}

struct Columns {
  std::vector<std::string> dimensions;  // without the stratum
  std::vector<std::string> others;
};

Columns columns_of(const Paper& paper, const TableView& table) {
  Columns columns;
  for (const Json& column : table.columns()) {
    if (member(column, "type") == "stratum" || is_of_the_share(column)) continue;
    std::string name = as_text(member(column, "name"), paper.language);
    (member(column, "role") == "dimension" ? columns.dimensions : columns.others).push_back(std::move(name));
  }
  return columns;
}

// Zero is no content, so that what concerns nobody leaves no column.
std::string beside(const Paper& paper, const TableView& table, const Json& row, const std::string& name) {
  const auto number = as_number(member(row, name));
  return number ? count_text(number, paper) : table.text(row, name);
}

using Rows = std::vector<const Json*>;

TextTable lines(Paper& paper, const TableView& table, const Rows& rows, const std::vector<std::string>& down,
                bool shares, const std::vector<std::string>& others) {
  std::vector<TextColumn> columns;
  for (const std::string& name : down) columns.push_back({table.label(name), Align::left, 14});
  if (shares) {
    columns.push_back({paper.say("Utfall", "Outcome"), Align::right, 0});
    columns.push_back({paper.say("Andel", "Share"), Align::right, 0});
    columns.push_back({"", Align::left, 0, true});
    columns.push_back({paper.say("95 % intervall", "95 % interval"), Align::right, 0});
    columns.push_back({paper.say("Med okända", "With unknown"), Align::right, 0});
    columns.push_back({paper.say("Okända", "Unknown"), Align::right, 0});
  }
  for (const std::string& name : others) columns.push_back({table.label(name), Align::right, 10});
  TextTable text(std::move(columns));
  for (const Json* row : rows) {
    std::vector<TextCell> cells;
    for (const std::string& name : down) cells.emplace_back(table.text(*row, name));
    if (shares) {
      const Share share(table, *row);
      paper.few_used = paper.few_used || share.few;
      cells.insert(cells.end(),
                   {share.of(paper), share.value_text(paper), paper.bar(share), share.interval_text(paper),
                    share.bounds_text(paper), count_text(share.unknown, paper)});
    }
    for (const std::string& name : others) cells.emplace_back(beside(paper, table, *row, name));
    text.add(std::move(cells));
  }
  return text;
}

// What stands beside the shares becomes a table of its own where there is no room.
void write_lines(Paper& paper, const TableView& table, const Rows& rows, const std::vector<std::string>& down,
                 const std::vector<std::string>& others) {
  constexpr std::size_t indent = 2;
  const TextTable all = lines(paper, table, rows, down, true, others);
  if (all.fits(paper.width, indent) || others.empty()) {
    paper.text.append(all.text(paper.width, indent, paper.palette));
    return;
  }
  paper.text.append(lines(paper, table, rows, down, true, {}).text(paper.width, indent, paper.palette));
  paper.text.push_back('\n');
  paper.text.append(lines(paper, table, rows, down, false, others).text(paper.width, indent, paper.palette));
}

// Everybody's lines, then those of the groups across.
void write_part(Paper& paper, const TableView& table, const Json& rows, const std::vector<std::string>& down,
                const std::vector<std::string>& others) {
  std::vector<const Json*> everybody;
  for (const Json& row : rows) {
    if (is_everybody(member(row, "stratum"))) everybody.push_back(&row);
  }
  write_lines(paper, table, everybody, down, others);
  if (down.size() == 1) write_breakdowns(paper, table, rows, down.front());
}

}  // namespace

bool write_shares(Paper& paper, const TableView& table) {
  const bool has_shares = table.kind() == "proportion" || table.kind() == "distribution";
  const Columns columns = columns_of(paper, table);
  const std::vector<std::string>& dimensions = columns.dimensions;
  if (!has_shares || table.column_with("denominator").empty() || dimensions.empty()) return false;
  if (dimensions.size() > 2) return false;
  paper.heading(table.title());
  if (dimensions.size() == 1) {
    write_part(paper, table, table.rows(), dimensions, columns.others);
    return true;
  }
  for (const std::string& value : values_of(table.rows(), dimensions.front())) {
    paper.subheading(table.label(dimensions.front(), value));
    Json rows = Json::array();
    for (const Json& row : table.rows()) {
      if (member(row, dimensions.front()) == value) rows.push_back(row);
    }
    write_part(paper, table, rows, {dimensions.back()}, columns.others);
  }
  return true;
}

}  // namespace fotfaste::report
