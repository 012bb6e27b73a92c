// Facts of made-up people, read as an export reads them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/indicators/reading.hpp"
#include "plugins/people.hpp"
#include "plugins/toml_parameters.hpp"
#include "sdk/recording_host.hpp"

namespace fotfaste::tests {

// The facts of each person's record, by person.
inline std::vector<indicators::Facts> read_facts(const std::vector<Person>& people,
                                                 std::string_view toml = "",
                                                 std::string_view as_of = "2026-01-01") {
  const TomlParameters parameters(toml);
  indicators::FactReader reader(Parameters(parameters.get()), parse_day(as_of).value());
  RecordingNeeds recording;
  Declared declared;
  Needs needs(&recording.get(), declared);
  reader.declare(needs);
  std::set<std::string> columns;
  for (const std::string& need : recording.needs) columns.insert(need.substr(0, need.find(' ')));
  PeopleBatch built(people, columns);
  const Batch batch(*built.get(), declared);
  reader.bind(batch);
  indicators::Folding folding;
  for (const Participation participation : batch) folding.add(participation);
  std::vector<indicators::Facts> facts;
  folding.finish([&](indicators::Folded folded) { facts.push_back(reader.read(folded)); });
  return facts;
}

inline indicators::Facts facts_of(const Person& person, std::string_view toml = "",
                                  std::string_view as_of = "2026-01-01") {
  return read_facts({person}, toml, as_of).at(0);
}

inline Day day(std::string_view text) {
  return parse_day(text).value();
}

}  // namespace fotfaste::tests
