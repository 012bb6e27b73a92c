// What is counted and how: versions, configuration, the form of tables, targets.
#pragma once

#include <vector>

#include "report/diff/diff.hpp"
#include "report/diff/matching.hpp"

namespace fotfaste::report {

// Fills definitions and tables, with the causes of each table.
void compare_definitions(Difference& difference, const std::vector<Pair>& plugins);

// Columns of a goal's row that state the goal, rather than what came of it.
bool states_goal(const Json& column);

// Tables whose rows are definitions, not figures.
bool states_definitions(const Json& plugin, const Json& table);

}  // namespace fotfaste::report
