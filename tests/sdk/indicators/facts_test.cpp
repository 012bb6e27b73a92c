// What is known of people at entry.
#include <gtest/gtest.h>

#include "read_facts.hpp"

namespace fotfaste::tests {
namespace {

using indicators::is_age;

TEST(Facts, CountCompletedYearsOnTheEntryDay) {
  const auto age = [](const char* birth, const char* entry) {
    return facts_of({.entry = entry, .birth_date = birth}).age_low;
  };
  EXPECT_EQ(age("2006-03-15", "2024-03-14"), 17);
  EXPECT_EQ(age("2006-03-15", "2024-03-15"), 18);
  // Born on a leap day: a year older on 1 March in common years.
  EXPECT_EQ(age("2004-02-29", "2022-02-28"), 17);
  EXPECT_EQ(age("2004-02-29", "2022-03-01"), 18);
  EXPECT_EQ(age("2004-02-29", "2024-02-29"), 20);
  EXPECT_EQ(facts_of({.entry = "2024-01-01"}).age_low, std::nullopt);
  EXPECT_EQ(facts_of({.entry = "2024-01-01", .birth_date = "2024-01-02"}).age_low, std::nullopt);
  EXPECT_EQ(age("2024-01-01", "2024-01-01"), 0);
}

TEST(Facts, LeaveAnAgeOpenThatAnImpreciseBirthDateLeavesOpen) {
  const auto born = [](const char* birth, const char* precision) {
    return facts_of({.entry = "2024-03-15", .birth_date = birth, .birth_date_precision = precision});
  };
  // Some day of 1999: 24 or 25.
  const auto year = born("1999-01-01", "year");
  EXPECT_EQ(year.age_low, 24);
  EXPECT_EQ(year.age_high, 25);
  EXPECT_EQ(is_age(year, 0, 24), Answer::unknown);
  EXPECT_EQ(is_age(year, 25), Answer::unknown);
  EXPECT_EQ(is_age(year, 18, 29), Answer::yes);
  EXPECT_EQ(is_age(year, 0, 17), Answer::no);
  EXPECT_EQ(is_age(year, 30), Answer::no);
  // Some day of March 1999: 24 or 25; of April, 24.
  EXPECT_EQ(is_age(born("1999-03-01", "month"), 0, 24), Answer::unknown);
  EXPECT_EQ(is_age(born("1999-04-01", "month"), 0, 24), Answer::yes);
  EXPECT_EQ(is_age(born("1999-02-01", "month"), 0, 24), Answer::no);
  // Born in the year of entry: nobody is born after it.
  EXPECT_EQ(born("2024-01-01", "year").age_low, 0);
}

// European Commission, guidance on monitoring, annex C1: more than six months below 25, more than twelve from
// 25 on, by the age at entry.
TEST(Facts, TellLongTermUnemploymentByAge) {
  const auto is_long = [](const char* birth, const Word& since, const char* status = "unemployed") {
    return facts_of({.entry = "2024-03-15",
                     .birth_date = birth,
                     .labour_status = status,
                     .unemployed_since = since})
        .long_unemployed;
  };
  const char* young = "1999-03-16";                     // 24 on the day
  const char* adult = "1999-03-15";                     // turns 25 on the day
  EXPECT_EQ(is_long(young, "2023-09-15"), Answer::no);  // six months to the day
  EXPECT_EQ(is_long(young, "2023-09-14"), Answer::yes);
  EXPECT_EQ(is_long(adult, "2023-09-14"), Answer::no);
  EXPECT_EQ(is_long(adult, "2023-03-15"), Answer::no);  // twelve months to the day
  EXPECT_EQ(is_long(adult, "2023-03-14"), Answer::yes);
  EXPECT_EQ(is_long(young, std::nullopt), Answer::unknown);
  EXPECT_EQ(is_long(adult, "2020-01-01", "inactive_other"), Answer::no);
  EXPECT_EQ(is_long(adult, "2020-01-01", "unknown"), Answer::unknown);
  EXPECT_EQ(is_long(adult, "2024-04-01"), Answer::no);  // since after entry
}

TEST(Facts, TellLongTermUnemploymentOfAnUnknownAgeWhereItIsSureAnyway) {
  const auto is_long = [](const char* since) {
    return facts_of({.entry = "2024-03-15", .labour_status = "unemployed", .unemployed_since = since})
        .long_unemployed;
  };
  EXPECT_EQ(is_long("2023-10-01"), Answer::no);
  EXPECT_EQ(is_long("2023-06-01"), Answer::unknown);
  EXPECT_EQ(is_long("2023-01-01"), Answer::yes);
}

TEST(Facts, CountSixMonthsWithoutWorkToTheLastDayOfAShorterMonth) {
  const auto is_long = [](const char* entry) {
    return facts_of({.entry = entry,
                     .birth_date = "2004-01-01",
                     .labour_status = "unemployed",
                     .unemployed_since = "2023-08-31"})
        .long_unemployed;
  };
  EXPECT_EQ(is_long("2024-02-29"), Answer::no);
  EXPECT_EQ(is_long("2024-03-01"), Answer::yes);
}

TEST(Facts, TakeLongTermUnemploymentFromACriterionWhereThereIsNoDay) {
  const char* stated = R"(long_term_unemployed = { attribute = "status", is = "long" })";
  const auto is_long = [&](const char* status, const char* word, const Word& since) {
    return facts_of({.entry = "2024-03-15",
                     .birth_date = "1980-01-01",
                     .labour_status = status,
                     .attributes = {{"status", word}},
                     .unemployed_since = since},
                    stated)
        .long_unemployed;
  };
  EXPECT_EQ(is_long("unemployed", "long", std::nullopt), Answer::yes);
  EXPECT_EQ(is_long("unemployed", "short", std::nullopt), Answer::no);
  EXPECT_EQ(is_long("unemployed", "long", "2024-01-01"), Answer::no);
  EXPECT_EQ(is_long("employed", "long", std::nullopt), Answer::no);
  EXPECT_EQ(is_long("unknown", "long", std::nullopt), Answer::unknown);
}

TEST(Facts, KeepUnknownApartFromNo) {
  const auto facts = facts_of({.flags = {{"homeless", false}, {"rural", true}}});
  EXPECT_EQ(facts.flags.homeless, Answer::no);
  EXPECT_EQ(facts.flags.rural, Answer::yes);
  EXPECT_EQ(facts.flags.disability, Answer::unknown);
  EXPECT_EQ(indicators::is_unemployed(facts), Answer::unknown);
  EXPECT_EQ(indicators::is_isced(facts, 0, 8), Answer::unknown);
}

TEST(Facts, SayWhetherDatesAreKnownToTheDay) {
  EXPECT_TRUE(facts_of({.entry = "2024-01-01", .exit = "2024-02-01"}).day_known);
  EXPECT_FALSE(facts_of({.entry = "2024-01-01", .exit = "2024-02-01", .exit_precision = "month"}).day_known);
  EXPECT_FALSE(facts_of({.entry = "2024-01-01", .entry_precision = "month"}).day_known);
}

}  // namespace
}  // namespace fotfaste::tests
