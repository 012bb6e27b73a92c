// Every entry and exit of every activity by itself, support before and after, and the rules. How activities
// are counted is that of SUS (susam.se): each registration by itself, repeated and simultaneous ones too.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "plugin_driver.hpp"
#include "violated_rules.hpp"

namespace fotfaste::tests {
namespace {

// In Arbetsträning from 1 March to 30 June 2024, on benefits before and employed after.
Person participant() {
  Person person{.entry = "2024-03-01", .exit = "2024-07-01"};
  person.gender = "woman";
  person.exit_reason = "employment";
  person.activities = {{"Arbetsträning", "2024-03-01", "2024-07-01"}};
  person.states = {in("inactive", "2023-01-01", "2024-03-01"), in("training", "2024-03-01", "2024-07-01"),
                   in("employed", "2024-07-01")};
  return person;
}

class FinsamTest : public testing::Test {
 protected:
  // "entries/exits/ongoing" of everybody, by period.
  std::string activity(const std::vector<Person>& people, const std::string& name,
                       const std::string& toml = "", const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, toml, as_of);
    std::string text;
    for (const ResultRow& row : run.table("activities", people)) {
      if (row.at("activity") != name || row.at("gender") != "all") continue;
      text.append(row.at("period")).append(" ").append(row.at("entries")).append("/").append(row.at("exits"));
      text.append("/").append(row.at("ongoing")).append("; ");
    }
    return text;
  }
  // "yes/known unknown not_due" in all.
  std::string outcome(const std::vector<Person>& people, const std::string& toml = "",
                      const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, toml, as_of);
    static_cast<void>(run.table("direct-outcome", people));
    const ResultRow row =
        run.row("direct-outcome", {{"activity", ""}, {"period", "total"}, {"gender", "all"}});
    return row.at("numerator") + "/" + row.at("denominator") + " " + row.at("unknown") + " " +
           row.at("not_due");
  }
  // "before>after n/m" of all activities.
  std::string support(const std::vector<Person>& people, const std::string& toml = "",
                      const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, toml, as_of);
    std::string text;
    for (const ResultRow& row : run.table("support", people)) {
      if (row.at("stratum") != "everybody") continue;
      text.append(row.at("before")).append(">").append(row.at("after")).append(" ");
      text.append(row.at("numerator")).append("/").append(row.at("denominator")).append("; ");
    }
    return text;
  }

  CompiledPlugin plugin_{FUNDER_EXPORT_FINSAM};
};

TEST_F(FinsamTest, EveryEntryAndExitCountsByItself) {
  Person person = participant();
  person.activities = {{"Kurs", "2024-03-01", "2024-04-01"},
                       {"Kurs", "2024-03-15", "2024-05-01"},     // at the same time
                       {"Kurs", "2024-06-01", "2024-07-01"},     // again
                       {"Samtal", "2024-06-01", "2024-06-01"}};  // a single day
  EXPECT_EQ(activity({person}, "Kurs", "", "2025-01-01"), "2024 3/3/0; total 3/3/0; ");
  EXPECT_EQ(activity({person}, "Samtal", "", "2025-01-01"), "2024 1/1/0; total 1/1/0; ");
  EXPECT_EQ(activity({person}, "", "", "2025-01-01"), "2024 4/4/0; total 4/4/0; ");
}

TEST_F(FinsamTest, AnExitInAnotherYearThanTheEntry) {
  Person person = participant();
  // The day after the last is New Year's Day: the exit is of the old year.
  person.activities = {{"A", "2023-12-31", "2025-01-01"}, {"B", "2023-12-31", "2025-01-02"}};
  EXPECT_EQ(activity({person}, "A"), "2023 1/0/1; 2024 0/1/0; 2025 0/0/0; total 1/1/0; ");
  EXPECT_EQ(activity({person}, "B"), "2023 1/0/1; 2024 0/0/1; 2025 0/1/0; total 1/1/0; ");
}

TEST_F(FinsamTest, WhatIsNotKnownYetDoesNotCount) {
  Person person = participant();
  person.exit = std::nullopt;
  person.activities = {{"A", "2024-03-01", "2024-07-01"}, {"B", "2024-07-01", "2024-08-01"}};
  EXPECT_EQ(activity({person}, "A", "", "2024-06-30"), "2024 1/0/1; total 1/0/1; ");
  EXPECT_EQ(activity({person}, "A", "", "2024-07-01"), "2024 1/1/0; total 1/1/0; ");
  EXPECT_EQ(activity({person}, "B", "", "2024-07-01"), "");
  EXPECT_EQ(activity({person}, "B", "", "2024-07-02"), "2024 1/0/1; total 1/0/1; ");
}

TEST_F(FinsamTest, PlannedAndNotAttendedDoesNotCount) {
  Person person = participant();
  person.activities[0].attended = 0;
  EXPECT_EQ(activity({person}, "Arbetsträning"), "");
}

TEST_F(FinsamTest, AnActivityWithoutEndGoesOnAsLongAsTheParticipation) {
  Person person = participant();
  person.activities = {{"A", "2024-03-01"}};
  EXPECT_EQ(activity({person}, "A", "", "2025-01-01"), "2024 1/1/0; total 1/1/0; ");
  person.exit = std::nullopt;
  EXPECT_EQ(activity({person}, "A", "", "2025-01-01"), "2024 1/0/1; total 1/0/1; ");
}

TEST_F(FinsamTest, TheProjectItselfMayBeTheActivity) {
  const std::vector<Person> people{participant()};
  const std::string unit = "name = \"Framsteget\"\nunit = ";
  EXPECT_EQ(activity(people, "Framsteget", unit + "\"participation\"", "2025-01-01"),
            "2024 1/1/0; total 1/1/0; ");
  EXPECT_EQ(activity(people, "Arbetsträning", unit + "\"participation\"", "2025-01-01"), "");
  EXPECT_EQ(activity(people, "", unit + "\"both\"", "2025-01-01"), "2024 2/2/0; total 2/2/0; ");
}

TEST_F(FinsamTest, OnlyTheTypesThatAreNamedCount) {
  Person person = participant();
  person.activities.push_back({"Samtal", "2024-03-01", "2024-03-02"});
  EXPECT_EQ(activity({person}, "", "activities = [\"Arbetsträning\"]", "2025-01-01"),
            "2024 1/1/0; total 1/1/0; ");
  EXPECT_TRUE(plugin_.host.findings.empty());
  EXPECT_EQ(activity({person}, "", "activities = [\"Arbetsträning\", \"Samtl\"]", "2025-01-01"),
            "2024 1/1/0; total 1/1/0; ");
  EXPECT_EQ(plugin_.host.findings.size(), 1U);
}

TEST_F(FinsamTest, GendersAddUpToEverybody) {
  std::vector<Person> people(5, participant());
  people[1].gender = "man";
  people[2].gender = "man";
  people[3].gender = "other";
  people[4].gender = std::nullopt;
  Evaluation run(plugin_, "", "2025-01-01");
  static_cast<void>(run.table("activities", people));
  const std::pair<const char*, const char*> counts[] = {
      {"all", "5"}, {"woman", "1"}, {"man", "2"}, {"other", "1"}, {"unknown", "1"}};
  for (const auto& [gender, count] : counts) {
    const ResultRow row =
        run.row("activities", {{"activity", "Arbetsträning"}, {"period", "2024"}, {"gender", gender}});
    EXPECT_EQ(row.at("entries"), count) << gender;
  }
}

TEST_F(FinsamTest, DirectlyInWorkOrStudies) {
  struct Case {
    const char* state;
    const char* expected;
  };
  constexpr Case cases[] = {{"employed", "1/1 0 0"}, {"self_employed", "1/1 0 0"}, {"education", "1/1 0 0"},
                            {"training", "0/1 0 0"}, {"placement", "0/1 0 0"},     {"unemployed", "0/1 0 0"},
                            {"inactive", "0/1 0 0"}, {"sick", "0/1 0 0"},          {"unknown", "0/0 1 0"}};
  for (const Case& one : cases) {
    Person person = participant();
    person.states.back() = in(one.state, "2024-07-01");
    EXPECT_EQ(outcome({person}), one.expected) << one.state;
  }
}

TEST_F(FinsamTest, WorkBesideSomethingElseIsWork) {
  Person person = participant();
  person.states.back() = in("sick", "2024-07-01");
  person.states.push_back(in("employed", "2024-07-01"));
  EXPECT_EQ(outcome({person}), "1/1 0 0");
}

TEST_F(FinsamTest, TheDayAfterTheLastTells) {
  Person person = participant();
  person.states.back() = in("employed", "2024-07-02");
  EXPECT_EQ(outcome({person}), "0/0 1 0");
  EXPECT_EQ(outcome({person}, "", "2024-07-01"), "0/0 0 1");  // that day has not come
  person.states.back() = in("employed", "2024-07-01", "2024-07-02");
  EXPECT_EQ(outcome({person}, "", "2024-07-02"), "1/1 0 0");
}

TEST_F(FinsamTest, SupportBeforeAndAfter) {
  Person other = participant();
  other.states = {in("inactive", "2023-01-01", "2024-03-01"), in("sick", "2024-03-01")};
  EXPECT_EQ(support({participant(), other}), "inactive>employed 1/2; inactive>sick 1/2; ");
  EXPECT_EQ(support({participant(), other}, "support_before = \"entry_day\""),
            "sick>sick 1/1; training>employed 1/1; ");
  other.states.clear();
  EXPECT_EQ(support({other}), "unknown>unknown 1/1; ");
}

TEST_F(FinsamTest, SupportInADimensionOfItsOwn) {
  Person person = participant();
  for (StateRow& state : person.states) state.dimension = "sysselsättning";
  StateRow before{"Sjukpenning", "other", "2024-01-01", "2024-07-01"};
  StateRow after{"A-kassa", "other", "2024-07-01", std::nullopt};
  before.dimension = after.dimension = "försörjning";
  person.states.push_back(before);
  person.states.push_back(after);
  const std::string toml = "support = \"försörjning\"";
  EXPECT_EQ(support({person}, toml), "Sjukpenning>A-kassa 1/1; ");
  EXPECT_EQ(outcome({person}, toml), "1/1 0 0");
  // What somebody lives on says nothing of whether they work.
  person.states.erase(person.states.begin() + 2);
  EXPECT_EQ(outcome({person}, toml), "0/0 1 0");
}

TEST_F(FinsamTest, ReasonsAreThoseOfTheParticipationThatEndedWithTheActivity) {
  Person person = participant();
  person.activities.push_back({"Kurs", "2024-03-01", "2024-06-30"});
  Evaluation run(plugin_, "", "2025-01-01");
  static_cast<void>(run.table("exit-reasons", std::vector<Person>{person}));
  const auto count = [&](const char* activity, const char* reason) {
    return run.row("exit-reasons", {{"activity", activity}, {"period", "2024"}, {"exit_reason", reason}})
        .at("value");
  };
  EXPECT_EQ(count("Arbetsträning", "employment"), "1");
  EXPECT_EQ(count("Kurs", "during"), "1");
  EXPECT_EQ(count("", "during"), "1");
  EXPECT_EQ(run.rows("exit-reasons").size(), 8U);
}

TEST_F(FinsamTest, WronglyRegisteredCountAsSuch) {
  Person person = participant();
  person.groups = {"Fel"};
  Evaluation run(plugin_, "voided = { target_group = \"Fel\" }", "2025-01-01");
  static_cast<void>(run.table("activities", std::vector<Person>{person, participant()}));
  const ResultRow row = run.row("activities", {{"activity", ""}, {"period", "2024"}, {"gender", "all"}});
  EXPECT_EQ(row.at("entries"), "1");
  EXPECT_EQ(row.at("exits"), "1");
  EXPECT_EQ(row.at("voided"), "1");
  EXPECT_EQ(violated_rules(run), "");
}

TEST_F(FinsamTest, SuppliedFiguresAreAddedAndShown) {
  const char* toml = R"(
[[supplied]]
indicator = "entries"
activity = "Arbetsträning"
period = "2023"
gender = "woman"
value = 7
source = "Anonyma, lista hos koordinatorn"
[[supplied]]
indicator = "exits"
activity = "Arbetsträning"
period = "2024"
value = 5
source = "Anonyma"
[[supplied]]
indicator = "work_or_studies"
activity = "Arbetsträning"
period = "2024"
value = 2
source = "Anonyma"
[[supplied]]
indicator = "other_outcome"
activity = "Arbetsträning"
period = "2024"
value = 3
source = "Anonyma"
)";
  const std::vector<Person> people{participant()};
  EXPECT_EQ(activity(people, "Arbetsträning", toml, "2025-01-01"), "2023 7/0/7; 2024 1/6/2; total 8/6/2; ");
  EXPECT_EQ(outcome(people, toml, "2025-01-01"), "3/6 0 0");
  Evaluation run(plugin_, toml, "2025-01-01");
  EXPECT_EQ(violated_rules(run, people), "");
  const ResultRow row =
      run.row("activities", {{"activity", "Arbetsträning"}, {"period", "2023"}, {"gender", "woman"}});
  EXPECT_EQ(row.at("entries"), "7");
  EXPECT_EQ(row.at("supplied_entries"), "7");
  EXPECT_EQ(run.row("supplied", {{"number", "1"}}).at("source"), "Anonyma, lista hos koordinatorn");
}

TEST_F(FinsamTest, SuppliedFiguresWithoutAYearOrSourceAreRefused) {
  const std::string begin = "[[supplied]]\nindicator = \"exits\"\nactivity = \"A\"\nvalue = 5\n";
  for (const char* rest : {"period = \"2024-06\"\nsource = \"x\"", "period = \"2024\"\nsource = \"\""}) {
    Evaluation run(plugin_, begin + rest, "2025-01-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << rest;
  }
}

TEST_F(FinsamTest, PeopleOfAComparisonGroupAreNotCounted) {
  Person person = participant();
  person.group = "comparison";
  EXPECT_EQ(activity({person}, ""), "");
}

struct Case {
  const char* name;
  const char* violated;
  std::function<void(Person&)> change;
  std::string toml = "";
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

std::string supplied(const char* indicator, const char* value) {
  return std::string(
             "[[supplied]]\nactivity = \"Arbetsträning\"\nperiod = \"2024\"\nsource = \"x\"\n"
             "indicator = \"")
      .append(indicator)
      .append("\"\nvalue = ")
      .append(value)
      .append("\n");
}

class FinsamRulesTest : public testing::TestWithParam<Case> {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_FINSAM};
};

TEST_P(FinsamRulesTest, IsViolatedByJustOneThing) {
  Person person = participant();
  GetParam().change(person);
  Evaluation run(plugin_, GetParam().toml, "2025-01-01");
  EXPECT_EQ(violated_rules(run, std::vector<Person>{person}), GetParam().violated);
}

const Case cases[] = {
    {"Nothing", "", [](Person&) {}},
    {"NothingOfTheProjectItself", "", [](Person&) {}, "unit = \"participation\""},
    {"MoreExitsThanEntries", "F01 2024 Arbetsträning", [](Person&) {}, supplied("exits", "1")},
    {"AsManyExitsAsEntries", "", [](Person&) {}, supplied("exits", "1") + supplied("entries", "1")},
    {"AnActivityEndsBeforeItStarts", "F02 2024 Arbetsträning",
     [](Person& person) { person.activities[0].until = "2024-02-29"; }},
    {"TheParticipationEndsBeforeItStarts", "F02 2024 P", [](Person& person) { person.exit = "2024-02-29"; },
     "unit = \"participation\"\nname = \"P\""},
    {"NotStarted", "F03 2025 Kurs",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2025-01-01", "2025-02-01"});
     }},
    {"TheParticipationHasNotStarted", "F03 2025 P",
     [](Person& person) {
       person.entry = "2025-01-01";
       person.exit = std::nullopt;
     },
     "unit = \"participation\"\nname = \"P\""},
    {"StartKnownToTheMonth", "F04 2024 P; F07 2024 P",
     [](Person& person) { person.entry_precision = "month"; }, "unit = \"participation\"\nname = \"P\""},
    {"StartKnownToTheMonthAndOngoing", "F04 2024 P",
     [](Person& person) {
       person.entry_precision = "month";
       person.exit = std::nullopt;
     },
     "unit = \"participation\"\nname = \"P\""},
    {"GenderUnknown", "F05 2024 Arbetsträning", [](Person& person) { person.gender = std::nullopt; }},
    {"ReasonUnknown", "F06 2024 Arbetsträning", [](Person& person) { person.exit_reason = std::nullopt; }},
    {"SupportBeforeUnknown", "F07 2024 Arbetsträning",
     [](Person& person) { person.states.erase(person.states.begin()); }},
    {"SupportAfterUnknown", "F07 2024 Arbetsträning", [](Person& person) { person.states.pop_back(); }},
    {"MoreOutcomesThanExitsSupplied", "F08 2024 Arbetsträning", [](Person&) {},
     supplied("entries", "1") + supplied("exits", "1") + supplied("work_or_studies", "2")},
    {"VoidUnknown", "F09 2024", [](Person&) {}, "voided = { attribute = \"Fel\", is = \"ja\" }"},
};

INSTANTIATE_TEST_SUITE_P(All, FinsamRulesTest, testing::ValuesIn(cases),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace fotfaste::tests
