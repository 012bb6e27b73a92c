// What the tests of the plugin progression share: people with ratings, and a host to ask.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {

struct RatedRow {
  std::string date;
  std::string rater;
  std::string item;
  std::optional<double> value;
};

// Somebody with these answers to the instrument "steps".
inline Person rated(const std::string& entry, const std::vector<RatedRow>& rows) {
  Person person{.entry = entry};
  for (const RatedRow& row : rows) {
    person.assessments.push_back({"steps", row.item, row.rater, row.date, row.value});
  }
  return person;
}

// Somebody with answers to one item by one rater: at entry on 1 January 2024 and every third month after it.
inline Person rated_every_quarter(const std::vector<std::optional<double>>& values,
                                  const std::string& rater = "participant",
                                  const std::string& item = "hope") {
  const char* const days[] = {"2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"};
  Person person{.entry = "2024-01-01"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) person.assessments.push_back({"steps", item, rater, days[i], values[i]});
  }
  return person;
}

class ProgressionTest : public testing::Test {
 protected:
  // Findings with this code, of the evaluation made last.
  std::vector<RecordedFinding> told(const std::string& code) const {
    std::vector<RecordedFinding> found;
    for (const RecordedFinding& finding : plugin_.host.findings) {
      if (finding.code == code) found.push_back(finding);
    }
    return found;
  }
  // "LINE:COLUMN CODE" of the findings that the parameters give.
  std::string wrong(const std::string& toml) {
    Evaluation run(plugin_, toml, "2026-01-01");
    if (run.status == FOTFASTE_OK) return "fine";
    std::string text;
    for (const RecordedFinding& finding : plugin_.host.findings) {
      text += std::to_string(finding.at->line) + ":" + std::to_string(finding.at->column) + " " +
              finding.code + " ";
    }
    return text;
  }

  CompiledPlugin plugin_{PROGRESSION};
};

}  // namespace fotfaste::tests
