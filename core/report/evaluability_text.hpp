// What a project will be able to show, for people: goal by goal and point by point. Findings are not in it.
#pragma once

#include <string>

#include "model/evaluability.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {

std::string evaluability_text(const model::Evaluability& evaluability, const TerminalStyle& style);

}  // namespace fotfaste::report
