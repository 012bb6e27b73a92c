// The smallest difference that so many persons can be expected to show: what an evaluator should know before
// the first participant enters. Needs Boost.Math.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/root.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// Which difference is meant by "detectable": one that a two-sided comparison at this level finds with
// probability `power`. 0 < level < 1; power is above (1 - level) / 2, what chance alone would find, and
// below 1.
struct Certainty {
  double power = 0.8;
  double level = 0.95;
};

struct DetectableShare {
  double share;        // the true share from which on the comparison finds a difference with that power
  std::int64_t count;  // how many of n must be seen for it: at least when above, at most when below
};

namespace internal {

// The probability of finding a difference by chance, in the direction looked at.
inline double tail_of(const Certainty& certainty) {
  require_level(certainty.level);
  const double tail = (1 - certainty.level) / 2;
  if (!(certainty.power > tail && certainty.power < 1))
    throw std::invalid_argument("power lies between what chance alone would find, and 1");
  return tail;
}

}  // namespace internal

// The smallest share above a known one, a target or what is usual elsewhere, that n persons can show. Exact:
// with c the smallest count for which P(X >= c) <= (1 - level) / 2 under the known share, it is the share
// under which P(X >= c) is the power, by the inverse incomplete beta function. So it is the smallest true
// share whose Clopper-Pearson interval will lie above the known one with that probability (power of the exact
// binomial test: A. Agresti, "Categorical Data Analysis", 2nd edition, 2002, chapter 1). No approximation,
// and so a little larger than what normal formulas promise. 0 < known < 1, n is not negative. Nothing when
// not even n of n would show it.
inline std::optional<DetectableShare> detectable_above(std::int64_t n, double known,
                                                       const Certainty& certainty = {}) {
  const double tail = internal::tail_of(certainty);
  internal::require_known_share(known);
  if (n < 0) throw std::invalid_argument("a number of persons is not negative");
  if (n == 0 || internal::at_least(n, n, known) > tail) return std::nullopt;
  std::int64_t low = 1;
  std::int64_t high = n;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (internal::at_least(middle, n, known) <= tail) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const double share =
      boost::math::ibeta_inv(static_cast<double>(low), static_cast<double>(n - low + 1), certainty.power);
  return DetectableShare{share, low};
}

// The largest share below a known one that n persons can show: the same of those for whom the answer is no.
inline std::optional<DetectableShare> detectable_below(std::int64_t n, double known,
                                                       const Certainty& certainty = {}) {
  const double tail = internal::tail_of(certainty);
  internal::require_known_share(known);
  if (n < 0) throw std::invalid_argument("a number of persons is not negative");
  if (n == 0 || internal::at_most(0, n, known) > tail) return std::nullopt;
  std::int64_t low = 0;
  std::int64_t high = n - 1;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (internal::at_most(middle, n, known) <= tail) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const double share =
      boost::math::ibetac_inv(static_cast<double>(low + 1), static_cast<double>(n - low), certainty.power);
  return DetectableShare{share, low};
}

// The share above (or below) `baseline`, which n1 persons are expected to have, that n2 others must have for
// the difference to be found by the chi-square test: the d = |p2 - p1| that solves
//   d = z_level sqrt(m (1 - m) (1/n1 + 1/n2)) + z_power sqrt(p1 (1 - p1) / n1 + p2 (1 - p2) / n2),
// m = (n1 p1 + n2 p2) / (n1 + n2) (J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and
// Proportions", 3rd edition, 2003, chapter 4; with n1 = n2 it is R's power.prop.test). A normal
// approximation: with 30 or more in each group and shares from a tenth to nine tenths, the power that
// counting every outcome gives was within 0.02 of 0.8 wherever it was tried, with 10 within 0.05. 0 <
// baseline < 1, n1 and n2 are 1 or more. Nothing when no share is far enough away.
enum class Side { above, below };

inline std::optional<double> detectable_between(std::int64_t n1, std::int64_t n2, double baseline, Side side,
                                                const Certainty& certainty = {}) {
  static_cast<void>(internal::tail_of(certainty));
  internal::require_known_share(baseline);
  if (n1 < 1 || n2 < 1) throw std::invalid_argument("a group that is compared has 1 person or more");
  if (side == Side::below) {
    const auto of_no = detectable_between(n1, n2, 1 - baseline, Side::above, certainty);
    return of_no ? std::optional(1 - *of_no) : std::nullopt;
  }
  const double z_level = two_sided_z(certainty.level);
  const double z_power = normal_quantile(certainty.power);
  const auto first = static_cast<double>(n1);
  const auto second = static_cast<double>(n2);
  // Below 0 at the baseline and convex, so there is one root at most.
  const auto beyond = [&](double share) {
    const double mean = (first * baseline + second * share) / (first + second);
    const double error = std::sqrt(baseline * (1 - baseline) / first + share * (1 - share) / second);
    return share - baseline - z_level * std::sqrt(mean * (1 - mean) * (1 / first + 1 / second)) -
           z_power * error;
  };
  if (beyond(1) < 0) return std::nullopt;
  return internal::monotone_root(beyond, baseline, 1);
}

}  // namespace fotfaste::statistics
