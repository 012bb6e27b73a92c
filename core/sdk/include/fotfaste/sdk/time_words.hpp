// Lengths of time, follow-up points and windows as an evaluator reads them. Phrases without a capital and
// without a full stop, to stand inside a sentence.
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/window.hpp"

namespace fotfaste {

// The shortest form that reads back: "20", and "37,5" in Swedish and "37.5" in English.
inline Label number_in_words(double number) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  const std::string english(buffer, end);
  std::string swedish = english;
  std::replace(swedish.begin(), swedish.end(), '.', ',');
  return {std::move(swedish), english};
}

// "1 dag", "14 dagar".
inline Label counted_in_words(std::int64_t count, const Label& one, const Label& many) {
  const std::string number = std::to_string(count);
  const Label& unit = count == 1 ? one : many;
  return {number + " " + unit.sv, number + " " + unit.en};
}

// "6 månader", "6 månader och 28 dagar", "0 dagar". A year is twelve months.
inline Label duration_in_words(const Duration& duration) {
  const Label days = counted_in_words(duration.days, {"dag", "day"}, {"dagar", "days"});
  if (duration.months == 0) return days;
  const Label months = counted_in_words(duration.months, {"månad", "month"}, {"månader", "months"});
  if (duration.days == 0) return months;
  return {months.sv + " och " + days.sv, months.en + " and " + days.en};
}

// What times are counted from: "starten".
inline Label anchor_in_words(Anchor anchor) {
  switch (anchor) {
    case Anchor::entry:
      return {"starten", "the entry"};
    case Anchor::exit:
      return {"avslutet", "the exit"};
    default:
      return {"omgångens start", "the cohort's start"};
  }
}

// "avslutsdagen", "6 månader efter avslutet".
inline Label point_in_words(const Point& point) {
  const Label anchor = anchor_in_words(point.anchor);
  if (point.offset != Duration{}) {
    const Label length = duration_in_words(point.offset);
    return {length.sv + " efter " + anchor.sv, length.en + " after " + anchor.en};
  }
  switch (point.anchor) {
    case Anchor::entry:
      return {"startdagen", "the day of entry"};
    case Anchor::exit:
      return {"avslutsdagen", "the day of exit"};
    default:
      return {"omgångens startdag", "the day of the cohort's start"};
  }
}

// When something is: "på avslutsdagen", "6 månader efter avslutet".
inline Label at_point_in_words(const Point& point) {
  Label words = point_in_words(point);
  if (point.offset != Duration{}) return words;
  return {"på " + words.sv, "on " + words.en};
}

// How far from a point an observation may lie: "från 14 dagar före till 30 dagar efter".
inline Label window_in_words(const Window& window) {
  if (window == Window{}) return {"samma dag", "the same day"};
  const Label before = duration_in_words({0, window.before});
  const Label after = duration_in_words({0, window.after});
  if (window.before == 0) return {"till och med " + after.sv + " efter", "until " + after.en + " after"};
  if (window.after == 0) return {"från " + before.sv + " före", "from " + before.en + " before"};
  return {"från " + before.sv + " före till " + after.sv + " efter",
          "from " + before.en + " before to " + after.en + " after"};
}

}  // namespace fotfaste
