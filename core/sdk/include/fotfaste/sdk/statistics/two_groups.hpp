// The shares of two groups that have nobody in common: how much they differ, in per cent units and as a
// ratio. A. Agresti, "Categorical Data Analysis", 2nd edition, 2002, chapter 3. Needs Boost.Math.
//
// Nothing is given where a group is empty, or where a value does not exist (0 : 0). Limits are two-sided.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// k of n; 0 <= k <= n, otherwise functions throw std::invalid_argument.
struct Share {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};

struct Estimate {
  double value;                    // a ratio is infinite when only its lower part is 0
  std::optional<Interval> limits;  // none where the method has none
};

namespace internal {

inline bool are_shares(Share first, Share second) {
  const bool has_first = is_share(first.numerator, first.denominator);
  const bool has_second = is_share(second.numerator, second.denominator);
  return has_first && has_second;
}

inline double value_of(Share share) {
  return static_cast<double>(share.numerator) / static_cast<double>(share.denominator);
}

// Variance of a share, p (1 - p) / n.
inline double variance_of(double share, double n) {
  return share * (1 - share) / n;
}

// Infinite over 0; nothing for 0 over 0.
inline std::optional<double> ratio(double over, double under) {
  if (under != 0) return over / under;
  if (over == 0) return std::nullopt;
  return std::numeric_limits<double>::infinity();
}

inline Interval around_ratio(double value, double reach) {
  return {value * std::exp(-reach), value * std::exp(reach)};
}

// The cells of two shares: yes and no of the first, yes and no of the second.
struct Cells {
  Cells(Share first, Share second, double added = 0)
      : yes_first(static_cast<double>(first.numerator) + added),
        no_first(static_cast<double>(first.denominator - first.numerator) + added),
        yes_second(static_cast<double>(second.numerator) + added),
        no_second(static_cast<double>(second.denominator - second.numerator) + added) {}
  [[nodiscard]] bool has_empty() const {
    return yes_first == 0 || no_first == 0 || yes_second == 0 || no_second == 0;
  }
  [[nodiscard]] std::optional<double> odds_ratio() const {
    return ratio(yes_first * no_second, no_first * yes_second);
  }
  // Standard error of the logarithm of the odds ratio (B. Woolf, Annals of Human Genetics 19, 1955).
  [[nodiscard]] double log_error() const {
    return std::sqrt(1 / yes_first + 1 / no_first + 1 / yes_second + 1 / no_second);
  }

  double yes_first;
  double no_first;
  double yes_second;
  double no_second;
};

}  // namespace internal

// All are of the first share less the second. l and u are Wilson's limits of each.
enum class DifferenceMethod {
  newcombe,  // d - sqrt((p1 - l1)^2 + (u2 - p2)^2), d + sqrt((u1 - p1)^2 + (p2 - l2)^2): method 10 of R. G.
             // Newcombe, Statistics in Medicine 17, 1998, 873-890
  wald,      // d -+ z sqrt(p1 q1 / n1 + p2 q2 / n2); not cut at -1 and 1
  wald_corrected,  // the same, wider by (1/n1 + 1/n2) / 2 on either side
  agresti_caffo,  // Wald's of the shares with one more yes and one more no in each group; not cut (A. Agresti
                  // and B. Caffo, The American Statistician 54, 2000)
};

inline std::optional<Estimate> difference(DifferenceMethod method, Share first, Share second,
                                          double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const double p1 = internal::value_of(first);
  const double p2 = internal::value_of(second);
  const auto n1 = static_cast<double>(first.denominator);
  const auto n2 = static_cast<double>(second.denominator);
  const double d = p1 - p2;
  double reach = z * std::sqrt(internal::variance_of(p1, n1) + internal::variance_of(p2, n2));
  switch (method) {
    case DifferenceMethod::newcombe: {
      const Interval w1 = *wilson(first.numerator, first.denominator, z);
      const Interval w2 = *wilson(second.numerator, second.denominator, z);
      return Estimate{
          d, Interval{d - std::hypot(p1 - w1.low, w2.high - p2), d + std::hypot(w1.high - p1, p2 - w2.low)}};
    }
    case DifferenceMethod::wald:
      break;
    case DifferenceMethod::wald_corrected:
      reach += (1 / n1 + 1 / n2) / 2;
      break;
    case DifferenceMethod::agresti_caffo: {
      const double a1 = static_cast<double>(first.numerator + 1) / (n1 + 2);
      const double a2 = static_cast<double>(second.numerator + 1) / (n2 + 2);
      reach = z * std::sqrt(internal::variance_of(a1, n1 + 2) + internal::variance_of(a2, n2 + 2));
      return Estimate{d, Interval{a1 - a2 - reach, a1 - a2 + reach}};
    }
  }
  return Estimate{d, Interval{d - reach, d + reach}};
}

// p1 / p2, limits exp(log(p1 / p2) -+ z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)) where neither is 0 (D. Katz and
// others, Biometrics 34, 1978).
inline std::optional<Estimate> risk_ratio(Share first, Share second, double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const auto value = internal::ratio(internal::value_of(first), internal::value_of(second));
  if (!value) return std::nullopt;
  if (first.numerator == 0 || second.numerator == 0) return Estimate{*value, std::nullopt};
  const double variance =
      1 / static_cast<double>(first.numerator) - 1 / static_cast<double>(first.denominator) +
      1 / static_cast<double>(second.numerator) - 1 / static_cast<double>(second.denominator);
  return Estimate{*value, internal::around_ratio(*value, z * std::sqrt(variance))};
}

// The odds of the first over those of the second, with Woolf's limits where no cell is 0.
inline std::optional<Estimate> odds_ratio(Share first, Share second, double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const internal::Cells cells(first, second);
  const auto value = cells.odds_ratio();
  if (!value) return std::nullopt;
  if (cells.has_empty()) return Estimate{*value, std::nullopt};
  return Estimate{*value, internal::around_ratio(*value, z * cells.log_error())};
}

// The same with 1/2 more in each cell, so that it always exists (J. B. S. Haldane, Annals of Human Genetics
// 20, 1956; F. J. Anscombe, Biometrika 43, 1956).
inline std::optional<Estimate> odds_ratio_with_halves(Share first, Share second, double level = 0.95) {
  const double z = two_sided_z(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const internal::Cells cells(first, second, 0.5);
  const double value = *cells.odds_ratio();
  return Estimate{value, internal::around_ratio(value, z * cells.log_error())};
}

// How many must take part for one more to succeed: 1 / (p1 - p2). Below 0 when the first share is the
// smaller, infinite when the shares are equal.
inline std::optional<double> number_needed(Share first, Share second) {
  if (!internal::are_shares(first, second)) return std::nullopt;
  const double d = internal::value_of(first) - internal::value_of(second);
  return d == 0 ? std::numeric_limits<double>::infinity() : 1 / d;
}

// Cohen's effect size h = 2 asin(sqrt(p1)) - 2 asin(sqrt(p2)); 0.2 is small, 0.5 medium, 0.8 large (J. Cohen,
// "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, section 6.2).
inline std::optional<double> cohens_h(Share first, Share second) {
  if (!internal::are_shares(first, second)) return std::nullopt;
  return 2 * std::asin(std::sqrt(internal::value_of(first))) -
         2 * std::asin(std::sqrt(internal::value_of(second)));
}

}  // namespace fotfaste::statistics
