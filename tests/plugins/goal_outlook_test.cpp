// Pace, forecast, evidence, words, checklists, and participants' own goals.
#include <gtest/gtest.h>

#include <cmath>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {
namespace {

// Of a project of 60 participants from 2024-09-01 to 2027-08-31, unless a test says otherwise.
class GoalRun : public Evaluation {
 public:
  GoalRun(CompiledPlugin& plugin, const ProjectTables& tables, const std::string& toml,
          const std::string& as_of)
      : Evaluation(plugin, toml, as_of) {
    project().start = to_day({2024, 9, 1});
    project().end = to_day({2027, 8, 31});
    project().planned_participants = 60;
    tables.lend_to(project());
  }
};

class GoalOutlookTest : public testing::Test {
 protected:
  GoalRun evaluation(const std::string& toml, const std::string& as_of) {
    return {plugin_, tables_, toml, as_of};
  }
  [[nodiscard]] int told(const std::string& code) const {
    int count = 0;
    for (const RecordedFinding& finding : plugin_.host.findings) count += finding.code == code ? 1 : 0;
    return count;
  }
  std::string wrong(const std::string& toml) {
    Evaluation run(plugin_, toml, "2026-01-01");
    return run.status == FOTFASTE_OK ? "fine" : plugin_.host.findings.back().code;
  }

  CompiledPlugin plugin_{GOAL_METRICS};
  ProjectTables tables_;
};

constexpr const char* work_goal =
    "[[goal]]\nid = \"g\"\ntarget = { count = 40, of = 60 }\noutcome = { spell = \"employed\", starts_within "
    "= "
    "\"6m\", lasts = \"6m\" }\nunknown = \"not_reached\"\n";

std::vector<Person> people(int yes, int no, int pending, int early = 0) {
  std::vector<Person> all;
  const auto add = [&](int count, const std::string& entry, bool works) {
    for (int i = 0; i < count; ++i) {
      Person person{.entry = entry, .states = {in("unemployed", "2020-01-01", entry)}};
      person.states.push_back(in(works ? "employed" : "unemployed", entry));
      all.push_back(person);
    }
  };
  add(yes, "2024-10-01", true);
  add(no, "2024-10-01", false);
  add(early, "2025-09-01", true);
  add(pending - early, "2025-09-01", false);
  return all;
}

// The share that k of n gives m more, counted as its definition says, given that X >= least.
double predicted(std::int64_t k, std::int64_t n, std::int64_t m, std::int64_t wanted, std::int64_t least) {
  const long double alpha = static_cast<long double>(k) + 0.5L;
  const long double beta = static_cast<long double>(n - k) + 0.5L;
  const auto log_weight = [&](std::int64_t x) {
    const auto at = static_cast<long double>(x);
    const auto rest = static_cast<long double>(m - x);
    return std::lgamma(static_cast<long double>(m) + 1) - std::lgamma(at + 1) - std::lgamma(rest + 1) +
           std::lgamma(at + alpha) + std::lgamma(rest + beta);
  };
  long double all = 0;
  long double some = 0;
  for (std::int64_t x = least; x <= m; ++x) {
    const long double weight = std::exp(log_weight(x) - log_weight(0));
    all += weight;
    if (x >= wanted) some += weight;
  }
  return static_cast<double>(some / all);
}

TEST_F(GoalOutlookTest, TheForecastSaysHowManyAreTakenToLeaveInTime) {
  const std::string goal =
      "[[goal]]\nid = \"g\"\ntarget = { count = 2, of = 6 }\noutcome = { spell = \"employed\", on = "
      "\"exit+3m\" }\n";
  const auto judged_at = [&](const std::string& as_of) {
    GoalRun run = evaluation(goal, as_of);
    const std::vector<Person> people{{.entry = "2024-10-01", .exit = "2025-01-01"},
                                     {.entry = "2024-10-01", .exit = "2026-02-01"},
                                     {.entry = "2024-10-01"},
                                     {.entry = "2024-10-01"}};
    static_cast<void>(run.table("goals", people));
    const ResultRow row = run.row("forecast", {});
    return row.at("in_time") + " of whom " + row.at("still_taking_part") + ", " + row.at("too_late");
  };
  EXPECT_EQ(judged_at("2026-03-01"), "3 of whom 2, 0") << "one has left, two are taken to";
  EXPECT_EQ(judged_at("2027-07-01"), "0 of whom 0, 2") << "three months are no longer left";
}

TEST_F(GoalOutlookTest, TheForecastIsThePredictiveProbability) {
  // 14 of 20 judged, 25 pending of whom 6 early, 15 planned who may still come.
  GoalRun run = evaluation(work_goal, "2026-03-01");
  static_cast<void>(run.table("goals", people(14, 6, 25, 6)));
  const ResultRow row = run.row("forecast", {});
  EXPECT_EQ(row.at("basis"), "forecast");
  EXPECT_EQ(row.at("reached") + " of " + row.at("judged"), "14 of 20");
  EXPECT_EQ(row.at("in_time") + " " + row.at("too_late") + " " + row.at("to_come"), "25 0 15");
  EXPECT_NEAR(std::stod(row.at("probability")), predicted(14, 20, 40, 26, 6), 1e-9);
  // 45 in 546 days, and 184 days until the last day to enter: 15 come.
  EXPECT_EQ(row.at("at_pace"), "15");
  EXPECT_EQ(row.at("prior_reached"), "0.5");
  const double low = std::stod(row.at("low"));
  const double high = std::stod(row.at("high"));
  EXPECT_LT(low, high);
  EXPECT_GE(low, 14 + 6);
  EXPECT_LE(high, 54);
}

TEST_F(GoalOutlookTest, WhoComesAfterTheLastDayCannotCount) {
  // The last to enter so that 6 + 6 months have passed by the project's last day.
  GoalRun before = evaluation(work_goal, "2026-08-31");
  static_cast<void>(before.table("goals", people(14, 6, 25)));
  EXPECT_EQ(before.row("pace", {{"goal", "g"}}).at("last_entry"), "2026-08-31");
  EXPECT_EQ(before.row("forecast", {}).at("to_come"), "15");
  GoalRun after = evaluation(work_goal, "2026-09-01");
  static_cast<void>(after.table("goals", people(14, 6, 25)));
  EXPECT_EQ(after.row("forecast", {}).at("to_come"), "0");
  EXPECT_EQ(after.row("pace", {{"goal", "g"}}).at("entries_needed"), "null");

  std::vector<Person> late = people(14, 6, 20);
  for (int i = 0; i < 30; ++i) late.push_back({.entry = "2026-09-01"});
  GoalRun run = evaluation(work_goal, "2026-10-01");
  static_cast<void>(run.table("goals", late));
  const ResultRow row = run.row("forecast", {});
  EXPECT_EQ(row.at("too_late"), "30");
  EXPECT_EQ(row.at("basis"), "too_few_left");
  EXPECT_EQ(row.at("probability"), "0");
}

TEST_F(GoalOutlookTest, WhatIsDecidedIsSaidToBe) {
  const auto basis = [&](const std::vector<Person>& some, const std::string& as_of) {
    GoalRun run = evaluation(work_goal, as_of);
    static_cast<void>(run.table("goals", some));
    const ResultRow row = run.row("forecast", {});
    return row.at("basis") + " " + row.at("probability");
  };
  EXPECT_EQ(basis(people(40, 20, 0), "2026-03-01"), "decided 1");
  EXPECT_EQ(basis(people(39, 21, 0), "2027-08-31"), "decided 0");
  EXPECT_EQ(basis(people(10, 31, 19), "2026-03-01"), "out_of_reach 0");
  EXPECT_EQ(basis(people(3, 1, 30), "2026-03-01"), "few_judged null");
  EXPECT_EQ(basis({}, "2024-09-01"), "few_judged null");
}

TEST_F(GoalOutlookTest, NothingIsForetoldWithoutAnEndATargetOrAnOutcome) {
  GoalRun without_end = evaluation(work_goal, "2026-03-01");
  without_end.project().end = no_day;
  static_cast<void>(without_end.table("goals", people(14, 6, 25)));
  EXPECT_EQ(without_end.row("forecast", {}).at("basis"), "no_end");
  EXPECT_EQ(without_end.row("forecast", {}).at("probability"), "null");
  EXPECT_TRUE(evaluation("[[goal]]\nid = \"g\"\ntarget = { count = 9 }\n", "2026-03-01")
                  .table("forecast", {})
                  .empty());
  EXPECT_TRUE(evaluation("[[goal]]\nid = \"g\"\noutcome = { exited = true }\n", "2026-03-01")
                  .table("forecast", {})
                  .empty());
}

TEST_F(GoalOutlookTest, ThePriorAndTheLeastJudgedCanBeSet) {
  GoalRun run =
      evaluation("[forecast]\nprior = [1, 1]\nleast_judged = 30\n" + std::string(work_goal), "2026-03-01");
  static_cast<void>(run.table("goals", people(14, 6, 25)));
  EXPECT_EQ(run.row("forecast", {}).at("basis"), "few_judged");
  EXPECT_EQ(run.row("forecast", {}).at("prior_not_reached"), "1");
  EXPECT_EQ(wrong("[forecast]\nprior = [1]\n"), "P113");
  EXPECT_EQ(wrong("[forecast]\nprior = [1, 0]\n"), "P113");
}

TEST_F(GoalOutlookTest, AShareIsForetoldOfAllWhoCanBeJudged) {
  const std::string goal =
      "[[goal]]\nid = \"g\"\ntarget = { share = 0.40, tolerance = 0.05 }\noutcome = { gender = \"woman\" }\n";
  GoalRun run = evaluation(goal, "2026-03-01");
  std::vector<Person> some(20, Person{.gender = "woman"});
  some.insert(some.end(), 30, Person{.gender = "man"});
  static_cast<void>(run.table("goals", some));
  const ResultRow row = run.row("forecast", {});
  EXPECT_EQ(row.at("to_come"), "10");
  // 21 to 27 of 60.
  const double probability = predicted(20, 50, 10, 1, 0) - predicted(20, 50, 10, 8, 0);
  EXPECT_NEAR(std::stod(row.at("probability")), probability, 1e-9);
}

TEST_F(GoalOutlookTest, PaceIsOfTheProjectAndOfEachGoal) {
  GoalRun run = evaluation(work_goal, "2025-09-01");
  static_cast<void>(run.table("goals", people(0, 0, 0, 0)));
  const std::vector<Person> some(24, Person{.entry = "2024-10-01"});
  static_cast<void>(run.table("goals", some));
  const double month = 30.436875;
  const ResultRow project = run.row("pace", {{"goal", "null"}, {"entered", "24"}});
  EXPECT_DOUBLE_EQ(std::stod(project.at("entries_a_month")), 24 / (365 / month));
  EXPECT_DOUBLE_EQ(std::stod(project.at("months_left")), 730 / month);
  EXPECT_DOUBLE_EQ(std::stod(project.at("entries_needed")), 36 / (730 / month));
  const ResultRow goal = run.row("pace", {{"goal", "g"}, {"entered", "24"}});
  // Until 2026-08-31, the last day to enter that can be followed up.
  EXPECT_DOUBLE_EQ(std::stod(goal.at("months_to_enter")), 365 / month);
  EXPECT_DOUBLE_EQ(std::stod(goal.at("entries_needed")), 36 / (365 / month));
  EXPECT_EQ(goal.at("reached") + " " + goal.at("target"), "0 40");
  EXPECT_DOUBLE_EQ(std::stod(goal.at("reached_needed")), 40 / (730 / month));
}

TEST_F(GoalOutlookTest, WhoMayStillComeIsKnownOrNot) {
  const auto to_come = [&](const std::string& target, const std::string& as_of, bool planned) {
    GoalRun run = evaluation("[[goal]]\nid = \"g\"\n" + target, as_of);
    if (!planned) run.project().planned_participants = -1;
    static_cast<void>(run.table("goals", std::vector<Person>(24, Person{})));
    return run.row("goals", {}).at("to_come");
  };
  EXPECT_EQ(to_come("target = { count = 40, of = 50 }", "2026-01-01", true), "26");
  EXPECT_EQ(to_come("target = { count = 40 }", "2026-01-01", true), "36");
  EXPECT_EQ(to_come("target = { count = 40 }", "2026-01-01", false), "null");
  EXPECT_EQ(to_come("target = { count = 40 }", "2027-09-01", false), "0");
  EXPECT_EQ(to_come("target = { count = 40 }\npopulation = { exited = false }", "2026-01-01", true), "null");
}

TEST_F(GoalOutlookTest, AProjectWithoutTargetsSaysSo) {
  GoalRun none = evaluation("", "2026-01-01");
  static_cast<void>(none.table("goals", std::vector<Person>(3, Person{})));
  const ResultRow row = none.row("goals", {});
  EXPECT_EQ(row.at("goal") + " " + row.at("kind") + " " + row.at("numerator"), "no-target-stated none null");
  EXPECT_EQ(none.labels["goals.goal no-target-stated"], "Inget mål är angivet / No goal is stated");
  EXPECT_EQ(told("P130"), 1);
  GoalRun outcome = evaluation("[[goal]]\nid = \"g\"\noutcome = { exited = true }\n", "2026-01-01");
  EXPECT_EQ(outcome.table("goals", {}).size(), 1U);
  EXPECT_EQ(told("P130"), 1);
  // Evidence that nothing is required of is no target either.
  const std::string evidence("[[goal]]\nid = \"g\"\nevidence = { statement = \"x\"");
  GoalRun stated = evaluation(evidence + " }\n", "2026-01-01");
  static_cast<void>(stated.table("goals", {}));
  EXPECT_EQ(told("P130"), 1);
  GoalRun required = evaluation(evidence + ", threshold = \"y\" }\n", "2026-01-01");
  static_cast<void>(required.table("goals", {}));
  EXPECT_EQ(told("P130"), 0);
  GoalRun target = evaluation("[[goal]]\nid = \"g\"\ntarget = { count = 1 }\n", "2026-01-01");
  static_cast<void>(target.table("goals", {}));
  EXPECT_EQ(told("P130"), 0);
}

TEST_F(GoalOutlookTest, ARequirementThatComesAfterTheDecisionShowsNothing) {
  const auto attested = [&](const std::string& evidence) {
    GoalRun run = evaluation("[[goal]]\nid = \"g\"\nevidence = { document = \"a.pdf\", " + evidence + " }\n",
                             "2027-08-31");
    static_cast<void>(run.table("goals", {}));
    return run.row("goals", {}).at("attested");
  };
  EXPECT_EQ(attested("threshold = \"40 av 60\", declared = 2024-09-01, decided = 2027-06-15"), "1");
  EXPECT_EQ(plugin_.host.findings.size(), 0U);
  EXPECT_EQ(attested("threshold = \"40 av 60\", declared = 2027-06-15, decided = 2027-06-15"), "null");
  EXPECT_EQ(told("P131"), 1);
  EXPECT_EQ(attested("threshold = \"40 av 60\", decided = 2027-06-15"), "1");
  EXPECT_EQ(told("P132"), 1);
  EXPECT_EQ(attested("threshold = \"40 av 60\", decided = 2027-12-15"), "null");
  EXPECT_EQ(told("P132"), 0);
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\nevidence = { document_sha256 = \"abc\" }\n"), "P113");
}

TEST_F(GoalOutlookTest, EvidenceIsCompletedByTheProjectsTable) {
  const std::string sum(64, 'A');
  tables_.add("evidence", {{"goal", {"other", "g", "g", "g"}},
                           {"statement", {"x", "Beslut", "Beslut", "Beslut"}},
                           {"date", {"2020-01-01", "2026-01-01", "2027-06-15", "2027-07-01"}},
                           {"document", {"x.pdf", std::nullopt, "a.pdf", "b.pdf"}},
                           {"document_sha256", {std::nullopt, std::nullopt, "aa", std::nullopt}},
                           {"reviewer", {std::nullopt, std::nullopt, "styrgruppen", std::nullopt}}});
  GoalRun run =
      evaluation("[[goal]]\nid = \"g\"\nevidence = { statement = \"Vad som ska visas\" }\n", "2027-08-31");
  static_cast<void>(run.table("goals", {}));
  ResultRow row = run.row("goals", {});
  EXPECT_EQ(row.at("attested"), "1");
  EXPECT_EQ(row.at("decided") + " " + row.at("document") + " " + row.at("reviewer"),
            "2027-06-15 a.pdf styrgruppen");
  EXPECT_EQ(row.at("statement"), "Vad som ska visas");
  // What stands in project.toml holds.
  GoalRun own = evaluation(
      "[[goal]]\nid = \"g\"\nevidence = { document = \"c.pdf\", document_sha256 = \"" + sum + "\" }\n",
      "2027-08-31");
  static_cast<void>(own.table("goals", {}));
  row = own.row("goals", {});
  EXPECT_EQ(row.at("document") + " " + row.at("document_sha256"), "c.pdf " + std::string(64, 'a'));
}

TEST_F(GoalOutlookTest, WordsAreUsedOnlyWhenTheyCameFirst) {
  const auto word = [&](const std::string& declared, int yes) {
    GoalRun run = evaluation(std::string(work_goal) +
                                 "words = [ { at_least = 0.5, text = \"godtagbar\" }, { at_least = 0.9, "
                                 "text = { sv = \"mycket hög\", "
                                 "en = \"very high\" } } ]\n" +
                                 declared,
                             "2026-03-01");
    static_cast<void>(run.table("goals", people(yes, 40 - yes, 0)));
    return run.row("goals", {}).at("word");
  };
  // The first outcome was known on 30 September 2025.
  EXPECT_EQ(word("words_declared = 2024-09-01\n", 36), "mycket hög");
  EXPECT_EQ(word("words_declared = 2024-09-01\n", 35), "godtagbar");
  EXPECT_EQ(word("words_declared = 2024-09-01\n", 19), "null");
  EXPECT_EQ(word("words_declared = 2025-09-30\n", 36), "mycket hög");
  EXPECT_EQ(told("P133"), 0);
  EXPECT_EQ(word("words_declared = 2025-10-01\n", 36), "null");
  EXPECT_EQ(told("P133"), 1);
  EXPECT_EQ(word("", 36), "null");
  EXPECT_EQ(told("P133"), 1);
  EXPECT_EQ(wrong("[[goal]]\nid = \"g\"\nwords = [ { at_least = 1, text = \"x\" } ]\n"), "P113");
}

TEST_F(GoalOutlookTest, FulfilmentTakesTheUnknownAsNotReached) {
  GoalRun run = evaluation(
      "[[goal]]\nid = \"g\"\ntarget = { share = 0.8 }\noutcome = { gender = \"woman\" }\n", "2026-03-01");
  std::vector<Person> some(6, Person{.gender = "woman"});
  some.insert(some.end(), 4, Person{});
  static_cast<void>(run.table("goals", some));
  EXPECT_DOUBLE_EQ(std::stod(run.row("goals", {}).at("fulfilment")), 0.6 / 0.8);
}

constexpr const char* checklist = R"(
[[checklist]]
id = "areas"
target = 2
[[checklist.point]]
id = "a"
text.sv = "Hälsa"
text.en = "Health"
status = "done"
n = 34
evidence = { document = "a.pdf", decided = 2025-05-01 }
[[checklist.point]]
id = "b"
status = "done"
[[checklist.point]]
id = "c"
status = "partly"
remaining = "Besök"
[[checklist.point]]
id = "d"
)";

TEST_F(GoalOutlookTest, ChecklistsSayHowManyPointsAreDoneAndWhatShowsIt) {
  GoalRun run = evaluation(checklist, "2026-01-01");
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("checklist", {}))
    lines.push_back(row.at("point") + " " + row.at("status") + " " + row.at("document"));
  EXPECT_EQ(lines, (std::vector<std::string>{"areas.a done a.pdf", "areas.b done null", "areas.c partly null",
                                             "areas.d not null"}));
  const ResultRow row = run.row("coverage", {});
  EXPECT_EQ(row.at("done") + " of " + row.at("points") + ", " + row.at("documented") + " documented, " +
                row.at("partly") + " partly, reached " + row.at("reached"),
            "2 of 4, 1 documented, 1 partly, reached 1");
  EXPECT_EQ(told("P134"), 1);
  EXPECT_EQ(told("P130"), 0);
  EXPECT_EQ(run.labels["checklist.point areas.a"], "Hälsa / Health");
}

TEST_F(GoalOutlookTest, WhatIsDecidedLaterIsNotDoneYet) {
  GoalRun run = evaluation(checklist, "2025-04-30");
  static_cast<void>(run.table("checklist", {}));
  EXPECT_EQ(run.row("coverage", {}).at("done"), "1");
  EXPECT_EQ(run.row("coverage", {}).at("reached"), "0");
}

TEST_F(GoalOutlookTest, ChecklistsTakeTheirEvidenceFromTheTableToo) {
  tables_.add("evidence", {{"goal", {"areas.b"}}, {"date", {"2025-06-01"}}, {"document", {"b.pdf"}}});
  GoalRun run = evaluation(checklist, "2026-01-01");
  static_cast<void>(run.table("checklist", {}));
  EXPECT_EQ(run.row("coverage", {}).at("documented"), "2");
  EXPECT_TRUE(run.declared().contains("project.evidence.document"));
}

TEST_F(GoalOutlookTest, ChecklistsThatCannotBeAreRefused) {
  EXPECT_EQ(wrong("[[checklist]]\nid = \"a\"\npoint = []\n"), "P112");
  EXPECT_EQ(wrong("[[checklist]]\nid = \"a\"\ntarget = 2\n[[checklist.point]]\nid = \"p\"\n"), "P113");
  EXPECT_EQ(
      wrong("[[checklist]]\nid = \"a\"\n[[checklist.point]]\nid = \"p\"\n[[checklist.point]]\nid = \"p\"\n"),
      "P113");
  EXPECT_EQ(wrong("[[checklist]]\nid = \"a\"\n[[checklist.point]]\nid = \"p\"\nstatus = \"klar\"\n"), "P111");
}

// Answers to goals of one's own, a pair of goal and value each.
Person with_goals(const std::vector<std::pair<std::string, std::optional<double>>>& answers) {
  Person person{.exit = "2025-06-01"};
  int day = 1;
  for (const auto& [item, value] : answers) {
    person.assessments.push_back({"malarbete", item, "participant",
                                  "2025-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day),
                                  value});
    ++day;
  }
  return person;
}

std::string own_share(Evaluation& run, const std::string& reached, const std::string& goals = "null") {
  const ResultRow row =
      run.row("own-goals", {{"stratum", "everybody"}, {"reached", reached}, {"goals", goals}});
  return row.at("numerator") + " of " + row.at("denominator");
}

TEST_F(GoalOutlookTest, OwnGoalsAreJudgedByTheirLatestAnswer) {
  GoalRun run = evaluation("[[own_goals]]\nid = \"o\"\ninstrument = \"malarbete\"\npartly_at_least = -1\n",
                           "2026-01-01");
  Person goes_on = with_goals({{"1", 2}});
  goes_on.exit = std::nullopt;
  const std::vector<Person> some{with_goals({{"1", -2}, {"1", 1}, {"2", 0}}),  // both reached
                                 with_goals({{"1", 1}, {"1", -1}, {"2", 2}}),  // one, the other partly
                                 with_goals({{"1", -2}}),                      // none
                                 with_goals({{"1", 2}, {"2", std::nullopt}}),  // one not known
                                 with_goals({}),
                                 goes_on};
  static_cast<void>(run.table("own-goals", some));
  EXPECT_EQ(own_share(run, "all"), "1 of 3");
  EXPECT_EQ(own_share(run, "any"), "2 of 3");
  EXPECT_EQ(own_share(run, "exactly", "0"), "1 of 3");
  EXPECT_EQ(own_share(run, "exactly", "1"), "1 of 3");
  EXPECT_EQ(own_share(run, "exactly", "2"), "1 of 3");
  const ResultRow total = run.row("own-goals-total", {});
  EXPECT_EQ(total.at("participants") + " " + total.at("without_goals") + " " + total.at("going_on"), "4 1 1");
  EXPECT_EQ(total.at("goals_set") + " " + total.at("goals_reached") + " " + total.at("goals_partly") + " " +
                total.at("goals_not_reached") + " " + total.at("goals_unknown"),
            "7 4 1 1 1");
}

TEST_F(GoalOutlookTest, OwnGoalsMayBeEvents) {
  GoalRun run =
      evaluation("[[own_goals]]\nid = \"o\"\nset = \"Mål satt\"\nreached = \"Mål nått\"\n", "2026-01-01");
  Person person{.exit = "2025-06-01"};
  person.events = {{"Mål satt", "2025-01-01"}, {"Mål satt", "2025-01-02"}, {"Mål nått", "2025-02-01"}};
  Person more{.exit = "2025-06-01"};
  more.events = {{"Mål nått", "2025-02-01"}};
  const std::vector<Person> some{person, more};
  static_cast<void>(run.table("own-goals", some));
  EXPECT_EQ(own_share(run, "all"), "1 of 2");
  EXPECT_EQ(run.row("own-goals-total", {}).at("goals_set"), "3");
}

TEST_F(GoalOutlookTest, OwnGoalsThatCannotBeAreRefused) {
  EXPECT_EQ(wrong("[[own_goals]]\nid = \"o\"\n"), "P112");
  EXPECT_EQ(wrong("[[own_goals]]\nid = \"o\"\nset = \"a\"\n"), "P112");
  EXPECT_EQ(wrong("[[own_goals]]\nid = \"o\"\ninstrument = \"a\"\nset = \"b\"\n"), "P113");
  EXPECT_EQ(wrong("[[own_goals]]\nid = \"o\"\ninstrument = \"a\"\npartly_at_least = 0\n"), "P113");
  EXPECT_EQ(
      wrong("[[own_goals]]\nid = \"o\"\ninstrument = \"a\"\n[[own_goals]]\nid = \"o\"\ninstrument = \"a\"\n"),
      "P113");
}

}  // namespace
}  // namespace fotfaste::tests
