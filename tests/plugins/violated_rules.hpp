// What the table of rules of a funder export says, written as a test reads best.
#pragma once

#include <string>

#include "plugin_driver.hpp"

namespace fotfaste::tests {

// The rules violated at the last report, "S01 2024-08; S06 2024-10 woman", in the order of the table.
inline std::string violated_rules(Evaluation& evaluation) {
  std::string text;
  for (const ResultRow& row : evaluation.rows("rules")) {
    if (row.at("outcome") != "violated") continue;
    if (!text.empty()) text.append("; ");
    text.append(row.at("code"));
    for (const char* place : {"period", "stratum"}) {
      if (!row.at(place).empty()) text.append(" ").append(row.at(place));
    }
  }
  return text;
}

// The same, of a run of its own.
inline std::string violated_rules(Evaluation& evaluation, std::span<const Person> people) {
  static_cast<void>(evaluation.table("rules", people));
  return violated_rules(evaluation);
}

}  // namespace fotfaste::tests
