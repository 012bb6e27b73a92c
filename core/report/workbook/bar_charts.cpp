// Shares as bars with whiskers. A whisker is the length of a part of the bar: one part reaches from the lower
// bound to the share, another, unseen, from the share to the upper bound. So it follows the cells.
#include <algorithm>

#include "report/display_text.hpp"
#include "report/share.hpp"
#include "report/workbook/chart_data.hpp"
#include "report/workbook/chart_rows.hpp"

namespace fotfaste::report {
namespace {

// Light enough for a dark whisker to be seen across it, and dark enough on white.
constexpr std::uint32_t bar_colour = 0x5F93AE;
constexpr std::uint32_t goal_colour = 0xB7791F;
constexpr std::size_t most_rows = 14;
constexpr std::size_t most_goals = 20;

enum BarColumn : std::size_t { label, value, low, high, target, up_to_low, low_to_value, value_to_high };

ChartData empty_chart(const Page& page, const TableView& table) {
  ChartData chart;
  chart.form = ChartForm::bars;
  chart.title = table.title();
  chart.says = says(page, table);
  chart.value_title = page.say("Strecken visar osäkerheten", "The lines show the uncertainty");
  chart.columns = {{page.say("Vad", "What"), false},
                   {page.say("Utfall", "Outcome"), true},
                   {page.say("Lägst", "Lowest"), true},
                   {page.say("Högst", "Highest"), true},
                   {page.say("Målvärde", "Target"), true},
                   {page.say("Stapel: till lägst", "Bar: up to lowest"), true},
                   {page.say("Stapel: lägst till utfall", "Bar: lowest to outcome"), true},
                   {page.say("Streck: utfall till högst", "Line: outcome to highest"), true}};
  const std::string outcome = chart.columns[value].title;
  chart.series = {{up_to_low, outcome, ChartSeries::Look::shown, bar_colour},
                  {low_to_value, outcome, ChartSeries::Look::shown, bar_colour},
                  {value_to_high, chart.columns[high].title, ChartSeries::Look::hidden}};
  chart.series[1].in_legend = false;
  chart.series[1].whisker = true;
  chart.series[2].in_legend = false;
  chart.series[2].whisker = true;
  return chart;
}

Json bound(const std::optional<double>& number) {
  return number ? Json(std::clamp(*number, 0.0, 1.0)) : Json();
}

std::vector<Json> bar(const Page& page, const std::string& name, const Share& share) {
  std::string said = name;
  const std::string counts = share.of(page);
  if (!counts.empty()) {
    said.append(" (").append(counts);
    if (share.few) said.append(page.say(", för få", ", too few"));
    said.append(")");
  }
  std::vector<Json> cells(8);
  cells[label] = said;
  if (share.few || !share.value) return cells;
  const double middle = std::clamp(*share.value, 0.0, 1.0);
  cells[value] = middle;
  cells[low] = bound(share.low);
  cells[high] = bound(share.high);
  const double from = share.low ? std::clamp(*share.low, 0.0, middle) : middle;
  cells[up_to_low] = from;
  if (share.low) cells[low_to_value] = middle - from;
  if (share.high) cells[value_to_high] = std::clamp(*share.high, middle, 1.0) - middle;
  return cells;
}

bool has_bar(const std::vector<std::vector<Json>>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const std::vector<Json>& cells) { return cells[value].is_number(); });
}

}  // namespace

std::vector<ChartData> goal_charts(const Page& page, const TableView& table) {
  ChartData chart = empty_chart(page, table);
  bool any_target = false;
  std::size_t goals = 0;
  for (const Json* row : rows_of_everybody(table)) {
    const Share share(table, *row);
    if (!share.denominator || *share.denominator == 0 || ++goals > most_goals) continue;
    if (!chart.rows.empty()) chart.rows.emplace_back(8);  // air between goals
    chart.rows.push_back(bar(page, cut(table.text(*row, table.column_with("dimension")), 80), share));
    const auto cell = [&](const char* role) {
      const std::string column = table.column_with(role);
      return column.empty() ? std::nullopt : as_number(member(*row, column));
    };
    const auto low_target = cell("target_low");
    const auto high_target = cell("target_high");
    const bool is_count = member(*row, table.column_with("scale")) == "count";
    const std::string words = target_range(page, low_target, high_target, is_count);
    if (words.empty()) continue;
    std::vector<Json> cells(8);
    cells[label] = page.say("målvärde ", "target ") + words;
    const auto stated = low_target ? low_target : high_target;
    if (!is_count && stated) {
      cells[target] = bound(stated);
      any_target = true;
    }
    chart.rows.push_back(std::move(cells));
  }
  if (!has_bar(chart.rows)) return {};
  if (any_target) {
    chart.series.push_back({target, {}, ChartSeries::Look::shown, goal_colour, Hatch::rising});
  }
  std::vector<ChartData> charts;
  charts.push_back(std::move(chart));
  return charts;
}

std::vector<ChartData> share_charts(const Page& page, const Json& document) {
  const TableView table(document, page.language);
  std::vector<ChartData> charts;
  if (table.column_with("numerator").empty() || !table.has("value")) return charts;
  std::vector<std::string> dimensions;
  for (const Json& column : table.columns()) {
    if (member(column, "role") == "dimension" && member(column, "type") != "stratum" &&
        member(column, "name").is_string()) {
      dimensions.push_back(member(column, "name").get<std::string>());
    }
  }
  for (const Panel& panel : panels_of(page, table, rows_of_everybody(table), dimensions, most_rows)) {
    ChartData chart = empty_chart(page, table);
    chart.series.front().in_legend = false;
    if (!panel.heading.empty()) {
      chart.title.append(": ").append(panel.heading);
      chart.says = says_of(page, document, panel.rows);
    }
    for (const Json* row : panel.rows) {
      chart.rows.push_back(bar(page, row_words(page, table, *row, panel.labels), Share(table, *row)));
    }
    if (has_bar(chart.rows)) charts.push_back(std::move(chart));
  }
  return charts;
}

std::vector<ChartData> charts_of(const Page& page, const Json& plugin, const Json& table) {
  std::vector<ChartData> charts;
  if (!has_rows(table) || is_export(plugin) || is_for_evaluators(table) || is_left_to_files(plugin, table)) {
    return charts;
  }
  const TableView view(table, page.language);
  const std::string kind = view.kind();
  if (kind == "goals" && is_goal_list(table)) charts = goal_charts(page, view);
  if (kind == "proportion") charts = share_charts(page, table);
  if (kind == "curve") charts = curve_charts(page, table);
  if (kind == "distribution") charts = distribution_charts(page, table);
  if (charts.size() > most_charts_of_a_table) charts.resize(most_charts_of_a_table);
  return charts;
}

}  // namespace fotfaste::report
