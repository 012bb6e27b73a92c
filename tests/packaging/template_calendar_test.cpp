// The calendar of the template in C counts as the SDK's does, over all the years that a file may hold.
#include <gtest/gtest.h>

#include "fotfaste/sdk/calendar.hpp"

extern "C" {
#include "calendar.h"
}

namespace fotfaste {
namespace {

std::int64_t add_in_c(Day day, Duration length) {
  return add_duration(day, duration{length.months, length.days});
}

TEST(TemplateCalendar, AddsAsTheSdkDoes) {
  constexpr Day first = to_day({1, 1, 1});
  constexpr Day last = to_day({9000, 12, 31});
  for (Day day = first; day < last; day += 37) {
    for (int months = 0; months < 40; ++months) {
      ASSERT_EQ(add_in_c(day, {months, 0}), add(day, {months, 0})) << format_day(day) << " + " << months;
    }
  }
  // Every day of years with and without a leap day, the turns of centuries among them.
  for (const int year : {1899, 1900, 1999, 2000, 2023, 2024}) {
    for (Day day = to_day({year, 1, 1}); day <= to_day({year, 12, 31}); ++day) {
      for (int months = 0; months < 25; ++months) {
        ASSERT_EQ(add_in_c(day, {months, months}), add(day, {months, months})) << format_day(day);
      }
    }
  }
}

TEST(TemplateCalendar, KeepsToItsRangeWithDaysThatNobodyWrites) {
  EXPECT_GT(add_in_c(INT32_MAX, {9999, 9999}), std::int64_t{INT32_MAX});
  EXPECT_GT(add_in_c(INT32_MIN, {9999, 9999}), std::int64_t{INT32_MIN});
}

TEST(TemplateCalendar, ReadsLengthsAsTheSdkDoes) {
  for (const std::string_view text :
       {"14d", "6m", "2y", "0d", "9999m", "", "m", "6", "6w", "-6m", "6 m", "10000d", "6mm", "+6m", "1e3d"}) {
    duration parsed = {0, 0};
    const fotfaste_text lent = {text.data(), text.size()};
    const auto expected = parse_duration(text);
    ASSERT_EQ(::parse_duration(lent, &parsed) != 0, expected.has_value()) << text;
    if (!expected) continue;
    EXPECT_EQ(parsed.months, expected->months) << text;
    EXPECT_EQ(parsed.days, expected->days) << text;
  }
}

}  // namespace
}  // namespace fotfaste
