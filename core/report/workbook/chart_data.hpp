// A chart before it is drawn: the numbers as they will stand in cells, and which of them make a series.
// Charts are of everybody, never of a group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report/html/page.hpp"

namespace fotfaste::report {

enum class ChartForm {
  bars,             // lying, with whiskers
  stacked_columns,  // over time
  stacked_bars,     // lying
  steps             // over time, from the first number to the next
};

enum class Hatch { plain, rising, falling, dots, upright, level };

struct ChartSeries {
  enum class Look {
    shown,
    hidden,  // takes its room and is not seen
    bound    // a thin broken line
  };
  std::size_t column = 0;
  std::string name;  // empty: the column's title
  Look look = Look::shown;
  std::uint32_t colour = 0;  // 0xRRGGBB
  Hatch hatch = Hatch::plain;
  bool in_legend = true;
  bool whisker = false;  // from the end of the bar back to its beginning
  std::size_t first_row = 0;
  std::size_t rows = 0;  // from first_row on; 0: to the last
};

struct ChartColumn {
  std::string title;
  bool is_share = false;
};

struct ChartData {
  ChartForm form = ChartForm::bars;
  std::string title;
  std::string says;
  std::string category_title;  // of the axis of classes or time; may be empty
  std::string value_title;
  bool is_share = true;  // the axis of values is per cent
  double most = 1;       // where the axis of values ends; 0: by itself
  std::vector<ChartColumn> columns;
  std::vector<std::vector<Json>> rows;  // null, number or text; as many as columns
  std::size_t category_column = 0;
  std::vector<ChartSeries> series;
};

// The charts of a table by its kind; none for a table that has none or too much for one.
constexpr std::size_t most_charts_of_a_table = 4;
std::vector<ChartData> charts_of(const Page& page, const Json& plugin, const Json& table);

std::vector<ChartData> goal_charts(const Page& page, const TableView& table);
std::vector<ChartData> share_charts(const Page& page, const Json& table);
std::vector<ChartData> curve_charts(const Page& page, const Json& table);
std::vector<ChartData> distribution_charts(const Page& page, const Json& table);

}  // namespace fotfaste::report
