// Do the items of a scale measure one thing? Internal consistency from the variances and covariances of
// complete answers; items that run the other way are turned before they are added. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/joint_moments.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

struct ItemConsistency {
  double mean;
  double deviation;                        // n - 1
  std::optional<double> alpha_without;     // of the other items; from three items on
  std::optional<double> rest_correlation;  // with the sum of the others; none where either does not vary
};

struct CronbachAlpha {
  std::int64_t persons;
  double alpha;     // k/(k - 1) (1 - sum of variances / variance of the sum); negative when items run apart
  Interval limits;  // L. S. Feldt, Psychometrika 30, 1965: 1 - (1 - alpha) F(n - 1, (n - 1)(k - 1))
  // Mean r of all pairs of items, and k r / (1 + (k - 1) r); none where an item does not vary.
  std::optional<double> mean_correlation;
  std::optional<double> standardized;
  double total_mean;
  double total_deviation;
  double standard_error;  // of measurement, of the total: total_deviation sqrt(1 - alpha)
  std::vector<ItemConsistency> items;
};

// answers: one row a person, one column an item. 0 < level < 1. L. J. Cronbach, Psychometrika 16,
// 1951. Nothing when there are fewer than two items or persons, or when the total does not vary.
// std::invalid_argument for another level.
inline std::optional<CronbachAlpha> cronbach_alpha(const JointMoments& answers, double level = 0.95) {
  require_level(level);
  const std::size_t k = answers.columns();
  if (k < 2 || answers.rows() < 2) return std::nullopt;
  const Covariances v = answers.covariances();
  // Sums over all items but one; none is left out at k.
  struct Sums {
    double variances = 0;
    double all = 0;
  };
  const auto sums_without = [&v, k](std::size_t left_out) {
    Sums sums;
    for (std::size_t i = 0; i < k; ++i) {
      if (i == left_out) continue;
      sums.variances += v.at(i, i);
      for (std::size_t j = 0; j < k; ++j) {
        if (j != left_out) sums.all += v.at(i, j);
      }
    }
    // Items that cancel each other leave rounding behind.
    if (sums.all < 1e-13 * sums.variances) sums.all = 0;
    return sums;
  };
  const auto alpha_of = [](const Sums& sums, double items) {
    return std::min(1.0, items / (items - 1) * (1 - sums.variances / sums.all));
  };
  const auto count = static_cast<double>(k);
  const Sums total = sums_without(k);
  if (total.all == 0) return std::nullopt;
  CronbachAlpha result = {};
  result.persons = v.rows;
  result.alpha = alpha_of(total, count);
  const double freedom = static_cast<double>(v.rows - 1);
  const boost::math::fisher_f distribution(freedom, freedom * (count - 1));
  const double tail = (1 - level) / 2;
  result.limits =
      Interval{1 - (1 - result.alpha) * boost::math::quantile(boost::math::complement(distribution, tail)),
               1 - (1 - result.alpha) * boost::math::quantile(distribution, tail)};
  for (const double mean : v.means) result.total_mean += mean;
  result.total_deviation = std::sqrt(total.all);
  result.standard_error = result.total_deviation * std::sqrt(1 - result.alpha);

  double correlations = 0;
  bool all_vary = true;
  for (std::size_t i = 0; i < k; ++i) {
    all_vary = all_vary && v.at(i, i) > 0;
    for (std::size_t j = 0; j < i; ++j) {
      correlations += v.at(i, j) / std::sqrt(v.at(i, i)) / std::sqrt(v.at(j, j));
    }
    const Sums rest = sums_without(i);
    ItemConsistency item = {v.means[i], std::sqrt(v.at(i, i)), std::nullopt, std::nullopt};
    if (k > 2 && rest.all > 0) item.alpha_without = alpha_of(rest, count - 1);
    if (v.at(i, i) > 0 && rest.all > 0) {
      double with_rest = 0;
      for (std::size_t j = 0; j < k; ++j) {
        if (j != i) with_rest += v.at(i, j);
      }
      item.rest_correlation = with_rest / std::sqrt(v.at(i, i)) / std::sqrt(rest.all);
    }
    result.items.push_back(item);
  }
  if (all_vary) {
    const double mean = std::min(1.0, correlations / (count * (count - 1) / 2));
    result.mean_correlation = mean;
    if (1 + (count - 1) * mean > 0) result.standardized = count * mean / (1 + (count - 1) * mean);
  }
  return result;
}

}  // namespace fotfaste::statistics
