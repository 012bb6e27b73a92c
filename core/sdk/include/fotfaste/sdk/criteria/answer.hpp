// The answer of a criterion for one participation: yes, no, or unknown, and when it can be given.
#pragma once

#include <algorithm>
#include <cstdint>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste {

// In this order "and" is the least and "or" the greatest (S. C. Kleene's strong three-valued logic).
enum class Answer : std::int8_t { no, unknown, yes };

constexpr Answer both(Answer a, Answer b) {
  return std::min(a, b);
}
constexpr Answer either(Answer a, Answer b) {
  return std::max(a, b);
}
constexpr Answer negate(Answer a) {
  return static_cast<Answer>(2 - static_cast<int>(a));
}
constexpr Answer answer_of(bool known) {
  return known ? Answer::yes : Answer::no;
}

// Known from the start, as the gender is.
inline constexpr Day settled_always = no_day;
// The day it hangs on has not been set, as for somebody who still takes part.
inline constexpr Day settled_never = end_of_time;

struct Outcome {
  Answer answer;
  // The last day that has to be known before everybody alike can be judged. It never depends on the answer:
  // otherwise the quick to succeed would be counted before those who do not.
  Day settled;
  friend constexpr bool operator==(const Outcome&, const Outcome&) = default;
};

constexpr bool is_observable(const Outcome& outcome, Day as_of) {
  return outcome.settled < as_of;
}

}  // namespace fotfaste
