// Charts below each other on one sheet, drawn from cells on another.
#pragma once

#include <vector>

#include "report/workbook/book.hpp"
#include "report/workbook/chart_data.hpp"

namespace fotfaste::report {

class ChartGallery {
 public:
  // Charts go on one sheet and their cells on the other. page outlives the gallery.
  ChartGallery(Book& book, const Page& page, Sheet charts, Sheet cells);

  // Draws a chart with a link to the sheet of its table; returns the row that it begins at.
  lxw_row_t add(const ChartData& chart, const std::string& table_sheet);

  // After the last chart: where pages of paper end, so that no chart is cut.
  void finish();

 private:
  struct Block {
    lxw_row_t header;
    lxw_row_t first;
    lxw_row_t last;
  };
  void write_sentence(const std::string& sentence, lxw_row_t row);
  Block write_cells(const ChartData& chart);
  [[nodiscard]] std::string range(std::size_t column, lxw_row_t first, lxw_row_t last) const;
  void draw(const ChartData& chart, const Block& block, lxw_row_t at, double height);
  void add_series(lxw_chart* drawn, const ChartData& chart, const Block& block, const ChartSeries& series);

  Book& book_;
  const Page& page_;
  Sheet charts_;
  Sheet cells_;
  lxw_row_t next_chart_ = 0;
  lxw_row_t next_cells_ = 0;
  double used_of_page_ = 0;
  std::vector<lxw_row_t> page_breaks_;
};

}  // namespace fotfaste::report
