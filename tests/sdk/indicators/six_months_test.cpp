// Six months after leaving, and what is an improved situation then.
#include <gtest/gtest.h>

#include "fotfaste/sdk/indicators/standing.hpp"
#include "read_facts.hpp"

namespace fotfaste::tests {
namespace {

using indicators::Facts;

Facts left(const std::string& exit, const std::vector<StateRow>& states, const std::string& toml = "",
           const std::vector<EventRow>& events = {}) {
  return facts_of({.entry = "2023-06-01", .exit = exit, .states = states, .events = events}, toml);
}

TEST(SixMonths, FallOnTheSameDayOfTheMonthOrItsLast) {
  const auto employed = [](const char* exit, const char* from) {
    return left(exit, {in("unemployed", "2023-01-01", from), in("employed", from)}).later.employed;
  };
  EXPECT_EQ(employed("2024-01-15", "2024-07-15"), Answer::yes);
  EXPECT_EQ(employed("2024-01-15", "2024-07-16"), Answer::no);
  EXPECT_EQ(employed("2023-08-31", "2024-02-29"), Answer::yes);
  EXPECT_EQ(employed("2023-08-31", "2024-03-01"), Answer::no);
  EXPECT_EQ(employed("2024-08-31", "2025-02-28"), Answer::yes);
  EXPECT_EQ(employed("2024-08-31", "2025-03-01"), Answer::no);
  EXPECT_EQ(employed("2024-02-29", "2024-08-29"), Answer::yes);
  EXPECT_EQ(employed("2024-02-29", "2024-08-30"), Answer::no);
}

TEST(SixMonths, AreUnknownWithoutAStateOnTheDay) {
  EXPECT_EQ(left("2024-01-15", {in("employed", "2024-02-01", "2024-07-15")}).later.employed, Answer::unknown);
  EXPECT_EQ(left("2024-01-15", {in("unknown", "2024-02-01")}).later.employed, Answer::unknown);
  EXPECT_EQ(left("2024-01-15", {in("self_employed", "2024-02-01")}).later.self_employed, Answer::yes);
  EXPECT_EQ(left("2024-01-15", {in("self_employed", "2024-02-01")}).later.employed, Answer::yes);
}

TEST(SixMonths, TakeAnAnswerOfADayWithinTheWindow) {
  const auto asked_on = [](const char* day, const char* window) {
    StateRow answer = in("employed", day);
    answer.known_until = day;  // heard of on that day alone
    return left("2024-01-15", {answer}, window).later.employed;
  };
  const char* two_weeks = "six_months_window = \"-14d..+30d\"";
  EXPECT_EQ(asked_on("2024-07-15", ""), Answer::yes);
  EXPECT_EQ(asked_on("2024-07-16", ""), Answer::unknown);
  EXPECT_EQ(asked_on("2024-07-01", two_weeks), Answer::yes);
  EXPECT_EQ(asked_on("2024-06-30", two_weeks), Answer::unknown);
  EXPECT_EQ(asked_on("2024-08-14", two_weeks), Answer::yes);
  EXPECT_EQ(asked_on("2024-08-15", two_weeks), Answer::unknown);
}

TEST(SixMonths, RefuseAWindowThatCannotBeRead) {
  EXPECT_THROW(static_cast<void>(facts_of({}, "six_months_window = \"two weeks\"")), ParameterError);
}

TEST(SixMonths, AreDueWhenTheLastDayOfTheWindowHasPassed) {
  Facts facts;
  facts.entry = day("2023-06-01");
  EXPECT_EQ(indicators::due_days(facts, 0)[3], end_of_time);
  facts.exit = day("2023-08-31");
  const indicators::DueDays due = indicators::due_days(facts, 30);
  EXPECT_EQ(due[0], day("2023-06-01"));
  EXPECT_EQ(due[1], day("2023-08-31"));
  EXPECT_EQ(due[2], day("2023-09-27"));
  EXPECT_EQ(due[3], day("2024-03-30"));
}

StateRow job(const char* from, const Word& until, const Word& contract, std::optional<double> hours) {
  StateRow row = in("employed", from, until);
  row.contract = contract;
  row.hours = hours;
  return row;
}

constexpr const char* improved = R"(
[improved]
precarious = ["tim"]
stable = ["fast"]
full_time_hours = 35
promotion = ["Befordran"]
)";

TEST(Improvement, IsSteadierFullerOrMoreDemandingWork) {
  const auto answer = [](const std::vector<StateRow>& states, const std::vector<EventRow>& events = {}) {
    return left("2024-01-15", states, improved, events).later.improved;
  };
  const StateRow before = job("2023-01-01", "2024-02-01", "tim", 20);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, "fast", 20)}), Answer::yes);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, "tim", 20)}), Answer::no);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, "tim", 35)}), Answer::yes);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, "tim", 34)}), Answer::no);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, "tim", std::nullopt)}), Answer::unknown);
  EXPECT_EQ(answer({before, job("2024-02-01", std::nullopt, std::nullopt, 20)}), Answer::unknown);
  EXPECT_EQ(answer({before, in("unemployed", "2024-02-01")}), Answer::no);
  EXPECT_EQ(answer({before}), Answer::unknown);
  EXPECT_EQ(answer({job("2024-02-01", std::nullopt, "fast", 40)}), Answer::unknown);
  // On the entry day it is what was; on the day itself it counts.
  const StateRow same = job("2023-01-01", std::nullopt, "fast", 40);
  EXPECT_EQ(answer({same}), Answer::no);
  EXPECT_EQ(answer({same}, {{"Befordran", "2023-06-01"}}), Answer::no);
  EXPECT_EQ(answer({same}, {{"Befordran", "2023-06-02"}}), Answer::yes);
  EXPECT_EQ(answer({same}, {{"Befordran", "2024-07-15"}}), Answer::yes);
  EXPECT_EQ(answer({same}, {{"Befordran", "2024-07-16"}}), Answer::no);
}

TEST(Improvement, LooksAtAllJobsOfTheDay) {
  const auto answer = [](const std::vector<StateRow>& states) {
    return left("2024-01-15", states, improved).later.improved;
  };
  const StateRow hourly = job("2023-01-01", std::nullopt, "tim", 20);
  EXPECT_EQ(answer({hourly, job("2024-03-01", std::nullopt, "fast", 10)}), Answer::yes);
  EXPECT_EQ(answer({hourly, job("2024-03-01", std::nullopt, "tim", 15)}), Answer::yes);  // 35 hours together
  EXPECT_EQ(answer({hourly, job("2023-01-01", std::nullopt, "fast", 10)}),
            Answer::no);  // stable at entry too
}

TEST(Improvement, IsNotCollectedWhereNothingSaysWhatItIs) {
  EXPECT_EQ(left("2024-01-15", {in("employed", "2023-01-01")}).later.improved, Answer::unknown);
}

}  // namespace
}  // namespace fotfaste::tests
