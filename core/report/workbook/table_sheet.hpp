// A result table on a sheet of its own: title, what it is, a header, typed cells.
#pragma once

#include "report/table_view.hpp"
#include "report/workbook/book.hpp"

namespace fotfaste::report {

struct TableSheetStyle {
  model::Language language = model::Language::swedish;
  // Rows between the description and the header, for more to be said.
  lxw_row_t room = 0;
  // A second row of the header with the columns' names for programs, in place of notes on the header.
  bool technical_names = false;
};

// The row of the first data, counted from 0.
lxw_row_t first_data_row(const TableSheetStyle& style);

// Shares are percent; a column for each name that rows are broken down by; no data is an empty cell. Throws
// std::length_error for a table of more rows than a sheet has.
void write_table_sheet(const Book& book, const Sheet& sheet, const Json& table, const TableSheetStyle& style);

}  // namespace fotfaste::report
