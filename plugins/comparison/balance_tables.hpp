// The tables of comparison groups: who is compared, how alike they are, and only then how they differ.
#pragma once

#include <deque>

#include "comparison_group.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace comparison {

void describe_comparison_groups(fotfaste::Description& description);

void report_comparison_groups(const std::deque<ComparisonGroup>& groups, const fotfaste::Settings& settings,
                              fotfaste::Results& results);

}  // namespace comparison
