// Common output indicators of ESF 2014-2020 at their edges. Each case names what it rests on.
#include <gtest/gtest.h>

#include "indicator_export.hpp"

namespace fotfaste::tests {
namespace {

struct OutputCase {
  const char* what;
  const char* source;
  const char* code;
  void (*change)(Person&);
  const char* standing;
};

void PrintTo(const OutputCase& one, std::ostream* out) {
  *out << one.code << ": " << one.what << " (" << one.source << ")";
}

class OutputTest : public testing::TestWithParam<OutputCase> {};

TEST_P(OutputTest, StandsThere) {
  const OutputCase& one = GetParam();
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, "", "2020-01-01", {sound_person(one.change)});
  EXPECT_EQ(run.standing(one.code), one.standing);
}

constexpr const char* annex = "(EU) 1304/2013, Annex I";
constexpr const char* long_term = "guidance on monitoring, annex C1: more than 6 months under 25, else 12";
constexpr const char* age = "completed years on the day of entry";
constexpr const char* repeal = "(EU, Euratom) 2018/1046: household rows through 1 August 2018";
constexpr const char* records = "SFC2014 FAQ: incomplete records are in the grand total alone";
constexpr const char* sensitive = "SFC2014 FAQ: sensitive data may be missing";

void nothing(Person&) {}

const OutputCase cases[] = {
    {"unemployed", annex, "CO01", nothing, "in"},
    {"inactive", annex, "CO01", [](Person& p) { set_status(p, "inactive_other"); }, "condition_not_met"},
    {"status not known", records, "CO01", [](Person& p) { set_status(p, "unknown"); }, "incomplete"},
    {"status missing", records, "CO01", [](Person& p) { p.labour_status = std::nullopt; }, "incomplete"},

    {"exactly twelve months", long_term, "CO02", [](Person& p) { p.unemployed_since = "2015-03-01"; },
     "condition_not_met"},
    {"twelve months and a day", long_term, "CO02", [](Person& p) { p.unemployed_since = "2015-02-28"; }, "in"},
    {"seven months at 36", long_term, "CO02", [](Person& p) { p.unemployed_since = "2015-08-01"; },
     "condition_not_met"},
    {"exactly six months at 24", long_term, "CO02",
     [](Person& p) {
       p.birth_date = "1991-03-02";
       p.unemployed_since = "2015-09-01";
     },
     "condition_not_met"},
    {"six months and a day at 24", long_term, "CO02",
     [](Person& p) {
       p.birth_date = "1991-03-02";
       p.unemployed_since = "2015-08-31";
     },
     "in"},
    {"six months and a day, turning 25 on the day of entry", long_term, "CO02",
     [](Person& p) {
       p.birth_date = "1991-03-01";
       p.unemployed_since = "2015-08-31";
     },
     "condition_not_met"},
    {"31 August and six months is 29 February in a leap year: exactly six", long_term, "CO02",
     [](Person& p) {
       p.entry = "2016-02-29";
       p.birth_date = "1995-01-01";
       p.unemployed_since = "2015-08-31";
     },
     "condition_not_met"},
    {"29 February and twelve months is 28 February: exactly twelve", long_term, "CO02",
     [](Person& p) {
       p.entry = "2017-02-28";
       p.exit = "2017-09-01";
       p.unemployed_since = "2016-02-29";
     },
     "condition_not_met"},
    {"inactive, however long", annex, "CO02", [](Person& p) { set_status(p, "inactive_other"); },
     "condition_not_met"},
    {"unemployed, not known since when", records, "CO02",
     [](Person& p) { p.unemployed_since = std::nullopt; }, "incomplete"},

    {"inactive who studies", annex, "CO03", [](Person& p) { set_status(p, "inactive_education"); }, "in"},
    {"inactive otherwise", annex, "CO03", [](Person& p) { set_status(p, "inactive_other"); }, "in"},
    {"unemployed", annex, "CO03", nothing, "condition_not_met"},
    {"inactive who studies", annex, "CO04", [](Person& p) { set_status(p, "inactive_education"); },
     "condition_not_met"},
    {"inactive otherwise", annex, "CO04", [](Person& p) { set_status(p, "inactive_other"); }, "in"},
    {"employee", annex, "CO05", [](Person& p) { set_status(p, "employed"); }, "in"},
    {"self-employed", annex, "CO05", [](Person& p) { set_status(p, "self_employed"); }, "in"},
    {"unemployed", annex, "CO05", nothing, "condition_not_met"},

    {"25 the day after entry", age, "CO06", [](Person& p) { p.birth_date = "1991-03-02"; }, "in"},
    {"25 on the day of entry", age, "CO06", [](Person& p) { p.birth_date = "1991-03-01"; },
     "condition_not_met"},
    {"born on a leap day, still 24 on 28 February", age, "CO06",
     [](Person& p) {
       p.birth_date = "1992-02-29";
       p.entry = "2017-02-28";
       p.exit = "2017-09-01";
       p.unemployed_since = "2017-01-01";
     },
     "in"},
    {"born on a leap day, 25 on 1 March", age, "CO06",
     [](Person& p) {
       p.birth_date = "1992-02-29";
       p.entry = "2017-03-01";
       p.exit = "2017-09-01";
       p.unemployed_since = "2017-01-01";
     },
     "condition_not_met"},
    {"born in a month in which she turned 25 or not", records, "CO06",
     [](Person& p) {
       p.birth_date = "1991-03-01";
       p.birth_date_precision = "month";
     },
     "incomplete"},
    {"born in a year that settles it", age, "CO06",
     [](Person& p) {
       p.birth_date = "1992-01-01";
       p.birth_date_precision = "year";
     },
     "in"},
    {"no birth date", records, "CO06", [](Person& p) { p.birth_date = std::nullopt; }, "incomplete"},
    {"30 on the day of entry: in no age row", age, "CO06", [](Person& p) { p.birth_date = "1986-03-01"; },
     "condition_not_met"},
    {"30 on the day of entry: in no age row", age, "CO07", [](Person& p) { p.birth_date = "1986-03-01"; },
     "condition_not_met"},
    {"55 on the day of entry", age, "CO07", [](Person& p) { p.birth_date = "1961-03-01"; }, "in"},
    {"55 the day after entry", age, "CO07", [](Person& p) { p.birth_date = "1961-03-02"; },
     "condition_not_met"},
    {"55 and unemployed", annex, "CO08", [](Person& p) { p.birth_date = "1961-03-01"; }, "in"},
    {"54 and unemployed", annex, "CO08", [](Person& p) { p.birth_date = "1961-03-02"; }, "condition_not_met"},
    {"55 and inactive without studies", annex, "CO08",
     [](Person& p) {
       p.birth_date = "1961-03-01";
       set_status(p, "inactive_other");
     },
     "in"},
    {"55 and studying", annex, "CO08",
     [](Person& p) {
       p.birth_date = "1961-03-01";
       set_status(p, "inactive_education");
     },
     "condition_not_met"},
    {"55 and employed", annex, "CO08",
     [](Person& p) {
       p.birth_date = "1961-03-01";
       set_status(p, "employed");
     },
     "condition_not_met"},

    {"ISCED 0", annex, "CO09", [](Person& p) { p.isced = 0; }, "condition_not_met"},
    {"ISCED 1", annex, "CO09", [](Person& p) { p.isced = 1; }, "in"},
    {"ISCED 2", annex, "CO09", [](Person& p) { p.isced = 2; }, "in"},
    {"ISCED 3", annex, "CO09", [](Person& p) { p.isced = 3; }, "condition_not_met"},
    {"ISCED 2", annex, "CO10", [](Person& p) { p.isced = 2; }, "condition_not_met"},
    {"ISCED 3", annex, "CO10", [](Person& p) { p.isced = 3; }, "in"},
    {"ISCED 4", annex, "CO10", [](Person& p) { p.isced = 4; }, "in"},
    {"ISCED 5", annex, "CO10", [](Person& p) { p.isced = 5; }, "condition_not_met"},
    {"ISCED 4", annex, "CO11", [](Person& p) { p.isced = 4; }, "condition_not_met"},
    {"ISCED 5", annex, "CO11", [](Person& p) { p.isced = 5; }, "in"},
    {"ISCED 8", annex, "CO11", [](Person& p) { p.isced = 8; }, "in"},
    {"education not known", records, "CO11", [](Person& p) { p.isced = std::nullopt; }, "incomplete"},

    {"nobody in the household works", annex, "CO12", [](Person& p) { p.flags["jobless_household"] = true; },
     "in"},
    {"somebody works", annex, "CO12", nothing, "condition_not_met"},
    {"not known", records, "CO12", [](Person& p) { p.flags.erase("jobless_household"); }, "incomplete"},
    {"entered on the last day of the row", repeal, "CO12",
     [](Person& p) {
       p.flags["jobless_household"] = true;
       p.entry = "2018-08-01";
       p.exit = "2018-10-01";
       p.unemployed_since = "2018-06-01";
     },
     "in"},
    {"entered the day after", repeal, "CO12",
     [](Person& p) {
       p.flags["jobless_household"] = true;
       p.entry = "2018-08-02";
       p.exit = "2018-10-01";
       p.unemployed_since = "2018-06-01";
     },
     "not_valid"},
    {"household not known, entered when it was not asked for", repeal, "CO01",
     [](Person& p) {
       for (const char* name : {"jobless_household", "dependent_children", "single_adult"}) p.flags.erase(name);
       p.entry = "2018-08-02";
       p.exit = "2018-10-01";
       p.unemployed_since = "2018-06-01";
     },
     "in"},
    {"jobless with children", annex, "CO13",
     [](Person& p) { p.flags["jobless_household"] = p.flags["dependent_children"] = true; }, "in"},
    {"jobless without children", annex, "CO13", [](Person& p) { p.flags["jobless_household"] = true; },
     "condition_not_met"},
    {"children, and somebody works", annex, "CO13", [](Person& p) { p.flags["dependent_children"] = true; },
     "condition_not_met"},
    {"entered after the row", repeal, "CO13",
     [](Person& p) {
       p.entry = "2018-08-02";
       p.exit = "2018-10-01";
     },
     "not_valid"},
    {"alone with children", annex, "CO14",
     [](Person& p) { p.flags["single_adult"] = p.flags["dependent_children"] = true; }, "in"},
    {"alone without children", annex, "CO14", [](Person& p) { p.flags["single_adult"] = true; },
     "condition_not_met"},
    {"children not known and not asked for: somebody works and there are two adults", records, "CO14",
     [](Person& p) { p.flags.erase("dependent_children"); }, "condition_not_met"},
    {"children not known", records, "CO14",
     [](Person& p) {
       p.flags["single_adult"] = true;
       p.flags.erase("dependent_children");
     },
     "incomplete"},
    {"entered after the row", repeal, "CO14",
     [](Person& p) {
       p.entry = "2018-08-02";
       p.exit = "2018-10-01";
     },
     "not_valid"},

    {"foreign background", annex, "CO15", [](Person& p) { p.flags["foreign_background"] = true; }, "in"},
    {"minority", annex, "CO15", [](Person& p) { p.flags["minority"] = true; }, "in"},
    {"neither", annex, "CO15", nothing, "condition_not_met"},
    {"minority not known: the background decides", annex, "CO15", [](Person& p) { p.flags.erase("minority"); },
     "condition_not_met"},
    {"nothing known, the record is complete", sensitive, "CO15",
     [](Person& p) {
       p.flags.erase("minority");
       p.flags.erase("foreign_background");
     },
     "unknown"},
    {"disability", annex, "CO16", [](Person& p) { p.flags["disability"] = true; }, "in"},
    {"none", annex, "CO16", nothing, "condition_not_met"},
    {"not known", sensitive, "CO16", [](Person& p) { p.flags.erase("disability"); }, "unknown"},
    {"stated", annex, "CO17", [](Person& p) { p.flags["other_disadvantaged"] = true; }, "in"},
    {"ISCED 0", "from memory: to be confirmed", "CO17", [](Person& p) { p.isced = 0; }, "in"},
    {"none", annex, "CO17", nothing, "condition_not_met"},
    {"not known", sensitive, "CO17", [](Person& p) { p.flags.erase("other_disadvantaged"); }, "unknown"},
    {"homeless", annex, "CO18", [](Person& p) { p.flags["homeless"] = true; }, "in"},
    {"not homeless", annex, "CO18", nothing, "condition_not_met"},
    {"outside the sample", "SFC2014 on samples", "CO18", [](Person& p) { p.flags.erase("homeless"); },
     "unknown"},
    {"rural", annex, "CO19", [](Person& p) { p.flags["rural"] = true; }, "in"},
    {"not rural", annex, "CO19", nothing, "condition_not_met"},
    {"outside the sample", "SFC2014 on samples", "CO19", [](Person& p) { p.flags.erase("rural"); }, "unknown"},

    {"complete", records, "total", nothing, "in"},
    {"no education", records, "total", [](Person& p) { p.isced = std::nullopt; }, "incomplete"},
    {"no gender", records, "total", [](Person& p) { p.gender = "unknown"; }, "incomplete"},
    {"a gender that the form lacks", records, "total", [](Person& p) { p.gender = "other"; }, "incomplete"},
    {"no education", records, "grand_total", [](Person& p) { p.isced = std::nullopt; }, "in"},
    {"no gender", records, "grand_total", [](Person& p) { p.gender = std::nullopt; }, "in"},
    {"complete", records, "grand_total", nothing, "in"},

    {"none of the rows", "CO12-CO19, from memory as a whole", "disadvantaged", nothing, "condition_not_met"},
    {"jobless household", "CO12", "disadvantaged", [](Person& p) { p.flags["jobless_household"] = true; }, "in"},
    {"jobless household, entered after the row", repeal, "disadvantaged",
     [](Person& p) {
       p.flags["jobless_household"] = true;
       p.entry = "2018-08-02";
       p.exit = "2018-10-01";
       p.unemployed_since = "2018-06-01";
     },
     "condition_not_met"},
    {"homeless, all else unknown", "CO18", "disadvantaged", [](Person& p) { p.flags["homeless"] = true; },
     "in"},
    {"outside the samples", "SFC2014 on samples", "disadvantaged",
     [](Person& p) {
       p.flags.erase("homeless");
       p.flags.erase("rural");
     },
     "condition_not_met"},
    {"disability not known", sensitive, "disadvantaged", [](Person& p) { p.flags.erase("disability"); },
     "unknown"},
};

INSTANTIATE_TEST_SUITE_P(Esf2014, OutputTest, testing::ValuesIn(cases));

// Guidance on monitoring: who comes back is no new participant, and keeps the background of the first entry.
TEST(Esf2014RecordTest, WhoComesBackIsOneRecordWithTheFirstBackground) {
  const Person first = sound_person([](Person& p) { p.number = 7; });
  const Person again = sound_person([](Person& p) {
    p.number = 7;
    p.entry = "2018-01-01";
    p.exit = "2018-06-01";
    p.isced = 5;
    set_status(p, "employed");
  });
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, "", "2020-01-01", {again, first});
  EXPECT_EQ(run.total("grand_total"), "1");
  EXPECT_EQ(run.cell("CO01", "2016", "woman"), "1");
  EXPECT_EQ(run.cell("CO01", "2018", "all"), "0");
  EXPECT_EQ(run.total("CO05"), "0");
  EXPECT_EQ(run.total("CO11"), "0");
  EXPECT_EQ(run.run().row("records", {{"measure", "participations"}}).at("value"), "2");
  EXPECT_EQ(run.run().row("records", {{"measure", "re_entries"}}).at("value"), "1");
  EXPECT_EQ(run.broken(), std::set<std::string>{});
}

TEST(Esf2014RecordTest, WhatIncompleteRecordsLackIsCounted) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  const std::vector<Person> people = {sound_person(), sound_person([](Person& p) { p.isced = std::nullopt; }),
                                      sound_person([](Person& p) {
                                        p.isced = std::nullopt;
                                        p.gender = "other";
                                      })};
  IndicatorExport run(plugin, "", "2020-01-01", people);
  const auto measure = [&](const char* name) {
    return run.run().row("records", {{"measure", name}}).at("value");
  };
  EXPECT_EQ(measure("complete"), "1");
  EXPECT_EQ(measure("incomplete"), "2");
  EXPECT_EQ(measure("missing.isced"), "2");
  EXPECT_EQ(measure("missing.gender"), "1");
  EXPECT_EQ(run.total("total"), "1");
  EXPECT_EQ(run.total("grand_total"), "3");
}

TEST(Esf2014RecordTest, ByYearAndGender) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  const std::vector<Person> people = {sound_person(), sound_person([](Person& p) { p.gender = "man"; }),
                                      sound_person([](Person& p) {
                                        p.gender = "man";
                                        p.entry = "2017-01-01";
                                        p.exit = "2017-09-01";
                                        p.unemployed_since = "2016-12-01";
                                      })};
  IndicatorExport run(plugin, "", "2018-01-01", people);
  EXPECT_EQ(run.cell("CO01", "2016", "woman"), "1");
  EXPECT_EQ(run.cell("CO01", "2016", "man"), "1");
  EXPECT_EQ(run.cell("CO01", "2017", "man"), "1");
  EXPECT_EQ(run.cell("CO01", "2017", "man", "cumulative"), "2");
  EXPECT_EQ(run.cell("CO01", "2017", "all", "cumulative"), "3");
  EXPECT_EQ(run.total("CO01"), "3");
  EXPECT_EQ(run.cell("CO01", "2017", "woman", "digest"), "null");
}

// Organisations are supplied by the project, with a source; without it they are no data.
TEST(Esf2014RecordTest, OrganisationsAreSupplied) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  for (const char* code : {"CO20", "CO21", "CO22", "CO23"}) {
    IndicatorExport none(plugin, "", "2018-01-01", {sound_person()});
    EXPECT_EQ(none.total(code), "null");
    IndicatorExport run(
        plugin,
        std::string("[[supplied]]\nindicator = \"")
            .append(code)
            .append("\"\nperiod = \"2016\"\ngender = \"all\"\nvalue = 4\nsource = \"avtal\"\n"),
        "2018-01-01", {sound_person()});
    EXPECT_EQ(run.total(code), "4");
    EXPECT_EQ(run.cell(code, "2016", "all", "supplied"), "4");
    EXPECT_EQ(run.cell(code, "2016", "all", "digest"), "null");
  }
}

TEST(Esf2014RecordTest, EveryIndicatorIsDefinedInBothLanguages) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, "yei = true", "2018-01-01", {sound_person()});
  EXPECT_EQ(run.run().rows("definitions").size(), 47U);
  for (const ResultRow& row : run.run().rows("definitions")) {
    const std::string& label = run.run().labels["definitions.wording " + row.at("indicator")];
    EXPECT_GT(label.find(" / "), 0U) << row.at("indicator");
    EXPECT_LT(label.find(" / ") + 3, label.size()) << row.at("indicator");
    EXPECT_NE(row.at("source"), "") << row.at("indicator");
  }
  EXPECT_EQ(run.run().row("definitions", {{"indicator", "CR04"}}).at("basis"), "from_memory");
  EXPECT_EQ(run.run().row("definitions", {{"indicator", "CR07"}}).at("basis"), "verified");
  EXPECT_NE(run.run().labels["definitions.completeness grand_total"].find("all records"), std::string::npos);
  EXPECT_EQ(run.run().labels["definitions.completeness CO01"].find("all records"), std::string::npos);
  EXPECT_EQ(run.run().row("definitions", {{"indicator", "CO20"}}).at("kind"), "entity");
}

}  // namespace
}  // namespace fotfaste::tests
