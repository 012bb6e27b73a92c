// Each ESF+ indicator at its edges. Sources: Regulation (EU) 2021/1057, Annex I (wordings, age and education
// groups); European Commission, ESF+ Data Support Centre (the 28 days, of which the last event counts;
// samples); guidance on monitoring, annex C1 (definitions at entry). "Mine" marks what was not read there.
#include <gtest/gtest.h>

#include <functional>

#include "esfplus_export.hpp"

namespace fotfaste::tests {
namespace {

struct Case {
  const char* name;
  const char* indicator;
  const char* standing;
  std::function<void(Person&)> change;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.indicator << ", " << one.name;
}

class EsfPlusIndicator : public testing::TestWithParam<Case> {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_ESFPLUS};
};

TEST_P(EsfPlusIndicator, Stands) {
  const Case& one = GetParam();
  const std::string toml =
      "qualification = \"Bevis\"\n[improved]\nprecarious = [\"tim\"]\nstable = [\"fast\"]\n";
  EsfPlusExport exported(plugin_, {esfplus_person(one.change)}, toml);
  EXPECT_EQ(exported.standing(one.indicator), one.standing);
  // The figure says the same, in the half-year of entry or that of exit.
  const bool result = std::string_view(one.indicator).starts_with("EECR");
  const bool is_in = std::string_view(one.standing) == "in";
  Person person = esfplus_person(one.change);
  if (is_in) {
    const std::string day = result ? *person.exit : person.entry;
    const std::string period = day.substr(0, 4) + (day.substr(5, 2) <= "06" ? "-06" : "-12");
    EXPECT_EQ(exported.cell(one.indicator, period, *person.gender), "1");
    EXPECT_EQ(exported.cell(one.indicator, period, *person.gender, "digest").size(), 32U);
  } else {
    const std::string total = exported.cell(one.indicator);
    EXPECT_TRUE(total == "0" || total == "null") << total;
    EXPECT_EQ(exported.cell(one.indicator, "total", "all", "digest"), "null");
  }
}

void born(Person& person, const char* birth) {
  person.birth_date = birth;
}
auto birth(const char* day) {
  return [day](Person& person) { born(person, day); };
}
auto status(const char* word) {
  return [word](Person& person) { have_status(person, word); };
}
auto since(const char* birth_day, const Word& day) {
  return [birth_day, day](Person& person) {
    born(person, birth_day);
    person.unemployed_since = day;
  };
}
auto isced(std::optional<int> level) {
  return [level](Person& person) { person.isced = level; };
}
auto flag(const char* name, std::optional<bool> value) {
  return [name, value](Person& person) {
    person.flags.erase(name);
    if (value) person.flags[name] = *value;
  };
}
// With this status at entry and these states.
auto then(const char* word, std::vector<StateRow> states) {
  return [word, states](Person& person) {
    if (std::string_view(word) != "unemployed") have_status(person, word);
    person.states = states;
  };
}
auto exit_on(const char* day, std::vector<StateRow> states) {
  return [day, states](Person& person) {
    person.exit = day;
    person.states = states;
  };
}
StateRow contract(const char* word, const char* from, const Word& until) {
  StateRow row = in("employed", from, until);
  row.contract = word;
  return row;
}

const Case at_entry[] = {
    {"everybody", "EECO01", "in", [](Person&) {}},
    {"incomplete records too", "EECO01", "in", isced(std::nullopt)},
    {"unemployed", "EECO02", "in", [](Person&) {}},
    {"inactive", "EECO02", "condition_not_met", status("inactive_other")},
    {"status unknown", "EECO02", "incomplete", status("unknown")},
    {"24 years and six months to the day", "EECO03", "condition_not_met", since("1998-09-02", "2023-03-01")},
    {"24 years and a day more", "EECO03", "in", since("1998-09-02", "2023-02-28")},
    {"turns 25 on the entry day", "EECO03", "condition_not_met", since("1998-09-01", "2023-02-28")},
    {"25 years and twelve months to the day", "EECO03", "condition_not_met",
     since("1998-09-01", "2022-09-01")},
    {"25 years and a day more", "EECO03", "in", since("1998-09-01", "2022-08-31")},
    {"employed", "EECO03", "condition_not_met", status("employed")},
    {"since when unknown", "EECO03", "incomplete", since("1998-09-01", std::nullopt)},
    {"in education", "EECO04", "in", status("inactive_education")},
    {"not in education", "EECO04", "in", status("inactive_other")},
    {"unemployed", "EECO04", "condition_not_met", [](Person&) {}},
    {"employee", "EECO05", "in", status("employed")},
    {"self-employed", "EECO05", "in", status("self_employed")},
    {"unemployed", "EECO05", "condition_not_met", [](Person&) {}},
    {"the day before turning 18", "EECO06", "in", birth("2005-09-02")},
    {"turns 18 on the entry day", "EECO06", "condition_not_met", birth("2005-09-01")},
    {"turns 18 on the entry day", "EECO07", "in", birth("2005-09-01")},
    {"the day before turning 18", "EECO07", "condition_not_met", birth("2005-09-02")},
    {"the day before turning 30", "EECO07", "in", birth("1993-09-02")},
    {"turns 30 on the entry day", "EECO07", "condition_not_met", birth("1993-09-01")},
    {"the day before turning 55", "EECO08", "condition_not_met", birth("1968-09-02")},
    {"turns 55 on the entry day", "EECO08", "in", birth("1968-09-01")},
    {"no birth date", "EECO08", "incomplete", [](Person& person) { person.birth_date = std::nullopt; }},
    {"born some day of the year of turning 30", "EECO07", "unknown",
     [](Person& person) {
       born(person, "1993-01-01");
       person.birth_date_precision = "year";
     }},
    {"0", "EECO09", "in", isced(0)},
    {"2", "EECO09", "in", isced(2)},
    {"3", "EECO09", "condition_not_met", isced(3)},
    {"2", "EECO10", "condition_not_met", isced(2)},
    {"3", "EECO10", "in", isced(3)},
    {"4", "EECO10", "in", isced(4)},
    {"5", "EECO10", "condition_not_met", isced(5)},
    {"4", "EECO11", "condition_not_met", isced(4)},
    {"5", "EECO11", "in", isced(5)},
    {"8", "EECO11", "in", isced(8)},
    {"not known", "EECO11", "incomplete", isced(std::nullopt)},
    {"yes", "EECO12", "in", flag("disability", true)},
    {"no", "EECO12", "condition_not_met", flag("disability", false)},
    {"not recorded", "EECO12", "unknown", flag("disability", std::nullopt)},
    {"yes", "EECO13", "in", flag("third_country_national", true)},
    {"not recorded", "EECO13", "unknown", flag("third_country_national", std::nullopt)},
    {"yes", "EECO14", "in", flag("foreign_background", true)},
    {"no", "EECO14", "condition_not_met", flag("third_country_national", true)},
    {"yes", "EECO15", "in", flag("minority", true)},
    {"no", "EECO15", "condition_not_met", flag("minority", false)},
    {"yes", "EECO16", "in", flag("homeless", true)},
    {"not recorded", "EECO16", "unknown", flag("homeless", std::nullopt)},
    {"yes", "EECO17", "in", flag("rural", true)},
    {"no", "EECO17", "condition_not_met", flag("rural", false)},
    {"unemployed", "EECO02+04", "in", [](Person&) {}},
    {"employed", "EECO02+04", "condition_not_met", status("employed")},
    {"inactive", "EECO02+05", "condition_not_met", status("inactive_other")},
    {"employed", "EECO02+05", "in", status("employed")},
    {"inactive", "EECO02+04+05", "in", status("inactive_other")},
    {"29", "EECO06+07", "in", birth("1993-09-02")},
    {"30", "EECO06+07", "condition_not_met", birth("1993-09-01")},
    {"2", "EECO10+11", "condition_not_met", isced(2)},
    {"3", "EECO10+11", "in", isced(3)},
    {"gender unknown", "EECO02", "incomplete", [](Person& person) { person.gender = "unknown"; }},
    {"non-binary", "EECO02", "in", [](Person& person) { person.gender = "other"; }},
};
INSTANTIATE_TEST_SUITE_P(AtEntry, EsfPlusIndicator, testing::ValuesIn(at_entry));

// Leaves on 1 March 2024: the window is 1 to 28 March.
const Case upon_leaving[] = {
    // Data Support Centre, first worked case: inactive, searching at exit, a job on day 20: EECR04 only.
    {"first worked case", "EECR01", "condition_not_met",
     then("inactive_other", {in("job_search", "2024-03-01", "2024-03-21"), in("employed", "2024-03-21")})},
    {"first worked case", "EECR04", "in",
     then("inactive_other", {in("job_search", "2024-03-01", "2024-03-21"), in("employed", "2024-03-21")})},
    // Second: inactive, a job at exit, unemployed within 28 days: EECR01 only.
    {"second worked case", "EECR01", "in",
     then("inactive_other", {in("employed", "2024-03-01", "2024-03-15"), in("unemployed", "2024-03-15")})},
    {"second worked case", "EECR04", "condition_not_met",
     then("inactive_other", {in("employed", "2024-03-01", "2024-03-15"), in("unemployed", "2024-03-15")})},
    {"searching on day 0", "EECR01", "in",
     then("inactive_other", {in("job_search", "2024-03-01", "2024-03-02")})},
    {"searching on day 27", "EECR01", "in", then("inactive_education", {in("job_search", "2024-03-28")})},
    {"searching on day 28", "EECR01", "unknown",
     then("inactive_education", {in("job_search", "2024-03-29")})},
    {"inactive still", "EECR01", "condition_not_met", then("inactive_other", {in("inactive", "2023-01-01")})},
    {"unemployed at entry", "EECR01", "not_in_population", [](Person&) {}},
    {"employed at entry", "EECR01", "not_in_population", status("employed")},
    {"a job on day 0", "EECR04", "in", then("unemployed", {in("employed", "2024-03-01", "2024-03-02")})},
    {"a job on day 27", "EECR04", "in", then("unemployed", {in("employed", "2024-03-28")})},
    {"a job on day 28", "EECR04", "condition_not_met",
     then("unemployed", {in("unemployed", "2023-07-01", "2024-03-29"), in("employed", "2024-03-29")})},
    {"a job that ended the day before", "EECR04", "unknown",
     then("unemployed", {in("employed", "2024-01-01", "2024-03-01")})},
    {"self-employed", "EECR04", "in", then("inactive_other", {in("self_employed", "2024-03-10")})},
    {"a placement is no job", "EECR04", "condition_not_met",
     then("unemployed", {in("placement", "2024-03-01")})},
    {"employed at entry", "EECR04", "not_in_population", then("employed", {in("employed", "2023-01-01")})},
    {"nothing known", "EECR04", "unknown", then("unemployed", {})},
    {"state unknown", "EECR04", "unknown", then("unemployed", {in("unknown", "2023-01-01")})},
    {"takes part still", "EECR04", "not_left", [](Person& person) { person.exit = std::nullopt; }},
    {"the window is open still", "EECR04", "not_due", exit_on("2025-12-05", {in("employed", "2025-12-05")})},
    {"the window closed yesterday", "EECR04", "in", exit_on("2025-12-04", {in("employed", "2025-12-05")})},
    {"leaves in another year", "EECR04", "in", exit_on("2025-01-02", {in("employed", "2025-01-05")})},
    {"incomplete", "EECR04", "incomplete", isced(std::nullopt)},
    {"studies beside a job", "EECR02", "in",
     then("unemployed", {in("employed", "2024-03-01"), in("education", "2024-03-28")})},
    {"studies beside a job", "EECR04", "in",
     then("unemployed", {in("employed", "2024-03-01"), in("education", "2024-03-28")})},
    {"studies from day 28", "EECR02", "condition_not_met",
     then("unemployed", {in("unemployed", "2023-07-01"), in("education", "2024-03-29")})},
    {"in training", "EECR02", "in", then("employed", {in("training", "2024-03-02")})},
    // Mine: those in education at entry are not newly in it.
    {"in education at entry", "EECR02", "not_in_population",
     then("inactive_education", {in("education", "2023-01-01")})},
    {"on the entry day", "EECR03", "in",
     [](Person& person) {
       person.events = {{"Bevis", "2023-09-01"}};
     }},
    {"on day 27", "EECR03", "in",
     [](Person& person) {
       person.events = {{"Bevis", "2024-03-28"}};
     }},
    {"on day 28", "EECR03", "condition_not_met",
     [](Person& person) { person.events = {{"Bevis", "2024-03-29"}}; }},
    {"before entry", "EECR03", "condition_not_met",
     [](Person& person) { person.events = {{"Bevis", "2023-08-31"}}; }},
};
INSTANTIATE_TEST_SUITE_P(UponLeaving, EsfPlusIndicator, testing::ValuesIn(upon_leaving));

const Case six_months[] = {
    {"on the day", "EECR05", "in",
     then("unemployed", {in("unemployed", "2023-07-01", "2024-09-01"), in("employed", "2024-09-01")})},
    {"the day after", "EECR05", "condition_not_met",
     then("unemployed", {in("unemployed", "2023-07-01", "2024-09-02"), in("employed", "2024-09-02")})},
    {"until the day before", "EECR05", "unknown",
     then("unemployed", {in("employed", "2024-03-01", "2024-09-01")})},
    {"self-employed", "EECR05", "in", then("inactive_other", {in("self_employed", "2024-05-01")})},
    {"31 August in a common year", "EECR05", "in",
     exit_on("2024-08-31", {in("employed", "2025-02-28", "2025-03-01")})},
    {"31 August before a leap year", "EECR05", "in",
     [](Person& person) {
       person.entry = "2022-09-01";
       person.unemployed_since = "2022-07-01";
       person.exit = "2023-08-31";
       person.states = {in("employed", "2024-02-29", "2024-03-01")};
     }},
    {"employed at entry", "EECR05", "not_in_population", then("employed", {in("employed", "2023-01-01")})},
    {"six months are today", "EECR05", "not_due", exit_on("2025-07-01", {in("employed", "2025-07-01")})},
    {"six months were yesterday", "EECR05", "in", exit_on("2025-06-30", {in("employed", "2025-07-01")})},
    {"takes part still", "EECR05", "not_left", [](Person& person) { person.exit = std::nullopt; }},
    {"a steadier job", "EECR06", "in",
     then("employed",
          {contract("tim", "2023-01-01", "2024-04-01"), contract("fast", "2024-04-01", std::nullopt)})},
    {"the same job", "EECR06", "condition_not_met",
     then("employed", {contract("tim", "2023-01-01", std::nullopt)})},
    {"no job any more", "EECR06", "condition_not_met",
     then("employed", {contract("tim", "2023-01-01", "2024-04-01"), in("unemployed", "2024-04-01")})},
    {"unemployed at entry", "EECR06", "not_in_population",
     then("unemployed", {contract("fast", "2024-04-01", std::nullopt)})},
};
INSTANTIATE_TEST_SUITE_P(SixMonths, EsfPlusIndicator, testing::ValuesIn(six_months));

class EsfPlusTest : public testing::Test {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_ESFPLUS};
};

TEST_F(EsfPlusTest, CountsSomebodyWhoComesBackOnce) {
  Person first = esfplus_person([](Person& person) { person.number = 5; });
  Person second = esfplus_person([](Person& person) {
    person.number = 5;
    person.entry = "2024-08-01";
    person.exit = "2025-01-15";
    have_status(person, "employed");
    person.isced = 6;
  });
  for (Person* one : {&first, &second})
    one->states = {in("unemployed", "2023-07-01", "2025-01-20"), in("employed", "2025-01-20")};
  EsfPlusExport exported(plugin_, {second, first});
  EXPECT_EQ(exported.cell("EECO01"), "1");
  EXPECT_EQ(exported.cell("EECO01", "2023-12"), "1");
  EXPECT_EQ(exported.cell("EECO02"), "1");
  EXPECT_EQ(exported.cell("EECO10"), "1");
  EXPECT_EQ(exported.cell("EECR04", "2024-06"), "0");
  EXPECT_EQ(exported.cell("EECR04", "2025-06"), "1");
  EXPECT_EQ(exported.run().row("records", {{"measure", "re_entries"}}).at("value"), "1");
  EXPECT_EQ(exported.run().row("records", {{"measure", "participations"}}).at("value"), "2");
}

TEST_F(EsfPlusTest, ReportsHalfYearsWithRunningTotalsAndThreeGenders) {
  std::vector<Person> people = {esfplus_person(), esfplus_person([](Person& p) { p.gender = "man"; }),
                                esfplus_person([](Person& p) { p.gender = "other"; }),
                                esfplus_person([](Person& p) { p.entry = "2024-01-01"; })};
  EsfPlusExport exported(plugin_, people, "", "2024-07-01");
  EXPECT_EQ(exported.cell("EECO01", "2023-12", "woman"), "1");
  EXPECT_EQ(exported.cell("EECO01", "2024-06", "woman"), "1");
  EXPECT_EQ(exported.cell("EECO01", "2024-06", "woman", "cumulative"), "2");
  EXPECT_EQ(exported.cell("EECO01", "2024-06", "all", "cumulative"), "4");
  EXPECT_EQ(exported.cell("EECO01", "total", "other"), "1");
  EXPECT_EQ(exported.cell("EECO18"), "null");
  const ResultRow form = exported.run().row("form", {{"indicator", "EECO01"}, {"period", "total"}});
  EXPECT_EQ(form.at("women") + form.at("men") + form.at("other") + form.at("total"), "2114");
  EXPECT_EQ(exported.run().row("definitions", {{"indicator", "EECO02+04"}}).at("kind"), "count");
  EXPECT_EQ(exported.run().row("definitions", {{"indicator", "EECR05"}}).at("basis"), "from_memory");
}

TEST_F(EsfPlusTest, AddsEstimatesAndOrganisationsThatTheProjectSupplies) {
  EsfPlusExport exported(plugin_, {esfplus_person(), esfplus_person()},
                         supplied("EECO17", 2, "woman", "2023-12") + supplied("EECO18", 3, "all", "2023-12") +
                             supplied("EECO02", 1, "man", "2023-12") +
                             supplied("EECO01", 1, "man", "2023-12"));
  EXPECT_EQ(exported.cell("EECO17"), "2");
  EXPECT_EQ(exported.cell("EECO17", "total", "all", "supplied"), "2");
  EXPECT_EQ(exported.cell("EECO18"), "3");
  EXPECT_EQ(exported.cell("EECO02"), "3");
  EXPECT_EQ(exported.cell("EECO02+04+05", "total", "man"), "1");
  EXPECT_TRUE(exported.rules("violated").empty());
}

TEST_F(EsfPlusTest, RefusesWhatIsSuppliedForNoIndicatorOrHalfYear) {
  const std::pair<std::string, std::uint32_t> wrong[] = {{supplied("CO01", 1), 2},
                                                         {supplied("EECO01", 1, "woman", "2024"), 3},
                                                         {supplied("EECO01", 1, "woman", "2024-09"), 3}};
  for (const auto& [toml, line] : wrong) {
    Evaluation run(plugin_, toml, "2026-01-01");
    EXPECT_NE(run.status, FOTFASTE_OK);
    ASSERT_EQ(plugin_.host.findings.size(), 1U);
    EXPECT_EQ(plugin_.host.findings[0].at->line, line);
  }
}

TEST_F(EsfPlusTest, LeavesOutStatusAndEducationForInclusion) {
  const Person person = esfplus_person([](Person& p) {
    have_status(p, "unknown");
    p.isced = std::nullopt;
  });
  EsfPlusExport exported(plugin_, {person}, "objective = \"l\"");
  std::set<std::string> codes;
  for (const ResultRow& row : exported.run().rows("definitions")) codes.insert(row.at("indicator"));
  EXPECT_EQ(codes,
            (std::set<std::string>{"EECO01", "EECO06", "EECO07", "EECO08", "EECO12", "EECO13", "EECO14",
                                   "EECO15", "EECO16", "EECO17", "EECO18", "EECO19", "EECO06+07", "EECR01",
                                   "EECR02", "EECR03", "EECR04", "EECR05", "EECR06"}));
  // The record is complete without them; whom a result is asked of is then unknown.
  EXPECT_EQ(exported.standing("EECO12"), "condition_not_met");
  EXPECT_EQ(exported.standing("EECR04"), "unknown");
  EXPECT_TRUE(exported.rules("violated").empty());
  EXPECT_TRUE(EsfPlusExport(plugin_, {person}, "objective = \"l\"\n" + supplied("EECR04", 2))
                  .rules("violated")
                  .contains("T10-04"));
}

TEST_F(EsfPlusTest, ListsTheRecordsOfOneIndicatorOnly) {
  EsfPlusExport exported(plugin_, {esfplus_person(), esfplus_person(status("employed"))},
                         "members = \"EECO02\"");
  ASSERT_EQ(exported.run().rows("members").size(), 2U);
  EXPECT_EQ(exported.run().rows("members")[0].at("standing"), "in");
  EXPECT_EQ(exported.run().rows("members")[1].at("standing"), "condition_not_met");
  EXPECT_TRUE(EsfPlusExport(plugin_, {esfplus_person()}).run().rows("members").empty());
  EXPECT_NE(Evaluation(plugin_, "members = \"EECO99\"", "2026-01-01").status, FOTFASTE_OK);
}

// Sizes for 3 percentage points at 95 %: W. G. Cochran, "Sampling Techniques", section 4.4.
TEST_F(EsfPlusTest, SaysHowManyMustAnswerAndHowFarAnswersReach) {
  const auto sampling = [&](int left, int reached) {
    std::vector<Person> people;
    for (int i = 0; i < left; ++i) {
      people.push_back(esfplus_person([&](Person& person) {
        if (i >= reached) person.states.clear();
      }));
    }
    people.push_back(esfplus_person([](Person& person) { person.exit = std::nullopt; }));
    people.push_back(esfplus_person([](Person& person) { person.exit = "2025-12-01"; }));
    people.push_back(esfplus_person([](Person& person) { person.isced = std::nullopt; }));
    EsfPlusExport exported(plugin_, people);
    return exported.run().row("sampling", {{"gender", "all"}});
  };
  const std::pair<int, const char*> needed[] = {{30, "30"},   {60, "57"},   {100, "92"},
                                                {250, "203"}, {500, "341"}, {1000, "517"}};
  for (const auto& [left, answers] : needed) {
    const ResultRow row = sampling(left, left);
    EXPECT_EQ(row.at("population"), std::to_string(left));
    EXPECT_EQ(row.at("later"), "1");
    EXPECT_EQ(row.at("needed"), answers);
    EXPECT_EQ(row.at("outcome"), "census");
    EXPECT_EQ(row.at("margin"), "0");
    EXPECT_EQ(row.at("design"), left < 300 ? "everybody" : "sample");
  }
  const ResultRow enough = sampling(500, 341);
  EXPECT_EQ(enough.at("outcome"), "enough");
  EXPECT_LE(std::stod(enough.at("margin")), 0.03);
  const ResultRow few = sampling(500, 340);
  EXPECT_EQ(few.at("outcome"), "too_few");
  EXPECT_GT(std::stod(few.at("margin")), 0.03);
  EXPECT_EQ(sampling(10, 0).at("margin"), "null");
  EXPECT_EQ(sampling(0, 0).at("outcome"), "nobody_yet");
}

}  // namespace
}  // namespace fotfaste::tests
