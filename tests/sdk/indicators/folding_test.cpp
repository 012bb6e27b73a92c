// Participations of one person are one record (European Commission, guidance on monitoring: repeated entries
// into one operation).
#include "fotfaste/sdk/indicators/folding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "read_facts.hpp"

namespace fotfaste::tests {
namespace {

using indicators::LastEvent;

// Twice in the project: unemployed the first time and at work the second.
std::vector<Person> came_back(const Word& second_exit) {
  return {{.entry = "2024-01-10",
           .exit = "2024-03-01",
           .states = {in("unemployed", "2024-03-01", "2024-05-01"), in("employed", "2024-09-01")},
           .birth_date = "2006-06-01",
           .labour_status = "unemployed",
           .exit_reason = "dropout",
           .number = 7,
           .isced = 2},
          {.entry = "2024-07-01",
           .exit = second_exit,
           .states = {in("unemployed", "2024-03-01", "2024-05-01"), in("employed", "2024-09-01")},
           .birth_date = "2006-06-01",
           .labour_status = "employed",
           .exit_reason = "employment",
           .number = 7,
           .isced = 3}};
}

TEST(Folding, KeepsTheBackgroundOfTheFirstEntryAndTheResultOfTheLastExit) {
  const auto all = read_facts(came_back("2024-09-01"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].participations, 2U);
  EXPECT_EQ(all[0].entry, day("2024-01-10"));
  EXPECT_EQ(all[0].exit, day("2024-09-01"));
  EXPECT_EQ(all[0].status, LabourStatus::unemployed);
  EXPECT_EQ(all[0].isced, 2);
  EXPECT_EQ(all[0].age_low, 17);  // 18 at the second entry
  EXPECT_EQ(all[0].exit_reason, ExitReason::employment);
  EXPECT_EQ(all[0].leaving.last, LastEvent::employed);
}

TEST(Folding, HasNoExitWhileOneParticipationGoesOn) {
  EXPECT_EQ(read_facts(came_back(std::nullopt)).at(0).exit, std::nullopt);
  std::vector<Person> people = came_back("2024-09-01");
  people[0].exit = std::nullopt;
  EXPECT_EQ(read_facts(people).at(0).exit, std::nullopt);
  EXPECT_EQ(read_facts(people).at(0).leaving.last, LastEvent::none_known);
}

TEST(Folding, TakesTheLastExitWhicheverEntryItIsOf) {
  std::vector<Person> people = came_back("2024-08-01");
  people[0].exit = "2024-12-01";  // the second lies within the first
  const auto facts = read_facts(people).at(0);
  EXPECT_EQ(facts.exit, day("2024-12-01"));
  EXPECT_EQ(facts.exit_reason, ExitReason::dropout);
}

TEST(Folding, DoesNotHangOnTheOrderOfRows) {
  std::vector<Person> people = came_back("2024-09-01");
  people.push_back({.entry = "2024-01-10", .exit = "2024-01-20", .labour_status = "employed", .number = 7});
  people.push_back({.entry = "2023-01-01", .number = 3});
  std::sort(people.begin(), people.end(), [](const Person& a, const Person& b) { return a.entry < b.entry; });
  do {
    const auto all = read_facts(people);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].person, 3U);
    EXPECT_EQ(all[1].person, 7U);
    EXPECT_EQ(all[1].participations, 3U);
    // Of two entries on one day, the one that ended first is the first.
    EXPECT_EQ(all[1].status, LabourStatus::employed);
    EXPECT_EQ(all[1].exit, day("2024-09-01"));
  } while (std::next_permutation(people.begin(), people.end(), [](const Person& a, const Person& b) {
    return std::tie(a.entry, a.exit) < std::tie(b.entry, b.exit);
  }));
}

}  // namespace
}  // namespace fotfaste::tests
