// Where a record stands towards an indicator: counted or not, and why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fotfaste/sdk/indicators/scheme.hpp"

namespace fotfaste::indicators {

enum class Standing : std::uint8_t {
  in,                 // counted
  condition_not_met,  // asked of, and not so
  unknown,            // asked of, or perhaps, and not known
  not_in_population,  // not asked of
  incomplete,         // the record lacks what a complete one has
  not_left,           // takes part still
  not_due,            // too early to tell
  not_valid,          // entered when the indicator was not in force
};
inline constexpr std::size_t standing_count = 8;

constexpr std::string_view word(Standing standing) {
  constexpr std::string_view words[] = {"in",         "condition_not_met", "unknown", "not_in_population",
                                        "incomplete", "not_left",          "not_due", "not_valid"};
  return words[static_cast<int>(standing)];
}

// By Due: the day that must have passed before a record can be judged; end_of_time while the person takes
// part.
using DueDays = std::array<Day, 4>;

// tolerance: days after six months that an answer may lie.
inline DueDays due_days(const Facts& facts, Day tolerance) {
  if (!facts.exit) return {facts.entry, end_of_time, end_of_time, end_of_time};
  return {facts.entry, *facts.exit, *facts.exit + leaving_days - 1, add_months(*facts.exit, 6) + tolerance};
}

// complete: whether the record is. due: its due_days. Nothing is known on or after as_of.
inline Standing standing_of(const Indicator& indicator, const Facts& facts, bool complete, const DueDays& due,
                            Day as_of) {
  if (facts.entry < indicator.valid_from || facts.entry >= indicator.valid_until) return Standing::not_valid;
  if (!complete && !indicator.incomplete_too) return Standing::incomplete;
  const Answer among = indicator.among == everybody ? Answer::yes : indicator.among(facts);
  if (among == Answer::no) return Standing::not_in_population;
  if (indicator.due != Due::at_entry && due[static_cast<std::size_t>(Due::at_exit)] >= as_of)
    return Standing::not_left;
  if (due[static_cast<std::size_t>(indicator.due)] >= as_of) return Standing::not_due;
  if (among == Answer::unknown) return Standing::unknown;
  constexpr Standing by_answer[] = {Standing::condition_not_met, Standing::unknown, Standing::in};
  return by_answer[static_cast<std::size_t>(indicator.counts(facts))];
}

}  // namespace fotfaste::indicators
