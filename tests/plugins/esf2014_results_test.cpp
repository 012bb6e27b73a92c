// Result indicators of ESF 2014-2020 and of the Youth Employment Initiative at their edges. Each case names
// what it rests on. The sound person leaves on 1 September 2016: the last day of the four weeks is the 28th.
#include <gtest/gtest.h>

#include "indicator_export.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* parameters = R"(
yei = true
qualification = ["Examen"]
offer = ["Erbjudande"]
improved = { precarious = ["Visstid"], stable = ["Tillsvidare"], full_time_hours = 38, promotion = ["Befordran"] }
)";

struct ResultCase {
  const char* what;
  const char* source;
  const char* code;
  void (*change)(Person&);
  const char* standing;
  const char* as_of = "2020-01-01";
};

void PrintTo(const ResultCase& one, std::ostream* out) {
  *out << one.code << ": " << one.what << " (" << one.source << ")";
}

class ResultTest : public testing::TestWithParam<ResultCase> {};

TEST_P(ResultTest, StandsThere) {
  const ResultCase& one = GetParam();
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, one.as_of, {sound_person(one.change)});
  EXPECT_EQ(run.standing(one.code), one.standing);
}

constexpr const char* four_weeks = "Annex I, from memory; four weeks as the Scottish guidance has them";
constexpr const char* six_months = "Annex I, from memory: on the day six months after";
constexpr const char* improved = "SFC2014 FAQ on an improved labour market situation";
constexpr const char* youth = "Annex II, from memory";
constexpr const char* youth_completed =
    "SFC2014 on YEI: who leaves early does not complete, not even for a job";

void nothing(Person&) {}
void inactive(Person& p) {
  set_status(p, "inactive_other");
  p.states = {in("inactive", "2015-01-01")};
}
// Inactive, but for a state over [from, until).
template <const char* const& state>
void inactive_but(Person& p, const char* from, const char* until) {
  set_status(p, "inactive_other");
  p.states = {in("inactive", "2015-01-01", from), in(state, from, until), in("inactive", until)};
}
const char* const job = "employed";
const char* const search = "job_search";
const char* const joblessness = "unemployed";
const char* const studies = "education";
const char* const course = "training";
const char* const own_firm = "self_employed";
const char* const traineeship = "placement";

// In work at entry, under this contract and with these hours; and so and so six months after leaving.
void worker(Person& p, StateRow before, StateRow after) {
  set_status(p, "employed");
  p.states = {std::move(before), std::move(after)};
}
StateRow work(const char* from, Word until, Word contract, std::optional<double> hours) {
  StateRow row = in("employed", from, std::move(until));
  row.contract = std::move(contract);
  row.hours = hours;
  return row;
}
void old_and_unemployed(Person& p) {
  p.birth_date = "1961-03-01";
}

const ResultCase cases[] = {
    {"seeks work on the day of leaving, day 0", four_weeks, "CR01",
     [](Person& p) { inactive_but<search>(p, "2016-09-01", "2016-09-02"); }, "in"},
    {"begins on day 27", four_weeks, "CR01",
     [](Person& p) { inactive_but<search>(p, "2016-09-28", "2016-10-20"); }, "in"},
    {"begins on day 28", four_weeks, "CR01",
     [](Person& p) { inactive_but<search>(p, "2016-09-29", "2016-10-20"); }, "condition_not_met"},
    {"ended the day before leaving", four_weeks, "CR01",
     [](Person& p) { inactive_but<search>(p, "2016-08-01", "2016-09-01"); }, "condition_not_met"},
    {"unemployed is to seek work", four_weeks, "CR01",
     [](Person& p) { inactive_but<joblessness>(p, "2016-09-10", "2016-10-20"); }, "in"},
    {"job, then unemployed within the four weeks", four_weeks, "CR01",
     [](Person& p) {
       inactive(p);
       p.states = {in("inactive", "2015-01-01", "2016-09-05"), in("employed", "2016-09-05", "2016-09-20"),
                   in("unemployed", "2016-09-20")};
     },
     "in"},
    {"inactive all the time", four_weeks, "CR01", inactive, "condition_not_met"},
    {"unemployed at entry", "inactive participants", "CR01", nothing, "not_in_population"},
    {"nothing known of the four weeks", "nothing recorded is unknown", "CR01",
     [](Person& p) {
       inactive(p);
       p.states = {in("inactive", "2015-01-01", "2016-08-20")};
     },
     "unknown"},
    {"recorded as unknown", "nothing recorded is unknown", "CR01",
     [](Person& p) {
       inactive(p);
       p.states = {in("unknown", "2015-01-01")};
     },
     "unknown"},
    {"takes part still", "results of those who left", "CR01",
     [](Person& p) {
       inactive(p);
       p.exit = std::nullopt;
     },
     "not_left"},
    {"the last day of the four weeks has not passed", four_weeks, "CR01", inactive, "not_due", "2016-09-28"},
    {"it has passed", four_weeks, "CR01", inactive, "condition_not_met", "2016-09-29"},
    {"leaves on the last day known", "nothing is known on or after it", "CR01", inactive, "not_left",
     "2016-09-01"},

    {"studies from day 27", four_weeks, "CR02",
     [](Person& p) { inactive_but<studies>(p, "2016-09-28", "2016-12-20"); }, "in"},
    {"studies from day 28", four_weeks, "CR02",
     [](Person& p) { inactive_but<studies>(p, "2016-09-29", "2016-12-20"); }, "condition_not_met"},
    {"training", four_weeks, "CR02", [](Person& p) { inactive_but<course>(p, "2016-09-01", "2016-12-20"); },
     "in"},
    {"studied at entry", "those not in education or training", "CR02",
     [](Person& p) { set_status(p, "inactive_education"); }, "not_in_population"},

    {"qualified in the project", four_weeks, "CR03",
     [](Person& p) {
       p.events = {{"Examen", "2016-05-01"}};
     },
     "in"},
    {"qualified on day 27", four_weeks, "CR03",
     [](Person& p) {
       p.events = {{"Examen", "2016-09-28"}};
     },
     "in"},
    {"qualified on day 28", four_weeks, "CR03",
     [](Person& p) {
       p.events = {{"Examen", "2016-09-29"}};
     },
     "condition_not_met"},
    {"qualified before entry", four_weeks, "CR03",
     [](Person& p) {
       p.events = {{"Examen", "2016-02-29"}};
     },
     "condition_not_met"},
    {"another event", four_weeks, "CR03",
     [](Person& p) {
       p.events = {{"Samtal", "2016-05-01"}};
     },
     "condition_not_met"},

    {"job on day 0", four_weeks, "CR04",
     [](Person& p) {
       p.states = {in("employed", "2016-09-01"), in("unemployed", "2015-09-01", "2016-09-01")};
     },
     "in"},
    {"job from day 27", four_weeks, "CR04",
     [](Person& p) { inactive_but<job>(p, "2016-09-28", "2017-01-01"); }, "in"},
    {"job from day 28", four_weeks, "CR04",
     [](Person& p) { inactive_but<job>(p, "2016-09-29", "2017-01-01"); }, "condition_not_met"},
    {"self-employed", four_weeks, "CR04",
     [](Person& p) { inactive_but<own_firm>(p, "2016-09-02", "2017-01-01"); }, "in"},
    {"job, then unemployed within the four weeks", four_weeks, "CR04",
     [](Person& p) {
       p.states = {in("unemployed", "2015-09-01", "2016-09-05"), in("employed", "2016-09-05", "2016-09-20"),
                   in("unemployed", "2016-09-20")};
     },
     "in"},
    {"a traineeship is no job", four_weeks, "CR04",
     [](Person& p) { inactive_but<traineeship>(p, "2016-09-02", "2017-01-01"); }, "condition_not_met"},
    {"employed at entry", "unemployed and inactive", "CR04", [](Person& p) { set_status(p, "employed"); },
     "not_in_population"},
    {"status not known", "SFC2014 FAQ: complete records", "CR04", [](Person& p) { set_status(p, "unknown"); },
     "incomplete"},

    {"disadvantaged and in a job", "Annex I", "CR05",
     [](Person& p) {
       inactive_but<job>(p, "2016-09-10", "2017-01-01");
       p.flags["disability"] = true;
     },
     "in"},
    {"disadvantaged, unemployed at entry and still: no result", "CR01-CR04 of those each is asked of", "CR05",
     [](Person& p) { p.flags["disability"] = true; }, "condition_not_met"},
    {"disadvantaged, inactive at entry, now unemployed", "CR01", "CR05",
     [](Person& p) {
       inactive_but<joblessness>(p, "2016-09-10", "2017-01-01");
       p.flags["other_disadvantaged"] = true;
     },
     "in"},
    {"disadvantaged and qualified", "CR03", "CR05",
     [](Person& p) {
       p.flags["foreign_background"] = true;
       p.events = {{"Examen", "2016-05-01"}};
     },
     "in"},
    {"not disadvantaged", "Annex I", "CR05",
     [](Person& p) { inactive_but<job>(p, "2016-09-10", "2017-01-01"); }, "not_in_population"},
    {"disability not known", "sensitive data may be missing", "CR05",
     [](Person& p) {
       inactive_but<job>(p, "2016-09-10", "2017-01-01");
       p.flags.erase("disability");
     },
     "unknown"},

    {"31 August and six months: the last of February", six_months, "CR06",
     [](Person& p) {
       p.exit = "2016-08-31";
       p.states = {in("unemployed", "2015-09-01", "2017-02-28"), in("employed", "2017-02-28", "2017-03-01"),
                   in("unemployed", "2017-03-01")};
     },
     "in"},
    {"the day after that", six_months, "CR06",
     [](Person& p) {
       p.exit = "2016-08-31";
       p.states = {in("unemployed", "2015-09-01", "2017-03-01"), in("employed", "2017-03-01")};
     },
     "condition_not_met"},
    {"31 August and six months in a leap year: the 29th", six_months, "CR06",
     [](Person& p) {
       p.entry = "2015-03-01";
       p.unemployed_since = "2015-01-01";
       p.exit = "2015-08-31";
       p.states = {in("unemployed", "2015-01-01", "2016-02-29"), in("employed", "2016-02-29", "2016-03-01")};
     },
     "in"},
    {"a job at exit that has ended", six_months, "CR06",
     [](Person& p) {
       p.states = {in("unemployed", "2015-09-01", "2016-09-01"), in("employed", "2016-09-01", "2017-03-01"),
                   in("unemployed", "2017-03-01")};
     },
     "condition_not_met"},
    {"a job that ends on that day: the day is its last but one", six_months, "CR06",
     [](Person& p) {
       p.states = {in("unemployed", "2015-09-01", "2016-09-01"), in("employed", "2016-09-01", "2017-03-02"),
                   in("unemployed", "2017-03-02")};
     },
     "in"},
    {"nothing known of the day", "nothing recorded is unknown", "CR06",
     [](Person& p) { p.states = {in("unemployed", "2015-09-01", "2017-02-20")}; }, "unknown"},
    {"six months have not passed", six_months, "CR06", nothing, "not_due", "2017-03-01"},
    {"they have", six_months, "CR06", nothing, "condition_not_met", "2017-03-02"},
    {"employed at entry", "unemployed and inactive", "CR06", [](Person& p) { set_status(p, "employed"); },
     "not_in_population"},

    {"from precarious to stable work", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Visstid", 40), work("2016-10-01", {}, "Tillsvidare", 40));
     },
     "in"},
    {"from underemployment to full time", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Tillsvidare", 20),
              work("2016-10-01", {}, "Tillsvidare", 38));
     },
     "in"},
    {"more hours, yet no full time", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Tillsvidare", 20),
              work("2016-10-01", {}, "Tillsvidare", 37));
     },
     "condition_not_met"},
    {"the same work: a rise in pay alone is no improvement", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Tillsvidare", 40),
              work("2016-10-01", {}, "Tillsvidare", 40));
     },
     "condition_not_met"},
    {"promoted", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Tillsvidare", 40),
              work("2016-10-01", {}, "Tillsvidare", 40));
       p.events = {{"Befordran", "2016-12-01"}};
     },
     "in"},
    {"promoted after the day", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Tillsvidare", 40),
              work("2016-10-01", {}, "Tillsvidare", 40));
       p.events = {{"Befordran", "2017-03-02"}};
     },
     "condition_not_met"},
    {"without work six months after", improved, "CR07",
     [](Person& p) {
       worker(p, work("2015-01-01", "2016-10-01", "Visstid", 20), in("unemployed", "2016-10-01"));
     },
     "condition_not_met"},
    {"unemployed at entry", "only of the employed: SFC2014 FAQ", "CR07",
     [](Person& p) { p.states = {in("employed", "2016-10-01")}; }, "not_in_population"},

    {"55 at entry, in work", six_months, "CR08",
     [](Person& p) {
       old_and_unemployed(p);
       p.states = {in("employed", "2016-10-01")};
     },
     "in"},
    {"55 at entry, without work", six_months, "CR08", old_and_unemployed, "condition_not_met"},
    {"55 the day after entry", six_months, "CR08",
     [](Person& p) {
       p.birth_date = "1961-03-02";
       p.states = {in("employed", "2016-10-01")};
     },
     "not_in_population"},
    {"55 and employed at entry", "unemployed and inactive", "CR08",
     [](Person& p) {
       p.birth_date = "1961-03-01";
       set_status(p, "employed");
     },
     "not_in_population"},
    {"disadvantaged, in work", "Annex I", "CR09",
     [](Person& p) {
       p.flags["disability"] = true;
       p.states = {in("employed", "2016-10-01")};
     },
     "in"},
    {"disadvantaged, without work", "Annex I", "CR09", [](Person& p) { p.flags["disability"] = true; },
     "condition_not_met"},
    {"not disadvantaged", "Annex I", "CR09", [](Person& p) { p.states = {in("employed", "2016-10-01")}; },
     "not_in_population"},
    {"disadvantaged and employed at entry", "disadvantaged and not employed", "CR09",
     [](Person& p) {
       p.flags["disability"] = true;
       set_status(p, "employed");
     },
     "not_in_population"},

    {"completed", youth_completed, "YEI-CR01", nothing, "in"},
    {"dropped out", youth_completed, "YEI-CR01", [](Person& p) { p.exit_reason = "dropout"; },
     "condition_not_met"},
    {"left for a job", youth_completed, "YEI-CR01", [](Person& p) { p.exit_reason = "employment"; },
     "condition_not_met"},
    {"reason not known", "nothing recorded is unknown", "YEI-CR01",
     [](Person& p) { p.exit_reason = std::nullopt; }, "unknown"},
    {"inactive", youth, "YEI-CR01", inactive, "not_in_population"},
    {"offer on day 27", youth, "YEI-CR02",
     [](Person& p) {
       p.events = {{"Erbjudande", "2016-09-28"}};
     },
     "in"},
    {"offer on day 28", youth, "YEI-CR02",
     [](Person& p) {
       p.events = {{"Erbjudande", "2016-09-29"}};
     },
     "condition_not_met"},
    {"dropped out, and found a job", youth_completed, "YEI-CR03",
     [](Person& p) {
       p.exit_reason = "dropout";
       p.states = {in("employed", "2016-09-05")};
     },
     "in"},
    {"a traineeship is no result", youth, "YEI-CR03",
     [](Person& p) { p.states = {in("placement", "2016-09-01")}; }, "condition_not_met"},
    {"six months without work is not long", youth, "YEI-CR04", nothing, "not_in_population"},
    {"long-term unemployed who completes", youth, "YEI-CR04",
     [](Person& p) { p.unemployed_since = "2014-01-01"; }, "in"},
    {"long-term unemployed with an offer", youth, "YEI-CR05",
     [](Person& p) {
       p.unemployed_since = "2014-01-01";
       p.events = {{"Erbjudande", "2016-09-01"}};
     },
     "in"},
    {"long-term unemployed without", youth, "YEI-CR05", [](Person& p) { p.unemployed_since = "2014-01-01"; },
     "condition_not_met"},
    {"long-term unemployed, qualified", youth, "YEI-CR06",
     [](Person& p) {
       p.unemployed_since = "2014-01-01";
       p.events = {{"Examen", "2016-09-01"}};
     },
     "in"},
    {"inactive without studies who completes", youth, "YEI-CR07", inactive, "in"},
    {"inactive who studies", youth, "YEI-CR07", [](Person& p) { set_status(p, "inactive_education"); },
     "not_in_population"},
    {"inactive with an offer", youth, "YEI-CR08",
     [](Person& p) {
       inactive(p);
       p.events = {{"Erbjudande", "2016-09-01"}};
     },
     "in"},
    {"inactive in studies", youth, "YEI-CR09",
     [](Person& p) { inactive_but<studies>(p, "2016-09-20", "2017-01-01"); }, "in"},
    {"in studies", youth, "YEI-CR10", [](Person& p) { p.states = {in("education", "2017-01-01")}; }, "in"},
    {"in a traineeship", youth, "YEI-CR10", [](Person& p) { p.states = {in("placement", "2017-01-01")}; },
     "in"},
    {"in work", youth, "YEI-CR10", [](Person& p) { p.states = {in("employed", "2017-01-01")}; },
     "condition_not_met"},
    {"in work", youth, "YEI-CR11", [](Person& p) { p.states = {in("employed", "2017-01-01")}; }, "in"},
    {"self-employed", "to be confirmed", "YEI-CR11",
     [](Person& p) { p.states = {in("self_employed", "2017-01-01")}; }, "in"},
    {"self-employed", youth, "YEI-CR12", [](Person& p) { p.states = {in("self_employed", "2017-01-01")}; },
     "in"},
    {"in work", youth, "YEI-CR12", [](Person& p) { p.states = {in("employed", "2017-01-01")}; },
     "condition_not_met"},
};

INSTANTIATE_TEST_SUITE_P(Esf2014, ResultTest, testing::ValuesIn(cases));

TEST(Esf2014ResultTest, ResultsAreCountedInTheYearOfTheExit) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2019-01-01", {sound_person([](Person& p) {
                        p.entry = "2016-11-01";
                        p.unemployed_since = "2016-09-01";
                        p.exit = "2017-12-20";
                        p.states = {in("employed", "2018-01-10")};
                      })});
  EXPECT_EQ(run.cell("CO01", "2016", "woman"), "1");
  EXPECT_EQ(run.cell("CR04", "2016", "woman"), "0");
  EXPECT_EQ(run.cell("CR04", "2017", "woman"), "1");
  EXPECT_EQ(run.cell("CR04", "2017", "woman", "reference"), "1");
  EXPECT_EQ(run.cell("CR06", "2017", "woman"), "1");
  EXPECT_EQ(run.cell("CR06", "2018", "woman"), "0");
  EXPECT_EQ(run.broken(), std::set<std::string>{});
}

// Guidance on monitoring: the result is that of the last exit, and an earlier one need not be kept.
TEST(Esf2014ResultTest, WhoComesBackHasTheResultOfTheLastExit) {
  const auto person = [](const char* entry, const char* exit, std::vector<StateRow> states) {
    Person p = sound_person();
    p.number = 3;
    p.entry = entry;
    p.exit = exit;
    p.states = std::move(states);
    return p;
  };
  const std::vector<StateRow> life = {in("unemployed", "2015-09-01", "2016-09-01"),
                                      in("employed", "2016-09-01", "2017-03-01"),
                                      in("unemployed", "2017-03-01")};
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2019-01-01",
                      {person("2016-03-01", "2016-09-01", life), person("2017-04-01", "2017-10-01", life)});
  EXPECT_EQ(run.total("CR04"), "0");
  EXPECT_EQ(run.cell("CR04", "2017", "all", "reference"), "1");
  EXPECT_EQ(run.cell("CR04", "2016", "all", "reference"), "0");
}

// Whoever has come back and takes part has no result yet.
TEST(Esf2014ResultTest, WhoHasComeBackHasNotLeft) {
  Person first = sound_person();
  first.number = 3;
  Person again = first;
  again.entry = "2017-01-01";
  again.exit = std::nullopt;
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport run(plugin, parameters, "2019-01-01", {first, again});
  EXPECT_EQ(run.standing("CR04"), "not_left");
}

TEST(Esf2014ResultTest, WhatTheProjectDoesNotCollectIsNoData) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  Person employed = sound_person();
  worker(employed, work("2015-01-01", {}, "Visstid", 20), in("unemployed", "2014-01-01", "2014-02-01"));
  IndicatorExport run(plugin, "yei = true", "2019-01-01", {sound_person(), employed});
  EXPECT_EQ(run.total("CR03"), "null");
  EXPECT_EQ(run.total("CR07"), "null");
  EXPECT_EQ(run.total("YEI-CR02"), "null");
  EXPECT_EQ(run.total("CR04"), "0");
}

TEST(Esf2014ResultTest, YouthIndicatorsAreThoseOfProjectsThatAskForThem) {
  CompiledPlugin plugin(FUNDER_EXPORT_ESF2014);
  IndicatorExport without(plugin, "", "2019-01-01", {sound_person()});
  for (const ResultRow& row : without.run().rows("definitions")) {
    EXPECT_EQ(row.at("indicator").find("YEI"), std::string::npos);
  }
  for (const ResultRow& row : without.run().rows("rules")) EXPECT_NE(row.at("code").substr(0, 3), "A18");
  IndicatorExport with(plugin, "yei = true", "2019-01-01", {sound_person()});
  EXPECT_EQ(with.total("YEI-CR01"), "1");
  EXPECT_TRUE(with.rules_with("holds").contains("A18.CR04"));
}

}  // namespace
}  // namespace fotfaste::tests
