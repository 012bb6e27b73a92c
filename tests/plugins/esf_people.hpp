// Made-up people of any kind that a fund's records may hold, sound in themselves: some lack something, some
// come back, some take part still.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "people.hpp"

namespace fotfaste::tests {

class EsfPeople {
 public:
  explicit EsfPeople(std::uint32_t seed) : random_(seed) {}

  // Participations of so many persons, those of a person together.
  std::vector<Person> some(std::size_t count) {
    std::vector<Person> people;
    for (std::size_t i = 0; i < count; ++i) {
      people.push_back(one(to_day({2015, 1, 1}) + below(1400)));
      people.back().number = i;
      while (people.back().exit && chance(15)) {
        Person again = one(*parse_day(*people.back().exit) + 1 + below(300));
        again.number = i;
        again.birth_date = people.back().birth_date;
        again.birth_date_precision = people.back().birth_date_precision;
        again.gender = people.back().gender;
        again.states = people.back().states;
        people.push_back(std::move(again));
      }
    }
    return people;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool chance(int percent) { return below(100) < percent; }
  template <std::size_t size>
  std::string pick(const char* const (&words)[size]) {
    return words[below(static_cast<int>(size))];
  }

  Person one(Day entry) {
    Person person{.entry = format_day(entry)};
    if (chance(85)) person.exit = format_day(entry + below(500));
    if (chance(90)) person.exit_reason = pick({"completed", "completed", "employment", "dropout", "unknown"});
    if (chance(95)) person.gender = pick({"woman", "man", "woman", "man", "woman", "man", "other"});
    if (chance(95)) person.birth_date = format_day(entry - 5500 - below(18000));
    person.birth_date_precision = pick({"day", "day", "day", "day", "month", "year"});
    person.entry_precision = person.exit_precision = "day";
    if (chance(95)) {
      person.labour_status = pick(
          {"unemployed", "unemployed", "employed", "self_employed", "inactive_other", "inactive_education"});
    }
    if (person.labour_status == "unemployed" && chance(95))
      person.unemployed_since = format_day(entry - below(700));
    if (chance(95)) person.isced = 1 + below(8);
    for (const char* name :
         {"foreign_background", "minority", "disability", "other_disadvantaged", "homeless", "rural",
          "jobless_household", "dependent_children", "single_adult"}) {
      if (chance(96)) person.flags[name] = chance(30);
    }
    Day from = entry - 100;
    for (int spells = below(8); spells > 0; --spells) {
      const Day until = from + 1 + below(250);
      StateRow row = in(pick({"employed", "self_employed", "education", "training", "placement", "unemployed",
                              "job_search", "inactive", "sick", "unknown"}),
                        format_day(from), format_day(until));
      if (chance(80)) row.contract = pick({"Visstid", "Tillsvidare", "Annat"});
      if (chance(80)) row.hours = 10.0 * (1 + below(4));
      person.states.push_back(row);
      from = until - (chance(20) ? below(20) : 0);
    }
    for (const char* kind : {"Examen", "Erbjudande", "Befordran", "Samtal"}) {
      if (chance(25)) person.events.push_back({kind, format_day(entry + below(700))});
    }
    return person;
  }

  std::mt19937 random_;
};

}  // namespace fotfaste::tests
