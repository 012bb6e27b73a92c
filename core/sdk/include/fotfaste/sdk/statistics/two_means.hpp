// Whether the means of two groups that have nobody in common differ: B. L. Welch, Biometrika 34, 1947. As R's
// t.test. Needs Boost.Math.
#pragma once

#include <cmath>
#include <optional>

#include "fotfaste/sdk/statistics/student.hpp"

namespace fotfaste::statistics {

// variance has the divisor n - 1.
struct GroupMean {
  double n;
  double mean;
  double variance;
};

struct MeanDifference {
  double value;  // the first mean less the second
  double error;
  double freedom;  // Satterthwaite
  double p;        // two-sided
  Interval limits;
};

// Nothing when a group has fewer than two persons, when nobody varies, and when numbers are too large to be
// squared.
inline std::optional<MeanDifference> welch_difference(const GroupMean& first, const GroupMean& second,
                                                      double level = 0.95) {
  if (first.n < 2 || second.n < 2) return std::nullopt;
  const double v1 = first.variance / first.n;
  const double v2 = second.variance / second.n;
  if (!(v1 + v2 > 0) || !std::isfinite((v1 + v2) * (v1 + v2))) return std::nullopt;
  const double d = first.mean - second.mean;
  const double s = std::sqrt(v1 + v2);
  const double freedom = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.n - 1) + v2 * v2 / (second.n - 1));
  if (!std::isfinite(d / s) || !(freedom > 0) || !std::isfinite(freedom)) return std::nullopt;
  const double reach = two_sided_t(level, freedom) * s;
  return MeanDifference{d, s, freedom, both_tails_of_t(d / s, freedom), {d - reach, d + reach}};
}

}  // namespace fotfaste::statistics
