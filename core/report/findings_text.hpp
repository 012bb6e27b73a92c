// Findings for people: one format for configuration, data and plugins.
//
//   error[D014]: employment ends before it starts
//     --> data/status.csv:212:4
//       |
//   212 | p0041,employed,2025-06-01,2025-03-01
//       |                           ^^^^^^^^^^ before 2025-06-01
//       = 3 of 214 rows (1.4 %)
//       = help: swap the dates, or leave the end empty for a spell that goes on
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/finding.hpp"

namespace fotfaste::report {

struct FindingsStyle {
  model::Language language = model::Language::swedish;
  bool colour = false;
  std::size_t width = 100;
  std::size_t most_places = 3;
};

// All findings, an empty line after each.
std::string findings_text(std::span<const model::Finding> findings, const FindingsStyle& style);

// "2 errors, 1 warning", or that there is nothing to remark on.
std::string findings_summary(std::span<const model::Finding> findings, model::Language language);

}  // namespace fotfaste::report
