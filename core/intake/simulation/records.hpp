// Simulated facts as rows of the model's tables, in the model's own words: days as 2024-09-01, codes by their
// published names, labels as the project calls them.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "intake/simulation/person.hpp"
#include "intake/simulation/plan.hpp"
#include "intake/simulation/vocabulary.hpp"
#include "model/project.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake::simulation {

struct Record {
  const Person* person = nullptr;  // null in project tables
  std::map<model::ColumnId, std::string> values;

  [[nodiscard]] const std::string* find(model::ColumnId column) const {
    const auto found = values.find(column);
    return found == values.end() ? nullptr : &found->second;
  }
};

using Records = std::array<std::vector<Record>, model::table_count>;

inline std::vector<Record>& of(Records& records, model::Table table) {
  return records[static_cast<std::size_t>(table)];
}

// Sets columns of one table by name; empty values are left out. The names must exist.
class RecordBuilder {
 public:
  RecordBuilder(Records& records, model::Table table, const Person* person);
  RecordBuilder& set(std::string_view column, std::string value);
  RecordBuilder& set(std::string_view column, std::string_view value) {
    return set(column, std::string(value));
  }
  RecordBuilder& set(std::string_view column, const char* value) { return set(column, std::string(value)); }
  RecordBuilder& day(std::string_view column, Day value);  // no_day: left out
  RecordBuilder& number(std::string_view column, std::int64_t value);

 private:
  model::Table table_;
  Record& record_;
};

// Rows about the participants, in the order of their pseudonyms.
void add_participants(const Plan& plan, const Vocabulary& vocabulary, const std::vector<Person>& people,
                      Records& records);
void add_assessments(const Plan& plan, const std::vector<Person>& people, Records& records);
// The most ratings of an instrument that there is time for.
std::uint64_t possible_occasions(const Plan& plan, const PlannedInstrument& instrument,
                                 const std::vector<Person>& people);
void add_activities(const Plan& plan, const std::vector<Person>& people, Records& records);

// Rows of the tables that belong to the project as a whole.
void add_project_tables(const Plan& plan, const model::Project& project, const Vocabulary& vocabulary,
                        Records& records);

}  // namespace fotfaste::intake::simulation
