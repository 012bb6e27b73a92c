// Where a participation stands as to an outcome, and how many stand where.
#pragma once

#include <cstdint>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/statistics/two_groups.hpp"
#include "fotfaste/sdk/tally.hpp"

namespace comparison {

enum class Standing : std::uint8_t { reached, not_reached, unknown, not_due };
inline constexpr std::size_t standing_count = 4;
using Standings = fotfaste::Tally<Standing, standing_count>;

// Who is not due yet is neither a yes nor a no, whatever is known already.
inline Standing standing_of(const fotfaste::Outcome& outcome, fotfaste::Day as_of, bool unknown_is_no) {
  if (!fotfaste::is_observable(outcome, as_of)) return Standing::not_due;
  if (outcome.answer == fotfaste::Answer::yes) return Standing::reached;
  if (outcome.answer == fotfaste::Answer::no || unknown_is_no) return Standing::not_reached;
  return Standing::unknown;
}

inline fotfaste::statistics::Share share_of(const Standings& counts) {
  return {counts[Standing::reached], counts[Standing::reached] + counts[Standing::not_reached]};
}

}  // namespace comparison
