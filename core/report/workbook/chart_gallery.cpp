#include "report/workbook/chart_gallery.hpp"

#include <algorithm>
#include <cmath>

#include "report/display_text.hpp"

namespace fotfaste::report {
namespace {

constexpr double chart_width = 920;  // pixels
constexpr double row_height = 20;
constexpr double page_height = 1'430;  // that fit on a page of paper
constexpr lxw_row_t first_chart = 3;
constexpr lxw_col_t last_column = 13;  // under a chart
constexpr lxw_color_t quiet = 0x5A6672;
constexpr lxw_color_t grid = 0xD9DEE3;

// The library takes a text that begins with = for a reference to a cell.
std::string chart_text(const std::string& text, std::size_t longest) {
  std::string safe = cut(neutral(text), longest);
  return safe.starts_with('=') ? std::string(1, ' ').append(safe) : safe;
}

bool is_lying(ChartForm form) {
  return form == ChartForm::bars || form == ChartForm::stacked_bars;
}

lxw_chart_type type_of(const ChartData& chart) {
  switch (chart.form) {
    case ChartForm::bars:
      return LXW_CHART_BAR_STACKED;
    case ChartForm::stacked_bars:
      return chart.is_share ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_BAR_STACKED;
    case ChartForm::stacked_columns:
      return chart.is_share ? LXW_CHART_COLUMN_STACKED_PERCENT : LXW_CHART_COLUMN_STACKED;
    case ChartForm::steps:
      break;
  }
  return LXW_CHART_SCATTER_STRAIGHT;
}

std::uint8_t pattern_of(Hatch hatch) {
  switch (hatch) {
    case Hatch::plain:
      return LXW_CHART_PATTERN_NONE;
    case Hatch::rising:
      return LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL;
    case Hatch::falling:
      return LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL;
    case Hatch::dots:
      return LXW_CHART_PATTERN_PERCENT_20;
    case Hatch::upright:
      return LXW_CHART_PATTERN_LIGHT_VERTICAL;
    case Hatch::level:
      return LXW_CHART_PATTERN_LIGHT_HORIZONTAL;
  }
  return LXW_CHART_PATTERN_NONE;
}

lxw_color_t paler(std::uint32_t colour) {
  const auto mixed = [&](int shift) { return (((colour >> shift) & 0xFFU) * 3U + 0xFFU) / 4U << shift; };
  return mixed(16) | mixed(8) | mixed(0);
}

void paint_bar(lxw_chart_series* series, const ChartSeries& look) {
  if (look.look == ChartSeries::Look::hidden) {
    lxw_chart_fill none = {};
    none.none = LXW_TRUE;
    chart_series_set_fill(series, &none);
  } else if (look.hatch == Hatch::plain) {
    lxw_chart_fill fill = {};
    fill.color = look.colour;
    chart_series_set_fill(series, &fill);
  } else {
    lxw_chart_pattern pattern = {};
    pattern.fg_color = paler(look.colour);
    pattern.bg_color = look.colour;
    pattern.type = pattern_of(look.hatch);
    chart_series_set_pattern(series, &pattern);
  }
  if (!look.whisker) return;
  // All of its own length backwards: from the end of the bar to its beginning.
  chart_series_set_error_bars(series->x_error_bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100);
  chart_series_set_error_bars_direction(series->x_error_bars, LXW_CHART_ERROR_BAR_DIR_MINUS);
  chart_series_set_error_bars_endcap(series->x_error_bars, LXW_CHART_ERROR_BAR_NO_CAP);
  lxw_chart_line line = {};
  line.color = 0x1C2630;
  line.width = 1.75F;
  chart_series_set_error_bars_line(series->x_error_bars, &line);
}

void paint_line(lxw_chart_series* series, const ChartSeries& look) {
  lxw_chart_line line = {};
  line.color = look.colour;
  line.width = look.look == ChartSeries::Look::bound ? 1.0F : 2.5F;
  if (look.look == ChartSeries::Look::bound) line.dash_type = LXW_CHART_LINE_DASH_DASH;
  chart_series_set_line(series, &line);
  chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

double height_of(const ChartData& chart) {
  if (!is_lying(chart.form)) return 420;
  return 150 + 27 * static_cast<double>(std::max<std::size_t>(chart.rows.size(), 3));
}

lxw_chart_font font(double size) {
  lxw_chart_font result = {};
  result.size = size;
  result.bold = LXW_EXPLICIT_FALSE;
  result.color = quiet;
  return result;
}

void style_axes(lxw_chart* drawn, const ChartData& chart) {
  const bool lying = is_lying(chart.form);
  lxw_chart_axis* values = lying ? drawn->x_axis : drawn->y_axis;
  lxw_chart_axis* classes = lying ? drawn->y_axis : drawn->x_axis;
  lxw_chart_font small = font(10);
  const std::string value_title = chart_text(chart.value_title, 90);
  const std::string category_title = chart_text(chart.category_title, 90);
  if (!value_title.empty()) {
    chart_axis_set_name(values, value_title.c_str());
    chart_axis_set_name_font(values, &small);
  }
  if (!category_title.empty()) {
    chart_axis_set_name(classes, category_title.c_str());
    chart_axis_set_name_font(classes, &small);
  }
  lxw_chart_line line = {};
  line.color = grid;
  line.width = 0.75F;
  chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
  chart_axis_major_gridlines_set_line(values, &line);
  chart_axis_major_gridlines_set_visible(classes, LXW_FALSE);
  chart_axis_set_min(values, 0);
  if (chart.is_share) chart_axis_set_num_format(values, "0%");
  const bool is_percent_stack =
      chart.is_share && (chart.form == ChartForm::stacked_bars || chart.form == ChartForm::stacked_columns);
  if (chart.most > 0 && !is_percent_stack) chart_axis_set_max(values, chart.most);
  if (lying) {
    // The first row on top, and the numbers still below.
    chart_axis_set_reverse(classes);
    chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
  }
  if (chart.form == ChartForm::steps) {
    chart_axis_set_min(classes, 0);
    chart_axis_set_num_format(classes, "0");
  }
}

}  // namespace

ChartGallery::ChartGallery(Book& book, const Page& page, Sheet charts, Sheet cells)
    : book_(book), page_(page), charts_(std::move(charts)), cells_(std::move(cells)) {
  Book::write_text(charts_, 0, 0, page.say("Diagram", "Charts"), book.formats().title);
  Book::write_text(charts_, 1, 0,
                   page.say("Alla deltagare. Kopiera ett diagram för att klistra in det i en presentation.",
                            "All participants. Copy a chart to paste it into a presentation."));
  Book::write_text(cells_, 0, 0, page.say("Diagrammens celler", "The cells of the charts"),
                   book.formats().title);
  Book::write_text(cells_, 1, 0,
                   page.say("Diagrammen är ritade av dessa celler. Samma siffror står i tabellerna.",
                            "The charts are drawn from these cells. The same numbers are in the tables."));
  worksheet_gridlines(charts_.handle, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_column(cells_.handle, 0, 0, 48, nullptr);
  worksheet_set_column(cells_.handle, 1, 20, 14, nullptr);
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(charts_.handle, a4);
  worksheet_set_print_scale(charts_.handle, 55);
  worksheet_set_landscape(cells_.handle);
  worksheet_fit_to_pages(cells_.handle, 1, 0);
  next_chart_ = first_chart;
  next_cells_ = 3;
}

ChartGallery::Block ChartGallery::write_cells(const ChartData& chart) {
  lxw_row_t row = next_cells_;
  Book::write_text(cells_, row++, 0, chart.title, book_.formats().heading);
  Block block = {};
  block.header = row;
  for (std::size_t i = 0; i < chart.columns.size(); ++i) {
    Book::write_text(cells_, row, static_cast<lxw_col_t>(i), cut(neutral(chart.columns[i].title), 60),
                     book_.formats().header);
  }
  block.first = ++row;
  for (const std::vector<Json>& cells : chart.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      if (cells[i].is_number()) {
        book_.write_number(cells_, row, column, cells[i].get<double>(),
                           chart.columns[i].is_share ? book_.formats().share : nullptr);
      } else if (cells[i].is_string()) {
        Book::write_text(cells_, row, column, cells[i].get<std::string>());
      }
    }
    ++row;
  }
  block.last = row - 1;
  next_cells_ = row + 1;
  return block;
}

std::string ChartGallery::range(std::size_t column, lxw_row_t first, lxw_row_t last) const {
  const std::string letter(1, static_cast<char>('A' + column));
  const auto cell = [&](lxw_row_t row) {
    return std::string("$").append(letter).append("$").append(std::to_string(row + 1));
  };
  std::string text = "='";
  text.append(cells_.name).append("'!").append(cell(first));
  if (last != first) text.append(":").append(cell(last));
  return text;
}

void ChartGallery::add_series(lxw_chart* drawn, const ChartData& chart, const Block& block,
                              const ChartSeries& series) {
  const lxw_row_t first = block.first + static_cast<lxw_row_t>(series.first_row);
  const lxw_row_t last = series.rows == 0 ? block.last : first + static_cast<lxw_row_t>(series.rows) - 1;
  lxw_chart_series* added = chart_add_series(drawn, range(chart.category_column, first, last).c_str(),
                                             range(series.column, first, last).c_str());
  const std::string name =
      series.name.empty() ? range(series.column, block.header, block.header) : chart_text(series.name, 60);
  chart_series_set_name(added, name.c_str());
  if (chart.form == ChartForm::steps) {
    paint_line(added, series);
  } else {
    paint_bar(added, series);
  }
}

void ChartGallery::draw(const ChartData& chart, const Block& block, lxw_row_t at, double height) {
  lxw_chart* drawn = book_.add_chart(type_of(chart));
  std::vector<int16_t> unnamed;
  std::size_t named = 0;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    add_series(drawn, chart, block, chart.series[i]);
    if (chart.series[i].in_legend) {
      ++named;
    } else {
      unnamed.push_back(static_cast<int16_t>(i));
    }
  }
  lxw_chart_font large = font(13);
  large.color = 0x1C2630;
  chart_title_set_name(drawn, chart_text(chart.title, 110).c_str());
  chart_title_set_name_font(drawn, &large);
  style_axes(drawn, chart);
  if (named < 2) {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  } else {
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
    unnamed.push_back(-1);
    chart_legend_delete_series(drawn, unnamed.data());
  }
  if (is_lying(chart.form)) {
    chart_set_series_gap(drawn, 45);
  } else if (chart.form == ChartForm::stacked_columns) {
    chart_set_series_gap(drawn, 12);
  }
  std::string description = neutral(chart.says, 1000);
  lxw_chart_options options = {};
  options.x_scale = chart_width / 480;
  options.y_scale = height / 288;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = description.data();
  worksheet_insert_chart_opt(charts_.handle, at, 0, drawn, &options);
}

void ChartGallery::write_sentence(const std::string& sentence, lxw_row_t row) {
  if (sentence.empty()) return;
  const std::string text = neutral(sentence, 1000);
  worksheet_merge_range(charts_.handle, row, 0, row, last_column, text.c_str(), book_.formats().wrapped);
  Book::set_lines(charts_, row, {{text, 120}});
}

void ChartGallery::finish() {
  if (page_breaks_.empty()) return;
  page_breaks_.push_back(0);
  worksheet_set_h_pagebreaks(charts_.handle, page_breaks_.data());
}

lxw_row_t ChartGallery::add(const ChartData& chart, const std::string& table_sheet) {
  const Block block = write_cells(chart);
  const lxw_row_t begins = next_chart_;
  Book::write_text(charts_, begins, 0, chart.title, book_.formats().heading);
  write_sentence(chart.says, begins + 1);
  book_.write_link(charts_, begins + 2, 0, page_.say("Siffrorna: ", "The numbers: ") + table_sheet,
                   table_sheet);
  const double height = height_of(chart);
  const double on_paper = height + 6 * row_height;
  if (used_of_page_ + on_paper > page_height && begins > first_chart) {
    page_breaks_.push_back(begins);
    used_of_page_ = 0;
  }
  used_of_page_ += on_paper;
  draw(chart, block, begins + 3, height);
  next_chart_ = begins + 3 + static_cast<lxw_row_t>(std::ceil(height / row_height)) + 2;
  return begins;
}

}  // namespace fotfaste::report
