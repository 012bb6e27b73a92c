#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

// The keys of a stratum, as one word: rows with the same are one breakdown.
std::string breakdown_of(const Json& stratum) {
  std::string names;
  if (!stratum.is_object()) return names;
  for (auto it = stratum.begin(); it != stratum.end(); ++it) {
    if (!names.empty()) names.push_back('\n');
    names.append(it.key());
  }
  return names;
}

bool same(const Json& row, const char* column, const std::string& value) {
  return member(row, column) == value;
}

bool anyone(const TableView& table, const Json& row) {
  return Share(table, row).numerator.value_or(0) > 0;
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

// States down, the values of the breakdown across.
void write_breakdown(Paper& paper, const TableView& table, const std::string& point,
                     const std::string& names) {
  std::vector<std::string> across;
  std::vector<std::string> states;
  for (const Json& row : table.rows()) {
    if (!same(row, "point", point)) continue;
    const Json& stratum = member(row, "stratum");
    const std::string state = as_text(member(row, "state"), paper.language);
    if (breakdown_of(stratum) == names) {
      const std::string value = table.text(row, "stratum");
      if (std::find(across.begin(), across.end(), value) == across.end()) across.push_back(value);
      if (anyone(table, row) && std::find(states.begin(), states.end(), state) == states.end()) {
        states.push_back(state);
      }
    }
  }
  if (states.empty() || across.empty()) return;
  std::string title = names;
  std::string shown;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find('\n'), title.size());
    if (!shown.empty()) shown.append(", ");
    shown.append(table.label("stratum", title.substr(0, end)));
    title.erase(0, end + 1);
  }
  std::vector<TextColumn> columns = {{shown, Align::left, 12}};
  for (const std::string& value : across) columns.push_back({value, Align::right, 0});
  TextTable text(std::move(columns));
  for (const std::string& state : states) {
    std::vector<TextCell> cells(across.size() + 1);
    for (const Json& row : table.rows()) {
      if (!same(row, "point", point) || breakdown_of(member(row, "stratum")) != names) continue;
      if (as_text(member(row, "state"), paper.language) != state) continue;
      const auto place = std::find(across.begin(), across.end(), table.text(row, "stratum"));
      const Share share(table, row);
      paper.few_used = paper.few_used || share.few;
      const std::string value = share.value_text(paper);
      cells[0] = table.text(row, "state");
      cells[static_cast<std::size_t>(place - across.begin()) + 1] =
          share.of(paper) + (value.empty() ? "" : " (" + value + ")");
    }
    text.add(std::move(cells));
  }
  paper.text.push_back('\n');
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

}  // namespace

void write_state_at_point(Paper& paper, const TableView& table) {
  paper.heading(table.title());
  std::vector<std::string> breakdowns;
  for (const Json& row : table.rows()) {
    const std::string names = breakdown_of(member(row, "stratum"));
    if (names.empty() || std::find(breakdowns.begin(), breakdowns.end(), names) != breakdowns.end()) continue;
    breakdowns.push_back(names);
  }
  for (const std::string& point : values_of(table.rows(), "point")) {
    paper.subheading(table.label("point", point));
    write_everybody(paper, table, point);
    for (const std::string& names : breakdowns) write_breakdown(paper, table, point, names);
  }
}

// A few months of many, shares of everybody; the rest is in the results file.
void write_state_by_month(Paper& paper, const TableView& table) {
  constexpr std::array<double, 9> wanted = {0, 3, 6, 12, 18, 24, 36, 48, 60};
  std::vector<double> months;
  double last = -1;
  for (const Json& row : table.rows()) {
    const auto month = as_number(member(row, "month"));
    if (!month || !is_everybody(member(row, "stratum"))) continue;
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
    for (const Json& row : table.rows()) {
      if (!same(row, "state", state) || !is_everybody(member(row, "stratum"))) continue;
      const auto month = as_number(member(row, "month"));
      const auto place = month ? std::find(months.begin(), months.end(), *month) : months.end();
      if (place == months.end()) continue;
      const Share share(table, row);
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
