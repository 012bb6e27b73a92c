// Tables outcome-at-point, work-studies-or-closer, remained and branch-at-point.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* classes[] = {"in_work", "in_studies", "closer", "unchanged", "further", "not_compared"};

class OutcomeTest : public testing::Test {
 protected:
  // The class of one person at exit, or why there is none. Fails unless it is exactly one.
  std::string outcome(Person person, const std::string& more = {}, const std::string& as_of = "2026-01-01") {
    if (!person.exit) person.exit = "2024-07-01";
    Evaluation run(plugin_, "points = [\"exit\"]\n" + more, as_of);
    static_cast<void>(run.table("outcome-at-point", std::vector{person}));
    std::string found;
    for (const char* name : classes) {
      const ResultRow row = run.row("outcome-at-point", {{"outcome", name}});
      if (row.at("numerator") == "1") found += name;
      EXPECT_EQ(row.at("denominator") == "1", row.at("unknown") == "0" && row.at("not_due") == "0");
      if (name != classes[0]) continue;
      if (row.at("unknown") == "1") found += "unknown";
      if (row.at("not_due") == "1") found += "not_due";
    }
    return found;
  }
  // The same of somebody who went from one state to another.
  std::string from_to(const std::string& before, const std::string& after, const std::string& more = {}) {
    return outcome({.states = {in(before, "2023-01-01", "2024-06-01"), in(after, "2024-06-01")}}, more);
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(OutcomeTest, EverybodyIsInExactlyOneClass) {
  EXPECT_EQ(from_to("unemployed", "employed"), "in_work");
  EXPECT_EQ(from_to("unemployed", "self_employed"), "in_work");
  EXPECT_EQ(from_to("unemployed", "education"), "in_studies");
  EXPECT_EQ(from_to("unemployed", "placement"), "closer");
  EXPECT_EQ(from_to("sick", "job_search"), "closer");
  EXPECT_EQ(from_to("unemployed", "job_search"), "unchanged");
  EXPECT_EQ(from_to("training", "inactive"), "further");
  EXPECT_EQ(from_to("employed", "unemployed"), "further");
  EXPECT_EQ(from_to("unemployed", "parental_leave"), "not_compared");
  EXPECT_EQ(from_to("other", "unemployed"), "not_compared");
  EXPECT_EQ(from_to("unemployed", "unknown"), "unknown");
  EXPECT_EQ(outcome({.states = {in("employed", "2023-01-01")}}, "", "2024-07-01"), "not_due");
}

TEST_F(OutcomeTest, WhoWorksAndStudiesIsInWorkWhicheverBeganLast) {
  for (const char* job : {"2024-03-01", "2024-05-01"}) {
    EXPECT_EQ(outcome({.states = {in("employed", job), in("education", "2024-04-01")}}), "in_work") << job;
  }
}

TEST_F(OutcomeTest, OfSeveralStatesTheClosestIsCompared) {
  EXPECT_EQ(outcome({.states = {in("sick", "2023-01-01"), in("placement", "2024-05-01")}}), "closer");
  EXPECT_EQ(outcome({.states = {in("sick", "2023-01-01"), in("placement", "2023-05-01", "2024-02-01")}}),
            "further");
}

TEST_F(OutcomeTest, WithoutAStateAtEntryTheLabourStatusStands) {
  const std::vector<StateRow> later{in("unemployed", "2024-05-01")};
  EXPECT_EQ(outcome({.states = later, .labour_status = "inactive_other"}), "closer");
  EXPECT_EQ(outcome({.states = later, .labour_status = "unemployed"}), "unchanged");
  EXPECT_EQ(outcome({.states = later, .labour_status = "inactive_education"}), "further");
  EXPECT_EQ(outcome({.states = later, .labour_status = "unknown"}), "not_compared");
  EXPECT_EQ(outcome({.states = later}), "not_compared");
  // What is known of the day itself goes before.
  EXPECT_EQ(
      outcome({.states = {in("sick", "2024-01-01", "2024-05-01"), later[0]}, .labour_status = "unemployed"}),
      "closer");
}

TEST_F(OutcomeTest, TheOrderOfStatesIsTheProjects) {
  const std::string order =
      "distance = [{ states = [\"employed\"] }, { states = [\"inactive\"] }, { states = [\"unemployed\"] }]";
  EXPECT_EQ(from_to("unemployed", "inactive", order), "closer");
  EXPECT_EQ(from_to("inactive", "unemployed", order), "further");
  EXPECT_EQ(from_to("sick", "unemployed", order), "not_compared");
}

TEST_F(OutcomeTest, WhatWorkAndStudiesAreIsTheProjects) {
  const std::string more = "work = [\"employed\", \"placement\"]\nstudies = [\"education\", \"training\"]";
  EXPECT_EQ(from_to("unemployed", "placement", more), "in_work");
  EXPECT_EQ(from_to("unemployed", "training", more), "in_studies");
  EXPECT_EQ(from_to("unemployed", "self_employed", more), "closer");
}

TEST_F(OutcomeTest, ARatingMaySayWhoCameCloser) {
  const std::string rating =
      "rating = { assessment = \"steg\", rater = \"caseworker\", within = \"28d\", change_at_least = 1 }";
  const auto rated = [&](std::optional<double> first, std::optional<double> last,
                         const std::string& more = {}) {
    return outcome({.states = {in("unemployed", "2023-01-01")},
                    .assessments = {{"a", "steg", "caseworker", "2024-01-10", first},
                                    {"a", "steg", "caseworker", "2024-06-20", last},
                                    {"a", "steg", "participant", "2024-07-01", 99}}},
                   more.empty() ? rating : more);
  };
  EXPECT_EQ(rated(2, 4), "closer");
  EXPECT_EQ(rated(4, 2), "further");
  EXPECT_EQ(rated(3, 3), "unchanged");
  EXPECT_EQ(rated(3, 3.5), "unchanged");
  EXPECT_EQ(rated(3, 4), "closer");
  EXPECT_EQ(rated(2, std::nullopt), "not_compared");
  EXPECT_EQ(rated(2, 4, "rating = { assessment = \"a.steg\", rater = \"caseworker\", higher = \"further\" }"),
            "further");
  EXPECT_EQ(rated(2, 4, "rating = { assessment = \"b.steg\" }"), "not_compared");
  // Too far from the day.
  EXPECT_EQ(rated(2, 4, "rating = { assessment = \"steg\", rater = \"caseworker\", within = \"5d\" }"),
            "not_compared");
}

TEST_F(OutcomeTest, RatersWhoDifferOnTheDayCannotBeCompared) {
  const auto rated = [&](double other) {
    return outcome({.states = {in("unemployed", "2023-01-01")},
                    .assessments = {{"a", "steg", "x", "2024-01-01", 2},
                                    {"a", "steg", "x", "2024-07-01", 4},
                                    {"a", "steg", "y", "2024-07-01", other}}},
                   "rating = { assessment = \"steg\" }");
  };
  EXPECT_EQ(rated(4), "closer");
  EXPECT_EQ(rated(5), "not_compared");
}

TEST_F(OutcomeTest, ARatingChangesNothingForWorkAndStudies) {
  EXPECT_EQ(from_to("unemployed", "employed", "rating = { assessment = \"steg\" }"), "in_work");
  EXPECT_EQ(from_to("unemployed", "unknown", "rating = { assessment = \"steg\" }"), "unknown");
}

TEST_F(OutcomeTest, TheThreeTogetherLeaveOutThoseWhoCannotBeCompared) {
  Evaluation run(plugin_, "points = [\"exit\"]", "2026-01-01");
  const auto person = [](const std::string& before, const std::string& after) {
    return Person{.exit = "2024-07-01",
                  .states = {in(before, "2023-01-01", "2024-06-01"), in(after, "2024-06-01")}};
  };
  const std::vector<Person> people{person("sick", "employed"),   person("sick", "education"),
                                   person("sick", "unemployed"), person("unemployed", "sick"),
                                   person("sick", "sick"),       person("other", "sick"),
                                   person("sick", "unknown"),    {.states = {in("sick", "2023-01-01")}}};
  static_cast<void>(run.table("outcome-at-point", people));
  const ResultRow row = run.row("work-studies-or-closer", {{"stratum", "everybody"}});
  EXPECT_EQ(row.at("numerator") + " of " + row.at("denominator"), "3 of 5");
  EXPECT_EQ(row.at("unknown") + " " + row.at("not_due"), "2 1");
}

TEST_F(OutcomeTest, AtTheLevelOfLabelsTheCoreStatesDecide) {
  const std::vector<StateRow> states{{"Daglig verksamhet", "inactive", "2023-01-01", "2024-06-01"},
                                     {"Lärling", "employed", "2024-06-01", std::nullopt}};
  EXPECT_EQ(outcome({.states = states}, "level = \"label\""), "in_work");
  const std::vector<StateRow> unmapped{{"Daglig verksamhet", std::nullopt, "2023-01-01", std::nullopt}};
  EXPECT_EQ(outcome({.states = unmapped}, "level = \"label\""), "not_compared");
}

TEST_F(OutcomeTest, AContradictionIsRefusedWhereItStands) {
  for (const char* wrong : {"work = [\"employed\", \"education\"]",
                            "distance = [{ states = [\"employed\"] }, { states = [\"sick\", \"employed\"] }]",
                            "distance = [{ states = [] }]", "distance = [{ states = [\"emploid\"] }]",
                            "rating = { assessment = \"a.\" }", "rating = { assessment = \".b\" }"}) {
    Evaluation run(plugin_, wrong, "2026-01-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << wrong;
    ASSERT_EQ(plugin_.host.findings.size(), 1U) << wrong;
    EXPECT_NE(plugin_.host.findings[0].at, nullptr) << wrong;
  }
}

// Table remained.

class RemainedTest : public testing::Test {
 protected:
  // "yes of known, unknown, every wave; not due, elsewhere, unknown at exit, still there" of a wave.
  std::string remained(const std::vector<Person>& people, const std::string& point,
                       const std::string& ending = "finished", const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "points = [\"exit+12m\", \"entry\", \"exit+6m\", \"exit\"]", as_of);
    static_cast<void>(run.table("remained", people));
    const ResultRow row =
        run.row("remained", {{"point", point}, {"ending", ending}, {"stratum", "everybody"}});
    return row.at("wave") + ": " + row.at("numerator") + " of " + row.at("denominator") + ", " +
           row.at("unknown") + " unknown, " + row.at("at_every_wave") + " every; " + row.at("not_due") + " " +
           row.at("elsewhere_at_exit") + " " + row.at("unknown_at_exit") + " " + row.at("still_taking_part");
  }
  static Person leaver(const std::string& at_exit, const std::string& after_6, const std::string& after_12,
                       Word reason = std::nullopt) {
    return {.exit = "2024-07-01",
            .states = {in(at_exit, "2024-06-01", "2024-08-01"), in(after_6, "2024-08-01", "2025-02-01"),
                       in(after_12, "2025-02-01")},
            .exit_reason = std::move(reason)};
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(RemainedTest, TheDenominatorIsThoseWhoWereThereAtExitAndWereReached) {
  const std::vector<Person> people{
      leaver("employed", "employed", "employed"),    leaver("employed", "education", "unemployed"),
      leaver("education", "unemployed", "employed"), leaver("employed", "unknown", "employed"),
      leaver("unemployed", "employed", "employed"),  leaver("unknown", "employed", "employed"),
      {.states = {in("employed", "2024-01-01")}}};
  EXPECT_EQ(remained(people, "exit+6m"), "1: 2 of 3, 1 unknown, 2 every; 0 1 1 1");
  // Work again after a wave without is work, and not at every wave; a wave that is not known is not one of
  // them.
  EXPECT_EQ(remained(people, "exit+12m"), "2: 3 of 4, 0 unknown, 1 every; 0 1 1 1");
}

TEST_F(RemainedTest, ThreeOfFour) {
  const std::vector<Person> people{
      leaver("employed", "employed", "employed"), leaver("education", "education", "unknown"),
      leaver("employed", "employed", "unknown"), leaver("employed", "unemployed", "unknown")};
  EXPECT_EQ(remained(people, "exit+6m"), "1: 3 of 4, 0 unknown, 3 every; 0 0 0 0");
}

TEST_F(RemainedTest, DropOutsStandApart) {
  const std::vector<Person> people{leaver("employed", "employed", "employed", "dropout"),
                                   leaver("employed", "employed", "employed", "completed"),
                                   leaver("employed", "unemployed", "employed")};
  EXPECT_EQ(remained(people, "exit+6m"), "1: 1 of 2, 0 unknown, 1 every; 0 0 0 0");
  EXPECT_EQ(remained(people, "exit+6m", "dropped_out"), "1: 1 of 1, 0 unknown, 1 every; 0 0 0 null");
}

TEST_F(RemainedTest, AWaveThatHasNotComeIsNotDue) {
  const std::vector<Person> people{leaver("employed", "employed", "employed")};
  EXPECT_EQ(remained(people, "exit+6m", "finished", "2025-01-02"), "1: 1 of 1, 0 unknown, 1 every; 0 0 0 0");
  EXPECT_EQ(remained(people, "exit+12m", "finished", "2025-01-02"), "2: 0 of 0, 0 unknown, 0 every; 1 0 0 0");
  // A last day that lies ahead: still there.
  EXPECT_EQ(remained(people, "exit+6m", "finished", "2024-07-01"), "1: 0 of 0, 0 unknown, 0 every; 0 0 0 1");
}

TEST_F(RemainedTest, OnlyPointsAfterTheExitAreWaves) {
  Evaluation run(plugin_, "points = [\"exit\", \"entry+6m\"]", "2026-01-01");
  EXPECT_TRUE(run.table("remained", std::vector{leaver("employed", "employed", "employed")}).empty());
}

// Table branch-at-point.

class BranchTest : public testing::Test {
 protected:
  std::string branch(Person person) {
    Evaluation run(plugin_, "branches_at = [\"entry+6m\"]", "2026-01-01");
    std::string found;
    for (const ResultRow& row : run.table("branch-at-point", std::vector{std::move(person)})) {
      if (row.at("numerator") == "1") found += row.at("branch");
    }
    if (run.rows("branch-at-point")[0].at("unknown") == "1") found += "unknown";
    return found;
  }
  static StateRow at(StateRow row, Word employer) {
    row.employer = std::move(employer);
    return row;
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(BranchTest, WorkIsToldByWhereThePlacementWas) {
  const auto job = in("employed", "2024-06-01");
  const auto placement = in("placement", "2024-02-01", "2024-06-01");
  EXPECT_EQ(branch({.states = {at(placement, "A"), at(job, "A")}}), "employed_where_placed");
  EXPECT_EQ(branch({.states = {at(placement, "A"), at(job, "B")}}), "employed_elsewhere");
  EXPECT_EQ(branch({.states = {at(job, "B")}}), "employed_elsewhere");
  EXPECT_EQ(branch({.states = {at(placement, "A"), job}}), "employer_not_stated");
  EXPECT_EQ(branch({.states = {placement, at(job, "B")}}), "employer_not_stated");
  EXPECT_EQ(branch({.states = {at(placement, "A"), at(job, "B"), at(in("employed", "2024-06-02"), "A")}}),
            "employed_where_placed");
}

TEST_F(BranchTest, TheOthersByWhetherTheyStillTakePart) {
  const std::vector<StateRow> search{in("job_search", "2024-01-01")};
  EXPECT_EQ(branch({.states = search}), "taking_part");
  EXPECT_EQ(branch({.exit = "2024-07-02", .states = search}), "taking_part");
  EXPECT_EQ(branch({.exit = "2024-07-01", .states = search}), "left");
  EXPECT_EQ(branch({.exit = "2024-05-01", .states = {in("education", "2024-01-01")}}), "left");
  EXPECT_EQ(branch({.exit = "2024-05-01"}), "unknown");
}

TEST_F(BranchTest, NothingIsReportedUnlessAskedFor) {
  Evaluation run(plugin_, "", "2026-01-01");
  EXPECT_TRUE(run.table("branch-at-point", std::vector{Person{}}).empty());
}

}  // namespace
}  // namespace fotfaste::tests
