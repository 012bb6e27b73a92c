// Quantiles and tails of the standard normal distribution. Needs Boost.Math.
#pragma once

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <stdexcept>

namespace fotfaste::statistics {

// Throws std::invalid_argument unless 0 < level < 1: a level is a share such as 0.95, never 95.
inline void require_level(double level) {
  if (!(level > 0 && level < 1)) throw std::invalid_argument("a level lies between 0 and 1");
}

// P(Z > z).
inline double upper_tail(double z) {
  return std::erfc(z / std::sqrt(2.0)) / 2;
}

// P(|Z| > |z|).
inline double both_tails(double z) {
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

// The z with P(Z <= z) = share. 0 < share < 1.
inline double normal_quantile(double share) {
  require_level(share);
  return -std::sqrt(2.0) * boost::math::erfc_inv(2 * share);
}

// The z with P(|Z| <= z) = level: 1.96 for 0.95.
inline double two_sided_z(double level) {
  require_level(level);
  return std::sqrt(2.0) * boost::math::erfc_inv(1 - level);
}

}  // namespace fotfaste::statistics
