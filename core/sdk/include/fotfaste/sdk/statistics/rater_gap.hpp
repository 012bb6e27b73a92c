// How far apart two raters of the same people are, on one scale: a participant and a caseworker, say. Needs
// Boost.Math.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"
#include "fotfaste/sdk/statistics/student.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

struct RaterGap {
  std::int64_t pairs;
  double mean;                        // of first - second
  std::optional<double> deviation;    // of first - second (n - 1); none of a single pair
  std::optional<Interval> limits;     // of the mean, by Student's t; none where the gap does not vary
  std::optional<Interval> agreement;  // where a gap lies: mean -+ z deviation
  std::int64_t equal;                 // by difference()
  std::int64_t within_one;            // no more than one point of the scale apart
  std::int64_t first_higher;
};

// pairs: (first rater, second rater). 0 < level < 1, std::invalid_argument otherwise. The limits of agreement
// are those of J. M. Bland and D. G. Altman, The Lancet 327, 1986. Nothing when there are no pairs.
inline std::optional<RaterGap> rater_gap(const ValuePairs& pairs, double level = 0.95) {
  require_level(level);
  if (pairs.empty()) return std::nullopt;
  const PairMoments sums = moments(pairs);
  RaterGap result = {};
  result.pairs = sums.size;
  result.mean = -sums.difference_mean;
  pairs.for_each([&result](double first, double second, std::int64_t count) {
    const double gap = difference(second, first);
    if (gap == 0) result.equal += count;
    if (std::abs(gap) <= 1) result.within_one += count;
    if (gap > 0) result.first_higher += count;
  });
  if (sums.size < 2) return result;
  const auto n = static_cast<double>(sums.size);
  const double deviation = std::sqrt(sums.difference_squares / (n - 1));
  result.deviation = deviation;
  const double agreement = two_sided_z(level) * deviation;
  result.agreement = Interval{result.mean - agreement, result.mean + agreement};
  if (deviation > 0) result.limits = mean_limits(result.mean, deviation, n, level);
  return result;
}

// How close the pairs lie to the line first = second, from -1 to 1, so that a rater who is always one point
// higher does not agree (L. I.-K. Lin, Biometrics 45, 1989):
//   2 s12 / (s11 + s22 + (m1 - m2)^2), the variances and the covariance with divisor n.
// Nothing when there are fewer than two pairs or nothing varies.
inline std::optional<double> concordance_correlation(const ValuePairs& pairs) {
  const PairMoments sums = moments(pairs);
  if (sums.size < 2 || (sums.first_squares == 0 && sums.second_squares == 0)) return std::nullopt;
  const double apart = sums.first_mean - sums.second_mean;
  return 2 * sums.products /
         (sums.first_squares + sums.second_squares + static_cast<double>(sums.size) * apart * apart);
}

}  // namespace fotfaste::statistics
