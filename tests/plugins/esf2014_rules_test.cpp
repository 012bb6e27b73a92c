// Every rule of ESF 2014-2020 is broken by something that breaks just it, and by no sound data.
#include <gtest/gtest.h>

#include "esf_people.hpp"
#include "indicator_export.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* parameters = R"(
yei = true
qualification = ["Examen"]
offer = ["Erbjudande"]
improved = { precarious = ["Visstid"], stable = ["Tillsvidare"] }
)";

struct Given {
  const char* indicator;
  int value;
  const char* gender = "woman";
  const char* period = "2016";
};

std::string supplied(const std::vector<Given>& figures) {
  std::string toml = parameters;
  for (const Given& one : figures) {
    toml.append("[[supplied]]\nindicator = \"")
        .append(one.indicator)
        .append("\"\nperiod = \"")
        .append(one.period)
        .append("\"\ngender = \"")
        .append(one.gender)
        .append("\"\nvalue = ")
        .append(std::to_string(one.value))
        .append("\nsource = \"närvarolista\"\n");
  }
  return toml;
}

// Four women who enter in 2016: one unemployed, one inactive, one employed and one of 60 who is unemployed;
// one of them is disadvantaged. Nobody has a result.
std::vector<Person> four() {
  return {sound_person(), sound_person([](Person& p) {
            set_status(p, "inactive_other");
            p.states = {in("inactive", "2015-01-01")};
            p.flags["disability"] = true;
          }),
          sound_person([](Person& p) {
            set_status(p, "employed");
            p.states = {in("sick", "2016-09-01")};
          }),
          sound_person([](Person& p) { p.birth_date = "1956-01-01"; })};
}

struct FigureCase {
  const char* why;  // what the rule rests on, as domain and Annex D give it
  std::vector<Given> given;
  std::set<std::string> broken;
};

void PrintTo(const FigureCase& one, std::ostream* out) {
  for (const std::string& code : one.broken) *out << code << " ";
  *out << one.why;
}

class FigureRuleTest : public testing::TestWithParam<FigureCase> {};

TEST_P(FigureRuleTest, IsBrokenAloneByThis) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, supplied(GetParam().given), "2018-01-01", four());
  EXPECT_EQ(run.broken(), GetParam().broken);
}

const FigureCase cases[] = {
    {"nothing supplied", {}, {}},
    {"statuses make up all: read", {{"total", 1}, {"CO10", 1}}, {"A01"}},
    {"incomplete records come on top: read", {{"grand_total", -1}}, {"A02"}},
    {"long-term unemployed are unemployed", {{"CO02", 3}}, {"A03"}},
    {"inactive without studies are inactive", {{"CO04", 1}}, {"A04"}},
    {"young and old are distinct", {{"CO06", 4}}, {"A05"}},
    {"above 54 without work are above 54", {{"CO08", 1}}, {"A06"}},
    {"above 54 without work are without work", {{"CO05", 9}, {"CO10", 9}, {"CO07", 9}, {"CO08", 8}}, {"A07"}},
    {"one level of education each", {{"CO09", 1}}, {"A08"}},
    {"ISCED 0 is in no row", {{"CO05", 1}, {"CO17", 1}}, {"A08.gap"}},
    {"ISCED 0 is another disadvantage: from memory; there is no such gap without the one above",
     {{"CO05", 1}},
     {"A08.gap", "A09"}},
    {"jobless households", {{"CO12", 5}}, {"A10.CO12"}},
    {"jobless with children are jobless", {{"CO13", 1}}, {"A10.CO13"}},
    {"alone with children", {{"CO14", 5}}, {"A10.CO14"}},
    {"foreign background", {{"CO15", 5}}, {"A11.CO15"}},
    {"disability", {{"CO16", 4}}, {"A11.CO16"}},
    {"other disadvantage", {{"CO17", 5}}, {"A11.CO17"}},
    {"housing", {{"CO18", 5}}, {"A11.CO18"}},
    {"rural areas", {{"CO19", 5}}, {"A11.CO19"}},
    {"job search of the inactive", {{"CR01", 2}}, {"A12"}},
    {"in education", {{"CR02", 5}}, {"A13.CR02"}},
    {"qualified", {{"CR03", 5}}, {"A13.CR03"}},
    {"in work, of those who were not: from memory", {{"CR04", 4}}, {"A14"}},
    {"any result is one of the four", {{"CR05", 1}}, {"A15"}},
    {"of the disadvantaged", {{"CR02", 3}, {"CR05", 2}}, {"A15.group"}},
    {"in work after six months, of those who were not: from memory", {{"CR06", 4}}, {"A16.CR06"}},
    {"improved, of the employed: read", {{"CR07", 2}}, {"A16.CR07"}},
    {"above 54 in work are in work", {{"CR08", 1}}, {"A17.CR08"}},
    {"above 54 in work are above 54", {{"CR06", 3}, {"CR08", 2}}, {"A17.CO07"}},
    {"disadvantaged in work are in work", {{"CR09", 1}}, {"A17.CR09"}},
    {"long-term unemployed who complete", {{"YEI-CR04", 4}}, {"A18.CR04"}},
    {"long-term unemployed with an offer", {{"YEI-CR05", 1}}, {"A18.CR05"}},
    {"long-term unemployed with a result", {{"YEI-CR06", 1}}, {"A18.CR06"}},
    {"negative", {{"CO23", -1, "all"}}, {"A19"}},
    {"negative in one year, though not in all", {{"CO19", -1, "woman", "2017"}, {"CO19", 2}}, {"A19"}},
    {"women and men", {{"CO16", 1, "all"}}, {"A19.gender"}},
    {"a gender that the form lacks", {{"CO16", 1, "other"}}, {"A19.gender", "A11.CO16"}},
    {"results of a year to come", {{"CR03", 1, "woman", "2019"}}, {"A20"}},
};

INSTANTIATE_TEST_SUITE_P(Esf2014, FigureRuleTest, testing::ValuesIn(cases));

TEST(Esf2014RuleTest, EveryRuleIsTriedAbove) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, supplied({{"CO20", 1, "all"}}), "2018-01-01", four());
  std::set<std::string> tried;
  for (const FigureCase& one : cases) tried.insert(one.broken.begin(), one.broken.end());
  for (const char* code : {"R01", "R02", "R03", "R04", "R05", "R06"}) tried.insert(code);
  std::set<std::string> all;
  for (const ResultRow& row : run.run().rows("rules")) all.insert(row.at("code"));
  EXPECT_EQ(tried, all);
}

TEST(Esf2014RuleTest, ABreachSaysWhereAndBothSides) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, supplied({{"CO02", 3}}), "2018-01-01", four());
  const ResultRow row = run.run().row("rules", {{"code", "A03"}, {"period", "2017"}, {"stratum", "woman"}});
  EXPECT_EQ(row.at("severity"), "error");
  EXPECT_EQ(row.at("basis"), "derived");
  EXPECT_EQ(row.at("outcome"), "violated");
  EXPECT_EQ(row.at("left"), "3");
  EXPECT_EQ(row.at("right"), "2");
  EXPECT_EQ(run.run().row("rules", {{"code", "A04"}}).at("outcome"), "holds");
  EXPECT_NE(run.run().labels["rules.code A03"].find("CO02"), std::string::npos);
  std::string told;
  for (const RecordedFinding& finding : plugin.host.findings) {
    if (finding.code == std::string("P301")) told += finding.message_en;
  }
  EXPECT_EQ(told, "The figures break the funder's rules: A03.");
}

// A warning is told in the table, and stops nothing.
TEST(Esf2014RuleTest, AWarningIsNoReasonToStop) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2018-01-01", {sound_person([](Person& p) { p.isced = 0; })});
  EXPECT_EQ(run.broken(), std::set<std::string>{"A08.gap"});
  EXPECT_EQ(
      run.run().row("rules", {{"code", "A08.gap"}, {"period", "2016"}, {"stratum", "woman"}}).at("severity"),
      "warning");
  for (const RecordedFinding& finding : plugin.host.findings) EXPECT_NE(finding.code, std::string("P301"));
}

// Household rows are held to nothing in years that begin after they ended.
TEST(Esf2014RuleTest, HouseholdRulesEndWithTheRows) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, supplied({{"CO12", 9, "woman", "2019"}}), "2020-01-01", four());
  EXPECT_EQ(run.broken(), std::set<std::string>{});
}

struct RecordCase {
  const char* code;
  void (*change)(Person&);
};

void PrintTo(const RecordCase& one, std::ostream* out) {
  *out << one.code;
}

class RecordRuleTest : public testing::TestWithParam<RecordCase> {};

TEST_P(RecordRuleTest, IsBrokenAloneByOneRecord) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  std::vector<Person> people = four();
  people.push_back(sound_person(GetParam().change));
  IndicatorExport run(plugin, parameters, "2018-01-01", people);
  EXPECT_EQ(run.broken(), std::set<std::string>{GetParam().code});
  EXPECT_EQ(run.run().row("rules", {{"code", GetParam().code}}).at("count"), "1");
}

const RecordCase record_cases[] = {
    {"R01", [](Person& p) { p.exit = "2016-02-29"; }},
    {"R02", [](Person& p) { p.labour_status = "inactive_other"; }},
    {"R03", [](Person& p) { p.unemployed_since = "2016-03-02"; }},
    {"R04", [](Person& p) { p.birth_date = "2016-03-02"; }},
    {"R05", [](Person& p) { p.birth_date = "1915-03-01"; }},
    {"R05", [](Person& p) { p.birth_date = "2006-03-02"; }},
    {"R06", [](Person& p) { p.exit_precision = "month"; }},
    {"R06", [](Person& p) { p.entry_precision = "year"; }},
};

INSTANTIATE_TEST_SUITE_P(Esf2014, RecordRuleTest, testing::ValuesIn(record_cases));

TEST(Esf2014RuleTest, RecordsAtTheEdgeKeepTheRules) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  const std::vector<Person> people = {
      sound_person([](Person& p) { p.exit = p.entry; }),
      sound_person([](Person& p) { p.unemployed_since = p.entry; }),
      sound_person([](Person& p) { p.birth_date = "1915-03-02"; }),
      sound_person([](Person& p) { p.birth_date = "2006-03-01"; }),
  };
  IndicatorExport run(plugin, parameters, "2018-01-01", people);
  EXPECT_EQ(run.broken(), std::set<std::string>{});
}

class SoundDataTest : public testing::TestWithParam<std::uint32_t> {};

TEST_P(SoundDataTest, BreaksNoRule) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  for (const char* as_of : {"2016-06-01", "2017-03-01", "2019-01-01", "2022-01-01"}) {
    IndicatorExport run(plugin, parameters, as_of, EsfPeople(GetParam()).some(300));
    EXPECT_EQ(run.broken(), std::set<std::string>{}) << as_of;
    EXPECT_GT(run.rules_with("holds").size(), 30U) << as_of;
  }
}

INSTANTIATE_TEST_SUITE_P(Esf2014, SoundDataTest, testing::Values(1U, 2U, 3U, 4U, 5U));

// Who enters on a day that is not known yet is in no figure, and makes no period.
TEST(Esf2014RuleTest, NothingIsKnownAfterTheLastDay) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2016-12-31", {sound_person(), sound_person([](Person& p) {
                                                           p.entry = "2017-01-01";
                                                           p.exit = std::nullopt;
                                                           p.unemployed_since = "2016-12-01";
                                                         })});
  EXPECT_EQ(run.total("grand_total"), "1");
  for (const ResultRow& row : run.run().rows("indicators")) EXPECT_NE(row.at("period"), "2017");
}

TEST(Esf2014RuleTest, NobodyBreaksNoRule) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2018-01-01", {});
  EXPECT_EQ(run.broken(), std::set<std::string>{});
  EXPECT_EQ(run.rules_with("holds"), std::set<std::string>{});
}

TEST(Esf2014RuleTest, WrongSuppliedFiguresAreTold) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  const auto finding = [&](const std::vector<Given>& given) {
    const Evaluation run(plugin, supplied(given), "2018-01-01");
    return run.status == FOTFASTE_OK ? std::string("fine") : plugin.host.findings.back().code;
  };
  EXPECT_EQ(finding({{"CO01", 1}}), "fine");
  EXPECT_EQ(finding({{"CO99", 1}}), "P310");
  EXPECT_EQ(finding({{"CO01", 1, "woman", "2016-06"}}), "P311");
  EXPECT_EQ(finding({{"CO01", 1, "woman", "16"}}), "P311");
  const Evaluation unknown(plugin, "members = \"CR99\"", "2018-01-01");
  EXPECT_NE(unknown.status, FOTFASTE_OK);
  EXPECT_EQ(plugin.host.findings.back().code, "P312");
  // An indicator of the Youth Employment Initiative in a project that is no part of it.
  const Evaluation other(plugin, "members = \"YEI-CR01\"", "2018-01-01");
  EXPECT_NE(other.status, FOTFASTE_OK);
}

}  // namespace
}  // namespace fotfaste::tests
