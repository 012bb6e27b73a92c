// Made-up participants: what happened to each, before it is written into anybody's files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "intake/simulation/plan.hpp"
#include "intake/simulation/random.hpp"

namespace fotfaste::intake::simulation {

// Half-open; until no_day: goes on.
struct Spell {
  CoreState state = CoreState::unknown;
  Day from = 0;
  Day until = no_day;
  int hours = 0;  // a week; employment and placement only
  bool subsidised = false;
  std::string employer;
  Day known_until = no_day;
  bool is_answer = false;  // the participant's, when asked afterwards
};

// Taking part once more.
struct Return {
  Day entry = 0;
  Day exit = no_day;
  std::string cohort, site;
};

// What becomes of somebody. Only lasting_work meets the plan's work goal.
enum class Way : std::uint8_t { lasting_work, short_work, late_work, education, without_work };

struct Person {
  std::uint64_t number = 0;
  std::string pseudonym;
  Gender gender = Gender::unknown;
  std::string cohort, source, site, caseworker;
  std::string mentor;  // empty: none
  std::map<std::string, std::string> attributes;
  std::set<std::string> groups;
  Day birth = 0;
  Day entry = 0;
  Day exit = no_day;
  ExitReason exit_reason = ExitReason::completed;
  LabourStatus status = LabourStatus::unemployed;
  Day unemployed_since = no_day;
  int isced = 2;
  bool foreign_background = false;
  bool disability = false;
  // What funds ask about the background beside these.
  bool third_country_national = false;
  bool minority = false;
  bool homeless = false;
  bool rural = false;
  bool jobless_household = false;
  bool dependent_children = false;
  bool single_adult = false;
  bool other_disadvantaged = false;
  Way way = Way::without_work;
  const PlannedPath* path = nullptr;  // of the plan; null: by way
  bool dropout = false;
  bool answers_at_exit = true;
  bool reached_afterwards = true;
  std::vector<bool> meets;    // one for each rating goal of the plan
  std::vector<Spell> spells;  // in order of time, without overlaps
  std::optional<Return> comes_back;
  std::vector<Day> attempts;  // to reach somebody who has left

  // Facts of one kind are drawn from a stream of their own.
  [[nodiscard]] Random random(const Plan& plan, std::uint64_t part) const {
    return Random(plan.seed, number + 1, part);
  }
};

// The day itself, or the Monday after when it is a Saturday or Sunday.
constexpr Day workday(Day day) {
  const int weekday = ((day + 3) % 7 + 7) % 7;  // Monday is 0; 1970-01-01 was a Thursday
  return weekday < 5 ? day : day + 7 - weekday;
}

// Everybody of the plan, with exactly its numbers where they do not contradict each other.
std::vector<Person> make_people(const Plan& plan);

// Lets people whose entry leaves time for a path follow it, as many as the plan says while there are any.
void give_paths(const Plan& plan, std::vector<Person>& people);

// Fills in spells, exit and exit reason of a person whose entry and way are decided.
void make_career(const Plan& plan, Person& person);
// The same for a person who follows a path.
void follow_path(const Plan& plan, Person& person);

// Asks a person, whose spells are decided, at the points of the plan's follow-up; where states are known from
// answers alone, those after the exit are replaced by answers.
void follow_up(const Plan& plan, Person& person);

// The state that covers the day; nothing between spells.
const Spell* spell_on(const Person& person, Day day);

}  // namespace fotfaste::intake::simulation
