// Table costs: the project's own table of costs, added up.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace state_grant {

void describe_costs(fotfaste::Description& description);
void declare_costs(fotfaste::Needs& needs);
// What is dated on or after as_of is left out. Holds the sums against the rules; there is nothing to hold
// without both a budget and spending.
void report_costs(fotfaste::Results& results, const fotfaste::Settings& settings,
                  fotfaste::exports::ExportRules& rules);

}  // namespace state_grant
