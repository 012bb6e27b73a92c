// Ratings of the shared data sets, as the values that R computed were made of them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/statistics/value_pairs.hpp"
#include "golden.hpp"

namespace fotfaste::tests {

inline std::optional<double> number(const std::string& field) {
  if (field.empty() || field == "NA") return std::nullopt;
  return std::stod(field);
}

inline const std::string& field(const CsvRow& row, const std::string& column) {
  static const std::string none;
  const auto found = row.find(column);
  return found == row.end() ? none : found->second;
}

// The rows of a file of the shared folder; none when it is not there.
inline std::vector<CsvRow> shared_rows(const std::string& file) {
  return read_csv(shared_folder() + "/" + file).value_or(std::vector<CsvRow>());
}

// value of a person, by person and occasion (or rater, or item).
using Wide = std::map<long, std::map<std::string, double>>;

inline Wide wide(const std::vector<CsvRow>& rows, const std::string& person, const std::string& occasion,
                 const std::string& value) {
  Wide result;
  for (const CsvRow& row : rows) {
    auto& values = result[std::stol(row.at(person))];
    if (const auto rating = number(field(row, value))) values[field(row, occasion)] = *rating;
  }
  return result;
}

// Those who have both.
inline statistics::ValuePairs pairs_of(const Wide& ratings, const std::string& first,
                                       const std::string& second) {
  statistics::ValuePairs pairs;
  for (const auto& [person, values] : ratings) {
    if (values.contains(first) && values.contains(second)) pairs.add(values.at(first), values.at(second));
  }
  return pairs;
}

// Two columns of a file with one row a person.
inline statistics::ValuePairs column_pairs(const std::vector<CsvRow>& rows, const std::string& first,
                                           const std::string& second) {
  statistics::ValuePairs pairs;
  for (const CsvRow& row : rows) {
    const auto one = number(field(row, first));
    const auto other = number(field(row, second));
    if (one && other) pairs.add(*one, *other);
  }
  return pairs;
}

template <typename Filter>
std::vector<CsvRow> rows_where(const std::vector<CsvRow>& rows, Filter&& filter) {
  std::vector<CsvRow> result;
  for (const CsvRow& row : rows) {
    if (filter(row)) result.push_back(row);
  }
  return result;
}

}  // namespace fotfaste::tests
