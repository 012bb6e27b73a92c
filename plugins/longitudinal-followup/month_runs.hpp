// A person's months, as runs of equal states: in which state they were on the anchor's day, a month later,
// two months later, and so on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/history.hpp"
#include "state_numbers.hpp"

namespace followup {

// The months first ... last. state is a StateNumbers number, or fotfaste::unknown_state.
struct MonthRun {
  std::int32_t state;
  std::uint32_t first;
  std::uint32_t last;
};

class MonthRuns {
 public:
  // So many months at most, and none whose day is as_of or later.
  MonthRuns(std::size_t months, fotfaste::Day as_of)
      : months_(static_cast<std::uint32_t>(months)), as_of_(as_of) {}

  // history has read the participation. Valid until the next call.
  std::span<const MonthRun> read(fotfaste::Day anchor, fotfaste::History& history, StateNumbers& numbers) {
    runs_.clear();
    const auto timeline = history.timeline();
    std::size_t next = 0;
    // add_months(anchor, month) for each month, by adding up the lengths of months.
    const fotfaste::CivilDate start = fotfaste::to_civil(anchor);
    fotfaste::Day month_begins = anchor - start.day;
    int year = start.year;
    int calendar_month = start.month;
    std::int32_t state_before = fotfaste::unknown_state;
    for (std::uint32_t month = 0; month < months_; ++month) {
      const int length = fotfaste::days_in_month(year, calendar_month);
      const fotfaste::Day day = month_begins + (start.day < length ? start.day : length);
      if (day >= as_of_) break;
      while (next < timeline.size() && timeline[next].until <= day) ++next;
      const bool covered = next < timeline.size() && timeline[next].from <= day;
      const std::int32_t state = covered ? timeline[next].state : fotfaste::unknown_state;
      if (!runs_.empty() && state == state_before) {
        runs_.back().last = month;
      } else {
        runs_.push_back({state == fotfaste::unknown_state ? state : numbers.number(state), month, month});
        state_before = state;
      }
      month_begins += length;
      if (++calendar_month > 12) {
        calendar_month = 1;
        ++year;
      }
    }
    return runs_;
  }

 private:
  std::uint32_t months_;
  fotfaste::Day as_of_;
  std::vector<MonthRun> runs_;
};

}  // namespace followup
