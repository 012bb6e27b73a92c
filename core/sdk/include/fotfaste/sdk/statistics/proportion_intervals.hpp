// Intervals of a share k of n by other methods than Wilson's. Needs Boost.Math. Reviewed and compared in R.
// G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998
// (a), and L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion",
// Statistical Science 16, 2001 (b).
#pragma once

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/root.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// All take a two-sided level, 0 < level < 1, and give nothing when n is 0. z is two_sided_z(level), a is
// 1 - level, p is k / n and q is 1 - p.
enum class IntervalMethod {
  wald,              // p -+ z sqrt(pq/n); not cut at 0 and 1. Far too narrow near them
  wald_corrected,    // the same, wider by 1/2n on either side
  wilson,            // see wilson()
  wilson_corrected,  // Newcombe's method 4 (a)
  clopper_pearson,   // exact: either side errs in at most a/2 (C. J. Clopper, E. S. Pearson, Biometrika 26,
                     // 1934)
  mid_p,             // Clopper-Pearson with half the probability of k itself
  jeffreys,          // quantiles of beta(k + 1/2, n - k + 1/2), to 0 at k = 0 and to 1 at k = n (b)
  jeffreys_equal_tails,  // the same without that rule: the posterior under Jeffreys' prior
  agresti_coull,  // Wald's around (k + z2/2) / (n + z2), z2 = z squared; not cut (A. Agresti, B. A. Coull,
                  // 1998)
  logit,          // Wald's of the log odds; nothing at k = 0 and k = n
};

namespace internal {

inline Interval around(double centre, double reach) {
  return {centre - reach, centre + reach};
}

inline Interval wilson_corrected(double k, double n, double z) {
  const double p = k / n;
  const double q = 1 - p;
  const double z2 = z * z;
  const double scale = 2 * (n + z2);
  const double low = (2 * n * p + z2 - 1 - z * std::sqrt(z2 - 2 - 1 / n + 4 * p * (n * q + 1))) / scale;
  const double high = (2 * n * p + z2 + 1 + z * std::sqrt(z2 + 2 - 1 / n + 4 * p * (n * q - 1))) / scale;
  return {k == 0 ? 0 : std::max(0.0, low), k == n ? 1 : std::min(1.0, high)};
}

// The lower limit t has P(X > k | t) + P(X = k | t)/2 = a/2. It lies between the exact lower limits of k and
// of k + 1; the upper one likewise.
inline Interval mid_p(std::int64_t k, std::int64_t n, double level) {
  const double tail = (1 - level) / 2;
  const double one_sided = 1 - tail;
  Interval interval{0, 1};
  if (k == n) {
    interval.low = std::exp(std::log(2 * tail) / static_cast<double>(n));
  } else if (k > 0) {
    interval.low =
        monotone_root([&](double t) { return (at_least(k, n, t) + at_least(k + 1, n, t)) / 2 - tail; },
                      *exact_lower_limit(k, n, one_sided), *exact_lower_limit(k + 1, n, one_sided));
  }
  if (k == 0) {
    interval.high = -std::expm1(std::log(2 * tail) / static_cast<double>(n));
  } else if (k < n) {
    interval.high =
        monotone_root([&](double t) { return (at_most(k, n, t) + at_most(k - 1, n, t)) / 2 - tail; },
                      *exact_upper_limit(k - 1, n, one_sided), *exact_upper_limit(k, n, one_sided));
  }
  return interval;
}

inline Interval jeffreys(double k, double n, double level) {
  const double tail = (1 - level) / 2;
  return {boost::math::ibeta_inv(k + 0.5, n - k + 0.5, tail),
          boost::math::ibetac_inv(k + 0.5, n - k + 0.5, tail)};
}

}  // namespace internal

inline std::optional<Interval> proportion_interval(IntervalMethod method, std::int64_t numerator,
                                                   std::int64_t denominator, double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  const auto k = static_cast<double>(numerator);
  const auto n = static_cast<double>(denominator);
  const double p = k / n;
  const double wald_reach = z * std::sqrt(p * (1 - p) / n);
  switch (method) {
    case IntervalMethod::wald:
      return internal::around(p, wald_reach);
    case IntervalMethod::wald_corrected:
      return internal::around(p, wald_reach + 1 / (2 * n));
    case IntervalMethod::wilson:
      return wilson(numerator, denominator, z);
    case IntervalMethod::wilson_corrected:
      return internal::wilson_corrected(k, n, z);
    case IntervalMethod::clopper_pearson: {
      const double one_sided = (1 + level) / 2;
      return Interval{*exact_lower_limit(numerator, denominator, one_sided),
                      *exact_upper_limit(numerator, denominator, one_sided)};
    }
    case IntervalMethod::mid_p:
      return internal::mid_p(numerator, denominator, level);
    case IntervalMethod::jeffreys: {
      const Interval tails = internal::jeffreys(k, n, level);
      return Interval{numerator == 0 ? 0 : tails.low, numerator == denominator ? 1 : tails.high};
    }
    case IntervalMethod::jeffreys_equal_tails:
      return internal::jeffreys(k, n, level);
    case IntervalMethod::agresti_coull: {
      const double all = n + z * z;
      const double centre = (k + z * z / 2) / all;
      return internal::around(centre, z * std::sqrt(centre * (1 - centre) / all));
    }
    case IntervalMethod::logit: {
      if (numerator == 0 || numerator == denominator) return std::nullopt;
      const double odds = std::log(k / (n - k));
      const double reach = z * std::sqrt(1 / k + 1 / (n - k));
      return Interval{1 / (1 + std::exp(reach - odds)), 1 / (1 + std::exp(-reach - odds))};
    }
  }
  return std::nullopt;
}

}  // namespace fotfaste::statistics
