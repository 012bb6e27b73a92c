// Tables of repeated ratings: what each rater says of each measure, everybody's figures. Used by
// terminal_report alone; groups stand in the results file.
#pragma once

#include "report/sections.hpp"

namespace fotfaste::report {

// False for any other table.
bool write_ratings(Paper& paper, const TableView& table);

}  // namespace fotfaste::report
