// The short report of a state grant: its tables, and each of its rules violated by just one thing.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "plugin_driver.hpp"
#include "project_tables.hpp"
#include "violated_rules.hpp"

namespace fotfaste::tests {
namespace {

// A woman of 24 who took part from 2 September 2024 to 31 January 2025 and was employed from then on.
Person participant(std::uint64_t number = 1) {
  Person person{.entry = "2024-09-02", .exit = "2025-01-31"};
  person.number = number;
  person.gender = "woman";
  person.birth_date = "2000-05-17";
  person.states = {in("job_search", "2024-09-02", "2025-01-31"), in("employed", "2025-01-31")};
  person.activities = {{"Kurs", "2024-09-03", "2024-09-04", 6.5}};
  person.activities[0].planned_hours = 8.0;
  return person;
}

class StateGrantTest : public testing::Test {
 protected:
  // "2024 1; 2025 0; total 1; " of everybody.
  std::string by_year(const std::vector<Person>& people, const std::string& indicator,
                      const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "", as_of);
    std::string text;
    for (const ResultRow& row : run.table("participants-by-year", people)) {
      if (row.at("indicator") != indicator || row.at("gender") != "all") continue;
      text.append(row.at("period")).append(" ").append(row.at("value")).append("; ");
    }
    return text;
  }
  // "yes/known unknown not_due" of everybody.
  std::string outcome(const std::vector<Person>& people, const char* outcome, const char* point,
                      const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, "points = [\"exit\", \"exit+6m\", \"entry+1y\"]", as_of);
    static_cast<void>(run.table("outcomes", people));
    const ResultRow row = run.row("outcomes", {{"outcome", outcome}, {"point", point}, {"gender", "all"}});
    return row.at("numerator") + "/" + row.at("denominator") + " " + row.at("unknown") + " " +
           row.at("not_due");
  }
  std::string age_group(const Person& person, const std::string& toml = "") {
    Evaluation run(plugin_, toml, "2026-01-01");
    std::string text;
    for (const ResultRow& row : run.table("ages", std::vector<Person>{person})) {
      if (row.at("gender") == "all" && row.at("value") != "0") text.append(row.at("age_group"));
    }
    return text;
  }

  CompiledPlugin plugin_{FUNDER_EXPORT_STATE_GRANT};
};

TEST_F(StateGrantTest, ParticipantsByYear) {
  Person again = participant();
  again.entry = "2025-12-31";
  again.exit = std::nullopt;
  const std::vector<Person> people{again, participant(), participant(2)};
  EXPECT_EQ(by_year(people, "persons"), "2024 2; 2025 0; total 2; ");
  EXPECT_EQ(by_year(people, "entered"), "2024 2; 2025 1; total 3; ");
  EXPECT_EQ(by_year(people, "left"), "2024 0; 2025 2; total 2; ");
  EXPECT_EQ(by_year(people, "taking_part"), "2024 2; 2025 3; ");
}

TEST_F(StateGrantTest, NothingIsKnownOnTheDayOfTheData) {
  const std::vector<Person> people{participant()};
  EXPECT_EQ(by_year(people, "left", "2025-01-31"), "2024 0; 2025 0; total 0; ");
  EXPECT_EQ(by_year(people, "left", "2025-02-01"), "2024 0; 2025 1; total 1; ");
  EXPECT_EQ(by_year(people, "entered", "2024-09-02"), "");
}

TEST_F(StateGrantTest, GendersAddUpToEverybody) {
  std::vector<Person> people{participant(1), participant(2), participant(3), participant(4)};
  people[1].gender = "man";
  people[2].gender = "other";
  people[3].gender = std::nullopt;
  Evaluation run(plugin_, "", "2026-01-01");
  static_cast<void>(run.table("participants-by-year", people));
  for (const char* gender : {"woman", "man", "other", "unknown"}) {
    EXPECT_EQ(
        run.row("participants-by-year", {{"indicator", "entered"}, {"period", "2024"}, {"gender", gender}})
            .at("value"),
        "1");
  }
  EXPECT_EQ(run.row("participants-by-year", {{"indicator", "entered"}, {"period", "2024"}, {"gender", "all"}})
                .at("value"),
            "4");
}

TEST_F(StateGrantTest, AgesAtEntry) {
  struct Case {
    const char* birth;
    const char* precision;
    const char* group;
  };
  // Entry on 2 September 2024.
  constexpr Case cases[] = {{"2006-09-02", nullptr, "18-19"}, {"2006-09-03", nullptr, "0-17"},
                            {"1999-09-02", nullptr, "25-29"}, {"1999-09-03", nullptr, "20-24"},
                            {"1969-09-02", nullptr, "55-"},   {"1999-09-01", "month", "unknown"},
                            {"1999-08-01", "month", "25-29"}, {"1999-01-01", "year", "unknown"},
                            {"2002-01-01", "year", "20-24"},  {nullptr, nullptr, "unknown"}};
  for (const Case& one : cases) {
    Person person = participant();
    person.birth_date = one.birth == nullptr ? Word() : Word(one.birth);
    person.birth_date_precision = one.precision == nullptr ? Word() : Word(one.precision);
    EXPECT_EQ(age_group(person), one.group);
  }
  EXPECT_EQ(age_group(participant(), "age_limits = [24]"), "24-");
}

TEST_F(StateGrantTest, InWorkAndInStudiesAtEachPoint) {
  struct Case {
    const char* state;
    const char* work;
    const char* studies;
    const char* either;
  };
  constexpr Case cases[] = {{"employed", "1/1 0 0", "0/1 0 0", "1/1 0 0"},
                            {"self_employed", "1/1 0 0", "0/1 0 0", "1/1 0 0"},
                            {"education", "0/1 0 0", "1/1 0 0", "1/1 0 0"},
                            {"training", "0/1 0 0", "0/1 0 0", "0/1 0 0"},
                            {"unknown", "0/0 1 0", "0/0 1 0", "0/0 1 0"}};
  for (const Case& one : cases) {
    Person person = participant();
    person.states.back() = in(one.state, "2025-01-31");
    EXPECT_EQ(outcome({person}, "work", "exit"), one.work) << one.state;
    EXPECT_EQ(outcome({person}, "studies", "exit+6m"), one.studies) << one.state;
    EXPECT_EQ(outcome({person}, "work_or_studies", "entry+1y"), one.either) << one.state;
  }
}

TEST_F(StateGrantTest, SixMonthsAfterTheLastOfAMonth) {
  Person person = participant();
  person.exit = "2025-08-31";
  person.states = {in("employed", "2026-02-28", "2026-03-01")};
  // 31 August and six months is 28 February.
  EXPECT_EQ(outcome({person}, "work", "exit+6m", "2026-02-28"), "0/0 0 1");
  EXPECT_EQ(outcome({person}, "work", "exit+6m", "2026-03-01"), "1/1 0 0");
  person.exit = "2023-08-31";
  person.entry = "2023-05-01";
  person.states = {in("employed", "2024-02-29", "2024-03-01")};
  EXPECT_EQ(outcome({person}, "work", "exit+6m"), "1/1 0 0");
}

TEST_F(StateGrantTest, WhoHasNotLeftIsNotAskedAfterTheExit) {
  Person person = participant();
  person.exit = std::nullopt;
  EXPECT_EQ(outcome({person}, "work", "exit"), "0/0 0 0");
  EXPECT_EQ(outcome({person}, "work", "entry+1y"), "1/1 0 0");
}

TEST_F(StateGrantTest, HoursHeldAndPlanned) {
  Person person = participant();
  person.activities.push_back({"Kurs", "2024-09-05", "2024-09-06", 2.25});
  person.activities.push_back({"Kurs", "2024-09-06", "2024-09-07"});
  person.activities.push_back({"Kurs", "2024-09-07", "2024-09-08", 5.0, std::nullopt, 0});
  Evaluation run(plugin_, "", "2026-01-01");
  static_cast<void>(run.table("hours", std::vector<Person>{person}));
  const ResultRow held = run.row("hours", {{"indicator", "held"}});
  EXPECT_EQ(held.at("value"), "8.75");
  EXPECT_EQ(held.at("activities"), "3");
  EXPECT_EQ(held.at("without_hours"), "1");
  const ResultRow planned = run.row("hours", {{"indicator", "planned"}});
  EXPECT_EQ(planned.at("value"), "8");
  EXPECT_EQ(planned.at("without_hours"), "3");
  person.activities.resize(0);
  static_cast<void>(run.table("hours", std::vector<Person>{person}));
  EXPECT_EQ(run.row("hours", {{"indicator", "held"}}).at("value"), "null");
}

TEST_F(StateGrantTest, CostsAreAddedUp) {
  Evaluation run(plugin_, "", "2026-01-01");
  ProjectTables tables;
  tables.add("costs", {{"kind", {"budget", "spending", "spending", "spending", "spending"}},
                       {"category", {"Personal", "Personal", "Lokaler", std::nullopt, "Personal"}},
                       {"date", {std::nullopt, "2024-10-01", "2024-10-02", "2025-12-31", "2026-01-01"}},
                       {"amount", {"1000000", "30010", "20000", "5", "9999"}}});
  tables.lend_to(run.project());
  static_cast<void>(run.table("costs", std::vector<Person>{participant()}));
  EXPECT_EQ(run.row("costs", {{"kind", "budget"}, {"category", ""}}).at("value"), "10000");
  EXPECT_EQ(std::stod(run.row("costs", {{"kind", "spending"}, {"category", ""}}).at("value")), 500.15);
  EXPECT_EQ(std::stod(run.row("costs", {{"kind", "spending"}, {"category", "Personal"}}).at("value")),
            300.10);
  EXPECT_EQ(run.rows("costs").size(), 5U);
  EXPECT_EQ(violated_rules(run), "");
}

TEST_F(StateGrantTest, SpendingAboveTheBudget) {
  Evaluation run(plugin_, "", "2026-01-01");
  ProjectTables tables;
  tables.add("costs", {{"kind", {"budget", "spending"}}, {"amount", {"100", "101"}}});
  tables.lend_to(run.project());
  EXPECT_EQ(violated_rules(run, std::vector<Person>{participant()}), "G11");
  EXPECT_EQ(std::stod(run.row("rules", {{"code", "G11"}}).at("left")), 1.01);
  EXPECT_EQ(run.row("rules", {{"code", "G11"}}).at("count"), "null");
}

TEST_F(StateGrantTest, QuestionsAndAnswersAreTheProjectsOwn) {
  const char* toml = R"(
[[text]]
question = { sv = "Vad har gjorts?", en = "What was done?" }
answer = { sv = "Kurser.", en = "Courses." }
[[text]]
question = "Vad återstår?"
)";
  Evaluation run(plugin_, toml, "2026-01-01");
  EXPECT_EQ(violated_rules(run, std::vector<Person>{participant()}), "G10 2");
  ASSERT_EQ(run.rows("texts").size(), 2U);
  EXPECT_EQ(run.labels.at("texts.question 1"), "Vad har gjorts? / What was done?");
  EXPECT_EQ(run.labels.at("texts.answer 1"), "Kurser. / Courses.");
  EXPECT_EQ(run.rows("texts")[1].at("answer"), "null");
}

TEST_F(StateGrantTest, WrongParametersAreRefused) {
  for (const char* toml : {"points = [\"exit+6\"]", "points = [\"exit\", \"exit\"]", "age_limits = [20, 20]",
                           "age_limits = [0]", "[[text]]\nanswer = \"x\""}) {
    Evaluation run(plugin_, toml, "2026-01-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << toml;
  }
}

TEST_F(StateGrantTest, PeopleOfAComparisonGroupAreNotReported) {
  Person person = participant();
  person.group = "comparison";
  EXPECT_EQ(by_year({person}, "entered"), "");
}

struct Case {
  const char* name;
  const char* violated;
  std::function<void(Person&)> change;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

class StateGrantRulesTest : public testing::TestWithParam<Case> {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_STATE_GRANT};
};

TEST_P(StateGrantRulesTest, IsViolatedByJustOneThing) {
  Person person = participant();
  GetParam().change(person);
  Evaluation run(plugin_, "", "2026-01-01");
  EXPECT_EQ(violated_rules(run, std::vector<Person>{person}), GetParam().violated);
}

const Case cases[] = {
    {"Nothing", "", [](Person&) {}},
    {"EndsBeforeItStarts", "G01 2024", [](Person& person) { person.exit = "2024-09-01"; }},
    {"EndsOnItsFirstDay", "", [](Person& person) { person.exit = "2024-09-02"; }},
    {"StartsOnTheDayOfTheData", "G02 2026",
     [](Person& person) {
       person.entry = "2026-01-01";
       person.exit = std::nullopt;
     }},
    {"StartsTheDayBeforeTheProject", "G03 2024", [](Person& person) { person.entry = "2024-08-31"; }},
    {"StartsOnTheProjectsFirstDay", "", [](Person& person) { person.entry = "2024-09-01"; }},
    {"StartKnownToTheMonth", "G04 2024", [](Person& person) { person.entry_precision = "month"; }},
    {"EndKnownToTheMonth", "G04 2024; G07 exit; G07 exit+6m",
     [](Person& person) { person.exit_precision = "month"; }},
    {"GenderUnknown", "G05 2024", [](Person& person) { person.gender = "unknown"; }},
    {"AgeUnknown", "G06 2024", [](Person& person) { person.birth_date = std::nullopt; }},
    {"StateUnknownAfterSixMonths", "G07 exit+6m",
     [](Person& person) { person.states.back().until = "2025-07-31"; }},
    {"AnActivityWithoutHours", "G08 2024",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-09-05", "2024-09-06"});
     }},
    {"NegativeHours", "G09 2024", [](Person& person) { person.activities[0].hours = -1.0; }},
};

INSTANTIATE_TEST_SUITE_P(All, StateGrantRulesTest, testing::ValuesIn(cases),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace fotfaste::tests
