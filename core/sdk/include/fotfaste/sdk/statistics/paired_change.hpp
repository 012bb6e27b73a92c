// How much people moved between two ratings: level before and after, mean change with Student's t, effect
// sizes, and how many moved which way. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/student.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

struct PairedChange {
  std::int64_t pairs;
  double before_mean;
  double after_mean;
  double change_mean;                      // after - before
  std::optional<double> before_deviation;  // standard deviations (n - 1); none of a single pair
  std::optional<double> after_deviation;
  std::optional<double> change_deviation;
  std::optional<double> correlation;  // none where either does not vary
  // The paired t test of a mean change of 0: t = mean / (deviation / sqrt(n)) with n - 1 degrees of freedom,
  // its two-sided p, and the limits of the mean change. None where everybody changes by the same, since then
  // nothing says how much another group would have changed by.
  std::optional<double> t;
  std::optional<double> p;
  std::optional<Interval> limits;
};

// pairs: (before, after). 0 < level < 1, std::invalid_argument otherwise. Nothing when there are no pairs.
inline std::optional<PairedChange> paired_change(const ValuePairs& pairs, double level = 0.95) {
  require_level(level);
  if (pairs.empty()) return std::nullopt;
  const PairMoments sums = moments(pairs);
  PairedChange result = {};
  result.pairs = sums.size;
  result.before_mean = sums.first_mean;
  result.after_mean = sums.second_mean;
  result.change_mean = sums.difference_mean;
  if (sums.size < 2) return result;
  const auto n = static_cast<double>(sums.size);
  result.before_deviation = std::sqrt(sums.first_squares / (n - 1));
  result.after_deviation = std::sqrt(sums.second_squares / (n - 1));
  result.change_deviation = std::sqrt(sums.difference_squares / (n - 1));
  if (sums.first_squares > 0 && sums.second_squares > 0) {
    const double correlation = sums.products / std::sqrt(sums.first_squares) / std::sqrt(sums.second_squares);
    result.correlation = std::clamp(correlation, -1.0, 1.0);
  }
  if (sums.difference_squares == 0) return result;
  result.t = result.change_mean / (*result.change_deviation / std::sqrt(n));
  result.p = both_tails_of_t(*result.t, n - 1);
  result.limits = mean_limits(result.change_mean, *result.change_deviation, n, level);
  return result;
}

// The mean change in standard deviations; which one tells the forms apart, and two of them are never
// compared. Formulas as in D. Lakens, Frontiers in Psychology 4:863, 2013, and G. V. Glass, Educational
// Researcher 5, 1976. Each is none where its standard deviation is 0 or unknown.
struct EffectSizes {
  std::optional<double> dz;                     // of the change: t / sqrt(n)
  std::optional<double> dz_hedges_approximate;  // dz (1 - 3 / (4 (n - 1) - 1))
  // dz G(m/2) / (sqrt(m/2) G((m - 1)/2)), G the gamma function and m = n - 1 (L. V. Hedges, Journal of
  // Educational Statistics 6, 1981); from three pairs on.
  std::optional<double> dz_hedges_exact;
  std::optional<double> average;            // of before and after: the mean of the two
  std::optional<double> repeated_measures;  // dz sqrt(2 (1 - r)), r the correlation
  std::optional<double> glass;              // of before
};

inline EffectSizes effect_sizes(const PairedChange& change) {
  EffectSizes result;
  if (!change.change_deviation) return result;
  const double mean = change.change_mean;
  const double before = *change.before_deviation;
  const double after = *change.after_deviation;
  if (before + after > 0) result.average = mean / ((before + after) / 2);
  if (before > 0) result.glass = mean / before;
  if (*change.change_deviation == 0) return result;
  const double dz = mean / *change.change_deviation;
  const auto freedom = static_cast<double>(change.pairs - 1);
  result.dz = dz;
  result.dz_hedges_approximate = dz * (1 - 3 / (4 * freedom - 1));
  if (change.pairs >= 3) {
    const double correction =
        1 / (boost::math::tgamma_delta_ratio((freedom - 1) / 2, 0.5) * std::sqrt(freedom / 2));
    result.dz_hedges_exact = dz * correction;
  }
  if (change.correlation) result.repeated_measures = dz * std::sqrt(2 * (1 - *change.correlation));
  return result;
}

// How many went up, stayed where they were, and went down, by difference().
struct Movement {
  std::int64_t up = 0;
  std::int64_t unchanged = 0;
  std::int64_t down = 0;
};

inline Movement movement(const ValuePairs& pairs) {
  Movement result;
  pairs.for_each([&result](double before, double after, std::int64_t count) {
    const double change = difference(before, after);
    (change > 0 ? result.up : change < 0 ? result.down : result.unchanged) += count;
  });
  return result;
}

// The sign test: the two-sided exact probability of a split of those who moved at least as uneven, were up
// and down equally likely. Nothing when nobody moved.
inline std::optional<double> sign_test(const Movement& movement) {
  return binomial_test(movement.up, movement.up + movement.down, 0.5, Alternative::different);
}

}  // namespace fotfaste::statistics
