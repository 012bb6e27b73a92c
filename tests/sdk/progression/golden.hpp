// Values that R computed, by case.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agreement.hpp"

namespace fotfaste::tests {

// Where the shared data sets are: ratings of single persons, which are read where they lie.
inline std::string shared_folder() {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return given != nullptr && *given != '\0' ? given : SHARED_DEFAULT;
}

inline const char* const no_shared_folder =
    "The shared data set folder is not there: set FOTFASTE_SHARED to compare with real data.";

// The values of one case by statistic and key.
class GoldenCase {
 public:
  void add(const std::string& statistic, const std::string& key, const std::string& value) {
    keys_[statistic].push_back(key);
    values_[{statistic, key}] = value;
  }
  // Fails the test and gives NaN when there is no such value.
  [[nodiscard]] double at(const std::string& statistic, const std::string& key = "") const {
    const auto found = values_.find({statistic, key});
    if (found != values_.end() && !found->second.empty()) return std::strtod(found->second.c_str(), nullptr);
    ADD_FAILURE() << "no golden value " << statistic << " " << key;
    return std::numeric_limits<double>::quiet_NaN();
  }
  [[nodiscard]] bool has(const std::string& statistic, const std::string& key = "") const {
    return values_.contains({statistic, key});
  }
  // The keys of a statistic in the order of the file.
  [[nodiscard]] std::vector<std::string> keys(const std::string& statistic) const {
    const auto found = keys_.find(statistic);
    return found == keys_.end() ? std::vector<std::string>() : found->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> values_;
  std::map<std::string, std::vector<std::string>> keys_;
};

// By name of the case; nothing when the file cannot be read.
inline std::optional<std::map<std::string, GoldenCase>> read_golden(const std::string& path) {
  const auto rows = read_csv(path);
  if (!rows) return std::nullopt;
  std::map<std::string, GoldenCase> cases;
  for (const CsvRow& row : *rows) {
    cases[row.at("case")].add(row.at("statistic"), row.at("key"), row.at("value"));
  }
  return cases;
}

// One statistic of a section, in every case. tolerance is relative, or for values that are near 0 by chance
// the difference itself.
class Comparison {
 public:
  Comparison(Agreement& agreement, std::string statistic, double tolerance,
             Agreement::Scale scale = Agreement::Scale::value)
      : agreement_(agreement), statistic_(std::move(statistic)), tolerance_(tolerance), scale_(scale) {}

  void compare(std::optional<double> got, double golden, const std::string& of) {
    agreement_.compare(statistic_, got, golden, tolerance_, of, scale_);
  }

 private:
  Agreement& agreement_;
  std::string statistic_;
  double tolerance_;
  Agreement::Scale scale_;
};

}  // namespace fotfaste::tests
