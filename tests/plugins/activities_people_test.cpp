// Contacts, placements and employers, caseworkers and mentors, adaptation and support after the job began.
#include <gtest/gtest.h>

#include "activities_run.hpp"
#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* placement = R"(
placement = { activities = ["Praktik"], states = ["placement"], contact = ["Kontakt"], contact_within = "30d", placed_within = "31d" }
employers = { kinds = ["Arbetsgivare"], small = ["1-9"], demanded_sectors = ["Vård"] }
)";

StateRow job(const std::string& from, Word employer, Word until = std::nullopt) {
  StateRow row = in("employed", from, std::move(until));
  row.employer = std::move(employer);
  return row;
}
ActivityRow practice(const std::string& from, const std::string& until, Word provider) {
  return {.type = "Praktik", .from = from, .until = until, .provider = std::move(provider)};
}

std::vector<Person> people() {
  // Contact on day 10, placement from day 31, then hired by the same employer.
  Person same{.entry = "2024-01-01", .exit = "2024-06-30"};
  same.states = {in("unemployed", "2024-01-01", "2024-03-01"), job("2024-03-01", "A")};
  same.events = {{"Kontakt", "2024-03-05"}, {"Kontakt", "2024-01-11"}};
  same.activities = {practice("2024-02-01", "2024-03-01", "A")};
  // Contact on day 50, no placement.
  Person none{.entry = "2024-01-01", .exit = "2024-05-01"};
  none.states = {in("unemployed", "2024-01-01")};
  none.events = {{"Kontakt", "2024-02-20"}};
  // Too early to tell.
  Person fresh{.entry = "2024-12-20"};
  fresh.events = {{"Kontakt", "2024-12-22"}};
  // Placement as a state, then hired elsewhere.
  Person elsewhere{.entry = "2024-01-01", .exit = "2024-06-30"};
  StateRow placed = in("placement", "2024-01-15", "2024-03-01");
  placed.employer = "B";
  elsewhere.states = {in("unemployed", "2024-01-01", "2024-01-15"), placed, job("2024-03-01", "C")};
  // Nobody wrote where.
  Person unstated{.entry = "2024-01-01", .exit = "2024-06-30"};
  unstated.states = {in("unemployed", "2024-01-01", "2024-03-01"), job("2024-03-01", "A")};
  unstated.activities = {practice("2024-02-15", "2024-03-01", std::nullopt)};
  return {same, none, fresh, elsewhere, unstated};
}

class ActivitiesOfPeopleTest : public testing::Test {
 protected:
  ActivitiesRun run(const std::string& toml, const std::vector<Person>& people,
                    const std::string& as_of = "2025-01-01") {
    return ActivitiesRun(plugin_, toml, people, as_of, &organisations_);
  }
  Organisations organisations_{{{"A", "Arbetsgivare", "Vård", "1-9", "2024-02-10"},
                                {"B", "Arbetsgivare", "Bygg", "50-249", "2024-05-01", "2024-11-30"},
                                {"Kommunen", "Part", std::nullopt, std::nullopt, "2024-01-01"}}};
  CompiledPlugin plugin_{ACTIVITIES};
};

TEST_F(ActivitiesOfPeopleTest, StepsAreJudgedWhenTheirTimeIsUp) {
  ActivitiesRun found = run(placement, people());
  const auto step = [&](const char* word) { return found.share("placed", {{"step", word}}); };
  EXPECT_EQ(step("contact"), "2/4 not_due 1 early 1");
  EXPECT_EQ(step("contact-in-time"), "1/4 not_due 1 early 1");
  EXPECT_EQ(step("placement"), "3/4 not_due 1");
  EXPECT_EQ(step("placement-in-time"), "1/4 not_due 1");  // by 31 January: B's alone
  EXPECT_EQ(step("hired-same-employer"), "1/2 unknown 1 not_due 1 apart 1");
  EXPECT_EQ(step("hired-any-employer"), "3/3 not_due 1 apart 1");
}

TEST_F(ActivitiesOfPeopleTest, AJobIsJudgedHalfAYearAfterThePlacement) {
  ActivitiesRun before = run(placement, people(), "2024-08-31");
  EXPECT_EQ(before.share("placed", {{"step", "hired-any-employer"}}), "0/0 not_due 3 apart 1");
  ActivitiesRun after = run(placement, people(), "2024-09-01");
  EXPECT_EQ(after.share("placed", {{"step", "hired-any-employer"}}), "3/3 apart 1");
  // Nothing is known after the placement: unknown, not no.
  std::vector<Person> silent = people();
  silent[0].states.pop_back();
  EXPECT_EQ(run(placement, silent).share("placed", {{"step", "hired-same-employer"}}),
            "0/1 unknown 2 not_due 1 apart 1");
}

TEST_F(ActivitiesOfPeopleTest, AJobThatBeganWithThePlacementDidNotComeOfIt) {
  std::vector<Person> some{people()[0]};
  some[0].states = {in("unemployed", "2024-01-01", "2024-02-01"), job("2024-02-01", "A")};
  EXPECT_EQ(run(placement, some).share("placed", {{"step", "hired-same-employer"}}), "0/1");
}

TEST_F(ActivitiesOfPeopleTest, DaysToContactAndPlacement) {
  ActivitiesRun found = run(placement, people());
  EXPECT_EQ(found.cell("days-to", {{"step", "contact"}}, "n"), "3");  // 10, 50 and 2 days
  EXPECT_DOUBLE_EQ(found.number("days-to", {{"step", "contact"}}, "value"), 62.0 / 3);
  EXPECT_EQ(found.cell("days-to", {{"step", "contact"}}, "median"), "10");
  EXPECT_EQ(found.cell("days-to", {{"step", "contact"}}, "first_quartile"), "6");
  EXPECT_EQ(found.cell("days-to", {{"step", "placement"}}, "longest"), "45");  // 31, 14 and 45 days
}

TEST_F(ActivitiesOfPeopleTest, WhatIsAnActivityAndAStateIsOnePlacement) {
  std::vector<Person> some{people()[0]};
  StateRow placed = in("placement", "2024-02-03", "2024-03-01");
  placed.employer = "A";
  some[0].states.insert(some[0].states.begin() + 1, placed);
  EXPECT_EQ(run(placement, some).cell("employers", {{"trait", "size"}, {"class", "1-9"}}, "placements"), "1");
}

TEST_F(ActivitiesOfPeopleTest, EmployersBySizeAndSector) {
  std::vector<Person> some = people();
  some.push_back(some[0]);
  some.push_back(some[0]);
  some.back().activities[0].provider = "Okänt företag";
  ActivitiesRun found = run(placement, some);
  EXPECT_EQ(found.share("employers", {{"trait", "size"}, {"class", "1-9"}}), "1/2 unknown 1");
  EXPECT_EQ(found.cell("employers", {{"trait", "sector"}, {"class", "Vård"}}, "placements"), "2");
  EXPECT_EQ(found.share("placement-employers", {{"measure", "small-employers"}}), "1/2 unknown 1");
  // Two with A, one with B; one employer is not in the table, and one placement says nothing.
  EXPECT_EQ(found.share("placement-employers", {{"measure", "small-placements"}}), "2/3 unknown 2");
  EXPECT_EQ(found.share("placement-employers", {{"measure", "demanded-sectors"}}), "2/3 unknown 2");
  EXPECT_EQ(told(plugin_, "P503"), 1);
}

TEST_F(ActivitiesOfPeopleTest, TheNetworkGrowsByQuarter) {
  ActivitiesRun found = run(placement, people());
  const auto of = [&](const char* quarter, const char* measure) {
    return found.cell("network", {{"quarter", quarter}, {"measure", measure}}, "employers");
  };
  EXPECT_EQ(of("2024-1", "members"), "1");
  EXPECT_EQ(of("2024-1", "with-placement"), "2");
  EXPECT_EQ(of("2024-2", "members"), "2");
  EXPECT_EQ(of("2024-2", "small"), "1");
  EXPECT_EQ(of("2024-4", "members"), "1");  // B has left
  EXPECT_EQ(found.rows("network"), 12U);
}

TEST_F(ActivitiesOfPeopleTest, AnOrganisationThatContradictsItselfIsTold) {
  const Organisations twice({{"A", "Arbetsgivare", "Vård", "1-9", "2024-02-10"},
                             {"A", "Arbetsgivare", "Bygg", "1-9", "2024-02-10"}});
  ActivitiesRun found(plugin_, placement, people(), "2025-01-01", &twice);
  EXPECT_EQ(told(plugin_, "P504"), 1);
  EXPECT_EQ(found.cell("employers", {{"trait", "sector"}, {"class", "Bygg"}}, "placements"), "1");
}

TEST_F(ActivitiesOfPeopleTest, OfAProjectWithoutPlacementsNothingIsSaid) {
  EXPECT_EQ(run("", {people()[1]}).rows("placed"), 0U);
  EXPECT_EQ(run(placement, {people()[1]}).rows("placed"), 6U);
}

TEST_F(ActivitiesOfPeopleTest, CaseworkersAndTheirChanges) {
  const auto person = [](Word exit, std::vector<AssignmentRow> assignments) {
    Person one{.entry = "2024-01-01", .exit = std::move(exit)};
    one.assignments = std::move(assignments);
    return one;
  };
  const std::vector<Person> some{
      person("2024-06-30",
             {{"caseworker", "H1", "2024-01-01", "2024-02-01"}, {"caseworker", "H2", "2024-02-01"}}),
      person("2024-06-30", {{"caseworker", "H1", "2024-02-10"}}),
      person("2024-06-30", {}),
      person("2024-06-30",
             {{"caseworker", "H1", "2024-01-01", "2024-02-01"}, {"caseworker", "H1", "2024-02-01"}}),
      person("2024-06-30", {{"caseworker", "H1", "2024-07-15"}}),  // after the exit: not the project's
      person(std::nullopt, {{"caseworker", "H1", "2024-01-05"}})};
  ActivitiesRun found = run("caseworker_within = \"14d\"", some);
  const auto share = [&](const char* measure) {
    return found.share("support", {{"role", "caseworker"}, {"measure", measure}});
  };
  EXPECT_EQ(share("had"), "3/5 not_due 1 early 1");
  EXPECT_EQ(share("in-time"), "3/6");
  EXPECT_EQ(share("changed"), "1/3 not_due 1 apart 2");
  EXPECT_EQ(found.share("changes", {{"role", "caseworker"}, {"number", "0"}}), "2/3");
  EXPECT_EQ(found.share("changes", {{"role", "caseworker"}, {"number", "1"}}), "1/3");
  EXPECT_EQ(found.cell("days-to", {{"step", "caseworker"}}, "longest"), "40");
  // A project that has no mentors is not told that everybody lacks one, unless it asks.
  EXPECT_EQ(found.rows("support"), 3U);
  EXPECT_EQ(
      run("mentor_within = \"30d\"", some).share("support", {{"role", "mentor"}, {"measure", "in-time"}}),
      "0/6");
}

TEST_F(ActivitiesOfPeopleTest, AdaptationIsReadByItsCriterion) {
  std::vector<Person> some = people();
  some[0].attributes = {{"Anpassning", "ja"}};
  some[1].attributes = {{"Anpassning", "nej"}};
  const std::string toml = "[[adaptation]]\nid = \"a\"\nwhen = { attribute = \"Anpassning\", is = \"ja\" }";
  EXPECT_EQ(run(toml, some).share("adaptation", {{"adaptation", "a"}}), "1/2 unknown 3");
}

TEST_F(ActivitiesOfPeopleTest, SupportAfterTheJobBeganIsCountedApart) {
  std::vector<Person> some = people();
  some[0].events = {{"Stöd", "2024-02-01"}, {"Stöd", "2024-04-01"}, {"Utanför", "2024-08-01"}};
  some[3].events = {{"Stöd", "2024-02-29"}};  // before the job
  ActivityRow call{"Stödsamtal", "2024-05-01", "2024-05-02", 1.5};
  some[4].activities.push_back(call);
  ActivitiesRun found =
      run("after_employment = { events = [\"Stöd\"], activities = [\"Stödsamtal\"] }\noutside = { events = "
          "[\"Utanför\"] }",
          some);
  const ResultRow project{{"funding", "project"}};
  EXPECT_EQ(found.share("contacts-after-employment", project), "2/3 unknown 1 not_employed 1");
  EXPECT_EQ(found.cell("contacts-after-employment", project, "contacts"), "2");
  EXPECT_EQ(found.cell("contacts-after-employment", project, "held"), "1.5");
  EXPECT_EQ(found.share("contacts-after-employment", {{"funding", "outside"}}),
            "1/3 unknown 1 not_employed 1");
}

TEST(ActivitiesDesign, AsksWhatTheWordingLeavesOpen) {
  CompiledPlugin plugin(ACTIVITIES);
  EXPECT_TRUE(design_of(plugin, "").empty());
  const std::string open = R"(
    full_time = { activities = ["Kurs"] }
    placement = { activities = ["Praktik"], contact = ["Kontakt"] }
    mentor_within = "60d"
    [[courses]]
    id = "c"
    activities = ["Kurs"]
  )";
  const auto purposes = design_of(plugin, open, 60);
  ASSERT_EQ(purposes.size(), 5U);
  EXPECT_EQ(purposes[0].id, "employer-contact-time");
  EXPECT_EQ(purposes[0].planned, 60);
  EXPECT_EQ(purposes[0].ids(false), "contact-within");
  EXPECT_EQ(purposes[1].ids(false), "hired-within");
  EXPECT_EQ(purposes[2].id, "mentor-in-time");
  EXPECT_EQ(purposes[3].ids(false), "full-time-hours");
  EXPECT_EQ(purposes[4].id, "completion-c");
  EXPECT_EQ(purposes[4].ids(false), "completed");
  for (const RecordedPurpose& purpose : purposes) EXPECT_FALSE(purpose.limits.empty());

  const std::string answered = R"(
    agreed = ["hired-within", "completed"]
    full_time = { hours = 35 }
    placement = { contact = ["Kontakt"], contact_within = "30d" }
    [[courses]]
    id = "c"
    activities = ["Kurs"]
  )";
  for (const RecordedPurpose& purpose : design_of(plugin, answered)) EXPECT_EQ(purpose.ids(false), "");
}

}  // namespace
}  // namespace fotfaste::tests
