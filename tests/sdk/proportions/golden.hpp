// Rows of the golden files, and numbers in them.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "agreement.hpp"

namespace fotfaste::tests {

inline std::vector<CsvRow> golden_rows(const std::string& file) {
  return read_csv(std::string(GOLDEN) + "/" + file).value_or(std::vector<CsvRow>());
}

// The shared data set folder, which need not be there.
inline std::string shared_folder() {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return given != nullptr && *given != '\0' ? given : SHARED_DEFAULT;
}

inline std::int64_t count_in(const CsvRow& row, const std::string& column) {
  return std::stoll(row.at(column));
}

inline double number_in(const CsvRow& row, const std::string& column) {
  return std::stod(row.at(column));
}

inline std::optional<double> value_in(const CsvRow& row, const std::string& column) {
  return golden_value(row.at(column));
}

}  // namespace fotfaste::tests
