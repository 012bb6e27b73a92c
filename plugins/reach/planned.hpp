// Table planned-composition: who takes part, against the shares that the project planned.
#pragma once

#include "composition.hpp"
#include "options.hpp"

namespace reach {

inline constexpr const char* planned_id = "planned-composition";
inline constexpr const char* nobody_code = "P405";

void describe_planned(fotfaste::Description& description);
void report_planned(const Reporting& reporting, const std::vector<PlannedShare>& planned,
                    const Composition& composition);

}  // namespace reach
