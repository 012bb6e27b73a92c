// The rows of ESF 2007-2013 (Annex XXIII; the wording is from memory) and what they must keep.
#include <gtest/gtest.h>

#include "esf_people.hpp"
#include "indicator_export.hpp"

namespace fotfaste::tests {
namespace {

struct RowCase {
  const char* what;
  const char* code;
  void (*change)(Person&);
  const char* standing;
};

void PrintTo(const RowCase& one, std::ostream* out) {
  *out << one.code << ": " << one.what;
}

class RowTest : public testing::TestWithParam<RowCase> {};

TEST_P(RowTest, StandsThere) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, "", "2020-01-01", {sound_person(GetParam().change)});
  EXPECT_EQ(run.standing(GetParam().code), GetParam().standing);
}

void nothing(Person&) {}

const RowCase rows[] = {
    {"enters", "entering", nothing, "in"},
    {"status not known", "entering", [](Person& p) { set_status(p, "unknown"); }, "incomplete"},
    {"gender not known", "entering", [](Person& p) { p.gender = "unknown"; }, "incomplete"},
    {"education not known", "entering", [](Person& p) { p.isced = std::nullopt; }, "in"},
    {"status not known", "entering_all", [](Person& p) { set_status(p, "unknown"); }, "in"},
    {"leaves", "leaving", nothing, "in"},
    {"takes part still", "leaving", [](Person& p) { p.exit = std::nullopt; }, "not_left"},
    {"leaves on a day that is not known yet", "leaving", [](Person& p) { p.exit = "2020-01-01"; },
     "not_left"},
    {"employee", "employed", [](Person& p) { set_status(p, "employed"); }, "in"},
    {"self-employed", "employed", [](Person& p) { set_status(p, "self_employed"); }, "in"},
    {"unemployed", "employed", nothing, "condition_not_met"},
    {"self-employed", "self_employed", [](Person& p) { set_status(p, "self_employed"); }, "in"},
    {"employee", "self_employed", [](Person& p) { set_status(p, "employed"); }, "condition_not_met"},
    {"unemployed", "unemployed", nothing, "in"},
    {"inactive", "unemployed", [](Person& p) { set_status(p, "inactive_other"); }, "condition_not_met"},
    {"twelve months and a day", "long_term_unemployed", [](Person& p) { p.unemployed_since = "2015-02-28"; },
     "in"},
    {"exactly twelve months", "long_term_unemployed", [](Person& p) { p.unemployed_since = "2015-03-01"; },
     "condition_not_met"},
    {"not known since when", "long_term_unemployed", [](Person& p) { p.unemployed_since = std::nullopt; },
     "unknown"},
    {"studies", "inactive", [](Person& p) { set_status(p, "inactive_education"); }, "in"},
    {"does not", "inactive", [](Person& p) { set_status(p, "inactive_other"); }, "in"},
    {"studies", "in_education", [](Person& p) { set_status(p, "inactive_education"); }, "in"},
    {"does not", "in_education", [](Person& p) { set_status(p, "inactive_other"); }, "condition_not_met"},
    {"15 on the day of entry", "young", [](Person& p) { p.birth_date = "2001-03-01"; }, "in"},
    {"15 the day after", "young", [](Person& p) { p.birth_date = "2001-03-02"; }, "condition_not_met"},
    {"25 the day after entry", "young", [](Person& p) { p.birth_date = "1991-03-02"; }, "in"},
    {"25 on the day of entry", "young", [](Person& p) { p.birth_date = "1991-03-01"; }, "condition_not_met"},
    {"birth date not known", "young", [](Person& p) { p.birth_date = std::nullopt; }, "unknown"},
    {"55 on the day of entry", "older", [](Person& p) { p.birth_date = "1961-03-01"; }, "in"},
    {"55 the day after", "older", [](Person& p) { p.birth_date = "1961-03-02"; }, "condition_not_met"},
    {"65 the day after entry", "older", [](Person& p) { p.birth_date = "1951-03-02"; }, "in"},
    {"65 on the day of entry", "older", [](Person& p) { p.birth_date = "1951-03-01"; }, "condition_not_met"},
    {"minority", "minorities", [](Person& p) { p.flags["minority"] = true; }, "in"},
    {"not asked", "minorities", [](Person& p) { p.flags.erase("minority"); }, "unknown"},
    {"foreign background", "migrants", [](Person& p) { p.flags["foreign_background"] = true; }, "in"},
    {"none", "migrants", nothing, "condition_not_met"},
    {"disability", "disabled", [](Person& p) { p.flags["disability"] = true; }, "in"},
    {"none", "disabled", nothing, "condition_not_met"},
    {"stated", "other_disadvantaged", [](Person& p) { p.flags["other_disadvantaged"] = true; }, "in"},
    {"none", "other_disadvantaged", nothing, "condition_not_met"},
    {"ISCED 0", "isced_1_2", [](Person& p) { p.isced = 0; }, "condition_not_met"},
    {"ISCED 1", "isced_1_2", [](Person& p) { p.isced = 1; }, "in"},
    {"ISCED 2", "isced_1_2", [](Person& p) { p.isced = 2; }, "in"},
    {"ISCED 3", "isced_3", [](Person& p) { p.isced = 3; }, "in"},
    {"ISCED 4", "isced_3", [](Person& p) { p.isced = 4; }, "condition_not_met"},
    {"ISCED 4", "isced_4", [](Person& p) { p.isced = 4; }, "in"},
    {"ISCED 5", "isced_4", [](Person& p) { p.isced = 5; }, "condition_not_met"},
    {"ISCED 5", "isced_5_6", [](Person& p) { p.isced = 5; }, "in"},
    {"ISCED 8 of 2011 is 6 of 1997", "isced_5_6", [](Person& p) { p.isced = 8; }, "in"},
    {"ISCED 4", "isced_5_6", [](Person& p) { p.isced = 4; }, "condition_not_met"},
    {"education not known", "isced_3", [](Person& p) { p.isced = std::nullopt; }, "unknown"},
};

INSTANTIATE_TEST_SUITE_P(Esf2007, RowTest, testing::ValuesIn(rows));

// Entering, leaving and carried over, year by year: 2008, 2009, 2010.
TEST(Esf2007VolumeTest, PeopleAreCarriedOverFromYearToYear) {
  const auto person = [](const char* entry, Word exit) {
    return sound_person([&](Person& p) {
      p.entry = entry;
      p.exit = std::move(exit);
      p.unemployed_since = entry;
    });
  };
  const std::vector<Person> people = {
      person("2008-03-01", "2008-12-31"),  // never carried over
      person("2008-03-01", "2009-01-01"),  // into 2009, and leaves on its first day
      person("2008-12-31", "2010-06-01"),  // into 2009 and 2010
      person("2009-05-01", std::nullopt),  // into 2010, and goes on
  };
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, "", "2011-01-01", people);
  const auto of_year = [&](const char* year) {
    return run.cell("carried_over", year, "all") + " + " + run.cell("entering", year, "all") + " - " +
           run.cell("leaving", year, "all");
  };
  EXPECT_EQ(of_year("2008"), "0 + 3 - 1");
  EXPECT_EQ(of_year("2009"), "2 + 1 - 1");
  EXPECT_EQ(of_year("2010"), "2 + 0 - 1");
  EXPECT_EQ(run.broken(), std::set<std::string>{});
  EXPECT_TRUE(run.rules_with("holds").contains("F01"));
  // The year after, one is left.
  IndicatorExport later(plugin, "", "2011-01-02", people);
  EXPECT_EQ(later.cell("carried_over", "2011", "all"), "1");
  EXPECT_EQ(later.broken(), std::set<std::string>{});
}

TEST(Esf2007VolumeTest, WhoComesBackIsCarriedOverFromTheFirstEntry) {
  const auto participation = [](const char* entry, const char* exit) {
    return sound_person([&](Person& p) {
      p.number = 1;
      p.entry = entry;
      p.exit = exit;
      p.unemployed_since = "2007-01-01";
    });
  };
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, "", "2012-01-01",
                      {participation("2008-01-01", "2008-06-01"), participation("2010-01-01", "2010-06-01")});
  EXPECT_EQ(run.cell("entering", "2008", "all"), "1");
  EXPECT_EQ(run.cell("leaving", "2008", "all"), "0");
  EXPECT_EQ(run.cell("carried_over", "2009", "all"), "1");
  EXPECT_EQ(run.cell("leaving", "2010", "all"), "1");
  EXPECT_EQ(run.total("entering"), "1");
  EXPECT_EQ(run.broken(), std::set<std::string>{});
}

struct FigureCase {
  std::vector<std::pair<const char*, int>> supplied;  // for women, in 2016
  const char* broken;
  const char* gender = "woman";
};

void PrintTo(const FigureCase& one, std::ostream* out) {
  *out << one.broken;
}

class FigureTest : public testing::TestWithParam<FigureCase> {};

// Two who enter: one employed and one unemployed, both with upper secondary education.
TEST_P(FigureTest, IsBrokenAloneByThis) {
  std::string toml;
  for (const auto& [indicator, value] : GetParam().supplied) {
    toml.append("[[supplied]]\nperiod = \"2016\"\nsource = \"lista\"\nindicator = \"")
        .append(indicator)
        .append("\"\ngender = \"")
        .append(GetParam().gender)
        .append("\"\nvalue = ")
        .append(std::to_string(value))
        .append("\n");
  }
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, toml, "2018-01-01",
                      {sound_person(), sound_person([](Person& p) { set_status(p, "employed"); })});
  EXPECT_EQ(run.broken(), std::set<std::string>{GetParam().broken});
}

const FigureCase figures[] = {
    {{{"carried_over", 1}}, "F01"},
    {{{"entering", 1}, {"leaving", 1}}, "F02"},
    {{{"self_employed", 2}}, "F03"},
    {{{"long_term_unemployed", 2}}, "F04"},
    {{{"in_education", 1}}, "F05"},
    {{{"young", 1}, {"older", 2}}, "F06"},
    {{{"minorities", 3}}, "F07.minorities"},
    {{{"migrants", 3}}, "F07.migrants"},
    {{{"disabled", 3}}, "F07.disabled"},
    {{{"other_disadvantaged", 3}}, "F07.other"},
    {{{"isced_4", 1}}, "F08"},
    {{{"minorities", -1}}, "F10"},
    {{{"disabled", 1}}, "F11", "all"},
};

INSTANTIATE_TEST_SUITE_P(Esf2007, FigureTest, testing::ValuesIn(figures));

// More leave than have entered: those who are carried over cannot fit either.
TEST(Esf2007RuleTest, NoMoreLeaveThanHaveEntered) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin,
                      "[[supplied]]\nperiod = \"2017\"\nsource = \"lista\"\nindicator = \"leaving\"\n"
                      "gender = \"woman\"\nvalue = 1\n",
                      "2018-01-01", {sound_person()});
  EXPECT_EQ(run.broken(), std::set<std::string>{"F09"});
}

struct RecordCase {
  const char* code;
  void (*change)(Person&);
};

void PrintTo(const RecordCase& one, std::ostream* out) {
  *out << one.code;
}

class RecordTest : public testing::TestWithParam<RecordCase> {};

TEST_P(RecordTest, IsBrokenAloneByOneRecord) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, "", "2018-01-01", {sound_person(), sound_person(GetParam().change)});
  EXPECT_EQ(run.broken(), std::set<std::string>{GetParam().code});
}

const RecordCase records[] = {
    {"R01", [](Person& p) { p.exit = "2016-02-29"; }},
    {"R02", [](Person& p) { p.labour_status = "employed"; }},
    {"R03", [](Person& p) { p.unemployed_since = "2016-03-02"; }},
    {"R04", [](Person& p) { p.birth_date = "2016-03-02"; }},
    {"R05", [](Person& p) { p.birth_date = "2010-03-01"; }},
};

INSTANTIATE_TEST_SUITE_P(Esf2007, RecordTest, testing::ValuesIn(records));

TEST(Esf2007RuleTest, SoundDataBreakNoRule) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    for (const char* as_of : {"2015-06-01", "2017-01-01", "2020-01-01"}) {
      IndicatorExport run(plugin, "", as_of, EsfPeople(seed).some(300));
      EXPECT_EQ(run.broken(), std::set<std::string>{}) << seed << " " << as_of;
    }
  }
}

TEST(Esf2007DefinitionTest, EveryRowIsToBeConfirmed) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2007);
  IndicatorExport run(plugin, "", "2018-01-01", {sound_person()});
  EXPECT_EQ(run.run().rows("definitions").size(), 20U);
  for (const ResultRow& row : run.run().rows("definitions")) {
    EXPECT_EQ(row.at("basis"), row.at("indicator") == "entering_all" ? "derived" : "from_memory");
  }
  EXPECT_EQ(run.run().labels["definitions.basis from_memory"],
            "ska stämmas av mot lagtexten / to be confirmed against the legal text");
}

}  // namespace
}  // namespace fotfaste::tests
