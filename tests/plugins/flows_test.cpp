// Tables next-state, months-to-next-state, sequences, sequence-entropy and re-entries.
#include <gtest/gtest.h>

#include <cmath>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

class FlowsTest : public testing::Test {
 protected:
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

class NextStateTest : public FlowsTest {
 protected:
  // What one person who has been in school did next: "STATE months", or why it is not known.
  std::string next(std::vector<StateRow> states, const std::string& more = "",
                   const std::string& as_of = "2025-01-01") {
    Evaluation run(plugin_, "[[leaving]]\nid = \"school\"\nstate = \"education\"\n" + more, as_of);
    // Beside somebody whose next state is known, since a table without any has no rows.
    const std::vector<Person> people{
        {.states = std::move(states)},
        {.states = {in("education", "2024-01-01", "2024-02-01"), in("sick", "2024-02-01")}}};
    std::string found;
    for (const ResultRow& row : run.table("next-state", people)) {
      if (row.at("unknown") == "1") return "unknown";
      if (row.at("not_left") == "1") return "not left";
      if (row.at("never_there") == "1") return "never there";
      if (row.at("state") != "sick") found = row.at("state") + " " + row.at("months_median");
    }
    return found;
  }
};

TEST_F(NextStateTest, IsTheFirstKnownStateAfterLeaving) {
  const StateRow school = in("education", "2023-08-01", "2024-06-15");
  EXPECT_EQ(next({school, in("employed", "2024-06-15")}), "employed 0");
  EXPECT_EQ(next({school, in("unemployed", "2024-08-14")}), "unemployed 1");
  EXPECT_EQ(next({school, in("unemployed", "2024-08-15"), in("employed", "2024-09-01")}), "unemployed 2");
  EXPECT_EQ(next({school, in("unknown", "2024-06-15", "2024-08-15"), in("employed", "2024-08-15")}),
            "employed 2");
  EXPECT_EQ(next({school, in("unknown", "2024-06-15")}), "unknown");
  EXPECT_EQ(next({school}), "unknown");
  EXPECT_EQ(next({in("employed", "2024-01-01")}), "never there");
  EXPECT_EQ(next({in("education", "2023-08-01", "2024-01-01"), in("employed", "2024-01-01")}), "never there");
}

TEST_F(NextStateTest, WhoIsStillThereOrLastHeardOfThereHasNotLeft) {
  EXPECT_EQ(next({in("education", "2023-08-01")}), "not left");
  StateRow school = in("education", "2023-08-01");
  school.known_until = "2024-06-15";
  EXPECT_EQ(next({school}), "not left");
  EXPECT_EQ(next({school, in("employed", "2024-09-15")}), "employed 3");
}

TEST_F(NextStateTest, MayAlsoBeTheFirstTimeThatIsKnown) {
  const StateRow before = in("education", "2023-08-01", "2023-11-01");
  const std::vector<StateRow> states{before, in("employed", "2023-12-10", "2024-02-01"),
                                     in("education", "2024-02-01", "2024-05-01"),
                                     in("unemployed", "2024-05-01")};
  EXPECT_EQ(next(states), "unemployed 0");
  EXPECT_EQ(next(states, "first = \"ever\""), "employed 1");
  EXPECT_EQ(next({before, in("employed", "2023-12-10")}, "first = \"ever\""), "employed 1");
  EXPECT_EQ(next({in("employed", "2023-12-10")}, "first = \"ever\""), "never there");
}

TEST_F(NextStateTest, ASummerMayBeAGap) {
  const std::vector<StateRow> states{
      in("education", "2023-08-01", "2024-06-15"), in("unemployed", "2024-06-15", "2024-08-15"),
      in("education", "2024-08-15", "2024-12-01"), in("employed", "2024-12-10")};
  EXPECT_EQ(next(states), "unemployed 0");
  EXPECT_EQ(next(states, "gap_at_most = \"3m\""), "employed 0");
}

TEST_F(NextStateTest, MonthsAreCountedAndTheLastCountsAllBeyond) {
  Evaluation run(plugin_, "months = 2\n[[leaving]]\nid = \"school\"\nstate = \"education\"", "2025-01-01");
  const auto after = [](const std::string& day) {
    return Person{.states = {in("education", "2024-01-01", "2024-02-01"), in("employed", day)}};
  };
  const std::vector<Person> people{after("2024-02-01"), after("2024-02-05"), after("2024-03-01"),
                                   after("2024-09-01"), after("2024-12-01")};
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("months-to-next-state", people))
    lines.push_back(row.at("months") + " " + row.at("numerator") + "/" + row.at("denominator"));
  EXPECT_EQ(lines, (std::vector<std::string>{"0 2/5", "1 1/5", "2 2/5"}));
  EXPECT_EQ(run.rows("next-state").at(0).at("months_median"), "1");
  // The middle lies among those that are not counted apart.
  static_cast<void>(people);
  Evaluation late(plugin_, "months = 2\n[[leaving]]\nid = \"school\"\nstate = \"education\"", "2025-01-01");
  EXPECT_EQ(late.table("next-state", std::span(people).subspan(2)).at(0).at("months_median"), "null");
}

class SequencesTest : public FlowsTest {
 protected:
  static Person person(const std::string& then, const std::string& from, Word gender = "woman") {
    return {.states = {in("unemployed", "2023-01-01", from), in(then, from)}, .gender = std::move(gender)};
  }
};

TEST_F(SequencesTest, TheMostFrequentComeFirstAndTheRareTogether) {
  Evaluation run(plugin_, "months = 4\nsequences = { top = 2, smallest = 2 }\nby = [\"gender\"]",
                 "2024-06-01");
  std::vector<Person> people;
  for (int i = 0; i < 3; ++i) people.push_back(person("employed", "2024-02-01"));
  for (int i = 0; i < 3; ++i) people.push_back(person("education", "2024-03-01", "man"));
  for (int i = 0; i < 2; ++i) people.push_back(person("sick", "2024-04-01", "man"));
  people.push_back(person("placement", "2024-02-02"));
  people.push_back(
      {.entry = "2024-05-01", .states = {in("employed", "2024-05-01")}, .gender = "man"});  // too late
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("sequences", people)) {
    lines.push_back(row.at("stratum") + " " + row.at("rank") + " " + row.at("sequence") + " " +
                    row.at("numerator") + "/" + row.at("denominator") + " " + row.at("not_due"));
  }
  EXPECT_EQ(lines,
            (std::vector<std::string>{
                "everybody 1 unemployed/1-employed/3 3/9 1", "everybody 2 unemployed/2-education/2 3/9 1",
                "everybody null other 3/9 1", "gender=woman 1 unemployed/1-employed/3 3/4 0",
                "gender=woman null other 1/4 0", "gender=man 1 unemployed/2-education/2 3/5 1",
                "gender=man 2 unemployed/3-sick/1 2/5 1", "gender=man null other 0/5 1"}));
}

TEST_F(SequencesTest, AMonthThatIsNotKnownIsPartOfTheSequence) {
  Evaluation run(plugin_, "months = 3\nsequences = { smallest = 1 }", "2024-06-01");
  const std::vector<Person> people{
      {.states = {in("employed", "2024-01-01", "2024-02-01"), in("employed", "2024-03-01")}}};
  EXPECT_EQ(run.table("sequences", people).at(0).at("sequence"), "employed/1-unknown/1-employed/1");
}

TEST_F(SequencesTest, EntropyIsZeroForOneStateAndOneForAnEvenSpread) {
  Evaluation run(plugin_, "months = 3\nsequences = {}", "2024-06-01");
  const std::vector<Person> people{person("employed", "2024-02-01"), person("education", "2024-03-01"),
                                   person("employed", "2024-03-01"), person("education", "2024-02-01")};
  const auto rows = run.table("sequence-entropy", people);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("entropy"), "0");
  // Two unemployed, one employed, one in education; three states occur.
  EXPECT_NEAR(std::stod(rows[1].at("entropy")), 1.5 * std::log(2), 1e-12);
  EXPECT_NEAR(std::stod(rows[1].at("value")), 1.5 * std::log(2) / std::log(3), 1e-12);
  EXPECT_NEAR(std::stod(rows[2].at("value")), std::log(2) / std::log(3), 1e-12);
}

TEST_F(SequencesTest, OneStateInAllHasNoSpread) {
  Evaluation run(plugin_, "months = 2\nsequences = {}", "2024-06-01");
  const auto rows =
      run.table("sequence-entropy", std::vector<Person>{{.states = {in("sick", "2024-01-01")}}});
  EXPECT_EQ(rows.at(0).at("value"), "null");
}

TEST_F(SequencesTest, NothingIsReportedUnlessAskedFor) {
  Evaluation run(plugin_, "months = 2", "2024-06-01");
  EXPECT_TRUE(run.table("sequences", std::vector{person("employed", "2024-01-01")}).empty());
  EXPECT_TRUE(run.rows("sequence-entropy").empty());
}

class ReEntriesTest : public FlowsTest {
 protected:
  // "k/n not due" of persons and of exits.
  std::string again(const std::vector<Person>& people, const std::string& stratum = "everybody",
                    const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "re_entry_within = \"12m\"\nby = [\"cohort\"]", as_of);
    static_cast<void>(run.table("re-entries", people));
    std::string text;
    for (const char* measure : {"persons", "exits"}) {
      const ResultRow row = run.row("re-entries", {{"measure", measure}, {"stratum", stratum}});
      text += row.at("numerator") + "/" + row.at("denominator") + " " + row.at("not_due") + ";";
    }
    return text;
  }
  static Person taking(std::uint64_t number, const std::string& entry, Word exit, Word cohort = "1") {
    return {.entry = entry, .exit = std::move(exit), .cohort = std::move(cohort), .number = number};
  }
};

TEST_F(ReEntriesTest, AreCountedByPersonAndByExit) {
  const std::vector<Person> people{
      taking(1, "2024-01-01", "2024-06-01"), taking(2, "2024-01-01", "2024-06-01"),
      taking(1, "2024-09-01", "2025-01-15"), taking(3, "2024-01-01", std::nullopt)};
  EXPECT_EQ(again(people), "1/3 null;1/2 1;");
}

TEST_F(ReEntriesTest, TheTimeIsUpToAndNotIncludingItsEnd) {
  const auto returns = [&](const std::string& entry) {
    return again({taking(1, "2024-01-01", "2024-06-01"), taking(1, entry, std::nullopt)});
  };
  EXPECT_EQ(returns("2024-06-01"), "1/1 null;1/1 0;");
  EXPECT_EQ(returns("2025-05-31"), "1/1 null;1/1 0;");
  EXPECT_EQ(returns("2025-06-01"), "1/1 null;0/1 0;");
  EXPECT_EQ(returns("2024-03-01"), "1/1 null;0/1 0;");  // began while the first went on
}

TEST_F(ReEntriesTest, AnExitIsJudgedOnceTheTimeHasPassedForThoseWhoCameBackToo) {
  const std::vector<Person> people{taking(1, "2024-01-01", "2024-06-01"),
                                   taking(1, "2024-07-01", std::nullopt)};
  EXPECT_EQ(again(people, "everybody", "2025-05-31"), "1/1 null;0/0 1;");
  EXPECT_EQ(again(people, "everybody", "2025-06-01"), "1/1 null;1/1 0;");
}

TEST_F(ReEntriesTest, APersonCountsOnceInEachGroup) {
  const std::vector<Person> people{taking(1, "2024-01-01", "2024-03-01", "1"),
                                   taking(1, "2024-05-01", "2024-07-01", "2"),
                                   taking(1, "2024-09-01", "2024-10-01", "2")};
  EXPECT_EQ(again(people), "1/1 null;2/3 0;");
  EXPECT_EQ(again(people, "cohort=1"), "1/1 null;1/1 0;");
  EXPECT_EQ(again(people, "cohort=2"), "1/1 null;1/2 0;");
}

TEST_F(ReEntriesTest, NoTimeIsRefused) {
  Evaluation run(plugin_, "re_entry_within = \"0d\"", "2026-01-01");
  EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT);
}

}  // namespace
}  // namespace fotfaste::tests
