// Rows of a table that a chart is made of, in portions that can be read.
#pragma once

#include <string>
#include <vector>

#include "report/html/page.hpp"

namespace fotfaste::report {

using ChartRows = std::vector<const Json*>;

ChartRows rows_of_everybody(const TableView& table);

// The table with some of its rows only.
Json table_of_everybody(const Json& table);
Json table_with(const Json& table, const ChartRows& rows);

// A sentence with the numbers of those rows.
std::string says_of(const Page& page, const Json& table, const ChartRows& rows);

struct Panel {
  std::string heading;  // what its rows have in common; empty when it is the only one
  ChartRows rows;
  std::vector<std::string> labels;  // the columns that tell its rows apart
};

// One panel where the rows are few enough. Otherwise the column with most values tells the rows of a panel
// apart, and the others tell the panels apart; panels that are still too long are left out.
std::vector<Panel> panels_of(const Page& page, const TableView& table, const ChartRows& rows,
                             const std::vector<std::string>& dimensions, std::size_t most_rows);

// "6 månader efter avslut, anställning"; a number goes with the name of its column.
std::string row_words(const Page& page, const TableView& table, const Json& row,
                      const std::vector<std::string>& columns);

}  // namespace fotfaste::report
