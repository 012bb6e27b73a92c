// Limits of the difference of two shares by inverting the score test (O. Miettinen and M. Nurminen,
// Statistics in Medicine 4, 1985): the differences d for which
//   (p1 - p2 - d)^2 / V(d) <= z^2,  V(d) = (r1 (1 - r1) / n1 + r2 (1 - r2) / n2) N / (N - 1),
// where r1 = r2 + d are the most likely shares among those that differ by d. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "fotfaste/sdk/statistics/root.hpp"
#include "fotfaste/sdk/statistics/two_groups.hpp"

namespace fotfaste::statistics {

namespace internal {

// The root r2 of the likelihood's cubic equation, in their closed form.
inline double likeliest_second(Share first, Share second, double d) {
  const auto x1 = static_cast<double>(first.numerator);
  const auto x2 = static_cast<double>(second.numerator);
  const auto n1 = static_cast<double>(first.denominator);
  const auto n2 = static_cast<double>(second.denominator);
  const double all = n1 + n2;
  const double l2 = ((n1 + 2 * n2) * d - all - (x1 + x2)) / (3 * all);
  const double l1 = ((n2 * d - all - 2 * x2) * d + (x1 + x2)) / (3 * all);
  const double l0 = x2 * d * (1 - d) / (2 * all);
  const double q = l2 * l2 * l2 - 1.5 * l1 * l2 + l0;
  const double p = std::copysign(std::sqrt(std::max(0.0, l2 * l2 - l1)), q);
  const double cosine = p == 0 ? 0 : std::clamp(q / (p * p * p), -1.0, 1.0);
  return 2 * p * std::cos((std::numbers::pi + std::acos(cosine)) / 3) - l2;
}

// (p1 - p2 - d)^2 / V(d); infinite where V is 0.
inline double score_distance(Share first, Share second, double d) {
  const double r = likeliest_second(first, second, d);
  const double r1 = std::clamp(r + d, 0.0, 1.0);
  const double r2 = std::clamp(r, 0.0, 1.0);
  const auto n1 = static_cast<double>(first.denominator);
  const auto n2 = static_cast<double>(second.denominator);
  const double variance = (variance_of(r1, n1) + variance_of(r2, n2)) * (n1 + n2) / (n1 + n2 - 1);
  const double distance = value_of(first) - value_of(second) - d;
  if (distance == 0) return 0;
  return variance <= 0 ? std::numeric_limits<double>::infinity() : distance * distance / variance;
}

}  // namespace internal

// Within [-1, 1]. Nothing when a group is empty.
inline std::optional<Estimate> score_difference(Share first, Share second, double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const double d = internal::value_of(first) - internal::value_of(second);
  // Infinity would stop the search for the root; any large number does as well.
  const auto beyond = [&](double at) {
    return std::min(internal::score_distance(first, second, at), 1e6 * z * z) - z * z;
  };
  constexpr double nearly = 1 - 1e-12;
  Interval limits{-1, 1};
  if (d > -nearly && beyond(-nearly) > 0) limits.low = internal::monotone_root(beyond, -nearly, d);
  if (d < nearly && beyond(nearly) > 0) limits.high = internal::monotone_root(beyond, d, nearly);
  return Estimate{d, limits};
}

}  // namespace fotfaste::statistics
