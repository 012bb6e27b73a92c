// Curves as steps: each number twice, at its own time and at the next. Nothing is drawn where fewer than five
// are followed.
#include <algorithm>
#include <cmath>
#include <map>

#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/html/table_columns.hpp"
#include "report/workbook/chart_data.hpp"
#include "report/workbook/chart_rows.hpp"

namespace fotfaste::report {
namespace {

constexpr double fewest_at_risk = 5;
constexpr std::size_t most_series = 6;
constexpr std::uint32_t colours[most_series] = {0x14506E, 0xB7791F, 0x2F8A74, 0x8B4A73, 0x3F86B5, 0xA3402F};

enum CurveColumn : std::size_t { series, time, value, low, high, at_risk, width };

struct Columns {
  std::string time, value, low, high, at_risk;
};

std::string unit_words(const Page& page, const TableView& table, const Json& row) {
  const std::string unit = raw_text(member(row, "unit"));
  if (unit == "month") return page.say("Månader", "Months");
  if (unit == "day") return page.say("Dagar", "Days");
  if (unit == "week") return page.say("Veckor", "Weeks");
  if (unit == "year") return page.say("År", "Years");
  return unit.empty() ? std::string() : table.text(row, "unit");
}

// Where a curve is before its first number: at nobody gone, or at nobody there.
double start(const Json& first, double first_value, double last_value, const Columns& columns) {
  const auto people = as_number(member(first, columns.at_risk));
  const auto events = as_number(member(first, "events"));
  if (people && events && *people > 0) {
    if (std::abs(1 - *events / *people - first_value) < 1e-9) return 1;
    if (std::abs(*events / *people - first_value) < 1e-9) return 0;
  }
  return last_value <= first_value ? 1 : 0;
}

ChartRows followed(ChartRows rows, const Columns& columns) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Json* a, const Json* b) {
    return as_number(member(*a, columns.time)).value_or(0) < as_number(member(*b, columns.time)).value_or(0);
  });
  ChartRows kept;
  for (const Json* row : rows) {
    if (!member(*row, columns.time).is_number() || !member(*row, columns.value).is_number()) continue;
    if (as_number(member(*row, columns.at_risk)).value_or(fewest_at_risk) < fewest_at_risk) break;
    kept.push_back(row);
  }
  return kept;
}

void add_steps(ChartData& chart, const std::string& name, const ChartRows& rows, const Columns& columns) {
  const auto number = [&](const Json* row, const std::string& column) { return member(*row, column); };
  std::vector<Json> last(width);
  last[series] = name;
  last[time] = 0;
  last[value] = start(*rows.front(), *as_number(number(rows.front(), columns.value)),
                      *as_number(number(rows.back(), columns.value)), columns);
  if (*as_number(number(rows.front(), columns.time)) > 0) chart.rows.push_back(last);
  bool is_first = chart.rows.empty();
  for (const Json* row : rows) {
    if (!is_first) {
      last[time] = number(row, columns.time);
      last[at_risk] = nullptr;
      chart.rows.push_back(last);
    }
    is_first = false;
    last = {name,
            number(row, columns.time),
            number(row, columns.value),
            number(row, columns.low),
            number(row, columns.high),
            number(row, columns.at_risk)};
    chart.rows.push_back(last);
  }
}

double axis_end(const ChartData& chart) {
  double highest = 0;
  for (const std::vector<Json>& row : chart.rows) {
    for (const std::size_t column : {value, high}) {
      highest = std::max(highest, as_number(row[column]).value_or(0));
    }
  }
  if (highest > 1) return 0;
  return highest > 0.4 ? 1 : std::max(0.1, std::ceil(highest * 10) / 10);
}

}  // namespace

std::vector<ChartData> curve_charts(const Page& page, const Json& document) {
  std::vector<ChartData> charts;
  const Json of_all = table_of_everybody(document);
  const TableView whole(of_all, page.language);
  std::vector<TablePart> parts = parts_of(of_all, whole);
  if (parts.empty()) parts.push_back({of_all, {}, {}});
  for (const TablePart& part : parts) {
    const TableView table(part.table, page.language);
    const Columns columns = {"time", table.column_with("value"), table.column_with("low"),
                             table.column_with("high"), table.column_with("count")};
    if (!table.has(columns.time) || columns.value.empty() || table.rows().empty()) continue;
    std::vector<std::string> others;
    for (const PageColumn& column : page_columns(table).dimensions) {
      if (column.name != columns.time) others.push_back(column.name);
    }
    std::vector<std::pair<std::string, ChartRows>> curves;
    for (const Json& row : table.rows()) {
      const std::string name = row_words(page, table, row, others);
      const auto known =
          std::find_if(curves.begin(), curves.end(), [&](const auto& curve) { return curve.first == name; });
      (known == curves.end() ? curves.emplace_back(name, ChartRows()) : *known).second.push_back(&row);
    }
    ChartData chart;
    chart.form = ChartForm::steps;
    chart.title = table.title();
    if (!part.title.empty()) chart.title.append(": ").append(part.title);
    chart.says = says(page, table);
    chart.category_title = unit_words(page, table, table.rows().front());
    if (chart.category_title.empty()) chart.category_title = table.label(columns.time);
    chart.category_column = time;
    chart.value_title = table.label(columns.value);
    const auto bound = [&](const std::string& column, const std::string& otherwise) {
      return column.empty() ? otherwise : table.label(column);
    };
    chart.columns = {{page.say("Kurva", "Curve"), false},
                     {chart.category_title, false},
                     {table.label(columns.value), true},
                     {bound(columns.low, page.say("Lägst", "Lowest")), true},
                     {bound(columns.high, page.say("Högst", "Highest")), true},
                     {bound(columns.at_risk, page.say("Följs", "Followed")), false}};
    const bool several = curves.size() > 1;
    for (const auto& curve : curves) {
      const std::string& name = curve.first;
      const ChartRows kept = followed(curve.second, columns);
      if (kept.empty() || chart.series.size() >= most_series) continue;
      const std::size_t first = chart.rows.size();
      add_steps(chart, several ? name : part.title, kept, columns);
      const std::size_t rows_of_curve = chart.rows.size() - first;
      const std::uint32_t colour = colours[several ? chart.series.size() : 0];
      const auto add = [&](std::size_t column, ChartSeries::Look look) {
        ChartSeries one{column, several ? name : std::string(), look, colour};
        one.first_row = first;
        one.rows = rows_of_curve;
        chart.series.push_back(one);
      };
      add(value, ChartSeries::Look::shown);
      // The bounds of several curves would cross each other; they are in the cells.
      if (several) continue;
      for (const std::size_t column : {low, high}) {
        const bool any = std::any_of(chart.rows.begin(), chart.rows.end(),
                                     [&](const std::vector<Json>& row) { return row[column].is_number(); });
        if (any) add(column, ChartSeries::Look::bound);
      }
    }
    if (chart.series.empty()) continue;
    chart.most = axis_end(chart);
    chart.is_share = chart.most > 0;
    charts.push_back(std::move(chart));
  }
  return charts;
}

}  // namespace fotfaste::report
