// Civil days and calendar arithmetic. A Day is days since 1970-01-01, proleptic Gregorian, as in the model.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/abi.h"

namespace fotfaste {

using Day = std::int32_t;

inline constexpr Day no_day = FOTFASTE_NO_DATE;
// Stands for "goes on": later than any day of the model.
inline constexpr Day end_of_time = INT32_MAX;

struct CivilDate {
  int year;
  int month;  // 1..12
  int day;    // 1..31
  friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
constexpr Day to_day(CivilDate date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

constexpr CivilDate to_civil(Day day) {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * month_index + 2) / 5 + 1};
}

// Keeps the day of the month, clamped to the last day of the target month (31 August + 6 months = 28 or 29
// February). months may be negative.
constexpr Day add_months(Day day, int months) {
  if (months == 0) return day;
  const CivilDate date = to_civil(day);
  const int index = date.year * 12 + (date.month - 1) + months;
  const int year = index >= 0 ? index / 12 : (index - 11) / 12;
  const int month = index - year * 12 + 1;
  const int last = days_in_month(year, month);
  return to_day({year, month, date.day < last ? date.day : last});
}

// Completed years from one day to a later one: the year difference, less one before the anniversary. Who is
// born on 29 February turns a year older on 1 March in common years.
constexpr int completed_years(Day from, Day to) {
  const CivilDate a = to_civil(from);
  const CivilDate b = to_civil(to);
  const bool before = b.month < a.month || (b.month == a.month && b.day < a.day);
  return b.year - a.year - (before ? 1 : 0);
}

// Completed months from one day to a later one: the largest k >= 0 with add_months(from, k) <= to.
constexpr int completed_months(Day from, Day to) {
  const CivilDate a = to_civil(from);
  const CivilDate b = to_civil(to);
  const int months = (b.year - a.year) * 12 + (b.month - a.month);
  return add_months(from, months) <= to ? months : months - 1;
}

// A length of time as an evaluator states it: months first, then days.
struct Duration {
  int months = 0;
  int days = 0;
  friend constexpr bool operator==(const Duration&, const Duration&) = default;
};

constexpr Day add(Day day, Duration duration) {
  return add_months(day, duration.months) + duration.days;
}
constexpr Day subtract(Day day, Duration duration) {
  return add_months(day - duration.days, -duration.months);
}

// "14d", "6m", "2y"; nothing for anything else. The count is at most 9 999.
constexpr std::optional<Duration> parse_duration(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  int count = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    count = count * 10 + (c - '0');
  }
  switch (text.back()) {
    case 'd':
      return Duration{0, count};
    case 'm':
      return Duration{count, 0};
    case 'y':
      return Duration{count * 12, 0};
    default:
      return std::nullopt;
  }
}

// "2024-09-01", and nothing for any other form or an impossible date.
constexpr std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  const int starts[3] = {0, 5, 8};
  const int sizes[3] = {4, 2, 2};
  for (int part = 0; part < 3; ++part) {
    for (int i = 0; i < sizes[part]; ++i) {
      const char c = text[static_cast<std::size_t>(starts[part] + i)];
      if (c < '0' || c > '9') return std::nullopt;
      parts[part] = parts[part] * 10 + (c - '0');
    }
  }
  if (parts[0] < 1 || parts[1] < 1 || parts[1] > 12) return std::nullopt;
  if (parts[2] < 1 || parts[2] > days_in_month(parts[0], parts[1])) return std::nullopt;
  return to_day({parts[0], parts[1], parts[2]});
}

// "2024-09-01". Years outside 0..9999 do not occur in the model.
inline std::string format_day(Day day) {
  const CivilDate date = to_civil(day);
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t at, int digits, int value) {
    for (int i = digits - 1; i >= 0; --i) {
      text[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
      value /= 10;
    }
  };
  put(0, 4, date.year);
  put(5, 2, date.month);
  put(8, 2, date.day);
  return text;
}

}  // namespace fotfaste
