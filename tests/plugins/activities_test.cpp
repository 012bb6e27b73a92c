// What participants took part in, counted by hand: uptake, hours, parts, days, full time, courses, factors.
#include <gtest/gtest.h>

#include "activities_run.hpp"

namespace fotfaste::tests {
namespace {

class ActivitiesTest : public testing::Test {
 protected:
  ActivitiesRun run(const std::string& toml, const std::vector<Person>& people,
                    const std::string& as_of = "2025-01-01") {
    return ActivitiesRun(plugin_, toml, people, as_of);
  }
  CompiledPlugin plugin_{ACTIVITIES};
};

Person present(const std::string& entry, Word exit, std::vector<ActivityRow> activities,
               std::vector<StateRow> states = {}) {
  Person person{.entry = entry, .exit = std::move(exit), .states = std::move(states)};
  person.activities = std::move(activities);
  return person;
}

// In January 2024, with a placement until the 10th and a course from the 8th until the 14th.
Person january() {
  return present(
      "2024-01-01", "2024-01-31",
      {{.type = "Praktik", .from = "2024-01-01", .until = "2024-01-11", .attended = 1, .job_focused = 1},
       {.type = "Praktik", .from = "2024-01-05", .until = "2024-01-09", .attended = 1, .job_focused = 1},
       {.type = "Kurs", .from = "2024-01-08", .until = "2024-01-15", .attended = 1, .job_focused = 0},
       {.type = "Kurs", .from = "2024-01-16", .until = "2024-01-28", .attended = 0, .job_focused = 0}});
}

std::vector<Person> three() {
  return {present("2024-01-01", "2024-03-31",
                  {{"Kurs", "2024-01-08", "2024-01-10", 6.0, "group", 1, 8.0},
                   {"Kurs", "2024-02-01", "2024-02-02", std::nullopt, "group", 0, 4.0},
                   {"Samtal", "2024-01-05", "2024-01-06", 1.5, "individual"}}),
          present("2024-02-01", std::nullopt,
                  {{"Kurs", "2024-02-05", "2024-02-06", std::nullopt, "group", 1, 4.0}}),
          present("2024-02-01", std::nullopt, {{"Kurs", "2024-02-05", "2024-02-06", 3.0, "group", 0, 4.0}})};
}

TEST_F(ActivitiesTest, WhoNeverCameDidNotTakePart) {
  ActivitiesRun found = run("", three());
  EXPECT_EQ(found.share("uptake", {{"activity", "Kurs"}}), "2/3 never_came 1");
  EXPECT_EQ(found.share("uptake", {{"activity", "Samtal"}}), "1/3");
  EXPECT_EQ(found.share("attendance", {{"activity", "Kurs"}}), "2/4");
  EXPECT_EQ(found.share("attendance", {{"activity", "Samtal"}}), "0/0 unknown 1");
  EXPECT_EQ(told(plugin_, "P500"), 1);
  EXPECT_EQ(told(plugin_, "P501"), 1);
}

TEST_F(ActivitiesTest, HoursThatAreMissingAreNotNought) {
  ActivitiesRun found = run("", three());
  const ResultRow course{{"activity", "Kurs"}};
  EXPECT_EQ(found.cell("hours", course, "n"), "1");
  EXPECT_EQ(found.cell("hours", course, "unknown"), "1");
  EXPECT_EQ(found.cell("hours", course, "value"), "6");
  EXPECT_EQ(found.cell("hours", course, "held"), "6");
  EXPECT_EQ(found.cell("hours", course, "planned"), "20");
  EXPECT_EQ(found.cell("hours", course, "held_of_planned"), "0.375");  // 6 + 0 + 0 of 8 + 4 + 4
  EXPECT_EQ(found.cell("hours", course, "without_held"), "1");
  EXPECT_EQ(found.cell("hours", {{"activity", "Samtal"}}, "planned"), "null");
}

TEST_F(ActivitiesTest, MoreHoursThanThereAreInADayAreNoHours) {
  const std::vector<Person> people{
      present("2024-01-01", std::nullopt, {{"Kurs", "2024-01-08", "2024-01-09", 24.5}}),
      present("2024-01-01", std::nullopt, {{"Kurs", "2024-01-08", "2024-01-09", -1.0}}),
      present("2024-01-01", std::nullopt, {{"Kurs", "2024-01-08", "2024-01-09", 24.0}})};
  ActivitiesRun found = run("", people);
  EXPECT_EQ(found.cell("hours", {{"activity", "Kurs"}}, "held"), "24");
  EXPECT_EQ(found.cell("hours", {{"activity", "Kurs"}}, "unknown"), "2");
}

TEST_F(ActivitiesTest, IndividualInGroupsAndBoth) {
  ActivitiesRun found = run("", three());
  EXPECT_EQ(found.share("individual-and-group", {{"kind", "individual"}}), "1/3");
  EXPECT_EQ(found.share("individual-and-group", {{"kind", "group"}}), "2/3");
  EXPECT_EQ(found.share("individual-and-group", {{"kind", "both"}}), "1/3");
  EXPECT_EQ(found.cell("individual-and-group", {{"kind", "group"}}, "occasions"), "2");
  EXPECT_EQ(found.cell("individual-and-group", {{"kind", "individual"}}, "held"), "1.5");
  for (const char* number : {"0", "1", "2"}) EXPECT_EQ(found.share("breadth", {{"number", number}}), "1/3");
}

TEST_F(ActivitiesTest, PartsThatHangOnAStateAreUnknownWhereItIs) {
  const std::string toml = R"(
    [[components]]
    id = "job"
    states = ["employed"]
    [[components]]
    id = "course"
    activities = ["Kurs"]
    label = { sv = "kurs", en = "course" }
  )";
  const ActivityRow course{"Kurs", "2024-01-08", "2024-01-15"};
  const std::vector<Person> people{
      present("2024-01-01", "2024-03-31", {course},
              {in("unemployed", "2024-01-01", "2024-02-01"), in("employed", "2024-02-01")}),
      present("2024-01-01", "2024-03-31", {}, {in("unemployed", "2023-01-01")}),
      present("2024-01-01", "2024-03-31", {course})};
  ActivitiesRun found = run(toml, people);
  EXPECT_EQ(found.share("components", {{"component", "job"}}), "1/2 unknown 1");
  EXPECT_EQ(found.share("components", {{"component", "course"}}), "2/3");
  EXPECT_EQ(found.share("components", {{"component", "all"}}), "1/2 unknown 1");
  EXPECT_EQ(found.share("components", {{"component", "none"}}), "1/3");
  EXPECT_EQ(found.share("combinations", {{"combination", "job + course"}}), "1/2 unknown 1");
  EXPECT_EQ(found.share("combinations", {{"combination", "none"}}), "1/2 unknown 1");
  EXPECT_EQ(found.run().labels.at("combinations.combination job + course"), "job + kurs / job + course");
}

TEST_F(ActivitiesTest, DaysAreCountedOnceHoweverManyGoOn) {
  const std::string toml = R"(
    gap_at_most = "16d"
    [[parallel]]
    id = "both"
    first = { activities = ["Praktik"] }
    second = { activities = ["Kurs"] }
  )";
  ActivitiesRun found = run(toml, {january()});
  const auto days = [&](const char* comparison, const char* one) {
    return found.cell("days", {{"comparison", comparison}, {"class", one}}, "days");
  };
  EXPECT_EQ(days("both", "both"), "3");
  EXPECT_EQ(days("both", "first"), "7");
  EXPECT_EQ(days("both", "second"), "4");
  EXPECT_EQ(days("both", "neither"), "17");
  EXPECT_EQ(days("any-activity", "with"), "14");
  EXPECT_EQ(days("any-activity", "without"), "17");
  EXPECT_DOUBLE_EQ(found.number("days", {{"comparison", "both"}, {"class", "both"}}, "value"), 3.0 / 31);
  EXPECT_EQ(found.share("parallel", {{"comparison", "both"}, {"base", "everybody"}}), "1/1");
  EXPECT_EQ(found.share("long-gaps", {}), "1/1");
  EXPECT_EQ(run("gap_at_most = \"17d\"", {january()}).share("long-gaps", {}), "0/1");
}

TEST_F(ActivitiesTest, OnDaysWithWhatDoesNotSayItIsUnknown) {
  Person person = january();
  person.activities.push_back({.type = "Samtal", .from = "2024-01-20", .until = "2024-01-21"});
  // On a day when both go on anyway it changes nothing.
  person.activities.push_back({.type = "Samtal", .from = "2024-01-09", .until = "2024-01-10"});
  ActivitiesRun found = run("", {person});
  const ResultRow both{{"comparison", "job-focused"}, {"class", "both"}};
  EXPECT_EQ(found.cell("days", both, "days"), "3");
  EXPECT_EQ(found.cell("days", both, "unknown"), "1");
  EXPECT_DOUBLE_EQ(found.number("days", both, "value"), 3.0 / 30);
  EXPECT_EQ(found.cell("days", {{"comparison", "job-focused"}, {"class", "neither"}}, "days"), "16");
}

TEST_F(ActivitiesTest, WithoutAnEndItGoesOnAsLongAsTheParticipation) {
  const std::vector<Person> people{present("2024-01-01", "2024-01-31", {{"Kurs", "2024-01-22"}}),
                                   present("2024-12-01", std::nullopt, {{"Kurs", "2024-12-22"}})};
  ActivitiesRun found = run("", people);
  const ResultRow with{{"comparison", "any-activity"}, {"class", "with"}};
  EXPECT_EQ(found.cell("days", with, "days"), "20");  // 22 to 31 January, and 22 to 31 December
}

TEST_F(ActivitiesTest, FullTimeIsWhatIsPlannedTogether) {
  const std::string toml =
      "full_time = { hours = 40, activities = [\"Kurs\", \"Annat\"], states = [\"employed\"] }";
  StateRow job = in("employed", "2024-01-01", "2024-06-01");
  job.hours = 20;
  const ActivityRow course{"Kurs", "2024-01-01", "2024-01-15", std::nullopt, std::nullopt, 1, 40.0};
  Person whole = present("2024-01-01", "2024-01-28", {course}, {job});
  ActivitiesRun found = run(toml, {whole});
  const auto weeks = [&](const char* one) {
    return found.cell("full-time-weeks", {{"class", one}}, "weeks");
  };
  EXPECT_EQ(weeks("full"), "2");
  EXPECT_EQ(weeks("half"), "2");
  EXPECT_EQ(found.share("full-time", {{"reading", "every-week"}}), "0/1");
  EXPECT_EQ(found.share("full-time", {{"reading", "most-weeks"}}), "0/1");
  EXPECT_EQ(found.share("full-time", {{"reading", "some-week"}}), "1/1");

  // A week with something of unknown size may have been full.
  whole.activities.push_back({"Annat", "2024-01-15", "2024-01-22"});
  ActivitiesRun open = run(toml, {whole});
  EXPECT_EQ(open.cell("full-time-weeks", {{"class", "half"}}, "unknown"), "1");
  EXPECT_EQ(open.share("full-time", {{"reading", "every-week"}}), "0/1");
  EXPECT_EQ(open.share("full-time", {{"reading", "most-weeks"}}), "0/0 unknown 1");
  EXPECT_EQ(told(plugin_, "P505"), 1);

  EXPECT_EQ(
      run(toml, {present("2024-01-01", "2024-01-05", {})}).share("full-time", {{"reading", "every-week"}}),
      "0/0 no_week 1");
}

TEST_F(ActivitiesTest, ACourseIsCompletedWhenItIsOverAndAttended) {
  const auto person = [](Word exit, Word until, std::optional<double> hours, std::optional<int> attended) {
    return present("2024-01-01", std::move(exit),
                   {{"Kurs", "2024-01-08", std::move(until), hours, "group", attended, 10.0}});
  };
  const std::vector<Person> people{
      person("2024-06-30", "2024-02-01", 8.0, 1),           // completed
      person(std::nullopt, "2024-02-01", 8.0, 1),           // completed, and still taking part
      person("2024-06-30", "2024-02-01", 7.0, 1),           // too few hours
      person("2024-01-20", "2024-02-01", 9.0, 1),           // left before the end
      person(std::nullopt, "2025-02-01", 9.0, 1),           // goes on
      person("2024-06-30", "2024-02-01", std::nullopt, 1),  // hours not known
      person("2024-06-30", "2024-02-01", 0.0, 0)};          // never came
  const std::string course = "[[courses]]\nid = \"c\"\nactivities = [\"Kurs\"]\n";
  EXPECT_EQ(run(course + "attended_share = 0.8", people).share("completion", {{"course", "c"}}),
            "2/4 unknown 1 not_due 1 apart 1");
  EXPECT_EQ(run(course, people).share("completion", {{"course", "c"}}), "4/5 not_due 1 apart 1");
  std::vector<Person> certified = people;
  certified[0].events = {{"Intyg", "2024-01-07"}};  // of something before
  certified[3].events = {{"Intyg", "2024-03-01"}};
  certified[4].events = {{"Intyg", "2024-03-01"}};
  EXPECT_EQ(run(course + "certificate = [\"Intyg\"]", certified).share("completion", {{"course", "c"}}),
            "1/5 not_due 1 early 1 apart 1");
}

TEST_F(ActivitiesTest, FactorsShowWhatIsDoneAboutThem) {
  const std::string toml = R"(
    [[factors]]
    id = "hope"
    activities = ["Kurs", "Samtal", "Kurs"]
    [[factors]]
    id = "health"
  )";
  ActivitiesRun found = run(toml, three());
  EXPECT_EQ(found.share("factor-coverage", {{"factor", "hope"}}), "2/3");
  EXPECT_EQ(found.cell("factor-coverage", {{"factor", "hope"}}, "activities"), "2");
  EXPECT_EQ(found.cell("factor-coverage", {{"factor", "hope"}}, "held"), "7.5");
  EXPECT_EQ(found.share("factor-coverage", {{"factor", "health"}}), "0/3");
  EXPECT_EQ(found.share("factor-activities", {{"factor", "hope"}, {"activity", "Samtal"}}), "1/3");
  EXPECT_EQ(told(plugin_, "P502"), 1);
}

TEST_F(ActivitiesTest, WhatIsOutsideTheProjectStandsByItself) {
  std::vector<Person> people = three();
  people[0].activities[0].provider = "Regionen";
  ActivitiesRun found = run("outside = { activities = [\"Samtal\"], providers = [\"Regionen\"] }", people);
  EXPECT_EQ(found.share("uptake", {{"activity", "Kurs"}}), "1/3 never_came 2");
  EXPECT_EQ(found.share("outside", {{"activity", "Kurs"}}), "1/3");
  EXPECT_EQ(found.share("outside", {{"activity", "Samtal"}}), "1/3");
  EXPECT_EQ(found.cell("outside", {{"activity", "Kurs"}}, "held"), "6");
}

TEST_F(ActivitiesTest, NobodyAndOnePerson) {
  EXPECT_EQ(run("", {}).text(), "");
  ActivitiesRun one = run("by = [\"gender\"]", {january()});
  EXPECT_EQ(one.share("uptake", {{"activity", "Kurs"}}), "1/1");
  // Enters after the day of the report.
  EXPECT_EQ(run("", {january()}, "2023-06-01").text(), "");
}

// Words of the evaluator's data that are words of the plugin too, or of the page.
TEST_F(ActivitiesTest, HostileLabels) {
  Person person = january();
  for (const char* type : {"all", "none", "unknown", "any-activity", "both", "<script>", "a + b", ""}) {
    person.activities.push_back({.type = type, .from = "2024-01-08", .until = "2024-01-09"});
  }
  const std::string toml = R"(
    [[components]]
    id = "<b>"
    activities = ["all", "<script>"]
    [[factors]]
    id = "f"
    activities = ["all", "none"]
  )";
  ActivitiesRun found = run(toml, {person});
  EXPECT_EQ(found.rows("uptake"), 10U);
  EXPECT_EQ(found.share("components", {{"component", "<b>"}}), "1/1");
  EXPECT_EQ(found.share("components", {{"component", "all"}}), "1/1");
}

TEST_F(ActivitiesTest, ParametersThatCannotBeAreRefused) {
  const auto code = [&](const std::string& toml) {
    Evaluation evaluation(plugin_, toml, "2025-01-01");
    return evaluation.status == FOTFASTE_OK ? std::string("fine") : plugin_.host.findings.back().code;
  };
  EXPECT_EQ(code("[[components]]\nid = \"a\""), "P112");
  EXPECT_EQ(code("[[components]]\nid = \"all\"\nactivities = [\"x\"]"), "P111");
  EXPECT_EQ(code("[[components]]\nid = \"a+b\"\nactivities = [\"x\"]"), "P111");
  EXPECT_EQ(code("[[components]]\nid = \"a\"\nstates = [\"at_work\"]"), "P111");
  EXPECT_EQ(code("[[factors]]\nid = \"a\"\n[[factors]]\nid = \"a\""), "P113");
  EXPECT_EQ(code("[[parallel]]\nid = \"a\"\nfirst = { activities = [\"x\"] }"), "P112");
  EXPECT_EQ(code("[[courses]]\nid = \"a\"\nactivities = [\"x\"]\nattended_share = 1.5"), "P113");
  EXPECT_EQ(code("placement = { contact_within = \"30d\" }"), "P112");
  EXPECT_EQ(code("mentor_within = \"0d\""), "P113");
  EXPECT_EQ(code("full_time = { hours = 200 }"), "P113");
  EXPECT_EQ(code("by = [\"colour\"]"), "P111");
  EXPECT_EQ(code("after_employment = {}"), "P112");
  EXPECT_EQ(code("[[adaptation]]\nid = \"a\"\nwhen = { gendr = \"woman\" }"), "P110");
  std::string many;
  for (int i = 0; i < 17; ++i)
    many += "[[components]]\nid = \"c" + std::to_string(i) + "\"\nactivities = [\"x\"]\n";
  EXPECT_EQ(code(many), "P113");
  EXPECT_EQ(code("gap_at_most = \"2m\"\nmentor_within = \"60d\""), "fine");
}

TEST_F(ActivitiesTest, WordsThatAreNowhereAreTold) {
  static_cast<void>(
      run("[[courses]]\nid = \"a\"\nactivities = [\"Kurz\"]\ncertificate = [\"Intyg\"]", three()));
  EXPECT_EQ(told(plugin_, "P120"), 2);
}

}  // namespace
}  // namespace fotfaste::tests
