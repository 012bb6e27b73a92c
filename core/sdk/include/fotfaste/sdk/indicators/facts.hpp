// What is known of one participation record: the background at the first entry, and what followed the last
// exit. Answers are unknown, never no, where nothing is recorded.
#pragma once

#include <cstdint>
#include <optional>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"

namespace fotfaste::indicators {

// The window "upon leaving": this many days, of which the exit day is the first.
inline constexpr Day leaving_days = 28;

// Yes and no answers at entry.
struct Flags {
  Answer foreign_background = Answer::unknown;
  Answer third_country_national = Answer::unknown;
  Answer minority = Answer::unknown;
  Answer disability = Answer::unknown;
  Answer homeless = Answer::unknown;
  Answer rural = Answer::unknown;
  Answer jobless_household = Answer::unknown;
  Answer dependent_children = Answer::unknown;
  Answer single_adult = Answer::unknown;
  Answer other_disadvantaged = Answer::unknown;
};

// The latest labour-market event of the window: what somebody began last, studies apart.
enum class LastEvent : std::uint8_t { none_known, searching, employed, other };

// Within leaving_days of the exit. A state counts when it covers any of the days; no is said when some state
// is known in the window and none of them is the one asked about.
struct UponLeaving {
  Answer searching = Answer::unknown;  // unemployed, or looking for work
  Answer studying = Answer::unknown;   // education or training
  Answer employed = Answer::unknown;   // employees and self-employed, subsidised or not
  Answer qualified = Answer::unknown;  // from entry to the end of the window; unknown when not collected
  Answer offered = Answer::unknown;  // an offer of work, studies or a traineeship; unknown when not collected
  LastEvent last = LastEvent::none_known;
};

// On the day six months after the exit, or as near as the project's tolerance allows.
struct SixMonths {
  Answer employed = Answer::unknown;  // employees and self-employed
  Answer self_employed = Answer::unknown;
  Answer studying = Answer::unknown;
  Answer placement = Answer::unknown;  // traineeship or apprenticeship
  Answer improved = Answer::unknown;   // see improvement.hpp
};

struct Facts {
  std::uint64_t person = 0;
  Day entry = no_day;
  std::optional<Day> exit;  // nothing while the person takes part
  std::uint32_t participations = 1;
  bool day_known = true;  // entry and exit are known to the day
  Gender gender = Gender::unknown;
  // Completed years at entry: the fewest and the most that the birth date allows; differ when only its month
  // or year is known. Nothing when it is missing.
  std::optional<int> age_low;
  std::optional<int> age_high;
  bool born_after_entry = false;
  LabourStatus status = LabourStatus::unknown;
  // Without work for more than six months (under 25) or twelve (others) on the entry day.
  Answer long_unemployed = Answer::unknown;
  std::optional<Day> unemployed_since;
  std::optional<int> isced;
  Flags flags;
  ExitReason exit_reason = ExitReason::unknown;
  UponLeaving leaving;
  SixMonths later;
};

inline Answer is_age(const Facts& facts, int least, int most = 200) {
  if (!facts.age_low || !facts.age_high) return Answer::unknown;
  if (*facts.age_low >= least && *facts.age_high <= most) return Answer::yes;
  return *facts.age_high < least || *facts.age_low > most ? Answer::no : Answer::unknown;
}
inline Answer is_gender(const Facts& facts, Gender gender) {
  return facts.gender == Gender::unknown ? Answer::unknown : answer_of(facts.gender == gender);
}
inline Answer is_status(const Facts& facts, LabourStatus a) {
  return facts.status == LabourStatus::unknown ? Answer::unknown : answer_of(facts.status == a);
}
inline Answer is_unemployed(const Facts& facts) {
  return is_status(facts, LabourStatus::unemployed);
}
inline Answer is_inactive(const Facts& facts) {
  return either(is_status(facts, LabourStatus::inactive_education),
                is_status(facts, LabourStatus::inactive_other));
}
inline Answer is_employed(const Facts& facts) {
  return either(is_status(facts, LabourStatus::employed), is_status(facts, LabourStatus::self_employed));
}
inline Answer is_isced(const Facts& facts, int least, int most) {
  return facts.isced ? answer_of(*facts.isced >= least && *facts.isced <= most) : Answer::unknown;
}

}  // namespace fotfaste::indicators
