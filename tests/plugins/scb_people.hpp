// Participants whose month files violate no rule; tests change one thing at a time.
#pragma once

#include <string>
#include <vector>

#include "people.hpp"

namespace fotfaste::tests {

// A woman of age, unemployed at entry, with ten hours in each of the months named.
inline Person reported(std::uint64_t number, std::string entry, Word exit,
                       const std::vector<std::string>& months_with_hours) {
  Person person{.entry = std::move(entry), .exit = std::move(exit)};
  person.gender = "woman";
  person.birth_date = "2000-05-17";
  person.labour_status = "unemployed";
  person.number = number;
  for (const std::string& month : months_with_hours) {
    const std::string day = month.size() > 7 ? month : month + "-15";
    person.activities.push_back({"Praktik", day, format_day(*parse_day(day) + 1), 10.0});
  }
  return person;
}

}  // namespace fotfaste::tests
