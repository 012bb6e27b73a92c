// What R computed about waiting times, and the shared data that it was computed from.
#pragma once

#include <string>
#include <vector>

#include "sdk/proportions/golden.hpp"

namespace fotfaste::tests {

// Rows of the shared data set folder; empty when it is not there.
inline std::vector<CsvRow> shared_rows(const std::string& file) {
  return read_csv(shared_folder() + "/" + file).value_or(std::vector<CsvRow>());
}

inline constexpr const char* shared_is_missing =
    "The shared data set folder is not there: set FOTFASTE_SHARED to compare with real data.";

// Closed forms agree to rounding.
inline constexpr double closed_form = 1e-12;

}  // namespace fotfaste::tests
