// What differs between two runs, for a person at a terminal.
#pragma once

#include <string>

#include "report/diff/diff.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {

enum class Extent { largest, all };  // of the figures; everything else is always told

std::string difference_text(const Difference& difference, const TerminalStyle& style, Extent extent);

}  // namespace fotfaste::report
