// How long the first job lasts, what ends it, and the other tables that are told of a curve.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

StateRow job(const std::string& from, Word until = std::nullopt, Word employer = std::nullopt,
             std::optional<int> subsidised = std::nullopt, std::optional<double> hours = std::nullopt) {
  StateRow row = in("employed", from, std::move(until));
  row.employer = std::move(employer);
  row.subsidised = subsidised;
  row.hours = hours;
  return row;
}

class RetentionTest : public testing::Test {
 protected:
  // "time events/censored" of one person's curve; with competing states also what came first.
  std::string curve(const std::string& options, std::vector<StateRow> states,
                    const std::string& as_of = "2025-01-31") {
    Evaluation run(
        plugin_,
        "at_risk_at_least = 1\n[[curves]]\nid = \"job\"\nkind = \"retention\"\nstate = \"employed\"\n" +
            options,
        as_of);
    const std::vector<Person> people{{.entry = "2024-01-31", .states = std::move(states)}};
    std::string text;
    for (const ResultRow& row : run.table("retention", people))
      text += row.at("time") + " " + row.at("events") + "/" + row.at("censored");
    EXPECT_TRUE(run.rows("time-to-event").empty());
    for (const ResultRow& row : run.rows("cumulative-incidence")) {
      if (row.at("events") == "1") text += " " + row.at("cause");
    }
    return text;
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(RetentionTest, CountsFromTheStartOfTheFirstJobToItsEnd) {
  EXPECT_EQ(curve("", {job("2024-03-01", "2024-03-31")}), "30 1/0");
  EXPECT_EQ(curve("unit = \"month\"", {job("2024-03-01", "2024-04-01")}), "1 1/0");
  EXPECT_EQ(curve("unit = \"month\"", {job("2024-03-01", "2024-04-02")}), "2 1/0");
  EXPECT_EQ(curve("", {job("2024-03-01", "2024-03-31"), job("2024-05-01", "2024-12-01")}), "30 1/0");
}

TEST_F(RetentionTest, AJobThatGoesOnAtTheAnchorCountsFromThere) {
  EXPECT_EQ(curve("", {job("2023-01-01", "2024-02-10")}), "10 1/0");
  EXPECT_EQ(curve("", {job("2023-01-01", "2024-01-31"), job("2024-06-01", "2024-06-11")}), "10 1/0");
}

TEST_F(RetentionTest, AJobThatIsNoMoreHeardOfHasNotEnded) {
  EXPECT_EQ(curve("", {job("2024-12-31")}), "31 0/1");  // goes on as_of
  StateRow lost = job("2024-03-01");
  lost.known_until = "2024-03-31";
  EXPECT_EQ(curve("", {lost}), "30 0/1");
  EXPECT_EQ(curve("", {lost, in("unemployed", "2024-03-31")}), "30 1/0");
  EXPECT_EQ(curve("", {lost, in("unemployed", "2024-04-15")}), "30 0/1");
  // Ended, it says, and then nobody knows: contact was lost.
  EXPECT_EQ(curve("", {job("2024-03-01", "2024-03-31"), in("unknown", "2024-03-31")}), "30 0/1");
}

TEST_F(RetentionTest, WhoNeverHadAJobIsNotInTheCurve) {
  EXPECT_EQ(curve("", {in("unemployed", "2024-01-01")}), "");
  EXPECT_EQ(curve("", {job("2023-01-01", "2024-01-31")}), "");
}

TEST_F(RetentionTest, AGapIsNoEndAndAnEndIsKnownOnceTheGapHasPassed) {
  const std::string gap = "gap_at_most = \"14d\"";
  EXPECT_EQ(curve(gap, {job("2024-03-01", "2024-03-31"), job("2024-04-14", "2024-04-20")}), "50 1/0");
  EXPECT_EQ(curve(gap, {job("2024-03-01", "2024-03-31"), job("2024-04-15", "2024-04-20")}), "30 1/0");
  EXPECT_EQ(curve(gap, {job("2024-03-01", "2024-03-31")}, "2024-04-14"), "30 0/1");
  EXPECT_EQ(curve(gap, {job("2024-03-01", "2024-03-31")}, "2024-04-15"), "30 1/0");
}

TEST_F(RetentionTest, TheSameEmployerOrAny) {
  const std::vector<StateRow> moved{job("2024-03-01", "2024-03-31", "A"),
                                    job("2024-03-31", "2024-04-10", "B")};
  EXPECT_EQ(curve("", moved), "40 1/0");
  EXPECT_EQ(curve("employer = \"same\"", moved), "30 1/0");
  EXPECT_EQ(curve("employer = \"same\"", {moved[0], job("2024-03-31", "2024-04-10", "A")}), "40 1/0");
  // Who the second one was nobody wrote down: not an end for certain.
  EXPECT_EQ(curve("employer = \"same\"", {moved[0], job("2024-03-31", "2024-04-10")}), "30 0/1");
}

TEST_F(RetentionTest, SubsidisedOrNotAndHours) {
  const std::vector<StateRow> states{job("2024-03-01", "2024-03-31", "A", 1, 40),
                                     job("2024-03-31", "2024-04-10", "A", 0, 15)};
  EXPECT_EQ(curve("", states), "40 1/0");
  EXPECT_EQ(curve("subsidised = \"excluded\"", states), "10 1/0");
  EXPECT_EQ(curve("subsidised = \"only\"", states), "30 1/0");
  EXPECT_EQ(curve("hours_at_least = 20", states), "30 1/0");
  EXPECT_EQ(curve("hours_at_least = 41", states), "");
  // Whether it was subsidised is not recorded: it may have gone on.
  EXPECT_EQ(curve("subsidised = \"only\"", {states[0], job("2024-03-31", "2024-04-10")}), "30 0/1");
}

TEST_F(RetentionTest, StudiesMayEndAJob) {
  const std::string studies = "competing = \"education\"";
  const auto then = [&](const std::string& state, const std::string& from, const std::string& options) {
    return curve(options, {job("2024-03-01", "2024-03-31"), in(state, from)});
  };
  EXPECT_EQ(then("education", "2024-03-31", studies), "30 1/0 competing");
  EXPECT_EQ(then("unemployed", "2024-03-31", studies), "30 1/0 event");
  EXPECT_EQ(then("education", "2024-04-05", studies), "30 1/0 event");
  EXPECT_EQ(then("education", "2024-04-05", studies + "\ngap_at_most = \"7d\""), "30 1/0 competing");
  EXPECT_EQ(curve(studies, {job("2024-12-31")}), "31 0/1");
}

class CurveTest : public testing::Test {
 protected:
  static Person starts(const std::string& day) {
    return {.states = {in("unemployed", "2024-01-01", day), in("employed", day)}};
  }
  // After so many days.
  static std::vector<Person> starting(const std::vector<int>& days) {
    std::vector<Person> people;
    for (const int days_after : days) people.push_back(starts(format_day(to_day({2024, 1, 1}) + days_after)));
    return people;
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
  static constexpr const char* work = "[[curves]]\nid = \"work\"\nstate = \"employed\"\n";
};

TEST_F(CurveTest, BelowFiveAtRiskOnlyCountsAreTold) {
  Evaluation run(plugin_, work, "2025-01-01");
  const auto rows = run.table("time-to-event", starting({10, 20, 30, 40, 50, 60}));
  ASSERT_EQ(rows.size(), 6U);
  for (const ResultRow& row : rows) {
    const bool drawn = std::stoi(row.at("at_risk")) >= 5;
    EXPECT_EQ(row.at("value") != "null", drawn) << row.at("time");
    EXPECT_EQ(row.at("low") != "null", drawn) << row.at("time");
    EXPECT_EQ(row.at("events"), "1");
  }
  Evaluation all(plugin_, std::string("at_risk_at_least = 1\n") + work, "2025-01-01");
  const std::vector<ResultRow> whole = all.table("time-to-event", starting({10, 20, 30, 40, 50, 60}));
  EXPECT_NEAR(std::stod(whole[4].at("value")), 1.0 / 6, 1e-15);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(whole[i].at("value"), rows[i].at("value"));
}

TEST_F(CurveTest, TheMedianIsToldWhereTheCurveThatIsDrawnReachesIt) {
  const auto median = [&](const std::vector<int>& days) {
    Evaluation run(plugin_, work, "2025-01-01");
    const auto rows = run.table("curve-summary", starting(days));
    return rows.at(0).at("people") + ": " + rows[0].at("value") + " (" + rows[0].at("low") + ", " +
           rows[0].at("high") + ")";
  };
  // Half have it on day 50, when six of ten are at risk; the upper limit is reached after the curve stops.
  EXPECT_EQ(median({10, 20, 30, 40, 50, 51, 52, 53, 54, 55}).substr(0, 8), "10: 50.5");
  EXPECT_EQ(median({10, 20, 30, 40, 50, 60}), "6: null (10, null)");
}

TEST_F(CurveTest, NumbersAtRiskStandAtRegularTimes) {
  Evaluation run(plugin_, std::string(work) + "at_risk_every = 20", "2024-03-01");
  std::vector<std::string> lines;
  std::vector<Person> people = starting({10, 20, 30});
  people.push_back({.states = {in("unemployed", "2024-01-01", "2024-01-21")}});  // last heard of on day 20
  for (const ResultRow& row : run.table("at-risk", people)) {
    lines.push_back(row.at("time") + " " + row.at("at_risk") + " " + row.at("events") + " " +
                    row.at("censored"));
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"0 4 0 0", "20 3 1 0"}));
}

TEST_F(CurveTest, WhatCameFirst) {
  const auto first = [&](std::vector<StateRow> states, const std::string& more = "") {
    Evaluation run(plugin_,
                   "at_risk_at_least = 1\n" + std::string(work) + "competing = [\"education\"]\n" + more,
                   "2025-01-01");
    static_cast<void>(run.table("cumulative-incidence", std::vector<Person>{{.states = std::move(states)}}));
    std::string text;
    for (const ResultRow& row : run.rows("cumulative-incidence")) {
      if (row.at("cause") == "event") text += row.at("time") + (row.at("censored") == "1" ? " neither" : "");
      if (row.at("events") == "1") text += " " + row.at("cause");
    }
    // Studies are no reason to stop waiting for work.
    text += ", work " + run.rows("time-to-event").at(0).at("time");
    return text;
  };
  EXPECT_EQ(first({in("employed", "2024-01-11"), in("education", "2024-02-01")}), "10 event, work 10");
  EXPECT_EQ(first({in("education", "2024-01-06"), in("employed", "2024-01-11")}), "5 competing, work 10");
  EXPECT_EQ(first({in("education", "2024-01-11"), in("employed", "2024-01-11")}), "10 event, work 10");
  EXPECT_EQ(first({in("education", "2023-01-01"), in("employed", "2023-06-01")}), "0 event, work 0");
  EXPECT_EQ(first({in("unemployed", "2024-01-01", "2024-01-31")}), "30 neither, work 30");
  // Both must last: a course of a week is none.
  EXPECT_EQ(
      first({in("education", "2024-01-06", "2024-01-13"), in("employed", "2024-02-01")}, "lasts = \"30d\""),
      "31 event, work 31");
}

TEST_F(CurveTest, SharesOfWhatCameFirstAndOfThoseWaitingMakeUpAll) {
  Evaluation run(
      plugin_,
      "at_risk_at_least = 1\n" + std::string(work) + "kind = \"retention\"\ncompeting = \"education\"",
      "2025-01-01");
  std::vector<Person> people;
  for (int i = 0; i < 30; ++i) {
    const std::string end = format_day(to_day({2024, 1, 1}) + 5 + 7 * (i % 11));
    people.push_back({.states = {in("employed", "2024-01-01", i % 5 == 0 ? Word() : Word(end)),
                                 in(i % 3 == 0 ? "education" : "unemployed", end)}});
    if (i % 5 == 0) people.back().states = {in("employed", "2024-01-01")};
  }
  static_cast<void>(run.table("retention", people));
  int compared = 0;
  for (const ResultRow& row : run.rows("retention")) {
    double sum = std::stod(row.at("value"));
    for (const ResultRow& part : run.rows("cumulative-incidence")) {
      if (part.at("time") == row.at("time")) sum += std::stod(part.at("value"));
    }
    EXPECT_NEAR(sum, 1, 1e-12) << row.at("time");
    ++compared;
  }
  EXPECT_GE(compared, 5);
}

TEST_F(CurveTest, QualitiesThatAreNotRecordedEndTheWaiting) {
  const auto time = [&](std::vector<StateRow> states) {
    Evaluation run(plugin_, std::string(work) + "subsidised = \"excluded\"", "2025-01-01");
    const auto rows = run.table("time-to-event", std::vector<Person>{{.states = std::move(states)}});
    return rows.at(0).at("time") + " " + rows.at(0).at("events") + "/" + rows.at(0).at("censored");
  };
  EXPECT_EQ(time({job("2024-01-11", std::nullopt, "A", 0)}), "10 1/0");
  EXPECT_EQ(time({job("2024-01-11", std::nullopt, "A", 1)}), "366 0/1");
  EXPECT_EQ(time({job("2024-01-11", "2024-01-21", "A"), job("2024-01-31", std::nullopt, "A", 0)}), "10 0/1");
  EXPECT_EQ(time({job("2024-01-11", "2024-01-21", "A", 0), job("2024-01-31", std::nullopt, "A")}), "10 1/0");
}

TEST_F(CurveTest, AnEventMayBeWhatIsWaitedFor) {
  const auto time = [&](Person person, const std::string& more = "") {
    Evaluation run(plugin_, "[[curves]]\nid = \"contact\"\nevent = \"Kontakt\"\n" + more, "2025-01-01");
    person.events.push_back({"Plan", "2024-01-02"});
    const auto rows = run.table("time-to-event", std::vector<Person>{std::move(person)});
    return rows.at(0).at("time") + " " + rows.at(0).at("events") + "/" + rows.at(0).at("censored");
  };
  EXPECT_EQ(time({.events = {{"Kontakt", "2024-02-01"}, {"Kontakt", "2024-01-11"}}}), "10 1/0");
  EXPECT_EQ(time({.events = {{"Kontakt", "2023-12-01"}}}), "0 1/0");
  EXPECT_EQ(time({}), "366 0/1");
  EXPECT_EQ(time({.exit = "2024-01-31"}), "30 0/1");
  EXPECT_EQ(time({.exit = "2024-01-31", .events = {{"Kontakt", "2024-03-01"}}}), "30 0/1");
  EXPECT_EQ(time({.exit = "2024-01-31", .events = {{"Kontakt", "2024-03-01"}}}, "anchor = \"exit\""),
            "30 1/0");
}

TEST_F(CurveTest, WhatCannotHoldIsRefused) {
  const std::string begin = "[[curves]]\nid = \"a\"\n";
  for (const std::string& wrong :
       {begin, begin + "state = \"employed\"\nevent = \"x\"", begin + "kind = \"retention\"\nevent = \"x\"",
        begin + "kind = \"retention\"\nstate = \"employed\"\nlasts = \"6m\"",
        begin + "event = \"x\"\nlasts = \"6m\"", begin + "state = \"employd\"",
        begin + "state = \"employed\"\nat_risk_every = 0",
        begin + "state = \"employed\"\ncompeting = [\"educatoin\"]",
        begin + "state = \"employed\"\n" + begin + "state = \"education\"",
        std::string("at_risk_at_least = 0")}) {
    Evaluation run(plugin_, wrong, "2025-01-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << wrong;
    EXPECT_EQ(plugin_.host.findings.size(), 1U) << wrong;
  }
}

}  // namespace
}  // namespace fotfaste::tests
