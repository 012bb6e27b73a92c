// What the tests of the plugin needs-mapping share: people with answers, and a host to ask.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {

struct Answered {
  std::string item;
  std::optional<double> value;
  std::string date = "2024-01-10";
  std::string rater = "participant";
};

// Somebody with these answers to the instrument "life".
inline Person with(const std::vector<Answered>& answers, Person person = {}) {
  for (const Answered& one : answers)
    person.assessments.push_back({"life", one.item, one.rater, one.date, one.value});
  return person;
}

class NeedsMappingTest : public testing::Test {
 protected:
  // The rows of a table after all people were counted, each as its cells in the order of these columns.
  std::vector<std::string> rows(const std::string& toml, const std::string& table,
                                const std::vector<std::string>& columns, const std::vector<Person>& people,
                                const std::string& as_of = "2025-01-01") {
    Evaluation run(plugin_, toml, as_of);
    if (run.status != FOTFASTE_OK) return {"refused"};
    std::vector<std::string> all;
    for (const ResultRow& row : run.table(table, people)) all.push_back(cells(row, columns));
    return all;
  }
  static std::string cells(const ResultRow& row, const std::vector<std::string>& columns) {
    std::string text;
    for (const std::string& column : columns) text.append(text.empty() ? "" : " ").append(row.at(column));
    return text;
  }
  // Codes of what was told since the last evaluation was made.
  [[nodiscard]] std::string told() const {
    std::string codes;
    for (const RecordedFinding& finding : plugin_.host.findings)
      codes.append(codes.empty() ? "" : " ").append(finding.code);
    return codes;
  }
  // "LINE CODE" of what the parameters are refused for.
  std::string wrong(const std::string& toml) {
    Evaluation run(plugin_, toml, "2025-01-01");
    if (run.status == FOTFASTE_OK) return "fine";
    std::string text;
    for (const RecordedFinding& finding : plugin_.host.findings)
      text.append(std::to_string(finding.at == nullptr ? 0 : finding.at->line))
          .append(" ")
          .append(finding.code);
    return text;
  }

  CompiledPlugin plugin_{NEEDS_MAPPING};
};

using Rows = std::vector<std::string>;

}  // namespace fotfaste::tests
