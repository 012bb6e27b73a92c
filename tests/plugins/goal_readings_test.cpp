// The same goal read in other ways, its parts, its groups, and the start of the cohort as an anchor.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* work_goal =
    "[[goal]]\nid = \"g\"\ntarget = { count = 2, of = 4 }\noutcome = { spell = \"employed\", starts_within = "
    "\"6m\", lasts = \"6m\", gap_at_most = \"14d\" }\n";

class GoalReadingsTest : public testing::Test {
 protected:
  // "reached of judged, unknown" of each reading.
  std::map<std::string, std::string> readings(const std::string& toml, const std::vector<Person>& people,
                                              const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, toml, as_of);
    cohorts_.lend_to(run.project());
    std::map<std::string, std::string> found;
    for (const ResultRow& row : run.table("sensitivity", people)) {
      found[row.at("alternative")] =
          row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown");
      differences_[row.at("alternative")] = row.at("difference");
    }
    return found;
  }
  std::string standard(const std::string& alternative, const Person& person) {
    return readings(std::string(work_goal) + "alternatives = \"standard\"\n", {person})[alternative];
  }
  std::string wrong(const std::string& toml) {
    Evaluation run(plugin_, toml, "2026-01-01");
    return run.status == FOTFASTE_OK ? "fine" : plugin_.host.findings.back().code;
  }

  CompiledPlugin plugin_{GOAL_METRICS};
  ProjectTables cohorts_;
  std::map<std::string, std::string> differences_;
};

Person with_job(const std::string& from, const std::string& until) {
  return {
      .entry = "2024-01-15",
      .states = {in("unemployed", "2020-01-01", from), in("employed", from, until), in("unemployed", until)}};
}

TEST_F(GoalReadingsTest, StandardAsksEightQuestionsOneAtATime) {
  const auto found = readings(std::string(work_goal) + "alternatives = \"standard\"\n",
                              {with_job("2024-02-01", "2025-02-01")});
  std::vector<std::string> names;
  for (const auto& [name, counts] : found) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"declared", "dropouts-left-out", "employer-same", "gap-0d",
                                             "gap-30d", "hours-20", "hours-40", "start-cohort",
                                             "studies-count", "subsidised-excluded", "unknown-not-reached"}));
}

TEST_F(GoalReadingsTest, EachQuestionHasItsAnswer) {
  Person person = with_job("2024-02-01", "2025-02-01");
  person.states[1].employer = "A";
  person.states[1].subsidised = 1;
  person.states[1].hours = 30;
  EXPECT_EQ(standard("declared", person), "1 of 1, 0");
  EXPECT_EQ(standard("subsidised-excluded", person), "0 of 1, 0");
  EXPECT_EQ(standard("hours-20", person), "1 of 1, 0");
  EXPECT_EQ(standard("hours-40", person), "0 of 1, 0");
  EXPECT_EQ(standard("employer-same", person), "1 of 1, 0");

  Person two_jobs = with_job("2024-02-01", "2024-05-01");
  two_jobs.states[1].employer = "A";
  two_jobs.states[2] = in("unemployed", "2024-05-01", "2024-05-21");
  two_jobs.states.push_back(in("employed", "2024-05-21", "2024-10-01"));
  two_jobs.states.back().employer = "B";
  two_jobs.states.push_back(in("unemployed", "2024-10-01"));
  EXPECT_EQ(standard("declared", two_jobs), "0 of 1, 0");
  EXPECT_EQ(standard("gap-30d", two_jobs), "1 of 1, 0");
  EXPECT_EQ(standard("gap-0d", two_jobs), "0 of 1, 0");

  Person student = with_job("2024-02-01", "2025-02-01");
  student.states[1] = in("education", "2024-02-01", "2025-02-01");
  EXPECT_EQ(standard("declared", student), "0 of 1, 0");
  EXPECT_EQ(standard("studies-count", student), "1 of 1, 0");

  const Person nobody_knows{.entry = "2024-01-15"};
  EXPECT_EQ(standard("declared", nobody_knows), "0 of 0, 1");
  EXPECT_EQ(standard("unknown-not-reached", nobody_knows), "0 of 1, 0");

  Person dropout = with_job("2025-06-01", "2025-07-01");
  dropout.exit = "2024-03-01";
  dropout.exit_reason = "dropout";
  EXPECT_EQ(standard("declared", dropout), "0 of 1, 0");
  EXPECT_EQ(standard("dropouts-left-out", dropout), "0 of 0, 0");
  dropout.exit_reason = "unknown";
  EXPECT_EQ(standard("dropouts-left-out", dropout), "0 of 1, 0");
}

TEST_F(GoalReadingsTest, WhatTheGoalSaysAlreadyIsTurnedRound) {
  const auto found = readings(
      "[[goal]]\nid = \"g\"\nalternatives = \"standard\"\nunknown = \"not_reached\"\ndropouts = "
      "\"left_out\"\n"
      "outcome = { spell = [\"employed\", \"education\"], starts_within = \"6m\", of = \"cohort\", employer "
      "= "
      "\"same\", subsidised = \"only\", hours_at_least = 20, lasts = \"6m\", gap_at_most = \"30d\" }\n",
      {});
  for (const char* name : {"start-entry", "employer-any", "subsidised-counts", "hours-any", "hours-40",
                           "gap-0d", "gap-14d", "studies-excluded", "unknown-outside", "dropouts-counted"}) {
    EXPECT_TRUE(found.contains(name)) << name;
  }
  EXPECT_EQ(found.size(), 11U);
}

TEST_F(GoalReadingsTest, OtherOutcomesHaveTheQuestionsThatApply) {
  EXPECT_EQ(
      readings("[[goal]]\nid = \"g\"\nalternatives = \"standard\"\noutcome = { exited = true }\n", {}).size(),
      3U);
  // A state of the project's own words may be anything: nobody knows what studies are called.
  const auto own = readings(
      "[[goal]]\nid = \"g\"\nalternatives = \"standard\"\noutcome = { spell = \"Jobb\", level = \"label\", "
      "on = "
      "\"exit\" }\n",
      {});
  EXPECT_FALSE(own.contains("studies-count"));
  EXPECT_TRUE(own.contains("hours-20"));
  EXPECT_FALSE(own.contains("gap-0d"));
}

TEST_F(GoalReadingsTest, AReadingOfOnesOwnChangesKeysOrAll) {
  const std::string toml = std::string(work_goal) +
                           "[[goal.alternative]]\nid = \"year\"\noutcome = { lasts = \"12m\" }\n"
                           "[[goal.alternative]]\nid = \"at-exit\"\noutcome = { spell = \"employed\", on = "
                           "\"exit\" }\n"
                           "[[goal.alternative]]\nid = \"women\"\npopulation = { gender = \"woman\" }\n";
  Person person = with_job("2024-02-01", "2024-12-01");
  person.exit = "2024-06-01";
  const auto found = readings(toml, {person});
  EXPECT_EQ(found.at("declared"), "1 of 1, 0");
  EXPECT_EQ(found.at("g.year"), "0 of 1, 0");
  EXPECT_EQ(found.at("g.at-exit"), "1 of 1, 0");
  EXPECT_EQ(found.at("g.women"), "0 of 0, 0");
  EXPECT_EQ(differences_.at("g.year"), "-1");
}

TEST_F(GoalReadingsTest, TwoReadingsOfOneNameAreRefused) {
  const std::string one = "[[goal.alternative]]\nid = \"a\"\nunknown = \"not_reached\"\n";
  EXPECT_EQ(wrong(std::string(work_goal) + one), "fine");
  EXPECT_EQ(wrong(std::string(work_goal) + one + one), "P113");
  EXPECT_EQ(wrong(std::string(work_goal) + "[[goal.alternative]]\nid = \"a\"\noutcome = { last = \"6m\" }\n"),
            "P110");
}

TEST_F(GoalReadingsTest, AReadingThatChangesNothingCountsTheSame) {
  const auto found = readings(
      std::string(work_goal) + "[[goal.alternative]]\nid = \"same\"\n",
      {with_job("2024-02-01", "2025-02-01"), {.entry = "2024-01-15"}, with_job("2025-02-01", "2025-05-01")});
  EXPECT_EQ(found.at("g.same"), found.at("declared"));
}

TEST_F(GoalReadingsTest, TheCohortsStartIsAnAnchor) {
  cohorts_.add("cohorts", {{"name", {"1", "2", "3"}}, {"start", {"2024-01-01", "2024-03-01", std::nullopt}}});
  const std::string goal =
      "[[goal]]\nid = \"g\"\noutcome = { spell = \"employed\", starts_within = \"6m\", of = \"cohort\" }\n";
  const auto count = [&](const Word& cohort, const std::string& from, const std::string& as_of) {
    Evaluation run(plugin_, goal, as_of);
    cohorts_.lend_to(run.project());
    Person person = with_job(from, "2025-12-01");
    person.cohort = cohort;
    static_cast<void>(run.table("goals", std::vector<Person>{person}));
    const ResultRow row = run.row("goals", {});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown") + " unknown, " +
           row.at("not_observable") + " pending";
  };
  EXPECT_EQ(count("1", "2024-06-30", "2026-01-01"), "1 of 1, 0 unknown, 0 pending");
  EXPECT_EQ(count("1", "2024-07-01", "2026-01-01"), "0 of 1, 0 unknown, 0 pending");
  EXPECT_EQ(count("2", "2024-07-01", "2026-01-01"), "1 of 1, 0 unknown, 0 pending");
  // Judged when the cohort's six months have passed, whenever the person came.
  EXPECT_EQ(count("1", "2024-06-30", "2024-07-01"), "1 of 1, 0 unknown, 0 pending");
  EXPECT_EQ(count("2", "2024-06-30", "2024-08-31"), "0 of 0, 0 unknown, 1 pending");
  EXPECT_EQ(count("2", "2024-06-30", "2024-09-01"), "1 of 1, 0 unknown, 0 pending");
  // A cohort without a start, one that is not in the table, and none.
  EXPECT_EQ(count("3", "2024-06-30", "2026-01-01"), "0 of 0, 1 unknown, 0 pending");
  EXPECT_EQ(count("4", "2024-06-30", "2026-01-01"), "0 of 0, 1 unknown, 0 pending");
  EXPECT_EQ(count(std::nullopt, "2024-06-30", "2026-01-01"), "0 of 0, 1 unknown, 0 pending");
}

// Nobody has missed a day that nobody has written down: who lacks the start is unknown, whatever the goal
// says of the unknown, and the evaluator is told what is missing.
TEST_F(GoalReadingsTest, AStartThatIsNotWrittenDownIsNoFailure) {
  const std::string goal =
      "[[goal]]\nid = \"g\"\ntarget = { count = 1 }\nunknown = \"not_reached\"\noutcome = { spell = "
      "\"employed\", starts_within = "
      "\"6m\", of = \"cohort\" }\n";
  std::vector<Person> people(4, with_job("2024-03-01", "2025-12-01"));
  people[0].cohort = "1";
  people[1].cohort = "2";
  people[2].cohort = "3";
  people.push_back({.entry = "2024-01-15", .cohort = "1"});  // of whom nothing is known
  const auto counts = [&] {
    Evaluation run(plugin_, goal, "2026-01-01");
    cohorts_.lend_to(run.project());
    static_cast<void>(run.table("goals", people));
    const ResultRow row = run.row("goals", {});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown") + " unknown, " +
           row.at("counted_as_not_reached") + " as not reached";
  };
  EXPECT_EQ(counts(), "0 of 0, 5 unknown, 0 as not reached");
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].code, "P136");
  EXPECT_EQ(plugin_.host.findings[0].count, 5U);
  EXPECT_NE(plugin_.host.findings[0].message_sv.find("ingen tabell över omgångar"), std::string::npos);

  cohorts_.add("cohorts", {{"name", {"1", "2"}}, {"start", {"2024-01-01", std::nullopt}}});
  EXPECT_EQ(counts(), "1 of 2, 3 unknown, 1 as not reached");
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].count, 3U);
  EXPECT_NE(plugin_.host.findings[0].message_sv.find("\"2\", \"3\""), std::string::npos)
      << plugin_.host.findings[0].message_sv;

  people.resize(1);
  EXPECT_EQ(counts(), "1 of 1, 0 unknown, 0 as not reached");
  EXPECT_TRUE(plugin_.host.findings.empty());
}

TEST_F(GoalReadingsTest, AReadingFromTheCohortsStartSaysOnceThatThereIsNone) {
  const auto found =
      readings(std::string(work_goal) + "alternatives = \"standard\"\nunknown = \"not_reached\"\n",
               {with_job("2024-02-01", "2025-02-01")});
  EXPECT_EQ(found.at("start-cohort"), "0 of 0, 1");
  EXPECT_EQ(found.at("declared"), "1 of 1, 0");
  EXPECT_EQ(std::count_if(plugin_.host.findings.begin(), plugin_.host.findings.end(),
                          [](const auto& finding) { return finding.code == "P136"; }),
            1);
}

TEST_F(GoalReadingsTest, StartsThatAreMissingAreTheSameInAnySplit) {
  Evaluation run(plugin_,
                 "[[goal]]\nid = \"g\"\noutcome = { spell = \"employed\", starts_within = \"6m\", of = "
                 "\"cohort\" }\n",
                 "2026-01-01");
  std::vector<Person> people(9, with_job("2024-03-01", "2025-12-01"));
  for (std::size_t i = 0; i < people.size(); ++i)
    people[i].cohort = std::string(1, static_cast<char>('I' - i));
  const auto whole = run.create();
  run.consume(whole, people);
  const auto parts = run.create();
  for (std::size_t i = people.size(); i-- > 0;) {
    const auto part = run.create();
    run.consume(part, std::span(people).subspan(i, 1));
    const auto read = run.create();
    run.add_serialized(read, run.serialize(part));
    run.merge(parts, read);
  }
  EXPECT_EQ(run.serialize(parts), run.serialize(whole));
  static_cast<void>(run.report(parts));
  ASSERT_EQ(plugin_.host.findings.front().code, "P136");
}

TEST_F(GoalReadingsTest, TheCohortsStartIsDeclared) {
  Evaluation run(plugin_,
                 "[[goal]]\nid = \"g\"\noutcome = { spell = \"employed\", starts_within = \"6m\", of = "
                 "\"cohort\", lasts = \"6m\" }\n",
                 "2026-01-01");
  for (const char* column : {"cohort", "project.cohorts.name", "project.cohorts.start"})
    EXPECT_TRUE(run.declared().contains(column)) << column;
  EXPECT_EQ(std::count(run.needs.needs.begin(), run.needs.needs.end(), "follow-up g cohort 12m0d"), 1);
  // No more than what it needs, and no point hangs on it.
  EXPECT_FALSE(run.declared().contains("states.employer"));
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\noutcome = { spell = \"employed\", on = \"cohort+6m\" }"), "P111");
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\noutcome = { event = \"x\", within = \"6m\", of = \"cohort\" }"),
            "P111");
}

TEST_F(GoalReadingsTest, PartsAreCountedAmongThoseForWhomTheWholeCanBeJudged) {
  const std::string goal =
      "[[goal]]\nid = \"g\"\nparts = true\noutcome.all = [ { assessment = \"physical\", at_least = 4 }, { "
      "spell = \"employed\", on = \"exit\" } ]\n";
  const auto person = [](const Word& exit, std::optional<double> answer, const std::string& state) {
    Person person{.entry = "2024-01-01", .exit = exit, .states = {in(state, "2024-01-01")}};
    person.assessments = {{std::nullopt, "physical", std::nullopt, "2024-05-01", answer}};
    return person;
  };
  Evaluation run(plugin_, goal, "2026-01-01");
  const std::vector<Person> people{person("2024-06-01", 4, "employed"), person("2024-06-01", 4, "unemployed"),
                                   person("2024-06-01", std::nullopt, "employed"),
                                   person(std::nullopt, 5, "employed")};
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("goal-parts", people)) {
    lines.push_back(row.at("part") + " " + row.at("numerator") + "/" + row.at("denominator") + " " +
                    row.at("unknown") + " " + row.at("not_observable"));
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"g.1 2/2 1 1", "g.2 2/3 0 1"}));
  EXPECT_EQ(run.labels["goal-parts.part g.1"],
            "har svaret minst 4 på ”physical” (det senaste svaret) / has the answer at least 4 to “physical” (the "
            "latest answer)");
  EXPECT_EQ(run.row("goals", {}).at("numerator"), "1");
}

TEST_F(GoalReadingsTest, PartsMayHaveNames) {
  Evaluation run(plugin_,
                 "[[goal]]\nid = \"g\"\npart_texts = [ { sv = \"Slut\", en = \"Left\" }, \"Kvinna\" ]\n"
                 "outcome.any = [ { exited = true }, { gender = \"woman\" } ]\n",
                 "2026-01-01");
  EXPECT_EQ(run.table("goal-parts", {}).size(), 2U);
  EXPECT_EQ(run.labels["goal-parts.part g.1"], "Slut / Left");
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\nparts = true\noutcome = { exited = true }\n"), "P113");
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\nparts = false\noutcome = { exited = true }\n"), "fine");
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\npart_texts = [\"a\"]\noutcome.any = [ { exited = true }, { exited = "
                  "false } ]\n"),
            "P113");
}

TEST_F(GoalReadingsTest, GroupsHaveTargetsOfTheirOwnAndOthersHaveNone) {
  const std::string goal =
      "[[goal]]\nid = \"g\"\ntarget = { count = 250 }\nby = [\"site\", \"gender*site\"]\n"
      "group = [ { by = \"site\", is = \"Ljungby\", target = { count = 2, of = 90 } }, { by = \"site\", is = "
      "\"Markaryd\", target = { count = 40 } }, { by = \"gender*site\", is = \"woman*Alvesta\", target = { "
      "share = 0.5 } } ]\n";
  Evaluation run(plugin_, goal, "2026-01-01");
  const std::vector<Person> people{{.gender = "woman", .site = "Ljungby"},
                                   {.gender = "man", .site = "Ljungby"},
                                   {.gender = "woman", .site = "Alvesta"}};
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("goals", people))
    lines.push_back(row.at("stratum") + " " + row.at("numerator") + " " + row.at("target_low") + " " +
                    row.at("planned"));
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "everybody 3 250 null", "site=Alvesta 1 null null", "site=Ljungby 2 2 90",
                       "gender=woman,site=Alvesta 1 0.5 null", "gender=woman,site=Ljungby 1 null null",
                       "gender=man,site=Ljungby 1 null null", "site=Markaryd 0 40 null"}));
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].code, "P135");
  // The pace of each group that has a target.
  EXPECT_EQ(run.rows("pace").size(), 5U);
  EXPECT_EQ(run.row("pace", {{"goal", "g"}, {"stratum", "site=Ljungby"}}).at("planned"), "90");
}

TEST_F(GoalReadingsTest, GroupsAreThoseOfTheBreakdown) {
  const auto goal = [&](const std::string& group) {
    return wrong("[[goal]]\nid = \"g\"\nby = [\"site\"]\ngroup = [ " + group + " ]\n");
  };
  EXPECT_EQ(goal("{ by = \"site\", is = \"A\", target = { count = 1 } }"), "fine");
  EXPECT_EQ(goal("{ by = \"gender\", is = \"woman\", target = { count = 1 } }"), "P113");
  EXPECT_EQ(goal("{ by = \"site\", is = \"A*B\", target = { count = 1 } }"), "P113");
  EXPECT_EQ(
      goal("{ by = \"site\", is = \"A\", target = { count = 1 } }, { by = \"site\", is = \"A\", target = "
           "{ count = 2 } }"),
      "P113");
}

}  // namespace
}  // namespace fotfaste::tests
