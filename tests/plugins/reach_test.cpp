// Who takes part, against whom the project is for: counted by hand.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plugins/plugin_driver.hpp"
#include "plugins/project_tables.hpp"
#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

CompiledPlugin& plugin() {
  static CompiledPlugin compiled(REACH);
  return compiled;
}

// The rows of a table, with the columns named, each row a line.
std::string shown(Evaluation& evaluation, const std::string& table, const std::vector<Person>& people,
                  const std::vector<std::string>& columns) {
  std::string text;
  for (const ResultRow& row : evaluation.table(table, people)) {
    std::string line;
    for (const std::string& column : columns) line += (line.empty() ? "" : " ") + row.at(column);
    text += line + "\n";
  }
  return text;
}

std::string shown(const std::string& toml, const std::string& table, const std::vector<Person>& people,
                  const std::vector<std::string>& columns) {
  Evaluation evaluation(plugin(), toml, "2025-01-01");
  return shown(evaluation, table, people, columns);
}

std::vector<std::string> codes() {
  std::vector<std::string> codes;
  for (const RecordedFinding& finding : plugin().host.findings) codes.push_back(finding.code);
  plugin().host.findings.clear();
  return codes;
}

// The finding that refuses the parameters; empty when nothing does.
std::string refusal(const std::string& toml) {
  const Evaluation evaluation(plugin(), toml, "2025-01-01");
  if (evaluation.status == FOTFASTE_OK) return "";
  EXPECT_EQ(evaluation.status, FOTFASTE_INVALID_ARGUMENT);
  const auto& findings = plugin().host.findings;
  return findings.empty() ? "nothing said" : findings.back().code;
}

std::vector<Person> people_of(int women, int men, int unknown = 0) {
  std::vector<Person> people;
  for (int i = 0; i < women; ++i) people.push_back({.gender = "woman"});
  for (int i = 0; i < men; ++i) people.push_back({.gender = "man"});
  for (int i = 0; i < unknown; ++i) people.emplace_back();
  return people;
}

const std::vector<std::string> share = {"numerator", "denominator", "unknown"};

TEST(Composition, EachColumnIsOfThoseWhoseValueIsKnown) {
  std::vector<Person> people = people_of(2, 3, 1);
  people[0].site = "Alvesta";
  people[1].site = "Alvesta";
  people[2].site = "Älmhult";
  people[3].entry = "2025-01-01";  // has not entered yet
  people[4].group = "comparison";
  EXPECT_EQ(shown("by = [\"gender\", \"site\"]", "composition", people,
                  {"background", "category", "numerator", "denominator", "unknown"}),
            "gender woman 2 3 1\ngender man 1 3 1\nsite Alvesta 2 3 1\nsite Älmhult 1 3 1\n");
}

TEST(Composition, CrossedColumnsAreKnownWhereBothAre) {
  std::vector<Person> people = people_of(2, 1);
  people[0].cohort = "1";
  people[2].cohort = "1";
  Evaluation evaluation(plugin(), "by = [\"gender*cohort\"]", "2025-01-01");
  EXPECT_EQ(shown(evaluation, "composition", people,
                  {"background", "category", "numerator", "denominator", "unknown"}),
            "gender*cohort woman, 1 1 2 1\ngender*cohort man, 1 1 2 1\n");
  EXPECT_EQ(evaluation.labels.at("composition.background gender*cohort"), "Kön × Omgång / Gender × Cohort");
  EXPECT_EQ(evaluation.labels.at("composition.category woman, 1"), "kvinna, 1 / woman, 1");
}

TEST(Composition, WhatNobodyKnowsIsSaidToBeUnknown) {
  EXPECT_EQ(shown("by = [\"cohort\"]", "composition", people_of(0, 0, 4),
                  {"background", "category", "denominator", "unknown"}),
            "cohort null 0 4\n");
  EXPECT_EQ(shown("by = [\"cohort\"]", "composition", {}, {"background"}), "");
}

TEST(Composition, WordsWithCommasThatReadTheSameAreOneRow) {
  std::vector<Person> people(2);
  people[0].site = "a, b";
  people[0].source = "c";
  people[1].site = "a";
  people[1].source = "b, c";
  EXPECT_EQ(shown("by = [\"site*source\"]", "composition", people, {"category", "numerator"}), "a, b, c 2\n");
}

const std::string forty_sixty = R"(
by = ["gender"]
[[planned]]
column = "gender"
value = "woman"
share = 0.40
tolerance = 0.05
)";
const std::vector<std::string> plan = {"counted",       "known",        "unknown", "planned",
                                       "planned_least", "planned_most", "standing"};

TEST(PlannedComposition, TwentyFourOfSixtyIsAsPlanned) {
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(24, 36), plan),
            "24 60 0 24 21 27 as_planned\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(21, 39), plan),
            "21 60 0 24 21 27 as_planned\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(20, 40), plan), "20 60 0 24 21 27 below\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(28, 32), plan), "28 60 0 24 21 27 above\n");
}

// Sixty with three unknown: 24 are as planned whatever the three are (24 to 27); 22 of 57 may be.
TEST(PlannedComposition, TheUnknownMayBeEither) {
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(24, 33, 3), {"standing"}), "as_planned\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(25, 32, 3), {"standing"}), "open\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(19, 38, 3), {"standing"}), "open\n");
  EXPECT_EQ(shown(forty_sixty, "planned-composition", people_of(17, 40, 3), {"standing"}), "below\n");
}

TEST(PlannedComposition, NothingIsSaidOfNobodyOrWithoutATolerance) {
  EXPECT_EQ(shown(forty_sixty, "planned-composition", {}, plan), "0 0 0 null null null nobody\n");
  std::string no_limit = forty_sixty;
  no_limit.replace(no_limit.find("tolerance = 0.05"), 16, "");
  EXPECT_EQ(shown(no_limit, "planned-composition", people_of(1, 9), plan), "1 10 0 4 null null no_limit\n");
}

TEST(PlannedComposition, AWordThatNobodyHasIsTold) {
  std::string mistyped = forty_sixty;
  mistyped.replace(mistyped.find("\"woman\""), 7, "\"kvinna\"");
  EXPECT_EQ(shown(mistyped, "planned-composition", people_of(4, 6), {"counted", "standing"}), "0 below\n");
  EXPECT_EQ(codes(), std::vector<std::string>{"P405"});
}

TEST(Cohorts, EnteredAgainstPlannedInTheOrderOfTheirStart) {
  ProjectTables tables;
  tables.add("cohorts", {{"name", {"B", "A", "C"}},
                         {"start", {"2024-03-01", "2024-06-01", std::nullopt}},
                         {"planned_participants", {"20", "10", "5"}}});
  std::vector<Person> people(4);
  people[0].cohort = people[1].cohort = "A";
  people[2].cohort = "D";
  Evaluation evaluation(plugin(), "", "2025-01-01");
  tables.lend_to(evaluation.project());
  EXPECT_EQ(shown(evaluation, "cohorts", people, {"cohort", "entered", "planned", "start"}),
            "B 0 20 2024-03-01\nA 2 10 2024-06-01\nC 0 5 null\nD 1 null null\nunknown 1 null null\n");
  EXPECT_EQ(shown("", "cohorts", std::vector<Person>(3), {"cohort"}), "") << "a project without cohorts";
}

const std::string rules = R"(
by = ["gender"]
[[rule]]
id = "age"
holds = { age = { at_least = 15, at_most = 24 } }
[[rule]]
id = "left-school"
text = { sv = "Slutade 2020 eller 2021", en = "Left in 2020 or 2021" }
holds = { attribute = "year", is = ["2020", "2021"] }
)";

TEST(Eligibility, SaysWhichConditionFails) {
  const auto of = [](const std::string& born, const std::string& year) {
    Person person{.entry = "2021-08-23"};
    if (!born.empty()) person.birth_date = born;
    if (!year.empty()) person.attributes = {{"year", year}};
    return person;
  };
  std::vector<Person> people = {of("2001-08-24", "2020"),
                                of("2001-08-24", "2021"),  // both
                                of("1990-01-01", "2020"),  // too old alone
                                of("2001-08-24", "2019"),  // school alone
                                of("1990-01-01", "2019"),  // neither
                                of("2001-08-24", ""),
                                of("", "2020"),   // not known
                                of("", "2019")};  // whatever the age is, not of the group
  people[0].gender = "woman";
  Evaluation evaluation(plugin(), rules, "2025-01-01");
  EXPECT_EQ(shown(evaluation, "eligibility", people,
                  {"rule", "stratum", "numerator", "denominator", "unknown", "not_due", "only_this"}),
            "age everybody 4 6 2 0 1\nage gender=woman 1 1 0 0 0\nage gender=unknown 3 5 2 0 1\n"
            "left-school everybody 4 7 1 0 1\nleft-school gender=woman 1 1 0 0 0\n"
            "left-school gender=unknown 3 6 1 0 1\n"
            "target-group everybody 2 6 2 0 null\ntarget-group gender=woman 1 1 0 0 null\ntarget-group "
            "gender=unknown 1 5 2 0 null\n");
  EXPECT_EQ(evaluation.labels.at("eligibility.rule left-school"),
            "Slutade 2020 eller 2021 / Left in 2020 or 2021");
  const auto& findings = plugin().host.findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "P406");
  EXPECT_EQ(findings[0].count, 4u);
  EXPECT_EQ(findings[0].total, 6u);
  plugin().host.findings.clear();
}

std::vector<Person> known_to(const std::vector<std::vector<std::string>>& groups) {
  std::vector<Person> people;
  for (const auto& of : groups) people.push_back({.groups = of});
  return people;
}

const std::string authorities = "target_groups = [\"kommun\", \"region\", \"stat\"]\n";

TEST(Groups, OverlapAndAreCountedInEach) {
  const auto people = known_to(
      {{"kommun", "stat"}, {"stat", "kommun"}, {"kommun"}, {"annat"}, {}, {"region", "kommun", "stat"}});
  EXPECT_EQ(shown(authorities, "groups", people, {"group", "numerator", "denominator"}),
            "kommun 4 6\nregion 1 6\nstat 3 6\n");
  EXPECT_EQ(shown(authorities, "group-overlap", people, {"group", "also_in", "numerator", "denominator"}),
            "kommun kommun 4 4\nkommun region 1 4\nkommun stat 3 4\n"
            "region kommun 1 1\nregion region 1 1\nregion stat 1 1\n"
            "stat kommun 3 3\nstat region 1 3\nstat stat 3 3\n");
  EXPECT_EQ(shown(authorities, "several-groups", people, {"groups", "numerator", "denominator"}),
            "0 2 6\n1 1 6\n2 2 6\n3 1 6\n");
}

TEST(Groups, NoneIsCountedThatTheProjectDidNotAskFor) {
  const auto people = known_to({{"kommun", "diagnos"}, {"diagnos"}});
  for (const char* table : {"groups", "group-overlap", "several-groups"}) {
    EXPECT_EQ(shown("", table, people, {}), "") << table;
    EXPECT_EQ(shown("target_groups = []", table, people, {}), "") << table;
  }
  const Evaluation without(plugin(), "by = [\"gender\"]", "2025-01-01");
  EXPECT_FALSE(without.declared().contains("groups.name")) << "what is not counted is not read";
}

TEST(Groups, AMistypedGroupIsTold) {
  static_cast<void>(shown("target_groups = [\"komun\"]", "groups", known_to({{"kommun"}}), {}));
  EXPECT_EQ(codes(), std::vector<std::string>{"P120"});
}

const std::string flen = R"(
[[inhabitants]]
place = "Flens kommun"
whole = true
count = 16000
year = 2009
source = "Projektets text"
[[inhabitants]]
place = "Centralorten"
count = 6000
year = 2009
source = "SCB"
[[inhabitants]]
place = "Malmköping"
count = 2000
year = 2009
source = "SCB"
)";

TEST(Inhabitants, EachThousandOfAPlace) {
  std::vector<Person> people(8);
  for (int i = 0; i < 3; ++i) people[static_cast<std::size_t>(i)].site = "Centralorten";
  for (int i = 3; i < 6; ++i) people[static_cast<std::size_t>(i)].site = "Övriga orter";
  EXPECT_EQ(shown(flen, "per-inhabitants", people,
                  {"place", "counted", "unknown", "per_1000", "inhabitants", "year", "source"}),
            "Flens kommun 8 0 0.5 16000 2009 Projektets text\nCentralorten 3 2 0.5 6000 2009 SCB\n"
            "Malmköping 0 2 0 2000 2009 SCB\n");
  const auto& findings = plugin().host.findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "P404");
  EXPECT_EQ(findings[0].count, 3u);
  plugin().host.findings.clear();
}

TEST(Inhabitants, OfAnotherColumnAndWithoutPlacesOfTheirOwn) {
  std::vector<Person> people(4);
  people[0].attributes = {{"ort", "Centralorten"}};
  EXPECT_EQ(shown("place = \"attributes.ort\"\n" + flen, "per-inhabitants", people,
                  {"place", "counted", "unknown"}),
            "Flens kommun 4 0\nCentralorten 1 3\nMalmköping 0 3\n");
  EXPECT_EQ(codes(), std::vector<std::string>{});
}

// Person 1 comes back to another place and joins a second group there; person 2 comes back to the same.
std::vector<Person> returning_people() {
  return {{.entry = "2024-06-01", .site = "Älmhult", .groups = {"stat"}, .number = 1},
          {.entry = "2024-01-01", .site = "Centralorten", .groups = {"kommun"}, .number = 1},
          {.entry = "2024-01-01", .site = "Centralorten", .number = 2},
          {.entry = "2024-05-01", .site = "Centralorten", .number = 2},
          {.entry = "2024-08-01", .site = "Centralorten", .number = 2},
          {.entry = "2024-02-01", .number = 3}};
}

TEST(Returning, PersonsByTheNumberOfTimes) {
  EXPECT_EQ(shown("persons = true", "returning", returning_people(),
                  {"times", "numerator", "denominator", "several_places"}),
            "1 1 3 0\n2 1 3 1\n3 1 3 0\n4- 0 3 0\n");
  EXPECT_EQ(shown("", "returning", returning_people(), {}), "");
}

TEST(Returning, CountsEachPersonOnceInGroupsAndPlaces) {
  const std::string toml = "persons = true\n" + authorities + flen;
  EXPECT_EQ(shown(toml, "group-overlap", returning_people(), {"group", "also_in", "numerator", "denominator"})
                .substr(0, 38),
            "kommun kommun 1 1\nkommun region 0 1\nko");
  EXPECT_EQ(shown(toml, "several-groups", returning_people(), {"groups", "numerator", "denominator"}),
            "0 2 3\n1 0 3\n2 1 3\n3 0 3\n");
  EXPECT_EQ(shown(toml, "per-inhabitants", returning_people(), {"place", "counted", "unknown"}),
            "Flens kommun 3 0\nCentralorten 2 1\nMalmköping 0 1\n");
  EXPECT_EQ(
      shown(authorities + flen, "per-inhabitants", returning_people(), {"place", "counted"}).substr(0, 15),
      "Flens kommun 6\n")
      << "otherwise participations";
  codes();
}

TEST(Returning, WhoIsWhoIsReadOnlyWhereItIsAskedFor) {
  const Evaluation without(plugin(), authorities + flen, "2025-01-01");
  EXPECT_FALSE(without.declared().contains("person"));
  const Evaluation with(plugin(), "persons = true", "2025-01-01");
  EXPECT_TRUE(with.declared().contains("person"));
}

const std::string girls = R"(
by = ["gender"]
[[uptake]]
id = "girls-group"
text = { sv = "Tjejgrupp", en = "Girls' group" }
outcome = { activity = "Tjejgrupp" }
)";

TEST(Uptake, ByGenderOfThoseWhoHaveLeft) {
  std::vector<Person> people = people_of(4, 2);
  for (std::size_t i = 0; i < 5; ++i) people[i].exit = "2024-06-01";
  people[5].exit = std::nullopt;
  people[0].activities = people[1].activities = {{"Tjejgrupp", "2024-02-01", "2024-03-01"}};
  people[2].activities = {{"Tjejgrupp", "2024-02-01", "2024-03-01", std::nullopt, std::nullopt, 0}};
  EXPECT_EQ(
      shown(girls, "uptake", people, {"what", "stratum", "numerator", "denominator", "unknown", "not_due"}),
      "girls-group everybody 2 5 0 1\ngirls-group gender=woman 2 4 0 0\ngirls-group gender=man 0 1 0 1\n");
}

TEST(Parameters, ThatContradictThemselvesAreRefused) {
  EXPECT_EQ(refusal(forty_sixty), "");
  EXPECT_EQ(refusal("by = [\"site\"]\n" + forty_sixty.substr(forty_sixty.find("[[planned]]"))), "P113");
  EXPECT_EQ(refusal(forty_sixty + forty_sixty.substr(forty_sixty.find("[[planned]]"))), "P113");
  EXPECT_EQ(refusal(forty_sixty + "[[planned]]\ncolumn = \"gender\"\nvalue = \"man\"\nshare = 0.7\n"),
            "P113");
  EXPECT_EQ(refusal("target_groups = [\"a\", \"b\", \"a\"]"), "P113");
  EXPECT_EQ(refusal("target_groups = [\"a\", \"\"]"), "P112");
  EXPECT_EQ(refusal("place = \"site*gender\""), "P113");
  EXPECT_EQ(refusal("by = [\"kön\"]"), "P111");
  EXPECT_EQ(refusal(rules + "[[rule]]\nid = \"age\"\nholds = { exited = true }\n"), "P113");
  EXPECT_EQ(refusal("[[rule]]\nid = \"target-group\"\nholds = { exited = true }\n"), "P113");
  EXPECT_EQ(refusal("[[uptake]]\nid = \"x\"\noutcome = { aktivitet = \"Tjejgrupp\" }\n"), "P110");
  EXPECT_EQ(refusal(flen + flen), "P113");
  EXPECT_EQ(refusal("[[inhabitants]]\nplace = \"x\"\ncount = 1\nyear = 2009\nsource = \"\"\n"), "P112")
      << "a number without a source";
  codes();
}

TEST(Design, AsksForTheToleranceUntilItIsStated) {
  const auto purposes = design_of(
      plugin(), forty_sixty + rules.substr(rules.find("[[rule]]")) + girls.substr(girls.find("[[uptake]]")),
      60);
  ASSERT_EQ(purposes.size(), 3u);
  EXPECT_EQ(purposes[0].id, "target-group");
  EXPECT_TRUE(purposes[0].columns.contains("attributes.value"));
  EXPECT_EQ(purposes[1].id, "girls-group");
  EXPECT_TRUE(purposes[1].describes);
  EXPECT_EQ(purposes[2].ids(true), "tolerance");
  EXPECT_EQ(purposes[2].planned, 60);
  std::string open = forty_sixty;
  open.replace(open.find("tolerance = 0.05"), 16, "");
  EXPECT_EQ(design_of(plugin(), open).at(0).ids(false), "tolerance");
  EXPECT_EQ(design_of(plugin(), "agreed = [\"tolerance\"]\n" + open).at(0).ids(true), "tolerance");
}

TEST(State, IsOfItsOwnSettingsAndDay) {
  Evaluation one(plugin(), forty_sixty, "2025-01-01");
  Evaluation other(plugin(), girls, "2025-01-01");
  Evaluation later(plugin(), forty_sixty, "2025-01-02");
  const auto state = one.create();
  one.consume(state, people_of(2, 3));
  const std::string bytes = one.serialize(state);
  EXPECT_EQ(one.deserialize(one.create(), bytes), FOTFASTE_OK);
  EXPECT_EQ(other.deserialize(other.create(), bytes), FOTFASTE_INVALID_DATA);
  EXPECT_EQ(later.deserialize(later.create(), bytes), FOTFASTE_INVALID_DATA);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(one.deserialize(one.create(), std::string_view(bytes).substr(0, size)), FOTFASTE_INVALID_DATA);
  }
}

}  // namespace
}  // namespace fotfaste::tests
