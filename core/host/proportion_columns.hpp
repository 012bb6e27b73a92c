// What the host adds to every proportion k of n: the share with Wilson's interval, its bounds when the
// unknown are taken into account, and whether n is too small to say anything.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/results.hpp"

namespace fotfaste::host {

// Names that a plugin may not give to columns of a table with a numerator.
inline constexpr std::array<std::string_view, 8> added_column_names = {"value", "low",  "high", "method",
                                                                       "worst", "best", "few",  "verdict"};

// Adds value, low, high and method, worst and best when the table counts the unknown, and few. They are null
// where there is nothing to compute them from. Does nothing to a table without a numerator.
void add_proportion_columns(model::TableResult& table, std::int64_t few_below);

// Adds a column at the end of the table; rows get their cells from the caller.
void add_column(model::TableResult& table, std::string_view name, std::uint32_t type, std::uint32_t role,
                model::Text label);

// The number of the column with this role, or -1.
int column_of_role(const model::TableDescription& table, std::uint32_t role);

}  // namespace fotfaste::host
