// Table cohorts: how many entered each cohort, against the number that the project's table of cohorts plans.
#pragma once

#include "by_column.hpp"
#include "fotfaste/sdk/description.hpp"

namespace reach {

inline constexpr const char* cohorts_id = "cohorts";

void describe_cohorts(fotfaste::Description& description);
void declare_cohorts(fotfaste::Needs& needs);
// Cohorts in the order of their start, then of their names; that of those without one last.
void report_cohorts(const Reporting& reporting, const CountsByValue& entered);

}  // namespace reach
