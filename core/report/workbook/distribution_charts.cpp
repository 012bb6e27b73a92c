// How people are spread over classes: over time as stacked columns, otherwise a lying bar a row. The cells
// hold counts, so that a class of few is no share.
#include <algorithm>
#include <array>
#include <map>

#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/html/table_columns.hpp"
#include "report/share.hpp"
#include "report/workbook/chart_data.hpp"
#include "report/workbook/chart_rows.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t most_bars = 16;
constexpr std::size_t most_columns = 120;
constexpr std::size_t most_classes = 14;

struct Paint {
  std::string_view code;
  std::uint32_t colour;
  Hatch hatch;
};

// The same colours as on the page (page/src/palette.ts): to be told apart with any colour vision, and by
// hatch.
constexpr std::array<Paint, 15> known_codes = {{{"employed", 0x14506E, Hatch::plain},
                                                {"self_employed", 0x3F86B5, Hatch::rising},
                                                {"education", 0x2F8A74, Hatch::falling},
                                                {"training", 0x4F7A28, Hatch::dots},
                                                {"placement", 0xB7791F, Hatch::plain},
                                                {"unemployed", 0xA3402F, Hatch::rising},
                                                {"job_search", 0xC4683C, Hatch::upright},
                                                {"inactive", 0x6B5B95, Hatch::falling},
                                                {"sick", 0x8B4A73, Hatch::dots},
                                                {"parental_leave", 0x7A6A58, Hatch::level},
                                                {"other", 0x66737F, Hatch::plain},
                                                {"unknown", 0x838C95, Hatch::falling},
                                                {"down", 0xB7791F, Hatch::rising},
                                                {"unchanged", 0x838C95, Hatch::plain},
                                                {"up", 0x14506E, Hatch::plain}}};
constexpr std::array<Paint, 10> others = {{{"", 0x14506E, Hatch::plain},
                                           {"", 0xB7791F, Hatch::rising},
                                           {"", 0x2F8A74, Hatch::falling},
                                           {"", 0x8B4A73, Hatch::dots},
                                           {"", 0x3F86B5, Hatch::upright},
                                           {"", 0xA3402F, Hatch::plain},
                                           {"", 0x6B5B95, Hatch::level},
                                           {"", 0x4F7A28, Hatch::rising},
                                           {"", 0x66737F, Hatch::falling},
                                           {"", 0x7A6A58, Hatch::dots}}};
// From low to high, for answers on a scale.
constexpr std::array<std::uint32_t, 7> scale = {0x7FA9BF, 0x5F93AE, 0x427C9B, 0x296685,
                                                0x14506E, 0x0B3A52, 0x062739};

std::vector<Paint> paints_of(const std::vector<Json>& classes) {
  const bool ordered =
      classes.size() > 1 && classes.size() <= scale.size() &&
      std::all_of(classes.begin(), classes.end(), [](const Json& one) { return one.is_number(); });
  std::vector<Paint> paints;
  std::size_t next = 0;
  for (const Json& one : classes) {
    const std::string code = raw_text(one);
    if (ordered) {
      paints.push_back({"", scale[paints.size() * (scale.size() - 1) / (classes.size() - 1)], Hatch::plain});
      continue;
    }
    const auto known = std::find_if(known_codes.begin(), known_codes.end(),
                                    [&](const Paint& paint) { return paint.code == code; });
    paints.push_back(known != known_codes.end() ? *known : others[next++ % others.size()]);
  }
  return paints;
}

// The rows that share every column but the class.
struct Stack {
  const Json* first;
  std::vector<std::optional<double>> counts;
  double whole;
  ChartRows rows;
};

std::vector<Stack> stacks_of(const TableView& table, const Pivot& pivot,
                             const std::vector<std::string>& down) {
  const std::string numerator = table.column_with("numerator");
  const std::string denominator = table.column_with("denominator");
  std::vector<Stack> stacks;
  std::map<std::string, std::size_t> known;
  for (const Json& row : table.rows()) {
    const double whole = as_number(member(row, denominator)).value_or(0);
    const auto at =
        std::find(pivot.values.begin(), pivot.values.end(), member(row, pivot.across)) - pivot.values.begin();
    if (whole <= 0 || static_cast<std::size_t>(at) == pivot.values.size()) continue;
    std::string key;
    for (const std::string& column : down) key.append(member(row, column).dump()).push_back('\n');
    const auto [found, is_new] = known.emplace(key, stacks.size());
    if (is_new) stacks.push_back({&row, std::vector<std::optional<double>>(pivot.values.size()), whole, {}});
    stacks[found->second].rows.push_back(&row);
    stacks[found->second].counts[static_cast<std::size_t>(at)] = as_number(member(row, numerator));
  }
  return stacks;
}

bool is_whole(const Stack& stack) {
  double sum = 0;
  for (const auto& count : stack.counts) sum += count.value_or(0);
  return sum == stack.whole;
}

}  // namespace

std::vector<ChartData> distribution_charts(const Page& page, const Json& document) {
  const Json of_all = table_of_everybody(document);
  const TableView table(of_all, page.language);
  const PageColumns columns = page_columns(table);
  Pivot pivot;
  std::vector<ChartData> charts;
  if (table.rows().empty() || !find_pivot(table, columns, pivot) || pivot.values.size() > most_classes)
    return charts;
  std::vector<std::string> down;
  for (const PageColumn& column : columns.dimensions) {
    if (column.name != pivot.across) down.push_back(column.name);
  }
  const std::vector<Stack> stacks = stacks_of(table, pivot, down);
  const bool over_time = down.size() == 1 && stacks.size() > 2 &&
                         std::all_of(stacks.begin(), stacks.end(), [&](const Stack& stack) {
                           return member(*stack.first, down.front()).is_number();
                         });
  ChartRows firsts;
  for (const Stack& stack : stacks) firsts.push_back(stack.first);
  const std::vector<Paint> paints = paints_of(pivot.values);
  for (const Panel& panel : panels_of(page, table, firsts, down, over_time ? most_columns : most_bars)) {
    ChartData chart;
    chart.form = over_time ? ChartForm::stacked_columns : ChartForm::stacked_bars;
    chart.title = table.title();
    if (!panel.heading.empty()) chart.title.append(": ").append(panel.heading);
    if (over_time) chart.category_title = table.label(down.front());
    chart.columns.push_back({over_time ? table.label(down.front()) : page.say("Vad", "What"), false});
    for (std::size_t i = 0; i < pivot.values.size(); ++i) {
      const std::string code = raw_text(pivot.values[i]);
      chart.columns.push_back({pivot.values[i].is_string() ? table.label(pivot.across, code) : code, false});
      chart.series.push_back({i + 1, {}, ChartSeries::Look::shown, paints[i].colour, paints[i].hatch});
    }
    bool all_whole = true;
    ChartRows rows;
    for (const Json* first : panel.rows) {
      const Stack& stack =
          *std::find_if(stacks.begin(), stacks.end(), [&](const Stack& one) { return one.first == first; });
      std::vector<Json> cells;
      if (over_time) {
        cells.push_back(member(*first, down.front()));
      } else {
        const std::string name = row_words(page, table, *first, panel.labels);
        cells.push_back(name + " (" + count_text(stack.whole, page, true) + ")");
      }
      for (const auto& count : stack.counts) cells.push_back(count ? Json(*count) : Json());
      all_whole &= is_whole(stack);
      rows.insert(rows.end(), stack.rows.begin(), stack.rows.end());
      chart.rows.push_back(std::move(cells));
    }
    chart.says = says_of(page, of_all, rows);
    chart.is_share = all_whole;
    chart.most = all_whole ? 1 : 0;
    chart.value_title = all_whole ? page.say("Andel", "Share") : page.say("Antal", "Number");
    charts.push_back(std::move(chart));
  }
  return charts;
}

}  // namespace fotfaste::report
