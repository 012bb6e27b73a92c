// A share k of n against a share that is given beforehand: exact tests and exact one-sided limits, and the
// score test. Needs Boost.Math.
//
// Of X successes among n with chance t each, P(X >= k) is the regularized incomplete beta function
// I_t(k, n - k + 1); limits are its inverse.
#pragma once

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// What is to be shown of the share: that it is above the given one, below it, or different from it.
enum class Alternative { greater, less, different };

namespace internal {

// Throws std::invalid_argument for counts that are no share. Whether there is anybody at all.
inline bool is_share(std::int64_t numerator, std::int64_t denominator) {
  if (numerator < 0 || numerator > denominator) throw std::invalid_argument("a share is k of n, 0 <= k <= n");
  return denominator > 0;
}

inline void require_known_share(double share) {
  if (!(share > 0 && share < 1))
    throw std::invalid_argument("the share to compare with is above 0 and below 1");
}

// P(X >= count) of n with this chance each.
inline double at_least(std::int64_t count, std::int64_t n, double chance) {
  if (count <= 0) return 1;
  if (count > n) return 0;
  return boost::math::ibeta(static_cast<double>(count), static_cast<double>(n - count + 1), chance);
}

// P(X <= count) of n with this chance each.
inline double at_most(std::int64_t count, std::int64_t n, double chance) {
  if (count < 0) return 0;
  if (count >= n) return 1;
  return boost::math::ibetac(static_cast<double>(count + 1), static_cast<double>(n - count), chance);
}

inline double exactly(std::int64_t count, std::int64_t n, double chance) {
  return boost::math::pdf(boost::math::binomial_distribution<double>(static_cast<double>(n), chance),
                          static_cast<double>(count));
}

}  // namespace internal

// The largest chance that k of n shows, at this one-sided level, to be exceeded: the chance under which k or
// more have probability 1 - level. 0 when k is 0. Nothing when n is 0.
inline std::optional<double> exact_lower_limit(std::int64_t numerator, std::int64_t denominator,
                                               double level = 0.95) {
  require_level(level);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  if (numerator == 0) return 0.0;
  return boost::math::ibeta_inv(static_cast<double>(numerator),
                                static_cast<double>(denominator - numerator + 1), 1 - level);
}

// The chance under which k or fewer have probability 1 - level. 1 when k is n. Nothing when n is 0.
inline std::optional<double> exact_upper_limit(std::int64_t numerator, std::int64_t denominator,
                                               double level = 0.95) {
  require_level(level);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  if (numerator == denominator) return 1.0;
  return boost::math::ibetac_inv(static_cast<double>(numerator + 1),
                                 static_cast<double>(denominator - numerator), 1 - level);
}

// The p value of the exact binomial test, as R's binom.test. Two-sided it is the probability of all counts
// that are at most as probable as the one seen; counts whose probability exceeds that one's by less than one
// part in ten million are taken as just as probable, as R does. 0 < known < 1. Nothing when n is 0.
inline std::optional<double> binomial_test(std::int64_t numerator, std::int64_t denominator, double known,
                                           Alternative alternative = Alternative::different) {
  internal::require_known_share(known);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  const std::int64_t k = numerator;
  const std::int64_t n = denominator;
  if (alternative == Alternative::greater) return internal::at_least(k, n, known);
  if (alternative == Alternative::less) return internal::at_most(k, n, known);

  const double mean = static_cast<double>(n) * known;
  const auto count = static_cast<double>(k);
  if (count == mean) return 1.0;
  const double bound = internal::exactly(k, n, known) * (1 + 1e-7);
  const auto is_improbable = [&](std::int64_t other) { return internal::exactly(other, n, known) <= bound; };
  // Probabilities fall from the mean outwards: halve the interval in which they fall to the bound.
  if (count < mean) {
    auto low = static_cast<std::int64_t>(std::ceil(mean));
    std::int64_t high = n + 1;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (is_improbable(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return std::min(1.0, internal::at_most(k, n, known) + internal::at_least(low, n, known));
  }
  std::int64_t low = -1;
  auto high = static_cast<std::int64_t>(std::floor(mean));
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (is_improbable(middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return std::min(1.0, internal::at_most(low, n, known) + internal::at_least(k, n, known));
}

// The same, counting half the probability of the count seen (H. O. Lancaster, JASA 56, 1961); two-sided,
// twice the smaller side. Less cautious than the exact test: right on average, not always.
inline std::optional<double> mid_p_test(std::int64_t numerator, std::int64_t denominator, double known,
                                        Alternative alternative = Alternative::different) {
  internal::require_known_share(known);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  const double half = internal::exactly(numerator, denominator, known) / 2;
  const double greater = internal::at_least(numerator + 1, denominator, known) + half;
  const double less = internal::at_most(numerator - 1, denominator, known) + half;
  switch (alternative) {
    case Alternative::greater:
      return greater;
    case Alternative::less:
      return less;
    case Alternative::different:
      break;
  }
  return std::min(1.0, 2 * std::min(greater, less));
}

struct ScoreTest {
  double z;
  double p_greater;
  double p_different;
};

// z = (p - known) / sqrt(known (1 - known) / n), for large n. 0 < known < 1. Nothing when n is 0.
inline std::optional<ScoreTest> score_test(std::int64_t numerator, std::int64_t denominator, double known) {
  internal::require_known_share(known);
  if (!internal::is_share(numerator, denominator)) return std::nullopt;
  const auto n = static_cast<double>(denominator);
  const double z = (static_cast<double>(numerator) / n - known) / std::sqrt(known * (1 - known) / n);
  return ScoreTest{z, upper_tail(z), both_tails(z)};
}

}  // namespace fotfaste::statistics
