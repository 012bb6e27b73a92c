// Table state-at-point, at the edges of dates, spells and knowledge.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

class StateAtPointTest : public testing::Test {
 protected:
  // Numerator, denominator, unknown and not due of the employed among these people.
  std::string employed(const std::string& point, std::vector<Person> people, const std::string& more = {},
                       const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "points = [\"" + point + "\"]\n" + more, as_of);
    static_cast<void>(run.table("state-at-point", people));
    const ResultRow row = run.row("state-at-point", {{"state", "employed"}, {"stratum", "everybody"}});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown") + " unknown, " +
           row.at("not_due") + " not due";
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(StateAtPointTest, ASpellCoversItsFirstDayAndNotItsLast) {
  const std::vector<Person> starts{
      {.exit = "2024-06-01", .states = {in("employed", "2024-06-01", "2024-07-01")}}};
  EXPECT_EQ(employed("exit", starts), "1 of 1, 0 unknown, 0 not due");
  const std::vector<Person> ends{
      {.exit = "2024-06-01", .states = {in("employed", "2024-05-01", "2024-06-01")}}};
  EXPECT_EQ(employed("exit", ends), "0 of 0, 1 unknown, 0 not due");
}

TEST_F(StateAtPointTest, MonthsAreClampedToTheEndOfTheMonth) {
  const auto person = [](const std::string& exit, const std::string& on, const std::string& after) {
    return std::vector<Person>{
        {.exit = exit,
         .states = {in("unemployed", "2020-01-01", on), in("employed", on, after), in("education", after)}}};
  };
  EXPECT_EQ(employed("exit+6m", person("2024-08-31", "2025-02-28", "2025-03-01")),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit+6m", person("2023-08-31", "2024-02-29", "2024-03-01")),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit+1y", person("2024-02-29", "2025-02-28", "2025-03-01")),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit+28d", person("2024-02-01", "2024-02-29", "2024-03-01")),
            "1 of 1, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, APointIsDueFromTheDayAfterIt) {
  const std::vector<Person> people{{.exit = "2024-06-01", .states = {in("employed", "2024-01-01")}}};
  EXPECT_EQ(employed("exit+28d", people, "", "2024-06-29"), "0 of 0, 0 unknown, 1 not due");
  EXPECT_EQ(employed("exit+28d", people, "", "2024-06-30"), "1 of 1, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, WhoStillTakesPartIsNotDue) {
  EXPECT_EQ(employed("exit", {{.states = {in("employed", "2024-01-01")}}}), "0 of 0, 0 unknown, 1 not due");
  EXPECT_EQ(employed("entry", {{.states = {in("employed", "2024-01-01")}}}), "1 of 1, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, UnknownAndMissingStatesStayOutOfTheDenominator) {
  const std::vector<Person> people{
      {.exit = "2024-06-01", .states = {in("unknown", "2024-01-01")}},
      {.exit = "2024-06-01", .states = {{"?", std::nullopt, "2024-01-01", std::nullopt}}},
      {.exit = "2024-06-01"},
      {.exit = "2024-06-01", .states = {in("unemployed", "2024-01-01")}}};
  EXPECT_EQ(employed("exit", people), "0 of 1, 3 unknown, 0 not due");
}

TEST_F(StateAtPointTest, NothingIsKnownAfterKnownUntil) {
  StateRow job = in("employed", "2024-01-01");
  job.known_until = "2024-06-01";
  EXPECT_EQ(employed("exit", {{.exit = "2024-05-31", .states = {job}}}), "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01", .states = {job}}}), "0 of 0, 1 unknown, 0 not due");
}

TEST_F(StateAtPointTest, TheStrongerSourceDecides) {
  StateRow job = in("employed", "2024-05-01");
  StateRow school = in("education", "2024-01-01");
  job.source = "self_report";
  school.source = "register";
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01", .states = {school, job}}}),
            "0 of 1, 0 unknown, 0 not due");
  job.source = "payslip";
  school.source = "caseworker";
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01", .states = {school, job}}}),
            "1 of 1, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, OfEquallyStrongSourcesTheLaterStartDecidesThenTheCode) {
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01",
                               .states = {in("education", "2024-01-01"), in("employed", "2024-05-01")}}}),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01",
                               .states = {in("education", "2024-05-01"), in("employed", "2024-05-01")}}}),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", {{.exit = "2024-06-01",
                               .states = {in("employed", "2024-01-01"), in("unknown", "2024-05-01")}}}),
            "1 of 1, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, AnotherDimensionIsPassedOver) {
  StateRow home = in("other", "2024-05-01");
  home.dimension = "boende";
  StateRow job = in("employed", "2024-01-01");
  job.dimension = "arbete";
  const std::vector<Person> people{{.exit = "2024-06-01", .states = {job, home}}};
  EXPECT_EQ(employed("exit", people, "dimension = \"arbete\""), "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", people, "dimension = \"hälsa\""), "0 of 0, 1 unknown, 0 not due");
}

TEST_F(StateAtPointTest, AComparisonGroupIsKeptApart) {
  const std::vector<Person> people{
      {.exit = "2024-06-01", .states = {in("employed", "2024-01-01")}, .group = "comparison"},
      {.exit = "2024-06-01", .states = {in("unemployed", "2024-01-01")}, .group = "programme"},
      {.exit = "2024-06-01", .states = {in("unemployed", "2024-01-01")}}};
  EXPECT_EQ(employed("exit", people), "0 of 2, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", people, "population = { exited = true }"), "0 of 2, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", people, "population = { group = \"comparison\" }"),
            "1 of 1, 0 unknown, 0 not due");
  EXPECT_EQ(employed("exit", people, "population = { group = [\"programme\", \"comparison\"] }"),
            "1 of 3, 0 unknown, 0 not due");
}

TEST_F(StateAtPointTest, EmployedAndEducationAreShownEvenIfNobodyIs) {
  Evaluation run(plugin_, "points = [\"entry\"]", "2026-01-01");
  const std::vector<Person> people{{.states = {in("sick", "2024-01-01")}}};
  std::vector<std::string> states;
  for (const ResultRow& row : run.table("state-at-point", people)) states.push_back(row.at("state"));
  EXPECT_EQ(states, (std::vector<std::string>{"employed", "education", "sick"}));
}

TEST_F(StateAtPointTest, NobodyAtAllIsNoData) {
  Evaluation run(plugin_, "", "2026-01-01");
  const auto rows = run.table("state-at-point", {});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].at("denominator"), "0");
}

TEST_F(StateAtPointTest, StrataAreNotCrossedUnlessAskedFor) {
  Evaluation run(
      plugin_,
      "points = [\"entry\"]\nby = [\"gender\", \"cohort\", \"gender*cohort\", \"attributes.program\", "
      "\"age_group\"]",
      "2026-01-01");
  const std::vector<StateRow> job{in("employed", "2024-01-01")};
  const std::vector<Person> people{
      {.states = job,
       .gender = "woman",
       .cohort = "2",
       .birth_date = "2006-01-02",
       .attributes = {{"program", "IMA"}, {"annat", "x"}}},
      {.states = job, .gender = "man", .cohort = "1", .birth_date = "2006-01-01"},
      {.states = job, .cohort = "1", .birth_date = "1969-01-01"}};
  static_cast<void>(run.table("state-at-point", people));
  std::vector<std::string> strata;
  for (const ResultRow& row : run.rows("state-at-point")) {
    if (row.at("state") == "employed") strata.push_back(row.at("stratum") + " " + row.at("numerator"));
  }
  EXPECT_EQ(strata,
            (std::vector<std::string>{"everybody 3", "gender=woman 1", "gender=man 1", "gender=unknown 1",
                                      "cohort=1 2", "cohort=2 1", "gender=woman,cohort=2 1",
                                      "gender=man,cohort=1 1", "gender=unknown,cohort=1 1",
                                      "attributes.program=IMA 1", "attributes.program=unknown 2",
                                      "age_group=0-17 1", "age_group=18-29 1", "age_group=55- 1"}));
}

TEST_F(StateAtPointTest, SoManyGroupsAsThereArePeopleAreCountedAlike) {
  // More than combinations of groups are counted apart for.
  Evaluation run(plugin_, "points = [\"entry\"]\nby = [\"gender\", \"site\"]", "2026-01-01");
  std::vector<Person> people;
  for (int i = 0; i < 1500; ++i) {
    people.push_back({.states = {in(i % 3 == 0 ? "employed" : "sick", "2024-01-01")},
                      .gender = i % 2 == 0 ? "woman" : "man",
                      .site = std::to_string(i / 2)});
  }
  static_cast<void>(run.table("state-at-point", people));
  const auto employed = [&](const std::string& stratum) {
    const ResultRow row = run.row("state-at-point", {{"state", "employed"}, {"stratum", stratum}});
    return row.at("numerator") + " of " + row.at("denominator");
  };
  EXPECT_EQ(employed("everybody"), "500 of 1500");
  EXPECT_EQ(employed("gender=woman"), "250 of 750");
  for (int site = 0; site < 750; ++site) {
    const int expected = (2 * site) % 3 == 0 || (2 * site + 1) % 3 == 0 ? 1 : 0;
    EXPECT_EQ(employed("site=" + std::to_string(site)), std::to_string(expected) + " of 2") << site;
  }
}

}  // namespace
}  // namespace fotfaste::tests
