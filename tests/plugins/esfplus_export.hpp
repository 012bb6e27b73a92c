// The ESF+ export through the compiled plugin, and the record that its tests change one thing in.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plugin_driver.hpp"

namespace fotfaste::tests {

// A woman of 30, unemployed for two months, with upper secondary education, who leaves on 1 March 2024 and is
// unemployed throughout.
inline Person esfplus_person() {
  return {.entry = "2023-09-01",
          .exit = "2024-03-01",
          .states = {in("unemployed", "2023-07-01")},
          .gender = "woman",
          .birth_date = "1993-06-01",
          .labour_status = "unemployed",
          .unemployed_since = "2023-07-01",
          .isced = 3,
          .flags = {{"disability", false},
                    {"third_country_national", false},
                    {"foreign_background", false},
                    {"minority", false},
                    {"homeless", false},
                    {"rural", false}},
          .entry_precision = "day",
          .exit_precision = "day"};
}
template <typename Change>
Person esfplus_person(Change&& change) {
  Person person = esfplus_person();
  change(person);
  return person;
}
// Inactive or employed: no day since when without work.
inline void have_status(Person& person, const std::string& status) {
  person.labour_status = status;
  person.unemployed_since = std::nullopt;
}

inline std::string supplied(const std::string& indicator, int value, const std::string& gender = "woman",
                            const std::string& period = "2024-06") {
  return "[[supplied]]\nindicator = \"" + indicator + "\"\nperiod = \"" + period + "\"\ngender = \"" +
         gender + "\"\nvalue = " + std::to_string(value) + "\nsource = \"partnern\"\n";
}

class EsfPlusExport {
 public:
  EsfPlusExport(CompiledPlugin& plugin, const std::vector<Person>& people, const std::string& toml = "",
                const std::string& as_of = "2026-01-01")
      : run_(plugin, toml, as_of) {
    static_cast<void>(run_.table("indicators", people));
  }

  // Where the only record stands: "in", "unknown" ...
  std::string standing(const std::string& code) {
    return run_.row("standing", {{"indicator", code}}).at("standing");
  }
  std::string cell(const std::string& code, const std::string& period = "total",
                   const std::string& gender = "all", const std::string& column = "value") {
    return run_.row("indicators", {{"indicator", code}, {"period", period}, {"gender", gender}}).at(column);
  }
  std::set<std::string> rules(const std::string& outcome) {
    std::set<std::string> codes;
    for (const ResultRow& row : run_.rows("rules")) {
      if (row.at("outcome") == outcome) codes.insert(row.at("code"));
    }
    return codes;
  }
  Evaluation& run() { return run_; }

 private:
  Evaluation run_;
};

}  // namespace fotfaste::tests
