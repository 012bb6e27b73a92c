#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

bool same(const Json& row, const char* column, const std::string& value) {
  return member(row, column) == value;
}

void write_everybody(Paper& paper, const TableView& table, const std::string& point) {
  TextTable text({{paper.say("Tillstånd", "State"), Align::left, 14},
                  {paper.say("Utfall", "Outcome"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                  {paper.say("Med okända", "With unknown"), Align::right, 0},
                  {paper.say("Okända", "Unknown"), Align::right, 0},
                  {paper.say("Ej dags", "Not due"), Align::right, 0}});
  for (const Json& row : table.rows()) {
    if (!same(row, "point", point) || !is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    if (share.numerator.value_or(0) == 0 && share.denominator.value_or(0) > 0) continue;
    paper.few_used = paper.few_used || share.few;
    text.add({table.text(row, "state"), share.of(paper), share.value_text(paper), share.interval_text(paper),
              share.bounds_text(paper), count_text(share.unknown, paper),
              count_text(as_number(member(row, "not_due")), paper)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

}  // namespace

void write_state_at_point(Paper& paper, const TableView& table) {
  paper.heading(table.title());
  for (const std::string& point : values_of(table.rows(), "point")) {
    paper.subheading(table.label("point", point));
    write_everybody(paper, table, point);
    Json rows = Json::array();
    for (const Json& row : table.rows()) {
      if (same(row, "point", point)) rows.push_back(row);
    }
    write_breakdowns(paper, table, rows, "state");
  }
}

// A few months of many, shares of everybody; the rest is in the results file.
void write_state_by_month(Paper& paper, const TableView& table) {
  constexpr std::array<double, 9> wanted = {0, 3, 6, 12, 18, 24, 36, 48, 60};
  std::vector<double> months;
  double last = -1;
  std::vector<const Json*> rows;
  for (const Json& row : table.rows()) {
    const auto month = as_number(member(row, "month"));
    if (!month || !is_everybody(member(row, "stratum"))) continue;
    rows.push_back(&row);
    last = std::max(last, *month);
    const bool chosen = std::find(wanted.begin(), wanted.end(), *month) != wanted.end();
    if (chosen && std::find(months.begin(), months.end(), *month) == months.end()) months.push_back(*month);
  }
  if (last < 0) return;
  if (std::find(months.begin(), months.end(), last) == months.end()) months.push_back(last);
  std::sort(months.begin(), months.end());

  std::vector<TextColumn> columns = {{paper.say("Månad", "Month"), Align::left, 12}};
  for (const double month : months)
    columns.push_back({decimal_number(month, 0, paper.language), Align::right, 0});
  TextTable text(std::move(columns));
  std::vector<TextCell> known(months.size() + 1);
  known[0] = TextCell(paper.say("antal kända", "number known"), Tone::faint);
  for (const std::string& state : values_of(table.rows(), "state")) {
    std::vector<TextCell> cells(months.size() + 1);
    cells[0] = table.label("state", state);
    bool any = false;
    for (const Json* row : rows) {
      if (!same(*row, "state", state)) continue;
      const auto place = std::find(months.begin(), months.end(), *as_number(member(*row, "month")));
      if (place == months.end()) continue;
      const Share share(table, *row);
      const std::size_t at = static_cast<std::size_t>(place - months.begin()) + 1;
      paper.few_used = paper.few_used || share.few;
      cells[at] = share.value_text(paper);
      known[at] = TextCell(count_text(share.denominator, paper, true), Tone::faint);
      any = any || share.numerator.value_or(0) > 0;
    }
    if (any) text.add(std::move(cells));
  }
  text.add(std::move(known));
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

}  // namespace fotfaste::report
