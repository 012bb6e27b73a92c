// Observations that are not spells: which of them counts for a follow-up point.
#include <gtest/gtest.h>

#include <algorithm>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

// Somebody was heard of on a day, and that is all.
StateRow heard(const std::string& core, const std::string& day, const std::string& source = "self_report") {
  StateRow row = in(core, day);
  row.known_until = format_day(*parse_day(day) + 1);
  row.source = source;
  return row;
}

class WindowTest : public testing::Test {
 protected:
  // The state six months after the exit on 30 December 2024, which is 30 June 2025.
  std::string state(std::vector<StateRow> states, const std::string& window = "-14d..+30d",
                    const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_,
                   "points = [\"exit+6m\"]\n" + (window.empty() ? "" : "window = \"" + window + "\""), as_of);
    const std::vector<Person> people{{.exit = "2024-12-30", .states = std::move(states)}};
    static_cast<void>(run.table("state-at-point", people));
    std::string found;
    for (const ResultRow& row : run.rows("state-at-point")) {
      if (row.at("numerator") == "1") found += row.at("state");
    }
    const ResultRow& row = run.rows("state-at-point").front();
    if (row.at("unknown") == "1") found += "unknown";
    if (row.at("not_due") == "1") found += "not due";
    return found;
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(WindowTest, AnObservationIsKnownOnItsDayAlone) {
  EXPECT_EQ(state({heard("employed", "2025-06-30")}, ""), "employed");
  EXPECT_EQ(state({heard("employed", "2025-06-29")}, ""), "unknown");
  EXPECT_EQ(state({heard("employed", "2025-07-01")}, ""), "unknown");
}

TEST_F(WindowTest, AnObservationMayBeWrittenWithItsOwnDayAsKnownUntil) {
  StateRow row = heard("employed", "2025-06-30");
  row.known_until = "2025-06-30";
  EXPECT_EQ(state({row}, ""), "employed");
  row.known_until = "2025-06-29";  // before it began: nothing is known
  EXPECT_EQ(state({row}, ""), "unknown");
}

TEST_F(WindowTest, BothEndsOfTheWindowAreInIt) {
  EXPECT_EQ(state({heard("employed", "2025-06-16")}), "employed");
  EXPECT_EQ(state({heard("employed", "2025-06-15")}), "unknown");
  EXPECT_EQ(state({heard("employed", "2025-07-30")}), "employed");
  EXPECT_EQ(state({heard("employed", "2025-07-31")}), "unknown");
}

TEST_F(WindowTest, TheNearestObservationWins) {
  EXPECT_EQ(state({heard("unemployed", "2025-06-20"), heard("employed", "2025-07-04")}), "employed");
  EXPECT_EQ(state({heard("unemployed", "2025-06-28", "register"), heard("employed", "2025-07-01", "other")}),
            "employed");
  EXPECT_EQ(state({heard("unemployed", "2025-06-30", "other"), heard("employed", "2025-07-01", "register")}),
            "unemployed");
}

TEST_F(WindowTest, OfTwoAsNearTheStrongerSourceThenTheLater) {
  EXPECT_EQ(
      state({heard("unemployed", "2025-06-28", "payslip"), heard("employed", "2025-07-02", "caseworker")}),
      "unemployed");
  EXPECT_EQ(state({heard("unemployed", "2025-06-28"), heard("employed", "2025-07-02")}), "employed");
}

TEST_F(WindowTest, OnOneDayTheStrongerSourceDecides) {
  const std::vector<std::string> sources{"register", "payslip", "caseworker", "self_report", "other"};
  for (std::size_t i = 0; i + 1 < sources.size(); ++i) {
    EXPECT_EQ(state({heard("unemployed", "2025-07-02", sources[i]),
                     heard("employed", "2025-07-02", sources[i + 1])}),
              "unemployed")
        << sources[i];
    EXPECT_EQ(state({heard("unemployed", "2025-07-02", sources[i + 1]),
                     heard("employed", "2025-07-02", sources[i])}),
              "employed")
        << sources[i];
  }
}

TEST_F(WindowTest, AnObservationAgainstAStrongerSpellIsCutOut) {
  StateRow registered = in("unemployed", "2025-07-01", "2025-07-20");
  registered.source = "register";
  // The call of 5 July says work, the register says unemployed that day: the call of 25 July is left.
  EXPECT_EQ(state({registered, heard("employed", "2025-07-05"), heard("education", "2025-07-25")}),
            "education");
}

TEST_F(WindowTest, ASpellThatEndedOrBeganSaysNothingOfTheDay) {
  EXPECT_EQ(state({in("employed", "2025-01-01", "2025-06-25")}), "unknown");
  EXPECT_EQ(state({in("employed", "2025-07-05")}), "unknown");
  EXPECT_EQ(state({in("employed", "2025-07-05", "2025-07-06")}), "unknown");  // a job of one day
}

TEST_F(WindowTest, ASpellThatWasLastHeardOfBeforeTheDayDoes) {
  StateRow job = in("employed", "2025-01-01");
  job.known_until = "2025-06-25";
  EXPECT_EQ(state({job}), "employed");
  job.known_until = "2025-06-15";
  EXPECT_EQ(state({job}), "unknown");
  job.until = "2025-06-25";  // and it ended then
  job.known_until = "2025-06-25";
  EXPECT_EQ(state({job}), "unknown");
}

TEST_F(WindowTest, ASpellOnTheDayGoesBeforeObservations) {
  StateRow job = in("employed", "2025-06-01", "2025-07-01");
  job.source = "other";
  EXPECT_EQ(state({job, heard("unemployed", "2025-07-02", "register")}), "employed");
}

TEST_F(WindowTest, AnUnknownStateIsNoObservation) {
  EXPECT_EQ(state({heard("unknown", "2025-06-30", "register"), heard("employed", "2025-07-10")}), "employed");
  EXPECT_EQ(state({heard("unknown", "2025-06-30", "register")}), "unknown");
}

TEST_F(WindowTest, APointIsDueOnceItsWindowHasPassedForThoseWhoWereReachedToo) {
  EXPECT_EQ(state({heard("employed", "2025-06-30")}, "-14d..+30d", "2025-07-30"), "not due");
  EXPECT_EQ(state({heard("employed", "2025-06-30")}, "-14d..+30d", "2025-07-31"), "employed");
  EXPECT_EQ(state({}, "-14d..+30d", "2025-07-31"), "unknown");
}

TEST_F(WindowTest, APointMayHaveAWindowOfItsOwn) {
  Evaluation run(plugin_,
                 "points = [\"exit+6m\", \"exit+12m\"]\nwindow = \"0d..+60d\"\n"
                 "windows = [{ at = \"exit+6m\", window = \"-14d..0d\" }]",
                 "2026-12-31");
  const std::vector<Person> people{
      {.exit = "2024-12-30", .states = {heard("employed", "2025-07-05"), heard("education", "2026-02-01")}}};
  static_cast<void>(run.table("state-at-point", people));
  const ResultRow first = run.row("state-at-point", {{"point", "exit+6m"}, {"state", "employed"}});
  EXPECT_EQ(first.at("unknown"), "1");
  const ResultRow second = run.row("state-at-point", {{"point", "exit+12m"}, {"state", "education"}});
  EXPECT_EQ(second.at("numerator"), "1");
}

TEST_F(WindowTest, HowLongSomebodyMustBeFollowedIncludesTheWindow) {
  Evaluation run(plugin_, "points = [\"exit+6m\"]\nwindow = \"-14d..+30d\"", "2026-01-01");
  const auto& needs = run.needs.needs;
  EXPECT_EQ(std::count(needs.begin(), needs.end(), "follow-up exit+6m exit 6m30d"), 1);
}

TEST_F(WindowTest, WhatIsNoWindowIsRefused) {
  for (const char* wrong :
       {"window = \"30d\"", "window = \"-1m..+1m\"", "windows = [{ at = \"exit+9m\", window = \"0d..+1d\" }]",
        "windows = [{ at = \"exit\", window = \"\" }]"}) {
    Evaluation run(plugin_, wrong, "2026-01-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << wrong;
    ASSERT_EQ(plugin_.host.findings.size(), 1U) << wrong;
    EXPECT_FALSE(plugin_.host.findings[0].help_en.empty());
    EXPECT_NE(plugin_.host.findings[0].at, nullptr);
  }
}

}  // namespace
}  // namespace fotfaste::tests
