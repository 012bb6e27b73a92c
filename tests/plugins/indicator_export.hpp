// An export of indicators through the compiled plugin, and the records that tests of it change one thing in.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugin_driver.hpp"

namespace fotfaste::tests {

// A woman of 36, out of work for half a year, with every field that a fund asks for. She leaves after half a
// year and is unemployed before, then and afterwards.
inline Person sound_person() {
  return {.entry = "2016-03-01",
          .exit = "2016-09-01",
          .states = {in("unemployed", "2015-09-01")},
          .gender = "woman",
          .birth_date = "1980-01-15",
          .birth_date_precision = "day",
          .labour_status = "unemployed",
          .exit_reason = "completed",
          .unemployed_since = "2015-09-01",
          .isced = 3,
          .flags = {{"foreign_background", false},
                    {"minority", false},
                    {"disability", false},
                    {"other_disadvantaged", false},
                    {"homeless", false},
                    {"rural", false},
                    {"jobless_household", false},
                    {"dependent_children", false},
                    {"single_adult", false}},
          .entry_precision = "day",
          .exit_precision = "day"};
}

// The same, with what change(person) makes of her.
template <typename Change>
Person sound_person(Change&& change) {
  Person person = sound_person();
  change(person);
  return person;
}

// Inactive, employed and so on: no day since when without work.
inline void set_status(Person& person, const std::string& status) {
  person.labour_status = status;
  person.unemployed_since = std::nullopt;
}

class IndicatorExport {
 public:
  IndicatorExport(CompiledPlugin& plugin, const std::string& toml, const std::string& as_of,
                  const std::vector<Person>& people)
      : run_(plugin, toml, as_of) {
    static_cast<void>(run_.table("indicators", people));
  }

  // Where the only record stands: "in", "unknown" ...
  std::string standing(const std::string& code) {
    return run_.row("standing", {{"indicator", code}}).at("standing");
  }
  // A cell of the table of figures.
  std::string cell(const std::string& code, const std::string& period, const std::string& gender,
                   const std::string& column = "value") {
    return run_.row("indicators", {{"indicator", code}, {"period", period}, {"gender", gender}}).at(column);
  }
  std::string total(const std::string& code, const std::string& gender = "all") {
    return cell(code, "total", gender);
  }
  std::set<std::string> rules_with(const std::string& outcome) {
    std::set<std::string> codes;
    for (const ResultRow& row : run_.rows("rules")) {
      if (row.at("outcome") == outcome) codes.insert(row.at("code"));
    }
    return codes;
  }
  std::set<std::string> broken() { return rules_with("violated"); }
  Evaluation& run() { return run_; }

 private:
  Evaluation run_;
};

}  // namespace fotfaste::tests
