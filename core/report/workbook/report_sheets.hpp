// The sheets of the report's workbook besides its tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/html/page.hpp"
#include "report/workbook/book.hpp"

namespace fotfaste::report {

// A line of the contents.
struct ContentsLine {
  std::string part;   // the plugin
  std::string title;  // the table
  std::string sheet;  // empty: a table without rows, which has no sheet
  std::size_t rows = 0;
  std::size_t charts = 0;
  lxw_row_t first_chart = 0;
};

struct Contents {
  std::vector<ContentsLine> tables;
  std::string chart_sheet;  // empty: no charts
  std::string findings_sheet;
  std::string method_sheet;
};

// What it is about, each goal with its numbers and what is said of it, and the contents with links.
void write_summary_sheet(const Book& book, const Sheet& sheet, const Page& page, const Contents& contents);

// Findings with counts and denominators, and what to do.
void write_findings_sheet(const Book& book, const Sheet& sheet, const Page& page);

// Dates, cut-offs of verdicts, too few, definitions, programs, data with checksums.
void write_method_sheet(const Book& book, const Sheet& sheet, const Page& page);

// Cells from the first column on, as text; returns the next row.
lxw_row_t write_texts(const Sheet& sheet, lxw_row_t row, const std::vector<std::string>& texts,
                      lxw_format* format);

}  // namespace fotfaste::report
