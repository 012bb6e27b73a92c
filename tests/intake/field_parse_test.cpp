// Single fields: what is understood, and what is not.
#include "intake/field_parse.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace fotfaste::intake {
namespace {

Day on(int year, int month, int day) {
  return to_day({year, month, day});
}

TEST(ParseDate, ReadsEveryDayInEveryStyle) {
  for (Day day = on(1999, 12, 1); day <= on(2004, 3, 2); ++day) {
    const CivilDate date = to_civil(day);
    char text[8][64];
    std::snprintf(text[0], sizeof text[0], "%04d-%02d-%02d", date.year, date.month, date.day);
    std::snprintf(text[1], sizeof text[1], "%04d/%02d/%02d", date.year, date.month, date.day);
    std::snprintf(text[2], sizeof text[2], "%04d%02d%02d", date.year, date.month, date.day);
    std::snprintf(text[3], sizeof text[3], "%02d.%02d.%04d", date.day, date.month, date.year);
    std::snprintf(text[4], sizeof text[4], "%d.%d.%04d", date.day, date.month, date.year);
    std::snprintf(text[5], sizeof text[5], "%04d-%02d-%02d 00:00:00", date.year, date.month, date.day);
    std::snprintf(text[6], sizeof text[6], "%04d-%02d-%02dT12:30:00Z", date.year, date.month, date.day);
    std::snprintf(text[7], sizeof text[7], "%d.%d.%04d 8:00", date.day, date.month, date.year);
    for (int style = 0; style < 7; ++style) {
      const auto parsed = parse_date(text[style]);
      ASSERT_TRUE(parsed) << text[style];
      EXPECT_EQ(parsed->day, day) << text[style];
      EXPECT_EQ(parsed->precision, Precision::day);
    }
    EXPECT_FALSE(parse_date(text[7])) << text[7];
  }
}

TEST(ParseDate, KnowsMonthsAndYears) {
  EXPECT_EQ(parse_date("2024-09")->day, on(2024, 9, 1));
  EXPECT_EQ(parse_date("2024-09")->precision, Precision::month);
  EXPECT_EQ(latest_day(*parse_date("2024-02")), on(2024, 2, 29));
  EXPECT_EQ(parse_date("2024")->precision, Precision::year);
  EXPECT_EQ(latest_day(*parse_date("2024")), on(2024, 12, 31));
}

TEST(ParseDate, RefusesWhatIsNoDate) {
  for (const char* text : {"",           "2024-02-30",    "2023-02-29",
                           "2024-13-01", "2024-00-10",    "2024-01-00",
                           "24-01-01",   "2024-1-1",      "2024-01-01x",
                           "01/02/2024", "1.2.24",        "31.4.2024",
                           "0012",       "1849-12-31",    "2200-01-01",
                           "9999-12-31", "2024-09-01 25", "2024-09 00:00:00",
                           "45536",      "202409",        "2024-0a-01",
                           "20240931",   "2024:09:01",    "....",
                           "1.1.1.2024", "-024-01-01",    "2024-09-01 00:00:00 x",
                           "första maj"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseNumber, UnderstandsPointCommaAndSpaces) {
  const auto value = [](const char* text) { return parse_number(text)->value; };
  EXPECT_EQ(value("0"), 0);
  EXPECT_EQ(value("7,25"), 7.25);
  EXPECT_EQ(value("7.25"), 7.25);
  EXPECT_EQ(value("-1,5"), -1.5);
  EXPECT_EQ(value("+3"), 3);
  EXPECT_EQ(value("1 234 567,5"), 1234567.5);
  EXPECT_EQ(value("1\xC2\xA0"
                  "234"),
            1234);
  EXPECT_EQ(value("\xE2\x88\x92"
                  "2"),
            -2);
  EXPECT_EQ(value(".5"), 0.5);
  EXPECT_EQ(value("0.1234567"), 0.1234567);
  EXPECT_EQ(value("12345678901234"), 12345678901234.0);
  EXPECT_FALSE(std::signbit(value("-0")));
  EXPECT_FALSE(std::signbit(value("-0.000")));
}

TEST(ParseNumber, RefusesWhatHasMoreThanOneReading) {
  for (const char* text :
       {"",    "-",   ".",    "1.",  "1.234,5", "1,234,567", "12 34", "1 2345", "1234 567", "1 234.5 6",
        "tre", "1e3", "0x10", "5 %", "1-2",     "inf",       "nan",   "--1",    " ",        "1 "}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(ParseNumber, IsTheDoubleNearestToTheText) {
  rc::check([](std::int32_t number) {
    const int decimals = *rc::gen::inRange(0, 4);
    std::string text = std::to_string(number % 10000000);
    if (decimals > 0) {
      text.append(1, *rc::gen::element('.', ','));
      for (int i = 0; i < decimals; ++i) text.append(1, static_cast<char>('0' + *rc::gen::inRange(0, 10)));
    }
    std::string plain = text;
    for (char& c : plain) c = c == ',' ? '.' : c;
    const auto parsed = parse_number(text);
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->value == std::strtod(plain.c_str(), nullptr));
    if (parsed->is_hundredths) RC_ASSERT(static_cast<double>(parsed->hundredths) / 100.0 == parsed->value);
  });
}

TEST(ParseMoney, CountsOre) {
  EXPECT_EQ(parse_money("12 345,60"), 1234560);
  EXPECT_EQ(parse_money("-0,5"), -50);
  EXPECT_EQ(parse_money("7"), 700);
  EXPECT_EQ(parse_money("7,500"), 750);
  EXPECT_FALSE(parse_money("7,505"));
  EXPECT_FALSE(parse_money("12345678901234567"));
  EXPECT_FALSE(parse_money("7 kr"));
}

TEST(ParseFlag, KnowsBothLanguages) {
  for (const char* text : {"1", "ja", "Ja", "JA", "j", "yes", "true", "sant", "x"})
    EXPECT_EQ(parse_flag(text), true) << text;
  for (const char* text : {"0", "nej", "n", "No", "false", "falskt"})
    EXPECT_EQ(parse_flag(text), false) << text;
  for (const char* text : {"", "2", "kanske", "-"}) EXPECT_FALSE(parse_flag(text)) << text;
}

}  // namespace
}  // namespace fotfaste::intake
