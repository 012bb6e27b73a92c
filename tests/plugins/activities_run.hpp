// Runs the plugin activities on participations as a test writes them, and reads figures off as short texts.
#pragma once

#include <string>
#include <vector>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {

// The project's organisations: name, kind, sector, size class, day joined.
class Organisations : public ProjectTables {
 public:
  struct Row {
    std::string name;
    std::optional<std::string> kind, sector, size, joined;
    std::optional<std::string> left = std::nullopt;
  };
  explicit Organisations(const std::vector<Row>& rows) {
    const auto words_of = [&](const char* name, auto member) {
      Words values;
      for (const Row& row : rows) values.push_back(row.*member);
      return word_column(name, values);
    };
    const auto days_of = [&](const char* name, auto member) {
      std::vector<std::optional<std::int32_t>> values;
      for (const Row& row : rows)
        values.push_back(row.*member ? std::optional(parse_day(*(row.*member)).value()) : std::nullopt);
      return days(name, values);
    };
    std::vector<Column> columns;
    columns.push_back(words_of("name", &Row::name));
    columns.push_back(words_of("kind", &Row::kind));
    columns.push_back(words_of("sector", &Row::sector));
    columns.push_back(words_of("size_class", &Row::size));
    columns.push_back(days_of("joined", &Row::joined));
    columns.push_back(days_of("left", &Row::left));
    add("organisations", rows.size(), std::move(columns));
  }
};

class ActivitiesRun {
 public:
  ActivitiesRun(CompiledPlugin& plugin, const std::string& toml, const std::vector<Person>& people,
                const std::string& as_of = "2025-01-01", const ProjectTables* tables = nullptr)
      : run_(plugin, toml, as_of) {
    if (tables != nullptr) tables->lend_to(run_.project());
    const auto state = run_.create();
    run_.consume(state, people);
    text_ = run_.report(state);
  }
  // "2/3" and what is not 0 of "unknown 1", "not_due 1", "early 1", "apart 1" ... of everybody.
  std::string share(const std::string& table, ResultRow wanted) {
    if (has_stratum(table)) wanted["stratum"] = "everybody";
    const ResultRow row = run_.row(table, wanted);
    std::string text = row.at("numerator") + "/" + row.at("denominator");
    for (const char* name :
         {"unknown", "not_due", "early", "apart", "never_came", "no_week", "not_employed"}) {
      if (const auto found = row.find(name); found != row.end() && found->second != "0")
        text.append(" ").append(name).append(" ").append(found->second);
    }
    return text;
  }
  std::string cell(const std::string& table, ResultRow wanted, const std::string& name) {
    if (has_stratum(table)) wanted["stratum"] = "everybody";
    return run_.row(table, wanted).at(name);
  }
  double number(const std::string& table, const ResultRow& wanted, const std::string& name) {
    return std::stod(cell(table, wanted, name));
  }
  std::size_t rows(const std::string& table) { return run_.rows(table).size(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  Evaluation& run() { return run_; }

 private:
  bool has_stratum(const std::string& table) {
    const auto& rows = run_.rows(table);
    return !rows.empty() && rows.front().contains("stratum");
  }
  Evaluation run_;
  std::string text_;
};

// How often a finding was told since the last run was made.
inline int told(const CompiledPlugin& plugin, const std::string& code) {
  int count = 0;
  for (const RecordedFinding& finding : plugin.host.findings) count += finding.code == code ? 1 : 0;
  return count;
}

}  // namespace fotfaste::tests
