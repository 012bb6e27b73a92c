// What follows within 28 days of leaving; the day of leaving is the first (European Commission, ESF+ Data
// Support Centre).
#include <gtest/gtest.h>

#include <random>

#include "read_facts.hpp"

namespace fotfaste::tests {
namespace {

using indicators::Facts;
using indicators::LastEvent;

// Left on 1 March 2024: the window is 1 to 28 March.
Facts left(const std::vector<StateRow>& states, const std::string& toml = "",
           const std::vector<EventRow>& events = {}) {
  return facts_of({.entry = "2024-01-01", .exit = "2024-03-01", .states = states, .events = events}, toml);
}

TEST(Leaving, CountsTheFirstDayAndTheLastAndNoneAround) {
  EXPECT_EQ(left({in("employed", "2024-03-01", "2024-03-02")}).leaving.employed, Answer::yes);
  EXPECT_EQ(left({in("employed", "2024-03-28", "2024-03-29")}).leaving.employed, Answer::yes);
  EXPECT_EQ(left({in("employed", "2024-03-29")}).leaving.employed, Answer::unknown);
  EXPECT_EQ(left({in("employed", "2024-02-01", "2024-03-01")}).leaving.employed, Answer::unknown);
  EXPECT_EQ(left({in("employed", "2024-02-01", "2024-03-02")}).leaving.employed, Answer::yes);
}

TEST(Leaving, SaysNoOnlyWhereSomethingIsKnown) {
  const auto idle = left({in("inactive", "2024-03-05", "2024-03-06")});
  EXPECT_EQ(idle.leaving.employed, Answer::no);
  EXPECT_EQ(idle.leaving.last, LastEvent::other);
  const auto unknown = left({in("unknown", "2024-01-01")});
  EXPECT_EQ(unknown.leaving.employed, Answer::unknown);
  EXPECT_EQ(unknown.leaving.last, LastEvent::none_known);
}

TEST(Leaving, LetsTheLastEventDecide) {
  const auto last = [](const std::vector<StateRow>& states) { return left(states).leaving.last; };
  // The two worked cases: searching, then a job on day 20; a job, then unemployed.
  EXPECT_EQ(last({in("job_search", "2024-03-01", "2024-03-21"), in("employed", "2024-03-21")}),
            LastEvent::employed);
  EXPECT_EQ(last({in("employed", "2024-03-01", "2024-03-15"), in("unemployed", "2024-03-15")}),
            LastEvent::searching);
  // The last day of the window, and the day after it.
  EXPECT_EQ(last({in("job_search", "2024-02-01", "2024-03-28"), in("employed", "2024-03-28")}),
            LastEvent::employed);
  EXPECT_EQ(last({in("job_search", "2024-02-01", "2024-03-29"), in("employed", "2024-03-29")}),
            LastEvent::searching);
  // A job that is left for neither work nor the search for it.
  EXPECT_EQ(last({in("employed", "2024-03-01", "2024-03-10"), in("sick", "2024-03-10")}), LastEvent::other);
  EXPECT_EQ(last({in("placement", "2024-03-01")}), LastEvent::other);
  EXPECT_EQ(last({in("self_employed", "2024-03-01")}), LastEvent::employed);
}

TEST(Leaving, PassesOverWhatIsNotKnownAfterTheLastEvent) {
  EXPECT_EQ(left({in("employed", "2024-03-01", "2024-03-10"), in("unknown", "2024-03-10")}).leaving.last,
            LastEvent::employed);
}

TEST(Leaving, CountsStudiesBesideAJobOrTheSearchForOne) {
  const auto working = left({in("employed", "2024-02-01"), in("education", "2024-03-10")});
  EXPECT_EQ(working.leaving.studying, Answer::yes);
  EXPECT_EQ(working.leaving.last, LastEvent::employed);
  const auto searching = left({in("job_search", "2024-03-02"), in("training", "2024-03-20")});
  EXPECT_EQ(searching.leaving.studying, Answer::yes);
  EXPECT_EQ(searching.leaving.last, LastEvent::searching);
  const auto student = left({in("education", "2024-01-01")});
  EXPECT_EQ(student.leaving.last, LastEvent::other);
  EXPECT_EQ(student.leaving.employed, Answer::no);
}

TEST(Leaving, TakesOfTwoBegunOnOneDayTheOneThatGoesOn) {
  EXPECT_EQ(left({in("job_search", "2024-03-05", "2024-03-06"), in("employed", "2024-03-05")}).leaving.last,
            LastEvent::employed);
  EXPECT_EQ(left({in("employed", "2024-03-05", "2024-03-06"), in("job_search", "2024-03-05")}).leaving.last,
            LastEvent::searching);
  EXPECT_EQ(left({in("job_search", "2024-03-05"), in("employed", "2024-03-05")}).leaving.last,
            LastEvent::employed);
}

TEST(Leaving, DoesNotHangOnTheOrderOfSpells) {
  std::vector<StateRow> states = {in("employed", "2024-02-20", "2024-03-10"), in("job_search", "2024-03-05"),
                                  in("education", "2024-03-07"), in("sick", "2024-03-05", "2024-03-06")};
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(states.begin(), states.end(), random);
    EXPECT_EQ(left(states).leaving.last, LastEvent::searching);
  }
}

TEST(Leaving, LooksForQualificationsFromEntryToTheEndOfTheWindow) {
  const char* stated = "qualification = \"Yrkesbevis\"\noffer = [\"Erbjuden plats\"]";
  const auto qualified = [&](const char* day) {
    return left({}, stated, {{"Yrkesbevis", day}}).leaving.qualified;
  };
  EXPECT_EQ(qualified("2023-12-31"), Answer::no);
  EXPECT_EQ(qualified("2024-01-01"), Answer::yes);
  EXPECT_EQ(qualified("2024-03-28"), Answer::yes);
  EXPECT_EQ(qualified("2024-03-29"), Answer::no);
  EXPECT_EQ(left({}, stated, {{"Erbjuden plats", "2024-03-01"}}).leaving.offered, Answer::yes);
  EXPECT_EQ(left({}, stated, {{"Annat", "2024-03-01"}}).leaving.offered, Answer::no);
  EXPECT_EQ(left({}, "", {{"Yrkesbevis", "2024-03-01"}}).leaving.qualified, Answer::unknown);
}

TEST(Leaving, KnowsNothingOfThoseWhoTakePart) {
  const Person person = {.entry = "2024-01-01", .states = {in("employed", "2024-01-01")}};
  EXPECT_EQ(facts_of(person).leaving.employed, Answer::unknown);
  Person planned = person;
  planned.exit = "2024-06-01";  // after the last day known
  EXPECT_EQ(facts_of(planned, "", "2024-06-01").leaving.employed, Answer::unknown);
  EXPECT_EQ(facts_of(planned, "", "2024-06-02").leaving.employed, Answer::yes);
}

}  // namespace
}  // namespace fotfaste::tests
