// Follow-up points: days that an anchor and an offset define for each participation, as "exit+6m".
//
// The start of the cohort is an anchor for criteria ("of"), and not for points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/needs.hpp"

namespace fotfaste {

enum class Anchor : std::uint8_t { entry, exit, cohort };
inline constexpr int anchor_count = 3;

constexpr std::string_view word(Anchor anchor) {
  constexpr std::string_view words[anchor_count] = {"entry", "exit", "cohort"};
  return words[static_cast<int>(anchor)];
}

// Of a point.
constexpr std::optional<Anchor> parse_anchor(std::string_view text) {
  if (text == "entry") return Anchor::entry;
  if (text == "exit") return Anchor::exit;
  return std::nullopt;
}

// What anchor_day reads.
inline void declare_anchor(Anchor anchor, Needs& needs, Required required = Required::no) {
  needs.column(word(anchor), required);
  if (anchor == Anchor::cohort) needs.columns({"project.cohorts.name", "project.cohorts.start"}, required);
}

// Nothing when the participation has no such day: still taking part, no entry stated, or a cohort whose start
// is not known.
inline std::optional<Day> anchor_day(Anchor anchor, const Participation& participation) {
  if (anchor == Anchor::exit) return participation.exit();
  if (anchor == Anchor::cohort) return participation.cohort_start();
  const Day entry = participation.entry();
  return entry == no_day ? std::nullopt : std::optional<Day>(entry);
}

struct Point {
  Anchor anchor = Anchor::exit;
  Duration offset;
  friend constexpr bool operator==(const Point&, const Point&) = default;
};

// "exit", "exit+28d", "entry+12m"; nothing for any other form.
constexpr std::optional<Point> parse_point(std::string_view text) {
  const std::size_t plus = text.find('+');
  const auto anchor = parse_anchor(text.substr(0, plus));
  if (!anchor) return std::nullopt;
  if (plus == std::string_view::npos) return Point{*anchor, {}};
  const auto offset = parse_duration(text.substr(plus + 1));
  return offset ? std::optional<Point>(Point{*anchor, *offset}) : std::nullopt;
}

// The point's day for this participation; nothing when it lacks the anchor.
inline std::optional<Day> day_of(const Point& point, const Participation& participation) {
  const auto anchor = anchor_day(point.anchor, participation);
  return anchor ? std::optional<Day>(add(*anchor, point.offset)) : std::nullopt;
}

// Nothing is known on or after as_of, so a point is due from the day after its own.
constexpr bool is_due(Day day, Day as_of) {
  return day < as_of;
}

}  // namespace fotfaste
