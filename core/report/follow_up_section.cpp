#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

bool same(const Json& row, const char* column, const std::string& value) {
  return member(row, column) == value;
}

// The values of column down, for everybody at a point.
void write_everybody(Paper& paper, const TableView& table, const std::string& point,
                     const std::string& down) {
  TextTable text({{table.label(down), Align::left, 14},
                  {paper.say("Utfall", "Outcome"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {"", Align::left, 0, true},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                  {paper.say("Med okända", "With unknown"), Align::right, 0},
                  {paper.say("Okända", "Unknown"), Align::right, 0},
                  {paper.say("Ej dags", "Not due"), Align::right, 0}});
  for (const Json& row : table.rows()) {
    if (!same(row, "point", point) || !is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    if (share.numerator.value_or(0) == 0 && share.denominator.value_or(0) > 0) continue;
    paper.few_used = paper.few_used || share.few;
    text.add({table.text(row, down), share.of(paper), share.value_text(paper), paper.bar(share),
              share.interval_text(paper), share.bounds_text(paper), count_text(share.unknown, paper),
              count_text(as_number(member(row, "not_due")), paper)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

Json rows_with(const TableView& table, const char* column, const std::string& value) {
  Json rows = Json::array();
  for (const Json& row : table.rows()) {
    if (same(row, column, value)) rows.push_back(row);
  }
  return rows;
}

// One line a point, of everybody, and then by group.
void write_points(Paper& paper, const TableView& table, const Json& rows) {
  TextTable text({{table.label("point"), Align::left, 14},
                  {paper.say("Utfall", "Outcome"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {"", Align::left, 0, true},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                  {paper.say("Med okända", "With unknown"), Align::right, 0},
                  {paper.say("Okända", "Unknown"), Align::right, 0},
                  {paper.say("Ej dags", "Not due"), Align::right, 0}});
  for (const Json& row : rows) {
    if (!is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    paper.few_used = paper.few_used || share.few;
    text.add({table.text(row, "point"), share.of(paper), share.value_text(paper), paper.bar(share),
              share.interval_text(paper), share.bounds_text(paper), count_text(share.unknown, paper),
              count_text(as_number(member(row, "not_due")), paper)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
  write_breakdowns(paper, table, rows, "point");
}

// Those whom the figures leave out, the same at every point.
void write_left_out(Paper& paper, const TableView& table, const Json& rows) {
  for (const Json& row : rows) {
    if (!is_everybody(member(row, "stratum"))) continue;
    std::string line;
    for (const char* name : {"elsewhere_at_exit", "unknown_at_exit", "still_taking_part"}) {
      const auto count = as_number(member(row, name));
      if (count.value_or(0) == 0) continue;
      line.append(line.empty() ? "" : "; ").append(table.label(name)).append(": ");
      line.append(count_text(count, paper));
    }
    if (line.empty()) return;
    paper.text.push_back('\n');
    return paper.note(paper.say("Räknas inte: ", "Not counted: ") + line + ".");
  }
}

bool has_anybody(const TableView& table, const Json& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const Json& row) {
    const Share share(table, row);
    return share.denominator.value_or(0) + share.unknown.value_or(0) > 0;
  });
}

}  // namespace

// The other dimension of text is what stands down the side: a state, an outcome, a branch.
void write_at_points(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  std::string down = "state";
  for (const Json& column : table.columns()) {
    const bool text = member(column, "role") == "dimension" && member(column, "type") == "text";
    if (text && member(column, "name") != "point") down = as_text(member(column, "name"), paper.language);
  }
  paper.heading(table.title());
  for (const std::string& point : values_of(table.rows(), "point")) {
    paper.subheading(table.label("point", point));
    write_everybody(paper, table, point, down);
    write_breakdowns(paper, table, rows_with(table, "point", point), down);
  }
}

void write_over_points(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  write_points(paper, table, table.rows());
}

void write_remained(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  bool first = true;
  for (const std::string& ending : values_of(table.rows(), "ending")) {
    const Json rows = rows_with(table, "ending", ending);
    // Drop-outs are shown where there were any who had work or studies to remain in.
    if (!first && !has_anybody(table, rows)) continue;
    paper.subheading(table.label("ending", ending));
    write_points(paper, table, rows);
    write_left_out(paper, table, rows);
    first = false;
  }
}

void write_response(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  TextTable text({{table.label("point"), Align::left, 14},
                  {table.label("entered"), Align::right, 0},
                  {table.label("exited"), Align::right, 0},
                  {table.label("denominator"), Align::right, 0},
                  {table.label("attempted"), Align::right, 0},
                  {table.label("numerator"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {"", Align::left, 0, true},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0}});
  for (const Json& row : table.rows()) {
    if (!is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    paper.few_used = paper.few_used || share.few;
    const auto count = [&](const char* name) {
      return count_text(as_number(member(row, name)), paper, true);
    };
    text.add({table.text(row, "point"), count("entered"), count("exited"), count("denominator"),
              count("attempted"), count("numerator"), share.value_text(paper), paper.bar(share),
              share.interval_text(paper)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
  // By group where somebody was not reached.
  Json missed = Json::array();
  for (const std::string& point : values_of(table.rows(), "point")) {
    const Json rows = rows_with(table, "point", point);
    const bool all = std::all_of(rows.begin(), rows.end(), [&](const Json& row) {
      const Share share(table, row);
      return share.numerator == share.denominator;
    });
    if (!all) missed.insert(missed.end(), rows.begin(), rows.end());
  }
  write_breakdowns(paper, table, missed, "point");
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
