#include <algorithm>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

// The names within a stratum, as one key: rows with the same are one breakdown. Empty for everybody.
std::string breakdown_of(const Json& row) {
  std::string names;
  const Json& stratum = member(row, "stratum");
  if (!stratum.is_object()) return names;
  for (auto it = stratum.begin(); it != stratum.end(); ++it) {
    if (!names.empty()) names.push_back('\n');
    names.append(it.key());
  }
  return names;
}

std::string title_of(const TableView& table, std::string names) {
  std::string title;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('\n'), names.size());
    if (!title.empty()) title.append(", ");
    title.append(table.label("stratum", names.substr(0, end)));
    names.erase(0, end + 1);
  }
  return title;
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

std::string cell_of(const Share& share, const Paper& paper) {
  const std::string value = share.value_text(paper);
  return share.of(paper) + (value.empty() ? "" : " (" + value + ")");
}

void write_breakdown(Paper& paper, const TableView& table, const std::vector<const Json*>& rows,
                     const std::string& down, const std::string& names) {
  std::vector<std::string> across;
  std::vector<std::string> lines;
  for (const Json* row : rows) {
    add_once(across, table.text(*row, "stratum"));
    if (Share(table, *row).numerator.value_or(0) > 0) add_once(lines, table.text(*row, down));
  }
  if (lines.empty()) return;
  std::vector<TextColumn> columns = {{title_of(table, names), Align::left, 14}};
  for (const std::string& value : across) columns.push_back({value, Align::right, 0});
  TextTable text(std::move(columns));
  for (const std::string& line : lines) {
    std::vector<TextCell> cells(across.size() + 1);
    cells[0] = line;
    for (const Json* row : rows) {
      if (table.text(*row, down) != line) continue;
      const auto place = std::find(across.begin(), across.end(), table.text(*row, "stratum"));
      const Share share(table, *row);
      paper.few_used = paper.few_used || share.few;
      cells[static_cast<std::size_t>(place - across.begin()) + 1] = cell_of(share, paper);
    }
    text.add(std::move(cells));
  }
  paper.text.push_back('\n');
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

}  // namespace

void write_breakdowns(Paper& paper, const TableView& table, const Json& rows, const std::string& down) {
  std::vector<std::string> breakdowns;
  for (const Json& row : rows) {
    if (std::string names = breakdown_of(row); !names.empty()) add_once(breakdowns, std::move(names));
  }
  for (const std::string& names : breakdowns) {
    std::vector<const Json*> own;
    for (const Json& row : rows) {
      if (breakdown_of(row) == names) own.push_back(&row);
    }
    write_breakdown(paper, table, own, down, names);
  }
}

}  // namespace fotfaste::report
