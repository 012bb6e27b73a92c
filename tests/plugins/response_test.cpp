// Tables response and due: who was reached, and who is to be followed up.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* calls = "attempted = { event = [\"Samtal\", \"Brev\"] }\n";

class ResponseTest : public testing::Test {
 protected:
  // "entered exited due attempted reached"
  std::string flow(const std::vector<Person>& people, const std::string& more,
                   const std::string& point = "exit+6m") {
    Evaluation run(plugin_, "points = [\"exit\", \"exit+6m\"]\n" + more, "2025-06-01");
    static_cast<void>(run.table("response", people));
    const ResultRow row = run.row("response", {{"point", point}, {"stratum", "everybody"}});
    return row.at("entered") + " " + row.at("exited") + " " + row.at("denominator") + " " +
           row.at("attempted") + " " + row.at("numerator");
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(ResponseTest, FollowsTheWayFromEntryToAnAnswer) {
  const std::vector<StateRow> known{in("employed", "2024-01-01")};
  const std::vector<StateRow> lost{in("employed", "2024-01-01", "2024-09-01")};
  const std::vector<Person> people{
      {.exit = "2024-10-01", .states = known, .events = {{"Samtal", "2025-04-02"}}},
      {.exit = "2024-10-01", .states = lost, .events = {{"Brev", "2025-03-01"}, {"Samtal", "2025-05-01"}}},
      {.exit = "2024-10-01", .states = lost, .events = {{"Plan", "2025-04-01"}}},
      {.exit = "2025-02-01", .states = known, .events = {{"Samtal", "2025-05-20"}}},  // not due
      {.exit = "2025-08-01", .states = known},                                        // a planned exit
      {.states = known}};
  EXPECT_EQ(flow(people, calls), "6 4 3 2 1");
  EXPECT_EQ(flow(people, ""), "6 4 3 null 1");
}

TEST_F(ResponseTest, WhoIsToEnterHasNotEntered) {
  const std::vector<Person> people{{.entry = "2025-05-31"}, {.entry = "2025-06-01"}, {.entry = "2025-07-01"}};
  EXPECT_EQ(flow(people, ""), "1 0 0 null 0");
}

TEST_F(ResponseTest, AnAttemptCountsForTheNearestPointAndForBothOfTwoAsNear) {
  const auto called = [](const std::string& day) {
    return std::vector<Person>{{.exit = "2024-07-01", .events = {{"Samtal", day}}}};
  };
  // The exit is 1 July, six months later 1 January: 92 days from both is 1 October.
  EXPECT_EQ(flow(called("2024-09-30"), calls, "exit"), "1 1 1 1 0");
  EXPECT_EQ(flow(called("2024-09-30"), calls), "1 1 1 0 0");
  EXPECT_EQ(flow(called("2024-10-01"), calls, "exit"), "1 1 1 1 0");
  EXPECT_EQ(flow(called("2024-10-01"), calls), "1 1 1 1 0");
  EXPECT_EQ(flow(called("2024-10-02"), calls, "exit"), "1 1 1 0 0");
  EXPECT_EQ(flow(called("2024-10-02"), calls), "1 1 1 1 0");
  // Nothing is known from as_of on.
  EXPECT_EQ(flow(called("2025-06-01"), calls), "1 1 1 0 0");
}

TEST_F(ResponseTest, ReachedIsWhoseStateIsKnownAtThePoint) {
  StateRow call = in("employed", "2025-04-10");
  call.known_until = "2025-04-11";
  const std::vector<Person> people{{.exit = "2024-10-01", .states = {call}}};
  EXPECT_EQ(flow(people, ""), "1 1 1 null 0");
  EXPECT_EQ(flow(people, "window = \"0d..+14d\""), "1 1 1 null 1");
  EXPECT_EQ(flow(people, "window = \"0d..+61d\""), "1 1 0 null 0");  // the window has not passed
}

TEST_F(ResponseTest, AWordThatIsNowhereIsTold) {
  Evaluation run(plugin_, "attempted = { event = \"Samtl\" }", "2025-06-01");
  static_cast<void>(run.table("response", std::vector<Person>{{.events = {{"Samtal", "2024-05-01"}}}}));
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].code, "P120");
}

class DueTest : public testing::Test {
 protected:
  // "person due earliest..latest late caseworker attempts", a line each.
  std::vector<std::string> due(const std::vector<Person>& people, const std::string& more,
                               const std::string& as_of = "2025-06-01") {
    Evaluation run(plugin_, "points = [\"exit+6m\"]\n" + more, as_of);
    std::vector<std::string> lines;
    for (const ResultRow& row : run.table("due", people)) {
      lines.push_back(row.at("person") + " " + row.at("due") + " " + row.at("earliest") + ".." +
                      row.at("latest") + " " + row.at("late") + " " + row.at("caseworker") + " " +
                      row.at("attempts"));
    }
    return lines;
  }
  using Lines = std::vector<std::string>;
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
};

TEST_F(DueTest, IsEmptyUnlessAskedForAndReadsNoPersons) {
  EXPECT_TRUE(due({{.exit = "2024-10-01", .number = 1}}, "").empty());
  Evaluation run(plugin_, "", "2025-06-01");
  EXPECT_FALSE(run.declared().contains("person"));
  EXPECT_FALSE(run.declared().contains("assignments.who"));
}

// A state made of the column "person" counts as one of persons, which is never handed to others: the list
// must not be made without it.
TEST_F(DueTest, AStateWithTheListIsMadeOfPersonsAndOneWithoutIsTheSameWhoeverTheyAre) {
  EXPECT_TRUE(Evaluation(plugin_, "due_within = \"30d\"", "2025-06-01").declared().contains("person"));
  const auto state_of = [&](const std::string& toml, std::uint64_t number) {
    Evaluation run(plugin_, toml, "2025-06-01");
    const auto state = run.create();
    run.consume(state, std::vector<Person>{{.exit = "2024-10-01", .number = number}});
    return run.serialize(state);
  };
  EXPECT_EQ(state_of("points = [\"exit+6m\"]", 1), state_of("points = [\"exit+6m\"]", 2));
  const std::string listed = "points = [\"exit+6m\"]\ndue_within = \"30d\"";
  EXPECT_NE(state_of(listed, 1), state_of(listed, 2));
}

TEST_F(DueTest, ListsWhoIsDueSoonAndNotReached) {
  const auto leaver = [](const std::string& exit, std::uint64_t number, std::vector<StateRow> states = {}) {
    return Person{.exit = exit, .states = std::move(states), .number = number};
  };
  const std::vector<Person> people{
      leaver("2024-12-30", 7),                                                // due on 30 June
      leaver("2024-12-31", 8),                                                // the same day, clamped
      leaver("2025-01-01", 9),                                                // due on 1 July
      leaver("2024-10-01", 3),                                                // was due on 1 April
      leaver("2024-10-02", 4, {in("employed", "2024-01-01")}),                // reached
      leaver("2024-10-03", 5, {in("employed", "2024-01-01", "2025-04-03")}),  // heard of, but not on the day
      {.number = 6}};                                                         // still there
  const Lines late{"3 2025-04-01 2025-04-01..2025-04-01 yes null null",
                   "5 2025-04-03 2025-04-03..2025-04-03 yes null null"};
  EXPECT_EQ(due(people, "due_within = \"0d\""), late);
  Lines soon = late;
  soon.emplace_back("7 2025-06-30 2025-06-30..2025-06-30 no null null");
  soon.emplace_back("8 2025-06-30 2025-06-30..2025-06-30 no null null");
  EXPECT_EQ(due(people, "due_within = \"30d\""), soon);
  soon.emplace_back("9 2025-07-01 2025-07-01..2025-07-01 no null null");
  EXPECT_EQ(due(people, "due_within = \"31d\""), soon);
}

TEST_F(DueTest, AWindowLeavesTimeAndAnObservationInItIsEnough) {
  StateRow call = in("employed", "2025-05-20");
  call.known_until = "2025-05-21";
  const std::vector<Person> people{{.exit = "2024-11-15", .number = 1},
                                   {.exit = "2024-10-15", .number = 2},
                                   {.exit = "2024-12-01", .states = {call}, .number = 3}};
  EXPECT_EQ(due(people, "due_within = \"30d\"\nwindow = \"-14d..+30d\""),
            (Lines{"2 2025-04-15 2025-04-01..2025-05-15 yes null null",
                   "1 2025-05-15 2025-05-01..2025-06-14 no null null"}));
}

TEST_F(DueTest, NamesTheLatestCaseworkerAndCountsAttempts) {
  Person person{.exit = "2024-10-01",
                .events = {{"Samtal", "2025-03-20"}, {"Brev", "2025-04-20"}, {"Plan", "2025-04-01"}},
                .assignments = {{"caseworker", "H2", "2024-05-01"},
                                {"caseworker", "H1", "2024-01-01", "2024-05-01"},
                                {"mentor", "M1", "2024-09-01"},
                                {"caseworker", "H3", "2025-06-01"}},  // not yet
                .number = 1};
  EXPECT_EQ(due({person}, std::string("due_within = \"0d\"\n") + calls),
            (Lines{"1 2025-04-01 2025-04-01..2025-04-01 yes H2 2"}));
  person.events.clear();
  EXPECT_EQ(due({person}, std::string("due_within = \"0d\"\n") + calls),
            (Lines{"1 2025-04-01 2025-04-01..2025-04-01 yes H2 0"}));
}

TEST_F(DueTest, APersonIsListedOnceForADay) {
  const Person person{.exit = "2024-10-01", .number = 1};
  EXPECT_EQ(due({person, person}, "due_within = \"0d\"").size(), 1U);
}

TEST_F(DueTest, OnlyThePopulationIsListed) {
  const std::vector<Person> people{{.exit = "2024-10-01", .cohort = "1", .number = 1},
                                   {.exit = "2024-10-01", .cohort = "2", .number = 2},
                                   {.exit = "2024-10-01", .cohort = "2", .group = "comparison", .number = 3}};
  EXPECT_EQ(due(people, "due_within = \"0d\"\npopulation = { cohort = \"2\" }").size(), 1U);
}

}  // namespace
}  // namespace fotfaste::tests
