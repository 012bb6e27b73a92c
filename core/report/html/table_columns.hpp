// Which columns of a result table stand in the page, in which order: what is counted first, then the share
// with its interval and the unknown, then the rest. Columns that say the same for every row are said once or
// left out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/table_view.hpp"

namespace fotfaste::report {

struct PageColumn {
  std::string name;
  std::string role;
};

struct PageColumns {
  std::vector<PageColumn> dimensions;  // without the group
  std::vector<PageColumn> others;
  // Dimensions with one value in the whole table: name and value; a null is empty.
  std::vector<std::pair<std::string, Json>> given;
};

PageColumns page_columns(const TableView& table);

// A table with two dimensions or more, whose last one goes across: one row for the others, one cell a value.
struct Pivot {
  std::string across;
  std::vector<Json> values;
  std::vector<PageColumn> after;  // the denominator, and what else is the same for all cells of a row
};

// Whether the table is written so, and how. Distributions and matrices are, where every row of the page has
// one denominator.
bool find_pivot(const TableView& table, const PageColumns& columns, Pivot& pivot);

// A table as the page shows it: whole, or in parts that are read one at a time. Each row is in one part.
struct TablePart {
  Json table;
  std::string id;            // after the table's own id; empty for the first
  std::string title;         // after the table's own title; empty for none
  bool is_by_group = false;  // everybody is in another part
};

// A curve by itself; shares of everybody apart from a long table of groups, which holds numbers only. Empty
// for a table that stays whole.
std::vector<TablePart> parts_of(const Json& table, const TableView& view);

}  // namespace fotfaste::report
