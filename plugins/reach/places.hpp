// Table per-inhabitants: how many are reached of those who live in a place.
#pragma once

#include "by_column.hpp"
#include "fotfaste/sdk/description.hpp"
#include "options.hpp"

namespace reach {

inline constexpr const char* per_inhabitants_id = "per-inhabitants";
inline constexpr const char* no_figure_code = "P404";

void describe_per_inhabitants(fotfaste::Description& description);
void report_per_inhabitants(const Reporting& reporting, const std::vector<Inhabitants>& inhabitants,
                            const CountsByValue& by_place);

}  // namespace reach
