// Calendar months as numbers in a row: the files that a project sends, one a month.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"

namespace scb {

// Months since January of the year 0.
using Month = std::int32_t;

constexpr Month month_of(fotfaste::Day day) {
  const fotfaste::CivilDate date = fotfaste::to_civil(day);
  return date.year * 12 + date.month - 1;
}
constexpr fotfaste::Day first_day(Month month) {
  return fotfaste::to_day({month / 12, month % 12 + 1, 1});
}
constexpr fotfaste::Day last_day(Month month) {
  return first_day(month + 1) - 1;
}
constexpr int days_in(Month month) {
  return first_day(month + 1) - first_day(month);
}
// The month's file opens on the first of the next one and is due four weeks after the month's last day.
constexpr int weeks_to_send = 4;
constexpr fotfaste::Day opens(Month month) {
  return first_day(month + 1);
}
constexpr fotfaste::Day due(Month month) {
  return last_day(month) + 7 * weeks_to_send;
}
// The last month of which every day is known.
constexpr Month last_closed(fotfaste::Day as_of) {
  return month_of(as_of) - 1;
}

// "2024-09".
inline std::string text_of(Month month) {
  return fotfaste::format_day(first_day(month)).substr(0, 7);
}
inline std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const auto day = fotfaste::parse_day(std::string(text).append("-01"));
  return day ? std::optional<Month>(month_of(*day)) : std::nullopt;
}

}  // namespace scb
