#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {

void write_next_state(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  for (const std::string& leaving : values_of(table.rows(), "leaving")) {
    TextTable text({{table.label("state"), Align::left, 14},
                    {paper.say("Utfall", "Outcome"), Align::right, 0},
                    {paper.say("Andel", "Share"), Align::right, 0},
                    {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                    {paper.say("Okända", "Unknown"), Align::right, 0},
                    {table.label("months_median"), Align::right, 0}});
    Json rows = Json::array();
    for (const Json& row : table.rows()) {
      if (member(row, "leaving") != leaving) continue;
      rows.push_back(row);
      if (!is_everybody(member(row, "stratum"))) continue;
      const Share share(table, row);
      paper.few_used = paper.few_used || share.few;
      const auto months = as_number(member(row, "months_median"));
      text.add({table.text(row, "state"), share.of(paper), share.value_text(paper),
                share.interval_text(paper), count_text(share.unknown, paper),
                months ? decimal_number(*months, 1, paper.language) : std::string()});
    }
    paper.subheading(table.label("leaving", leaving));
    paper.text.append(text.text(paper.width, 2, paper.palette));
    write_breakdowns(paper, table, rows, "state");
  }
}

// The months stand in the results file; the report has their median beside the states.
void write_months_to_next_state(Paper&, const TableView&) {}

void write_sequences(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  TextTable text({{table.label("rank"), Align::right, 0},
                  {table.label("sequence"), Align::left, 20},
                  {paper.say("Utfall", "Outcome"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0}});
  for (const Json& row : table.rows()) {
    if (!is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    paper.few_used = paper.few_used || share.few;
    text.add({count_text(as_number(member(row, "rank")), paper), table.text(row, "sequence"), share.of(paper),
              share.value_text(paper)});
  }
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

// A few months of many, in all and by group.
void write_sequence_entropy(Paper& paper, const TableView& table) {
  constexpr std::array<double, 9> wanted = {0, 3, 6, 12, 18, 24, 36, 48, 60};
  std::vector<double> months;
  for (const Json& row : table.rows()) {
    const auto month = as_number(member(row, "month"));
    if (!month || !is_everybody(member(row, "stratum"))) continue;
    if (std::find(wanted.begin(), wanted.end(), *month) != wanted.end()) months.push_back(*month);
  }
  if (months.empty()) return;
  std::vector<TextColumn> columns = {{table.label("month"), Align::left, 12}};
  for (const double month : months)
    columns.push_back({decimal_number(month, 0, paper.language), Align::right, 0});
  std::vector<std::string> names;
  std::vector<std::vector<TextCell>> lines;
  for (const Json& row : table.rows()) {
    const auto month = as_number(member(row, "month"));
    const auto value = as_number(member(row, "value"));
    const auto place = std::find(months.begin(), months.end(), month.value_or(-1));
    if (!value || place == months.end()) continue;
    const bool all = is_everybody(member(row, "stratum"));
    std::string name = all ? paper.say("alla", "everybody") : table.text(row, "stratum");
    auto line = std::find(names.begin(), names.end(), name) - names.begin();
    if (static_cast<std::size_t>(line) == names.size()) {
      lines.emplace_back(months.size() + 1).front() = name;
      names.push_back(std::move(name));
    }
    lines[static_cast<std::size_t>(line)][static_cast<std::size_t>(place - months.begin()) + 1] =
        decimal_number(*value, 2, paper.language);
  }
  TextTable text(std::move(columns));
  for (auto& line : lines) text.add(std::move(line));
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
  paper.note(paper.say("0 när alla är i samma tillstånd, 1 när de är jämnt spridda.",
                       "0 when all are in the same state, 1 when they are spread evenly."));
}

}  // namespace fotfaste::report
