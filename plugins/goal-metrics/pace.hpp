// Is there time? How fast people come and reach a goal, how fast they must, and what may be expected of those
// whose outcome is still to come.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/statistics/beta_binomial.hpp"
#include "standing.hpp"
#include "target.hpp"

namespace goals {

// A month is 30.436875 days, the mean of the Gregorian calendar.
constexpr double months_of(std::int64_t days) {
  return static_cast<double>(days) / 30.436875;
}

// The days of the project, as far as they are stated.
struct Period {
  fotfaste::Day as_of;
  std::optional<fotfaste::Day> start;
  std::optional<fotfaste::Day> end;  // the last day

  // Days that are known: from the start up to and not including as_of, within the project.
  [[nodiscard]] std::optional<std::int64_t> days_passed() const;
  // From as_of to this day, both included; 0 when it has passed.
  [[nodiscard]] std::int64_t days_until(fotfaste::Day last) const;
};

// Null where it cannot be said.
struct Pace {
  std::optional<double> entries_a_month;  // so far
  std::optional<double> months_to_enter;  // until the last day to enter that can be observed
  std::optional<double> entries_needed;   // a month from now on, for all planned to come in time
  std::optional<double> months_left;      // of the project
  std::optional<double> reached_a_month;  // so far
  std::optional<double> reached_needed;   // a month from now on, for the target in counts
};

// planned may be unknown; last_entry is the last day to enter, if any limits. target_count is a target in
// counts.
Pace pace_of(const Period& period, std::int64_t entered, std::optional<std::int64_t> planned,
             std::optional<fotfaste::Day> last_entry, std::int64_t reached,
             std::optional<double> target_count);

// Why a forecast is what it is: the words of bases().
enum class Basis : std::uint8_t {
  forecast,      // the probability is the model's
  decided,       // nothing that is still to come can change it
  out_of_reach,  // not even if all still to come reach the goal
  too_few_left,  // it could be reached, but not by those who can be judged before the project ends
  few_judged,    // too few have been judged to say anything
  no_end         // the project's last day is not stated
};
std::string_view word(Basis basis);
std::vector<std::pair<std::string_view, fotfaste::Label>> bases();

struct Forecast {
  Basis basis = Basis::no_end;
  std::int64_t judged = 0;
  std::int64_t reached = 0;     // of the judged
  std::int64_t in_time = 0;     // entered, and can be judged before the project ends
  std::int64_t still_here = 0;  // of these, still taking part without an exit day, and taken to leave in time
  std::int64_t too_late = 0;    // entered, and cannot
  std::int64_t to_come = 0;     // planned, not entered, and can still enter in time
  std::int64_t at_pace = 0;     // of these, those who come if the pace holds
  std::optional<double> low;    // 90 % predictive limits of the final outcome, in the target's scale
  std::optional<double> high;
  std::optional<double> probability;          // of reaching the target, if all to_come come
  std::optional<double> probability_at_pace;  // if at_pace of them come
};

struct Outlook {
  Standings standings;
  bool unknown_is_not_reached = false;
  Target target;
  std::optional<std::int64_t> planned;
  std::optional<fotfaste::Day> last_entry;
  bool can_exit_in_time = false;
  std::int64_t least_judged = 5;
  fotfaste::statistics::BetaPrior prior;
};

// The model: those still to come are like those judged, with a beta prior on their common share, so the
// number of them who reach the goal is beta-binomial (statistics/beta_binomial.hpp), and at least as many as
// have reached it early. The target is stated.
Forecast forecast_of(const Outlook& outlook, const Period& period);

}  // namespace goals
