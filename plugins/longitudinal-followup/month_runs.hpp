// A person's months, as runs of equal states: in which state they were on the anchor's day, a month later,
// two months later, and so on.
#pragma once

#include <algorithm>
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
      : months_(static_cast<std::int32_t>(months)), as_of_(fotfaste::to_civil(as_of)) {}

  // history has read the participation. Valid until the next call.
  std::span<const MonthRun> read(fotfaste::Day anchor, fotfaste::History& history, StateNumbers& numbers) {
    runs_.clear();
    const fotfaste::CivilDate start = fotfaste::to_civil(anchor);
    const std::int32_t limit = std::min(months_, months_before(start, as_of_));
    std::int32_t reached = 0;
    fotfaste::Day counted_day = anchor;  // the day whose months were counted last, often the next one's first
    std::int32_t counted = 0;
    for (const fotfaste::StateSpell& spell : history.timeline()) {
      if (spell.until <= anchor) continue;
      if (reached >= limit) break;
      const std::int32_t first = spell.from <= anchor        ? 0
                                 : spell.from == counted_day ? counted
                                                             : months_before(start, spell.from, limit);
      const std::int32_t end = months_before(start, spell.until, limit);
      counted_day = spell.until;
      counted = end;
      if (end <= first) continue;
      if (first > reached) add(fotfaste::unknown_state, reached, first);
      const bool known = spell.state != fotfaste::unknown_state;
      add(known ? numbers.number(spell.state) : fotfaste::unknown_state, first, end);
      reached = end;
    }
    if (reached < limit) add(fotfaste::unknown_state, reached, limit);
    return runs_;
  }

 private:
  // How many of the days start, start + 1 month, start + 2 months ... lie before a day.
  static std::int32_t months_before(const fotfaste::CivilDate& start, const fotfaste::CivilDate& day) {
    const int months = (day.year - start.year) * 12 + (day.month - start.month);
    const int in_that_month = std::min(start.day, fotfaste::days_in_month(day.year, day.month));
    return std::max(0, in_that_month < day.day ? months + 1 : months);
  }

  static std::int32_t months_before(const fotfaste::CivilDate& start, fotfaste::Day day, std::int32_t limit) {
    return std::min(limit, months_before(start, fotfaste::to_civil(day)));
  }

  void add(std::int32_t state, std::int32_t first, std::int32_t end) {
    const auto last = static_cast<std::uint32_t>(end - 1);
    if (!runs_.empty() && runs_.back().state == state) {
      runs_.back().last = last;
    } else {
      runs_.push_back({state, static_cast<std::uint32_t>(first), last});
    }
  }

  std::int32_t months_;
  fotfaste::CivilDate as_of_;
  std::vector<MonthRun> runs_;
};

}  // namespace followup
