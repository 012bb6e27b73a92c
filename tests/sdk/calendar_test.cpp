// Calendar arithmetic against a walk that counts days one by one and knows nothing but the leap rule.
#include "fotfaste/sdk/calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace fotfaste {
namespace {

// The day after, by the rule that everybody knows.
CivilDate next(CivilDate date) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  const int length = date.month == 2 && leap ? 29 : lengths[date.month - 1];
  if (++date.day <= length) return date;
  date.day = 1;
  if (++date.month <= 12) return date;
  return {date.year + 1, 1, 1};
}

TEST(Calendar, AgreesWithAWalkOverSixCenturies) {
  CivilDate date = {1600, 1, 1};
  Day day = -135140;  // 370 years of 365 days and 90 leap days before 1970
  while (date < CivilDate{2201, 1, 1}) {
    ASSERT_EQ(to_day(date), day) << date.year << "-" << date.month << "-" << date.day;
    ASSERT_EQ(to_civil(day), date) << day;
    date = next(date);
    ++day;
  }
}

TEST(Calendar, BeginsIn1970) {
  EXPECT_EQ(to_day({1970, 1, 1}), 0);
  EXPECT_EQ(to_day({1969, 12, 31}), -1);
  EXPECT_EQ(to_day({2000, 3, 1}), 11017);
}

TEST(Calendar, CoversTheYearsThatAFileCanHold) {
  for (const int year : {1, 4, 100, 400, 9999}) {
    for (const CivilDate date : {CivilDate{year, 1, 1}, CivilDate{year, 12, 31}}) {
      EXPECT_EQ(to_civil(to_day(date)), date);
    }
  }
  EXPECT_EQ(to_day({1, 1, 1}), -719162);
  EXPECT_EQ(to_day({9999, 12, 31}), 2932896);
}

TEST(AddMonths, ClampsToTheEndOfTheMonth) {
  EXPECT_EQ(add_months(to_day({2024, 8, 31}), 6), to_day({2025, 2, 28}));
  EXPECT_EQ(add_months(to_day({2023, 8, 31}), 6), to_day({2024, 2, 29}));
  EXPECT_EQ(add_months(to_day({2024, 2, 29}), 12), to_day({2025, 2, 28}));
  EXPECT_EQ(add_months(to_day({2024, 3, 31}), -1), to_day({2024, 2, 29}));
  EXPECT_EQ(add_months(to_day({2024, 1, 31}), -2), to_day({2023, 11, 30}));
  EXPECT_EQ(add_months(to_day({2024, 12, 15}), 1), to_day({2025, 1, 15}));
  EXPECT_EQ(add_months(to_day({2024, 1, 15}), -1), to_day({2023, 12, 15}));
}

TEST(AddMonths, LandsInTheRightMonthOnTheSameDayOrItsLast) {
  for (Day day = to_day({1999, 11, 1}); day < to_day({2001, 4, 1}); ++day) {
    const CivilDate from = to_civil(day);
    for (int months = -40; months <= 40; ++months) {
      const CivilDate to = to_civil(add_months(day, months));
      ASSERT_EQ(to.year * 12 + to.month, from.year * 12 + from.month + months);
      ASSERT_EQ(to.day, std::min(from.day, days_in_month(to.year, to.month)));
    }
  }
}

TEST(CompletedMonths, IsTheLargestCountThatStillFits) {
  for (Day from = to_day({2023, 12, 25}); from < to_day({2024, 3, 5}); ++from) {
    for (Day to = from; to < from + 800; ++to) {
      int expected = 0;
      while (add_months(from, expected + 1) <= to) ++expected;
      ASSERT_EQ(completed_months(from, to), expected) << format_day(from) << " to " << format_day(to);
    }
  }
}

TEST(CompletedYears, TurnOnTheBirthday) {
  EXPECT_EQ(completed_years(to_day({1990, 5, 20}), to_day({2024, 5, 19})), 33);
  EXPECT_EQ(completed_years(to_day({1990, 5, 20}), to_day({2024, 5, 20})), 34);
  EXPECT_EQ(completed_years(to_day({1990, 5, 20}), to_day({1990, 5, 20})), 0);
}

TEST(CompletedYears, OfALeapDayTurnOnTheFirstOfMarch) {
  const Day birth = to_day({2004, 2, 29});
  EXPECT_EQ(completed_years(birth, to_day({2023, 2, 28})), 18);
  EXPECT_EQ(completed_years(birth, to_day({2023, 3, 1})), 19);
  EXPECT_EQ(completed_years(birth, to_day({2024, 2, 28})), 19);
  EXPECT_EQ(completed_years(birth, to_day({2024, 2, 29})), 20);
}

TEST(CompletedYears, CountBirthdaysPassed) {
  for (Day birth = to_day({2003, 12, 20}); birth < to_day({2004, 3, 10}); ++birth) {
    int birthdays = 0;
    for (Day day = birth + 1; day < birth + 1900; ++day) {
      const CivilDate born = to_civil(birth);
      const CivilDate date = to_civil(day);
      const bool leapling = born.month == 2 && born.day == 29 && !is_leap_year(date.year);
      const bool birthday =
          leapling ? date.month == 3 && date.day == 1 : date.month == born.month && date.day == born.day;
      if (birthday) ++birthdays;
      ASSERT_EQ(completed_years(birth, day), birthdays) << format_day(birth) << " to " << format_day(day);
    }
  }
}

TEST(Duration, AddsMonthsFirstAndThenDays) {
  EXPECT_EQ(add(to_day({2024, 1, 31}), {1, 1}), to_day({2024, 3, 1}));
  EXPECT_EQ(subtract(to_day({2024, 3, 1}), {1, 1}), to_day({2024, 1, 29}));
  EXPECT_EQ(add(to_day({2024, 1, 31}), {}), to_day({2024, 1, 31}));
}

TEST(ParseDuration, ReadsDaysMonthsAndYears) {
  EXPECT_EQ(parse_duration("14d"), (Duration{0, 14}));
  EXPECT_EQ(parse_duration("6m"), (Duration{6, 0}));
  EXPECT_EQ(parse_duration("2y"), (Duration{24, 0}));
  EXPECT_EQ(parse_duration("9999d"), (Duration{0, 9999}));
}

TEST(ParseDuration, RefusesEverythingElse) {
  for (const char* text :
       {"", "d", "6", "6 m", "m6", "-6m", "+6m", "6M", "6w", "6mm", "99999d", "1.5m", "6m "}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(ParseDay, ReadsBackWhatFormatDayWrites) {
  for (Day day = to_day({1899, 12, 1}); day < to_day({2105, 1, 1}); day += 13) {
    EXPECT_EQ(parse_day(format_day(day)), day);
  }
  EXPECT_EQ(format_day(to_day({2024, 9, 1})), "2024-09-01");
  EXPECT_EQ(format_day(to_day({33, 2, 3})), "0033-02-03");
}

TEST(ParseDay, RefusesImpossibleDatesAndOtherForms) {
  for (const char* text :
       {"", "2024-9-1", "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01",
        "2024/09/01", "20240901", "2024-09-01 ", "2024-09-0x", "-024-09-01"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace fotfaste
