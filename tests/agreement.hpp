// Values held against those that R computed, and the largest difference of each statistic held against what
// docs/statistics.md says of it, so that the document cannot become false.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "plugins/csv_file.hpp"

namespace fotfaste::tests {

// A field of a golden file: nothing where R says that there is no such value. Reads denormal numbers too,
// which std::stod refuses.
inline std::optional<double> golden_value(const std::string& field) {
  if (field.empty() || field == "NaN") return std::nullopt;
  return std::strtod(field.c_str(), nullptr);
}

// One section of the document, with its table.
class Agreement {
 public:
  // What a difference is divided by: the value itself, or 1 for values that are differences of shares, or
  // limits around one, which may lie at 0 by chance.
  enum class Scale { value, one };

  Agreement(std::string document, std::string section)
      : document_(std::move(document)), section_(std::move(section)) {}

  void compare(const std::string& statistic, std::optional<double> got, std::optional<double> golden,
               double tolerance, const std::string& what, Scale scale = Scale::value) {
    double& largest = largest_[statistic];
    ++compared_;
    ASSERT_EQ(got.has_value(), golden.has_value()) << statistic << ", " << what;
    if (!got) return;
    if (std::isinf(*golden)) {
      EXPECT_EQ(*got, *golden) << statistic << ", " << what;
      return;
    }
    ASSERT_TRUE(std::isfinite(*got)) << statistic << ", " << what;
    const double divisor = scale == Scale::one || *golden == 0 ? 1 : std::abs(*golden);
    const double difference = std::abs(*got - *golden) / divisor;
    largest = std::max(largest, difference);
    EXPECT_LE(difference, tolerance) << statistic << ", " << what << ": " << *got << ", R has " << *golden;
  }

  [[nodiscard]] int compared() const { return compared_; }

  // The document has exactly the statistics that were compared, each with its largest difference: not less
  // than the one found, and at most ten times as much. 1e-15 either way is other processors' rounding.
  void expect_documented() const {
    const std::map<std::string, double> claims = documented();
    for (const auto& [statistic, largest] : largest_) {
      std::printf("%-44s %.1e\n", statistic.c_str(), largest);
      const auto claim = claims.find(statistic);
      if (claim == claims.end()) {
        ADD_FAILURE() << document_ << " has no row " << statistic << " in its section " << section_;
        continue;
      }
      EXPECT_LE(largest, claim->second + rounding) << document_ << " promises more of: " << statistic;
      EXPECT_GE(10 * largest + rounding, claim->second) << document_ << " promises less of: " << statistic;
    }
    for (const auto& [statistic, claim] : claims)
      EXPECT_TRUE(largest_.contains(statistic))
          << document_ << " has a row that nothing checks: " << statistic;
  }

 private:
  static constexpr double rounding = 1e-15;

  // The first and the last cell of each row of the section's table.
  [[nodiscard]] std::map<std::string, double> documented() const {
    std::map<std::string, double> claims;
    std::ifstream file(document_);
    EXPECT_TRUE(file.is_open()) << document_;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("## ")) inside = line == "## " + section_;
      if (!inside || !line.starts_with("| ") || line.starts_with("| statistic |")) continue;
      const std::size_t last = line.rfind('|', line.size() - 2);
      if (!line.ends_with(" |") || last == std::string::npos || last == 0) continue;
      claims[line.substr(2, line.find(" |", 2) - 2)] = std::stod(line.substr(last + 1));
    }
    return claims;
  }

  std::string document_;
  std::string section_;
  std::map<std::string, double> largest_;
  int compared_ = 0;
};

}  // namespace fotfaste::tests
