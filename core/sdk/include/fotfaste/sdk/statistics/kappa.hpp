// Agreement of two raters beyond chance, on a scale of ordered points. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "fotfaste/sdk/statistics/chi_square.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

// What two answers d steps apart, on a scale of k points, count as: 1 - d / (k - 1) when linear, and
// 1 - (d / (k - 1))^2 when quadratic. Unweighted, only the same answer counts.
enum class KappaWeights { unweighted, linear, quadratic };

struct Kappa {
  double value;
  double standard_error;       // for limits
  double null_standard_error;  // were kappa 0, for a test
  Interval limits;             // value -+ z standard_error, not cut at 1
  std::optional<double> z;     // value / null_standard_error; none where that is 0
  double observed;             // weighted agreement
  double expected;             // by chance
};

namespace internal {

// Counts of (first, second) by place on the scale, row by row.
inline std::vector<std::int64_t> cross_table(const ValuePairs& pairs, std::span<const double> scale) {
  for (std::size_t i = 1; i < scale.size(); ++i) {
    if (!(scale[i - 1] < scale[i])) throw std::invalid_argument("the points of a scale ascend");
  }
  const auto place = [scale](double value) {
    const auto found = std::lower_bound(scale.begin(), scale.end(), value);
    if (found == scale.end() || *found != value) throw std::invalid_argument("a value is not on the scale");
    return static_cast<std::size_t>(found - scale.begin());
  };
  std::vector<std::int64_t> table(scale.size() * scale.size());
  pairs.for_each([&](double first, double second, std::int64_t count) {
    table[place(first) * scale.size() + place(second)] += count;
  });
  return table;
}

}  // namespace internal

// pairs: (first rater, second rater), all values on the scale. scale: its points in ascending order, used or
// not, since the weights depend on their number. 0 < level < 1. std::invalid_argument when any of that is not
// so. Nothing when there are no pairs or chance alone would make everybody agree. J. Cohen, Psychological
// Bulletin 70, 1968; standard errors by J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72,
// 1969.
inline std::optional<Kappa> kappa(const ValuePairs& pairs, std::span<const double> scale,
                                  KappaWeights weights, double level = 0.95) {
  require_level(level);
  const std::vector<std::int64_t> table = internal::cross_table(pairs, scale);
  if (pairs.empty()) return std::nullopt;
  const std::size_t k = scale.size();
  const auto n = static_cast<double>(pairs.size());
  std::vector<double> rows(k);
  std::vector<double> columns(k);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      rows[i] += static_cast<double>(table[i * k + j]);
      columns[j] += static_cast<double>(table[i * k + j]);
    }
  }
  // Where all answers are the same one, chance alone makes everybody agree.
  for (std::size_t i = 0; i < k; ++i) {
    if (rows[i] == n && columns[i] == n) return std::nullopt;
  }
  for (std::size_t i = 0; i < k; ++i) {
    rows[i] /= n;
    columns[i] /= n;
  }
  const auto weight = [weights, k](std::size_t i, std::size_t j) {
    if (i == j) return 1.0;
    if (weights == KappaWeights::unweighted) return 0.0;
    const double apart = static_cast<double>(i > j ? i - j : j - i) / static_cast<double>(k - 1);
    return weights == KappaWeights::linear ? 1 - apart : 1 - apart * apart;
  };
  Kappa result = {};
  std::vector<double> row_weights(k);  // the mean weight of an answer of the first, over the second's answers
  std::vector<double> column_weights(k);  // and the other way round
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight(i, j);
      result.observed += w * static_cast<double>(table[i * k + j]) / n;
      result.expected += w * rows[i] * columns[j];
      row_weights[i] += w * columns[j];
      column_weights[j] += w * rows[i];
    }
  }
  const double beyond = 1 - result.expected;
  result.value = (result.observed - result.expected) / beyond;
  double spread = 0;
  double null_spread = 0;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight(i, j);
      const double mean_weights = row_weights[i] + column_weights[j];
      const double off = w - mean_weights * (1 - result.value);
      spread += static_cast<double>(table[i * k + j]) / n * off * off;
      null_spread += rows[i] * columns[j] * (w - mean_weights) * (w - mean_weights);
    }
  }
  const double centre = result.value - result.expected * (1 - result.value);
  const auto error = [n, beyond](double spread_of, double centre_of) {
    return std::sqrt(std::max(0.0, spread_of - centre_of * centre_of) / n) / beyond;
  };
  result.standard_error = error(spread, centre);
  result.null_standard_error = error(null_spread, result.expected);
  const double reach = two_sided_z(level) * result.standard_error;
  result.limits = Interval{result.value - reach, result.value + reach};
  if (result.null_standard_error > 0) result.z = result.value / result.null_standard_error;
  return result;
}

// Is each disagreement as common one way as the other? A. H. Bowker, JASA 43, 1948: the sum of
// (n_ij - n_ji)^2 / (n_ij + n_ji) over the pairs of points that were ever mixed up, with their number as degrees
// of freedom. Nothing when the raters never disagreed.
inline std::optional<ChiSquareTest> bowker_symmetry(const ValuePairs& pairs) {
  std::map<std::pair<double, double>, std::pair<std::int64_t, std::int64_t>> disagreements;
  pairs.for_each([&disagreements](double first, double second, std::int64_t count) {
    if (first < second) disagreements[{first, second}].first += count;
    if (second < first) disagreements[{second, first}].second += count;
  });
  if (disagreements.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& [points, counts] : disagreements) {
    const auto apart = static_cast<double>(counts.first - counts.second);
    sum += apart * apart / static_cast<double>(counts.first + counts.second);
  }
  return as_chi_square(sum, static_cast<int>(disagreements.size()));
}

}  // namespace fotfaste::statistics
