// Looks at all spells of each person together: the same spell twice, and spells that overlap.
#pragma once

#include <cstdint>
#include <vector>

#include "intake/row_order.hpp"
#include "intake/table_columns.hpp"

namespace fotfaste::intake {

// Notes what it finds with the sources, and returns the rows that repeat another (sorted), which are not to
// be written.
std::vector<RowRef> check_spells(TableRows& rows, const TableColumns& columns, const OwnedRows& owned,
                                 std::uint32_t persons, unsigned threads);

}  // namespace fotfaste::intake
