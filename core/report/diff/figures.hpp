// What came of it: the rows of result tables, goals by themselves.
#pragma once

#include "report/diff/diff.hpp"

namespace fotfaste::report {

// Fills goals, same_goals and rows, and adds what goals and described rows say to the definitions. The tables
// must be there already.
void compare_figures(Difference& difference);

}  // namespace fotfaste::report
