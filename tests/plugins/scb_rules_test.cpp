// Every rule of the monthly file to Statistics Sweden, violated by just one thing.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "plugin_driver.hpp"
#include "scb_people.hpp"
#include "violated_rules.hpp"

namespace fotfaste::tests {
namespace {

struct Case {
  const char* name;
  const char* violated;
  std::function<void(Person&)> change;
  const char* toml = "";
  const char* as_of = "2025-01-01";
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

// Takes part from 1 October to 30 November 2024 in a project that began on 1 September.
Person unchanged() {
  return reported(1, "2024-10-01", "2024-11-30", {"2024-10", "2024-11"});
}

class ScbRulesTest : public testing::TestWithParam<Case> {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_SCB};
};

TEST_P(ScbRulesTest, IsViolatedByJustOneThing) {
  Person person = unchanged();
  GetParam().change(person);
  Evaluation run(plugin_, GetParam().toml, GetParam().as_of);
  run.project().end = to_day({2025, 12, 31});
  EXPECT_EQ(violated_rules(run, std::vector<Person>{person}), GetParam().violated);
}

const Case cases[] = {
    {"Nothing", "", [](Person&) {}},
    {"StartsOnTheProjectsFirstDay", "",
     [](Person& person) {
       person.entry = "2024-09-01";
       person.activities.push_back({"Kurs", "2024-09-02", "2024-09-03", 1.0});
     }},
    {"StartsTheDayBefore", "S01 2024-08",
     [](Person& person) {
       person.entry = "2024-08-31";
       person.activities.push_back({"Kurs", "2024-08-31", "2024-09-01", 1.0});
       person.activities.push_back({"Kurs", "2024-09-02", "2024-09-03", 1.0});
     }},
    {"EndsAfterTheProject", "S02 2026-01",
     [](Person& person) { person = reported(1, "2025-12-01", "2026-01-01", {"2025-12"}); }, "", "2026-02-01"},
    {"EndsOnTheProjectsLastDay", "",
     [](Person& person) { person = reported(1, "2025-12-01", "2025-12-31", {"2025-12"}); }, "", "2026-02-01"},
    {"HasNotEndedThoughTheProjectHas", "S02 2026-01",
     [](Person& person) { person = reported(1, "2025-12-01", std::nullopt, {"2025-12"}); }, "", "2026-02-01"},
    {"EndsBeforeItStarts", "S03 2024-10", [](Person& person) { person.exit = "2024-09-30"; }},
    {"StartsOnTheDayOfTheData", "S04 2025-01",
     [](Person& person) { person = reported(1, "2025-01-01", std::nullopt, {}); }},
    {"StartKnownToTheMonth", "S05 2024-10", [](Person& person) { person.entry_precision = "month"; }},
    {"StartKnownToTheYear", "S05 2024",
     [](Person& person) {
       person.entry = "2024-01-01";
       person.entry_precision = "year";
     }},
    {"EndKnownToTheMonth", "S05 2024-10", [](Person& person) { person.exit_precision = "month"; }},
    {"BirthDateUnknown", "S08 2024-10; S08 2024-11",
     [](Person& person) { person.birth_date = std::nullopt; }},
    {"StartedAsAMinor", "S09 2024-11", [](Person& person) { person.birth_date = "2006-10-31"; }},
    {"LabourStatusUnknown", "S10 2024-10", [](Person& person) { person.labour_status = std::nullopt; }},
    {"LabourStatusUnknownWithOneTemplate", "", [](Person& person) { person.labour_status = std::nullopt; },
     "template = \"PO2\""},
    {"ProtectionUnknown", "S11 2024-10", [](Person&) {},
     "protected = { attribute = \"Skydd\", is = \"ja\" }"},
    {"ProtectionKnown", "",
     [](Person& person) {
       person.attributes = {{"Skydd", "nej"}};
     },
     "protected = { attribute = \"Skydd\", is = \"ja\" }"},
    {"HoursAMonthBeforeTheStart", "S12 2024-09",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-09-30", "2024-10-01", 1.0});
     }},
    {"HoursAMonthAfterTheEnd", "S12 2024-12",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-12-01", "2024-12-02", 1.0});
     }},
    {"AsManyHoursAsTheMonthHas", "",
     [](Person& person) {
       person.activities[0] = {"Kurs", "2024-10-01", "2024-11-01", 744.0};
     }},
    {"AnHourMoreThanTheMonthHas", "S13 2024-10",
     [](Person& person) {
       person.activities[0] = {"Kurs", "2024-10-01", "2024-11-01", 744.0};
       person.activities.push_back({"Kurs", "2024-10-15", "2024-10-16", 1.0});
     }},
    {"NegativeHours", "S14 2024-10",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-10-15", "2024-10-16", -1.0});
     }},
    {"TwentyFiveHoursInADay", "S14 2024-10",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-10-15", "2024-10-16", 25.0});
     }},
    {"AnActivityWithoutHours", "S15 2024-11",
     [](Person& person) {
       person.activities.push_back({"Kurs", "2024-11-15", "2024-11-16"});
     }},
    {"AMonthWithoutHours", "S16 2024-11", [](Person& person) { person.activities.pop_back(); }},
    {"AMonthNotOver", "S17 2024-11", [](Person&) {}, "last_month = \"2024-11\"", "2024-11-30"},
    {"AMonthOver", "", [](Person&) {}, "last_month = \"2024-11\"", "2024-12-01"},
    // Four weeks after 30 November is 28 December; the project's months before were sent.
    {"DueToday", "", [](Person&) {}, "reported_until = \"2024-10\"", "2024-12-28"},
    {"DueYesterday", "S18 2024-11", [](Person&) {}, "reported_until = \"2024-10\"", "2024-12-29"},
};

INSTANTIATE_TEST_SUITE_P(All, ScbRulesTest, testing::ValuesIn(cases),
                         [](const auto& info) { return std::string(info.param.name); });

class ScbTwiceTest : public testing::Test {
 protected:
  std::string violated(const std::vector<Person>& people) {
    Evaluation run(plugin_, "", "2025-01-01");
    return violated_rules(run, people);
  }
  CompiledPlugin plugin_{FUNDER_EXPORT_SCB};
};

TEST_F(ScbTwiceTest, TwoParticipationsOnOneDay) {
  const Person first = reported(1, "2024-10-01", "2024-11-30", {"2024-10", "2024-11"});
  Person second = reported(1, "2024-12-01", std::nullopt, {"2024-12"});
  EXPECT_EQ(violated({first, second}), "");
  second.entry = "2024-11-30";
  second.activities.push_back({"Kurs", "2024-11-30", "2024-12-01", 1.0});
  EXPECT_EQ(violated({first, second}), "S06 2024-11; S07 2024-11");
  EXPECT_EQ(violated({second, first}), "S06 2024-11; S07 2024-11");
}

TEST_F(ScbTwiceTest, OneIsWithinAnotherThatBeganEarlier) {
  const Person longest = reported(1, "2024-10-01", "2024-12-31", {"2024-10", "2024-11", "2024-12"});
  const Person within = reported(1, "2024-10-02", "2024-10-03", {"2024-10-02"});
  const Person later = reported(1, "2024-12-05", "2024-12-06", {"2024-12-05"});
  EXPECT_EQ(violated({later, within, longest}), "S06 2024-10; S06 2024-12; S07 2024-10; S07 2024-12");
}

TEST_F(ScbTwiceTest, LeftAndCameBackInTheSameMonth) {
  EXPECT_EQ(violated({reported(1, "2024-10-01", "2024-10-10", {"2024-10-02"}),
                      reported(1, "2024-10-11", "2024-10-31", {"2024-10-21"})}),
            "S07 2024-10");
}

TEST_F(ScbTwiceTest, OtherPeopleAreNoMatter) {
  EXPECT_EQ(violated({unchanged(), reported(2, "2024-10-01", "2024-11-30", {"2024-10", "2024-11"})}), "");
}

TEST_F(ScbTwiceTest, ARuleSaysHowManyAndBothSides) {
  Evaluation run(plugin_, "", "2025-01-01");
  Person most = unchanged();
  most.activities[0] = {"Kurs", "2024-10-01", "2024-11-01", 744.0};
  most.activities.push_back({"Kurs", "2024-10-01", "2024-11-01", 6.0});
  Person more = most;
  more.number = 2;
  more.activities.back().hours = 3.0;
  static_cast<void>(run.table("rules", std::vector<Person>{more, most}));
  const ResultRow row = run.row("rules", {{"code", "S13"}});
  EXPECT_EQ(row.at("left"), "750");
  EXPECT_EQ(row.at("right"), "744");
  EXPECT_EQ(row.at("count"), "2");
  EXPECT_EQ(row.at("severity"), "error");
  EXPECT_EQ(row.at("basis"), "derived");
  const ResultRow holds = run.row("rules", {{"code", "S01"}});
  EXPECT_EQ(holds.at("outcome"), "holds");
  EXPECT_EQ(holds.at("count"), "null");
  EXPECT_FALSE(run.labels.at("rules.code S13").empty());
}

}  // namespace
}  // namespace fotfaste::tests
