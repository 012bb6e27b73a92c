// Spell algebra: half-open stretches of days, and what may be said of them without knowing what they are.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste {

// The days from, from + 1, ... until - 1.
struct Spell {
  Day from;
  Day until;
  friend constexpr bool operator==(const Spell&, const Spell&) = default;
};

constexpr bool is_empty(const Spell& spell) {
  return spell.until <= spell.from;
}
constexpr bool covers(const Spell& spell, Day day) {
  return spell.from <= day && day < spell.until;
}
constexpr bool overlaps(const Spell& a, const Spell& b) {
  return a.from < b.until && b.from < a.until;
}

// What of the spell lies within the window; empty when nothing does.
constexpr Spell clip(const Spell& spell, const Spell& window) {
  return {std::max(spell.from, window.from), std::min(spell.until, window.until)};
}

// Days that both have.
constexpr std::int64_t overlap_days(const Spell& a, const Spell& b) {
  const Spell common = clip(a, b);
  return is_empty(common) ? 0 : std::int64_t{common.until} - common.from;
}

// Whether the spell goes on for the whole of duration from a day that it covers: "from 1 March, six months".
constexpr bool lasts(const Spell& spell, Day from, Duration duration) {
  // No month has more than 31 days or fewer than 28: most spells need no calendar.
  const std::int64_t days = std::int64_t{spell.until} - from - duration.days;
  if (days >= std::int64_t{31} * duration.months) return true;
  if (days < std::int64_t{28} * duration.months) return false;
  return add(from, duration) <= spell.until;
}

// Whether next begins at most gap after a spell that ended on until (a gap of "14d" is 14 days not covered).
constexpr bool joins(Day until, Day next, Duration gap) {
  return until == end_of_time || next <= add(until, gap);
}

// Ordered by first day, then last day.
template <typename Spells>
void sort_spells(Spells& spells) {
  const auto earlier = [](const Spell& a, const Spell& b) {
    return a.from != b.from ? a.from < b.from : a.until < b.until;
  };
  if (!std::is_sorted(spells.begin(), spells.end(), earlier))
    std::sort(spells.begin(), spells.end(), earlier);
}

// Makes one spell of spells that overlap, meet, or lie at most gap apart. spells are sorted, before and
// after.
inline void join(std::vector<Spell>& spells, Duration gap = {}) {
  if (spells.empty()) return;
  std::size_t last = 0;
  for (std::size_t i = 1; i < spells.size(); ++i) {
    if (joins(spells[last].until, spells[i].from, gap)) {
      spells[last].until = std::max(spells[last].until, spells[i].until);
    } else {
      spells[++last] = spells[i];
    }
  }
  spells.resize(last + 1);
}

// Days within window that at least one of the spells covers. spells are sorted.
template <typename Spells>
std::int64_t covered_days(const Spells& spells, const Spell& window) {
  std::int64_t days = 0;
  Day reached = window.from;
  for (const Spell& spell : spells) {
    const Spell rest = clip(spell, {reached, window.until});
    if (is_empty(rest)) continue;
    days += std::int64_t{rest.until} - rest.from;
    reached = rest.until;
  }
  return days;
}

// Adds to gaps the days of window that none of the spells covers. spells are sorted.
template <typename Spells>
void uncovered(const Spells& spells, const Spell& window, std::vector<Spell>& gaps) {
  Day reached = window.from;
  for (const Spell& spell : spells) {
    if (spell.from >= window.until) break;
    if (spell.from > reached) gaps.push_back({reached, spell.from});
    reached = std::max(reached, spell.until);
  }
  if (reached < window.until) gaps.push_back({reached, window.until});
}

}  // namespace fotfaste
