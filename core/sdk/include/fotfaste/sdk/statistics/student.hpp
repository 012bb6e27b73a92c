// Quantiles and tails of Student's t distribution. Needs Boost.Math.
#pragma once

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// P(|T| > |t|). freedom, the degrees of freedom, is above 0; here and below.
inline double both_tails_of_t(double t, double freedom) {
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), std::abs(t)));
}

// The t with P(|T| <= t) = level. 0 < level < 1, std::invalid_argument otherwise.
inline double two_sided_t(double level, double freedom) {
  require_level(level);
  return boost::math::quantile(boost::math::complement(boost::math::students_t(freedom), (1 - level) / 2));
}

// The limits of a mean of n values whose standard deviation (n - 1) is given: mean -+ t deviation / sqrt(n).
// n is at least 2.
inline Interval mean_limits(double mean, double deviation, double n, double level) {
  const double reach = two_sided_t(level, n - 1) * deviation / std::sqrt(n);
  return {mean - reach, mean + reach};
}

}  // namespace fotfaste::statistics
