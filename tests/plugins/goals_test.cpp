// The goals plugin: what counts as reached, and when it can be said.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

class GoalsTest : public testing::Test {
 protected:
  // "numerator of denominator, unknown, not reached by rule, not observable, early" of the only goal.
  std::string count(const std::string& goal, const std::vector<Person>& people,
                    const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "[[goal]]\nid = \"g\"\n" + goal, as_of);
    static_cast<void>(run.table("goals", people));
    const ResultRow row = run.row("goals", {{"stratum", "everybody"}});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown") + " unknown, " +
           row.at("counted_as_not_reached") + " as not, " + row.at("not_observable") + " pending, " +
           row.at("early") + " early";
  }
  ResultRow only_row(const std::string& goal, const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "[[goal]]\nid = \"g\"\n" + goal, as_of);
    static_cast<void>(run.table("goals", {}));
    return run.row("goals", {});
  }
  // "LINE:COLUMN CODE" of the findings that the parameters give.
  std::string wrong(const std::string& toml) {
    Evaluation run(plugin_, toml, "2026-01-01");
    if (run.status == FOTFASTE_OK) return "fine";
    std::string text;
    for (const RecordedFinding& finding : plugin_.host.findings) {
      text += std::to_string(finding.at->line) + ":" + std::to_string(finding.at->column) + " " +
              finding.code + " ";
    }
    return text;
  }
  std::string help() { return plugin_.host.findings.back().help_en; }

  CompiledPlugin plugin_{GOAL_METRICS};
};

constexpr const char* work_goal =
    "outcome = { spell = \"employed\", starts_within = \"6m\", of = \"entry\", lasts = \"6m\", gap_at_most = "
    "\"14d\" }\n";

// In work over these days, and known to be unemployed on all others.
Person worker(const std::string& entry, const std::string& from, const std::string& until) {
  return {
      .entry = entry,
      .states = {in("unemployed", "2020-01-01", from), in("employed", from, until), in("unemployed", until)}};
}

TEST_F(GoalsTest, WorkStartsWithinSixMonthsAndLastsSix) {
  const std::string yes = "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  const std::string no = "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  EXPECT_EQ(count(work_goal, {worker("2024-01-15", "2024-07-14", "2025-01-14")}), yes);
  EXPECT_EQ(count(work_goal, {worker("2024-01-15", "2024-07-15", "2025-03-01")}), no);
  EXPECT_EQ(count(work_goal, {worker("2024-01-15", "2024-07-14", "2025-01-13")}), no);
  // 31 August and six months: a start before 28 February.
  EXPECT_EQ(count(work_goal, {worker("2024-08-31", "2025-02-27", "2025-08-27")}), yes);
  EXPECT_EQ(count(work_goal, {worker("2024-08-31", "2025-02-28", "2025-10-01")}), no);
  // In a leap year, before 29 February.
  EXPECT_EQ(count(work_goal, {worker("2023-08-31", "2024-02-28", "2024-08-28")}), yes);
  EXPECT_EQ(count(work_goal, {worker("2023-08-31", "2024-02-29", "2024-09-30")}), no);
}

// A list of participants may hold those who are to come; nobody has entered by them on the day of the report.
TEST_F(GoalsTest, WhoHasNotEnteredByTheDayOfTheReportIsNotCounted) {
  const std::string goal = "target = { count = 3 }\noutcome = { group = \"programme\" }";
  const std::vector<Person> people{{.entry = "2025-12-31"}, {.entry = "2026-01-01"}, {.entry = "2026-02-01"}};
  EXPECT_EQ(count(goal, people, "2025-12-31"), "0 of 0, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(goal, people, "2026-01-01"), "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(goal, people, "2026-02-02"), "3 of 3, 0 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, WhoIsInWorkAtEntryStartsThen) {
  EXPECT_EQ(count(work_goal, {worker("2024-01-15", "2023-01-01", "2024-07-15")}),
            "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(work_goal, {worker("2024-01-15", "2023-01-01", "2024-07-14")}),
            "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, AGapMayBeAsLongAsStatedAndNoLonger) {
  const auto with_second_job_from = [](const std::string& day) {
    return std::vector<Person>{
        {.entry = "2024-01-01",
         .states = {in("employed", "2024-02-01", "2024-05-01"), in("unemployed", "2024-05-01", day),
                    in("employed", day, "2024-08-01"), in("unemployed", "2024-08-01")}}};
  };
  EXPECT_EQ(count(work_goal, with_second_job_from("2024-05-15")),
            "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(work_goal, with_second_job_from("2024-05-16")),
            "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, ASameEmployerMustBeTheSame) {
  const std::string goal =
      "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\", gap_at_most = \"14d\", "
      "employer = \"same\" }\n";
  const auto jobs = [](Word first, Word second) {
    std::vector<StateRow> states{in("unemployed", "2023-12-01", "2024-02-01"),
                                 in("employed", "2024-02-01", "2024-05-01"),
                                 in("employed", "2024-05-01", "2024-08-01"), in("unemployed", "2024-08-01")};
    states[1].employer = std::move(first);
    states[2].employer = std::move(second);
    return std::vector<Person>{{.entry = "2024-01-01", .states = states}};
  };
  EXPECT_EQ(count(goal, jobs("A", "A")), "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(goal, jobs("A", "B")), "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(goal, jobs("A", std::nullopt)), "0 of 0, 1 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, SubsidisedWorkAndHoursCountAsStated) {
  const auto job = [](std::optional<int> subsidised, std::optional<double> hours) {
    Person person = worker("2024-01-01", "2024-02-01", "2025-02-01");
    person.states[1].subsidised = subsidised;
    person.states[1].hours = hours;
    return std::vector<Person>{person};
  };
  const auto goal = [](const std::string& rule) {
    return "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\", " + rule + " }\n";
  };
  const std::string yes = "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  const std::string no = "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  const std::string unknown = "0 of 0, 1 unknown, 0 as not, 0 pending, 0 early";
  EXPECT_EQ(count(goal("subsidised = \"counts\""), job(1, std::nullopt)), yes);
  EXPECT_EQ(count(goal("subsidised = \"excluded\""), job(1, std::nullopt)), no);
  EXPECT_EQ(count(goal("subsidised = \"excluded\""), job(0, std::nullopt)), yes);
  EXPECT_EQ(count(goal("subsidised = \"excluded\""), job(std::nullopt, std::nullopt)), unknown);
  EXPECT_EQ(count(goal("subsidised = \"only\""), job(1, std::nullopt)), yes);
  EXPECT_EQ(count(goal("hours_at_least = 20"), job(0, 20)), yes);
  EXPECT_EQ(count(goal("hours_at_least = 20"), job(0, 19.5)), no);
  EXPECT_EQ(count(goal("hours_at_least = 20"), job(0, std::nullopt)), unknown);
}

TEST_F(GoalsTest, NoIsOnlySaidWhenItIsCertain) {
  const std::string no = "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  const std::string unknown = "0 of 0, 1 unknown, 0 as not, 0 pending, 0 early";
  // Nothing is known at all; nothing after two months; a gap in which nobody can have worked six months.
  EXPECT_EQ(count(work_goal, {{.entry = "2024-01-01"}}), unknown);
  EXPECT_EQ(
      count(work_goal, {{.entry = "2024-01-01", .states = {in("unemployed", "2024-01-01", "2024-03-01")}}}),
      unknown);
  EXPECT_EQ(
      count(work_goal,
            {{.entry = "2024-01-01",
              .states = {in("unemployed", "2024-01-01", "2024-03-01"), in("unemployed", "2024-04-01")}}}),
      no);
  // Unknown after the last day on which the work could have started.
  EXPECT_EQ(
      count(work_goal, {{.entry = "2024-01-01", .states = {in("unemployed", "2024-01-01", "2024-07-01")}}}),
      no);
  EXPECT_EQ(
      count(work_goal, {{.entry = "2024-01-01", .states = {in("unemployed", "2024-01-01", "2024-06-30")}}}),
      unknown);
}

TEST_F(GoalsTest, UnknownCanBeCountedAsNotReached) {
  EXPECT_EQ(count(std::string(work_goal) + "unknown = \"not_reached\"",
                  {{.entry = "2024-01-01"}, worker("2024-01-01", "2024-02-01", "2025-02-01")}),
            "1 of 2, 0 unknown, 1 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, EverybodyIsJudgedTwelveMonthsAfterEntryAndNotBefore) {
  const std::vector<Person> people{worker("2024-01-15", "2024-02-01", "2025-06-01"),
                                   worker("2024-01-15", "2025-06-01", "2025-07-01")};
  EXPECT_EQ(count(work_goal, people, "2025-01-15"), "1 of 2, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count(work_goal, people, "2025-01-14"), "0 of 0, 0 unknown, 0 as not, 2 pending, 1 early");
  EXPECT_EQ(count(work_goal, people, "2024-07-31"), "0 of 0, 0 unknown, 0 as not, 2 pending, 0 early");
  EXPECT_EQ(count(work_goal, people, "2024-08-01"), "0 of 0, 0 unknown, 0 as not, 2 pending, 1 early");
}

TEST_F(GoalsTest, AWindowIsTouchedFromItsFirstDayToTheLastBeforeItsEnd) {
  const std::string goal = "outcome = { spell = \"employed\", within = [\"exit\", \"exit+28d\"] }\n";
  const auto from_day = [](const std::string& from, const std::string& until) {
    Person person = worker("2024-01-01", from, until);
    person.exit = "2024-02-01";
    return std::vector<Person>{person};
  };
  const std::string yes = "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  const std::string no = "0 of 1, 0 unknown, 0 as not, 0 pending, 0 early";
  EXPECT_EQ(count(goal, from_day("2024-02-01", "2024-02-02")), yes);
  EXPECT_EQ(count(goal, from_day("2024-02-28", "2024-03-02")), yes);  // day 27
  EXPECT_EQ(count(goal, from_day("2024-02-29", "2024-03-02")), no);   // day 28
  EXPECT_EQ(count(goal, from_day("2024-01-05", "2024-02-01")), no);
  EXPECT_EQ(count(goal, {{.entry = "2024-01-01"}}), "0 of 0, 0 unknown, 0 as not, 1 pending, 0 early");
}

TEST_F(GoalsTest, ReadyOrEmployedIsAnOrOfThreeValues) {
  const std::string goal =
      "outcome.any = [ { assessment = \"exit.ready\", rater = \"participant\", at_least = 4 }, { spell = "
      "\"employed\", on = \"exit\" } ]\n";
  const auto person = [](std::optional<double> ready, const std::string& state) {
    Person person{.exit = "2024-06-01", .states = {in(state, "2024-01-01")}};
    person.assessments = {{"exit", "ready", "participant", "2024-05-30", ready},
                          {"exit", "ready", "caseworker", "2024-05-30", 5.0},
                          {"start", "ready", "participant", "2024-05-31", 5.0}};
    return person;
  };
  EXPECT_EQ(count(goal, {person(4, "unemployed"), person(3, "employed"), person(3, "unemployed"),
                         person(std::nullopt, "unemployed"), person(std::nullopt, "employed"),
                         person(4, "unknown"), person(3, "unknown")}),
            "4 of 5, 2 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, HealthIsAnAndOfThreeValues) {
  const std::string goal =
      "outcome.all = [ { assessment = \"exit.physical\", at_least = 4 }, { assessment = \"exit.mental\", "
      "at_least = 4 } ]\n";
  const auto person = [](std::optional<double> physical, std::optional<double> mental) {
    Person person{.exit = "2024-06-01"};
    person.assessments = {{"exit", "physical", std::nullopt, "2024-06-01", physical},
                          {"exit", "mental", std::nullopt, "2024-06-01", mental}};
    return person;
  };
  EXPECT_EQ(count(goal, {person(4, 4), person(4, 3), person(std::nullopt, 3), person(std::nullopt, 5),
                         person(4, std::nullopt)}),
            "1 of 3, 2 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, AssessmentsAreTakenFirstLastOrNearestToExit) {
  Person person{.exit = "2024-06-01"};
  person.assessments = {{"p", "hope", std::nullopt, "2024-01-10", 1.0},
                        {"p", "hope", std::nullopt, "2024-05-30", 2.0},
                        {"p", "hope", std::nullopt, "2024-09-01", 3.0}};
  const auto at = [&](const std::string& when, const std::string& between) {
    return count("outcome = { assessment = \"hope\", at = \"" + when + "\", between = " + between + " }\n",
                 {person})
        .substr(0, 6);
  };
  EXPECT_EQ(at("first", "[1, 1]"), "1 of 1");
  EXPECT_EQ(at("last", "[3, 3]"), "1 of 1");
  EXPECT_EQ(at("exit", "[2, 2]"), "1 of 1");
  person.assessments[1].date = "2024-05-01";
  EXPECT_EQ(at("exit", "[2, 2]"), "0 of 0");  // 31 days away
  person.assessments[1].value = std::nullopt;
  EXPECT_EQ(at("last", "[3, 3]"), "1 of 1");
  // Two raters on the same day who differ.
  person.assessments.push_back({"p", "hope", "employer", "2024-09-01", 1.0});
  EXPECT_EQ(at("last", "[3, 3]"), "0 of 0");
}

TEST_F(GoalsTest, ActivitiesAreCountedInTimesDaysAndHours) {
  Person person{.exit = "2024-06-01"};
  person.activities = {{"Praktik", "2024-02-01", "2024-02-11", 20.0, "individual"},
                       {"Praktik", "2024-02-06", "2024-02-16", 10.5, "individual"},
                       {"Praktik", "2024-03-01", "2024-04-01", 99.0, "individual", 0},
                       {"Kurs", "2024-03-01", std::nullopt, std::nullopt, "group"}};
  const auto holds = [&](const std::string& rule) {
    return count("outcome = { activity = " + rule + " }\n", {person}).substr(0, 6);
  };
  EXPECT_EQ(holds("\"Praktik\", count_at_least = 2"), "1 of 1");
  EXPECT_EQ(holds("\"Praktik\", count_at_least = 3"), "0 of 1");
  EXPECT_EQ(holds("\"Praktik\", days_at_least = 15"), "1 of 1");
  EXPECT_EQ(holds("\"Praktik\", days_at_least = 16"), "0 of 1");
  EXPECT_EQ(holds("\"Praktik\", hours_at_least = 30.5"), "1 of 1");
  EXPECT_EQ(holds("\"Praktik\", hours_at_least = 30.6"), "0 of 1");
  EXPECT_EQ(holds("[\"Praktik\", \"Kurs\"], hours_at_least = 30.6"), "0 of 0");
  EXPECT_EQ(holds("\"Praktik\", kind = \"group\""), "0 of 1");
  EXPECT_EQ(holds("\"Kurs\", kind = \"group\""), "1 of 1");
}

TEST_F(GoalsTest, WhoStillTakesPartMayYetHaveTheActivity) {
  Person placed{.entry = "2024-01-01"};
  placed.activities = {{"Praktik", "2024-02-01"}};
  EXPECT_EQ(count("outcome = { activity = \"Praktik\" }\n", {placed, {.entry = "2024-01-01"}}),
            "0 of 0, 0 unknown, 0 as not, 2 pending, 1 early");
}

TEST_F(GoalsTest, EventsHappenWithinTheirTime) {
  const std::string goal = "outcome = { event = \"Kontakt\", within = \"30d\", of = \"entry\" }\n";
  const auto on = [](const std::string& day) {
    Person person{.entry = "2024-01-01"};
    person.events = {{"Kontakt", day}};
    return std::vector<Person>{person};
  };
  EXPECT_EQ(count(goal, on("2024-01-01")).substr(0, 6), "1 of 1");
  EXPECT_EQ(count(goal, on("2024-01-30")).substr(0, 6), "1 of 1");
  EXPECT_EQ(count(goal, on("2024-01-31")).substr(0, 6), "0 of 1");
  EXPECT_EQ(count(goal, on("2023-12-31")).substr(0, 6), "0 of 1");
}

TEST_F(GoalsTest, BackgroundAnswersAreYesNoAndUnknown) {
  const auto holds = [&](const std::string& rule, Person person) {
    return count("outcome = { " + rule + " }\n", {std::move(person)}).substr(0, 6);
  };
  EXPECT_EQ(holds("gender = \"woman\"", {.gender = "woman"}), "1 of 1");
  EXPECT_EQ(holds("gender = [\"man\", \"other\"]", {.gender = "woman"}), "0 of 1");
  EXPECT_EQ(holds("gender = \"woman\"", {.gender = "unknown"}), "0 of 0");
  EXPECT_EQ(holds("gender = \"woman\"", {}), "0 of 0");
  EXPECT_EQ(holds("gender = \"unknown\"", {}), "1 of 1");
  EXPECT_EQ(holds("not = { gender = \"woman\" }", {}), "0 of 0");
  EXPECT_EQ(holds("age = { at_least = 18 }", {.entry = "2024-01-01", .birth_date = "2006-01-01"}), "1 of 1");
  EXPECT_EQ(holds("age = { at_least = 18 }", {.entry = "2024-01-01", .birth_date = "2006-01-02"}), "0 of 1");
  EXPECT_EQ(holds("age = { at_least = 18 }", {.entry = "2024-02-28", .birth_date = "2004-02-29"}), "1 of 1");
  EXPECT_EQ(holds("age = { at_least = 20 }", {.entry = "2024-02-28", .birth_date = "2004-02-29"}), "0 of 1");
  EXPECT_EQ(holds("age = { at_least = 18 }",
                  {.entry = "2024-01-15", .birth_date = "2006-01-01", .birth_date_precision = "month"}),
            "0 of 0");
  EXPECT_EQ(holds("age = { at_least = 17 }",
                  {.entry = "2024-01-15", .birth_date = "2006-01-01", .birth_date_precision = "month"}),
            "1 of 1");
  EXPECT_EQ(holds("cohort = \"1\"", {.cohort = "1"}), "1 of 1");
  EXPECT_EQ(holds("cohort = \"1\"", {}), "0 of 0");
  EXPECT_EQ(holds("target_group = \"KAA\"", {.groups = {"NPF", "KAA"}}), "1 of 1");
  EXPECT_EQ(holds("target_group = \"KAA\"", {}), "0 of 1");
  EXPECT_EQ(
      holds("attribute = \"program\", is = \"IMA\"", {.attributes = {{"annat", "IMA"}, {"program", "IMS"}}}),
      "0 of 1");
  EXPECT_EQ(holds("attribute = \"program\", is = [\"IMA\", \"IMS\"]", {.attributes = {{"program", "IMS"}}}),
            "1 of 1");
  EXPECT_EQ(holds("attribute = \"program\", is = \"IMA\"", {}), "0 of 0");
  EXPECT_EQ(holds("exited = true", {}), "0 of 1");
  EXPECT_EQ(holds("exit_reason = \"employment\"", {.exit = "2024-05-01", .exit_reason = "employment"}),
            "1 of 1");
  EXPECT_EQ(holds("exit_reason = \"employment\"", {}), "0 of 0");
  EXPECT_EQ(holds("count = [{ gender = \"woman\" }, { cohort = \"1\" }, { exited = true }], at_least = 2",
                  {.gender = "woman", .cohort = "1"}),
            "1 of 1");
  EXPECT_EQ(holds("count = [{ gender = \"woman\" }, { cohort = \"1\" }, { exited = true }], at_least = 2",
                  {.gender = "woman"}),
            "0 of 0");
  EXPECT_EQ(holds("count = [{ gender = \"woman\" }, { cohort = \"1\" }, { exited = true }], at_least = 2",
                  {.gender = "man"}),
            "0 of 1");
}

TEST_F(GoalsTest, AGoalWithoutOutcomeCountsParticipations) {
  EXPECT_EQ(count("target = { count = 60 }\n", {{}, {.group = "comparison"}, {}}),
            "2 of 2, 0 unknown, 0 as not, 0 pending, 0 early");
  EXPECT_EQ(count("population = { gender = \"woman\" }\n", {{.gender = "woman"}, {.gender = "man"}, {}}),
            "1 of 1, 0 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, SomebodyWhoTakesPartAgainCountsAgain) {
  // Each participation holds the person's whole history of states.
  const std::vector<StateRow> states{in("unemployed", "2022-01-01", "2024-03-01"),
                                     in("employed", "2024-03-01")};
  EXPECT_EQ(count("outcome = { spell = \"employed\", on = \"exit+6m\" }\n",
                  {{.entry = "2022-01-01", .exit = "2022-06-01", .states = states},
                   {.entry = "2023-10-01", .exit = "2024-04-01", .states = states}}),
            "1 of 2, 0 unknown, 0 as not, 0 pending, 0 early");
}

TEST_F(GoalsTest, TargetsBecomeLimits) {
  const auto target = [&](const std::string& text) {
    const ResultRow row = only_row("outcome = { gender = \"woman\" }\n" + text);
    return row.at("target_low") + " " + row.at("target_high") + " " + row.at("scale") + " " +
           row.at("planned") + " " + row.at("tolerance");
  };
  EXPECT_EQ(target("target = { count = 40, of = 60 }"), "40 null count 60 null");
  EXPECT_EQ(target("target = { share = 0.8 }"), "0.80000000000000004 null share null null");
  EXPECT_EQ(target("target = { at_most = 0.1 }"), "null 0.10000000000000001 share null null");
  EXPECT_EQ(target(""), "null null null null null");
  // Exactly 21 of 60 and 27 of 60 are inside.
  const ResultRow about =
      only_row("outcome = { gender = \"woman\" }\ntarget = { share = 0.40, tolerance = 0.05 }");
  EXPECT_EQ(std::stod(about.at("target_low")), 21.0 / 60);
  EXPECT_EQ(std::stod(about.at("target_high")), 27.0 / 60);
}

TEST_F(GoalsTest, EvidenceIsAttestedByADecisionAndADocument) {
  const auto attested = [&](const std::string& evidence, const std::string& as_of) {
    const ResultRow row = only_row("level = \"organisation\"\nevidence = { " + evidence + " }", as_of);
    EXPECT_EQ(row.at("kind") + " " + row.at("numerator") + " " + row.at("target_low"), "evidence null null");
    return row.at("attested");
  };
  EXPECT_EQ(attested("statement = \"Beslut\"", "2027-07-01"), "null");
  EXPECT_EQ(attested("decided = 2027-06-15", "2027-07-01"), "null");
  EXPECT_EQ(attested("decided = 2027-06-15, document = \"a.pdf\"", "2027-06-15"), "1");
  EXPECT_EQ(attested("decided = 2027-06-15, document = \"a.pdf\"", "2027-06-14"), "null");
  EXPECT_EQ(attested("decided = 2027-06-15, document = \"a.pdf\", decision = \"rejected\"", "2027-07-01"),
            "0");
  EXPECT_EQ(only_row("").at("kind"), "none");
}

TEST_F(GoalsTest, StrataOfAGoalAddUp) {
  Evaluation run(plugin_,
                 "[[goal]]\nid = \"g\"\nby = [\"gender\"]\noutcome = { cohort = \"1\" }\ntext = \"Målet\"\n",
                 "2026-01-01");
  const std::vector<Person> people{
      {.gender = "woman", .cohort = "1"}, {.gender = "man", .cohort = "2"}, {.cohort = "1"}};
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("goals", people))
    lines.push_back(row.at("stratum") + " " + row.at("numerator") + "/" + row.at("denominator"));
  EXPECT_EQ(lines, (std::vector<std::string>{"everybody 2/3", "gender=woman 1/1", "gender=man 0/1",
                                             "gender=unknown 1/1"}));
  EXPECT_EQ(run.labels["goals.goal g"], "Målet / Målet");
}

TEST_F(GoalsTest, NeedsAreThoseOfTheGoals) {
  Evaluation run(plugin_, std::string("[[goal]]\nid = \"g\"\n") + work_goal, "2026-01-01");
  EXPECT_TRUE(run.declared().contains("states.core_state"));
  EXPECT_FALSE(run.declared().contains("assessments.value"));
  EXPECT_EQ(std::count(run.needs.needs.begin(), run.needs.needs.end(), "follow-up g entry 12m0d"), 1);
}

TEST_F(GoalsTest, AWordThatIsNotInTheDataIsPointedAt) {
  Evaluation run(plugin_, "[[goal]]\nid = \"g\"\noutcome = { cohort = \"Omgång1\" }\ntarget.count = 1\n",
                 "2026-01-01");
  const std::vector<Person> people{{.cohort = "Omgång 1"}};
  static_cast<void>(run.table("goals", people));
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].code, "P120");
  EXPECT_EQ(plugin_.host.findings[0].at->line, 3U);
}

TEST_F(GoalsTest, WhoCannotBePlacedInThePopulationIsTold) {
  Evaluation run(plugin_, "[[goal]]\nid = \"g\"\npopulation = { gender = \"woman\" }\ntarget.count = 1\n",
                 "2026-01-01");
  const std::vector<Person> people{{.gender = "woman"}, {}, {}};
  static_cast<void>(run.table("goals", people));
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].count, 2U);
  EXPECT_EQ(plugin_.host.findings[0].total, 3U);
}

TEST_F(GoalsTest, WhatIsWrongIsShownWhereItStands) {
  const auto goal = [&](const std::string& text) { return wrong("[[goal]]\nid = \"g\"\n" + text); };
  EXPECT_EQ(goal("outcome = { spel = \"employed\", on = \"exit\" }"), "3:20 P110 ");
  EXPECT_EQ(help(), "Did you mean \"spell\"?");
  EXPECT_EQ(goal("outcome = { spell = \"employd\", on = \"exit\" }"), "3:21 P111 ");
  EXPECT_EQ(help(), "Did you mean \"employed\"?");
  EXPECT_EQ(goal("outcome = { spell = \"employed\", start_within = \"6m\" }"), "3:48 P110 ");
  EXPECT_EQ(help(), "Did you mean \"starts_within\"?");
  EXPECT_EQ(goal("outcome = { spell = \"employed\" }"), "3:11 P112 ");
  EXPECT_EQ(goal("outcome = { spell = \"employed\", on = \"exit\", lasts = \"6m\" }"), "3:54 P113 ");
  EXPECT_EQ(goal("outcome = { spell = \"employed\", on = \"exits\" }"), "3:38 P111 ");
  EXPECT_EQ(goal("outcome = { spell = \"employed\", starts_within = \"6 months\" }"), "3:49 P001 ");
  EXPECT_EQ(goal("outcome = { gender = \"women\" }"), "3:22 P111 ");
  EXPECT_EQ(goal("outcome = { gender = \"woman\", cohort = \"1\" }"), "3:40 P113 ");
  EXPECT_EQ(goal("outcome.any = [ { gender = \"woman\" },\n { genders = \"man\" } ]"), "4:14 P110 ");
  EXPECT_EQ(goal("outcome.any = []"), "3:15 P112 ");
  EXPECT_EQ(goal("outcome = { assessment = \"x\", at_least = 4, at_most = 3 }"), "3:55 P113 ");
  EXPECT_EQ(goal("outcome = { assessment = \"x\" }"), "3:11 P112 ");
  EXPECT_EQ(goal("outcome = { count = [{ exited = true }], at_least = 2 }"), "3:53 P113 ");
  EXPECT_EQ(goal("outcome = { age = { at_least = 24, at_most = 18 } }"), "3:46 P113 ");
  EXPECT_EQ(goal("outcome = { exited = \"yes\" }"), "3:22 P001 ");
  EXPECT_EQ(goal("target = { count = 40, share = 0.5 }"), "3:32 P113 ");
  EXPECT_EQ(goal("target = { count = 70, of = 60 }"), "3:20 P113 ");
  EXPECT_EQ(goal("target = { share = 80 }"), "3:20 P113 ");
  EXPECT_EQ(goal("target = { of = 60 }"), "3:10 P112 ");
  EXPECT_EQ(goal("target = { count = 40, tolerance = 0.1 }"), "3:36 P113 ");
  EXPECT_EQ(goal("by = [\"gender\", \"kön\"]"), "3:17 P111 ");
  EXPECT_EQ(goal("by = [\"gender\", \"gender\"]"), "3:17 P113 ");
  EXPECT_EQ(goal("evidence = { document = \"a\" }\noutcome = { exited = true }"), "3:12 P113 ");
  EXPECT_EQ(goal("outcome = { not = { all = [ { any = [ { spell = \"x\", on = \"exit\" } ] } ] } }"),
            "3:49 P111 ");
}

TEST_F(GoalsTest, AllThatIsWrongIsShownAtOnce) {
  EXPECT_EQ(wrong("[[goal]]\nid = \"a\"\noutcome = { genders = \"man\" }\n[[goal]]\nid = \"a\"\n[[goal]]\nid "
                  "= \"b\"\ntarget = {}\n"),
            "3:23 P110 5:6 P113 8:10 P112 ");
}

}  // namespace
}  // namespace fotfaste::tests
