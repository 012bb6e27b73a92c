// Table time-to-event: which spell is the event, and until when somebody without it is followed.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

class TimeToEventTest : public testing::Test {
 protected:
  // "time events/censored" of one person's curve.
  std::string curve(const std::string& options, std::vector<StateRow> states,
                    const std::string& entry = "2024-01-31", const std::string& as_of = "2025-01-31") {
    Evaluation run(plugin_, "[[curves]]\nid = \"job\"\nstate = \"employed\"\n" + options, as_of);
    const std::vector<Person> people{{.entry = entry, .states = std::move(states)}};
    std::string text;
    for (const ResultRow& row : run.table("time-to-event", people)) {
      text += row.at("time") + " " + row.at("events") + "/" + row.at("censored");
    }
    return text;
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(TimeToEventTest, DaysAreCountedFromZero) {
  EXPECT_EQ(curve("", {in("employed", "2024-01-31")}), "0 1/0");
  EXPECT_EQ(curve("", {in("employed", "2023-01-01")}), "0 1/0");
  EXPECT_EQ(curve("", {in("employed", "2024-02-28")}), "28 1/0");
  // A job that ended on the anchor's day is over.
  EXPECT_EQ(curve("", {in("employed", "2023-01-01", "2024-01-31"), in("unemployed", "2024-01-31")}),
            "366 0/1");
}

TEST_F(TimeToEventTest, MonthsAreNumberedFromOne) {
  EXPECT_EQ(curve("unit = \"month\"", {in("employed", "2024-02-28")}), "1 1/0");
  EXPECT_EQ(curve("unit = \"month\"", {in("employed", "2024-02-29")}), "2 1/0");
  EXPECT_EQ(curve("unit = \"month\"", {in("unemployed", "2024-01-01")}), "13 0/1");
}

TEST_F(TimeToEventTest, TheSpellMustLastWithinWhatIsKnown) {
  EXPECT_EQ(curve("lasts = \"6m\"", {in("employed", "2024-07-31")}), "182 1/0");
  EXPECT_EQ(curve("lasts = \"6m\"", {in("employed", "2024-08-01")}), "182 0/1");
  // From 31 August, six months are over on 28 February.
  EXPECT_EQ(curve("lasts = \"6m\"", {in("employed", "2024-08-31", "2025-02-28")}, "2024-08-31", "2026-01-01"),
            "0 1/0");
  EXPECT_EQ(curve("lasts = \"6m\"", {in("employed", "2024-08-31", "2025-02-27")}, "2024-08-31", "2026-01-01"),
            "0 0/1");
}

TEST_F(TimeToEventTest, AGapMayBeAsLongAsStatedAndNoLonger) {
  const auto jobs = [](const std::string& second) {
    return std::vector<StateRow>{in("employed", "2024-02-01", "2024-04-01"),
                                 in("unemployed", "2024-04-01", second),
                                 in("employed", second, "2024-08-01")};
  };
  EXPECT_EQ(curve("lasts = \"6m\"\ngap_at_most = \"14d\"", jobs("2024-04-15")), "1 1/0");
  EXPECT_EQ(curve("lasts = \"6m\"\ngap_at_most = \"14d\"", jobs("2024-04-16")), "1 0/1");
}

TEST_F(TimeToEventTest, CensoringMayFollowTheLastKnownState) {
  const std::vector<StateRow> states{in("unemployed", "2024-01-01", "2024-12-31"),
                                     in("unknown", "2024-12-31")};
  EXPECT_EQ(curve("lasts = \"6m\"\nobserved_until = \"last-known-state\"", states), "335 0/1");
  EXPECT_EQ(curve("lasts = \"6m\"", states), "151 0/1");  // 30 June
}

TEST_F(TimeToEventTest, WhoIsNeverHeardOfIsCensoredAtTheStart) {
  EXPECT_EQ(curve("lasts = \"6m\"", {}), "0 0/1");
}

TEST_F(TimeToEventTest, WhoHasNoAnchorIsNotInTheCurve) {
  EXPECT_EQ(curve("anchor = \"exit\"", {in("employed", "2024-02-01")}), "");
  EXPECT_EQ(curve("", {in("employed", "2024-02-01")}, "2025-01-31"), "");
}

TEST_F(TimeToEventTest, LimitsAreNullWhereTheyAreUndefined) {
  Evaluation run(plugin_,
                 "at_risk_at_least = 1\n[[curves]]\nid = \"job\"\nlabel.sv = \"Arbete\"\nlabel.en = "
                 "\"Work\"\nstate = [\"employed\", "
                 "\"self_employed\"]",
                 "2025-01-01");
  const std::vector<Person> people{{.states = {in("unemployed", "2024-01-01", "2024-01-05")}},
                                   {.states = {in("employed", "2024-01-11")}},
                                   {.states = {in("self_employed", "2024-01-21")}}};
  const auto rows = run.table("time-to-event", people);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("value") + rows[0].at("low"), "1null");
  EXPECT_EQ(rows[1].at("value"), "0.5");
  EXPECT_NE(rows[1].at("low"), "null");
  EXPECT_EQ(rows[2].at("value") + rows[2].at("high"), "0null");
  EXPECT_EQ(run.labels["time-to-event.curve job"], "Arbete / Work");
}

// A year mistyped as 0024 once made a row for every third month of two thousand years, in every stratum.
TEST_F(TimeToEventTest, OneWrongYearMakesNoEndlessTable) {
  Evaluation run(plugin_, "[[curves]]\nid = \"job\"\nstate = \"employed\"", "2025-01-31");
  const std::vector<Person> people{{.entry = "0024-01-31", .states = {in("employed", "2024-01-31")}},
                                   {.states = {in("employed", "2024-01-31")}}};
  const auto rows = run.table("at-risk", people);
  ASSERT_GT(rows.size(), 100U);
  EXPECT_LE(rows.size(), 200U);
  EXPECT_EQ(rows.front().at("time") + " " + rows.front().at("at_risk"), "0 2");
  EXPECT_EQ(rows.back().at("at_risk"), "1");
}

}  // namespace
}  // namespace fotfaste::tests
