// Where a record stands towards an indicator: counted or not, and why.
#pragma once

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

// The day that must have passed before the record can be judged; end_of_time while the person takes part.
inline Day day_due(const Indicator& indicator, const Facts& facts, Day tolerance) {
  if (indicator.due == Due::at_entry) return facts.entry;
  if (!facts.exit) return end_of_time;
  switch (indicator.due) {
    case Due::window_closed:
      return *facts.exit + leaving_days - 1;
    case Due::six_months:
      return add_months(*facts.exit, 6) + tolerance;
    default:
      return *facts.exit;
  }
}

// complete: whether the record is. tolerance: days after six months that an answer may lie. Nothing is known
// on or after as_of.
inline Standing standing_of(const Indicator& indicator, const Facts& facts, bool complete, Day tolerance,
                            Day as_of) {
  if (facts.entry < indicator.valid_from || facts.entry >= indicator.valid_until) return Standing::not_valid;
  if (!complete && !indicator.incomplete_too) return Standing::incomplete;
  const Answer among = indicator.among(facts);
  if (among == Answer::no) return Standing::not_in_population;
  if (indicator.due != Due::at_entry && !(facts.exit && *facts.exit < as_of)) return Standing::not_left;
  if (day_due(indicator, facts, tolerance) >= as_of) return Standing::not_due;
  if (among == Answer::unknown) return Standing::unknown;
  switch (indicator.counts(facts)) {
    case Answer::yes:
      return Standing::in;
    case Answer::no:
      return Standing::condition_not_met;
    default:
      return Standing::unknown;
  }
}

}  // namespace fotfaste::indicators
