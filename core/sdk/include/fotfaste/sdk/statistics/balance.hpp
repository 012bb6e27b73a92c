// How alike two groups are in something known of everybody beforehand, with or without weights. P. C. Austin,
// Statistics in Medicine 28, 2009, 3083-3107.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>

namespace fotfaste::statistics {

struct Balance {
  double mean_treated;
  double mean_control;
  // The difference of the weighted means over an unweighted standard deviation (n - 1): that of the treated,
  // and the root of the mean of both groups' variances. 0 where there is no difference; nothing where there
  // is one and nobody varies.
  std::optional<double> by_treated;
  std::optional<double> by_both;
  // Weighted variance of the treated over that of the others; nothing for a yes or no (0 and 1), whose
  // variance follows from its mean, and where the others do not vary.
  std::optional<double> variance_ratio;

  // The larger in size of the two standardized differences; nothing where one of them is missing.
  [[nodiscard]] std::optional<double> worst() const {
    if (!by_treated || !by_both) return std::nullopt;
    return std::abs(*by_treated) >= std::abs(*by_both) ? by_treated : by_both;
  }
};

namespace internal {

struct WeightedMoments {
  double weights = 0;
  double squared_weights = 0;
  double mean = 0;
  double squares = 0;  // weighted, around the mean
  double plain_variance = 0;
};

template <typename Keep>
WeightedMoments weighted_moments(std::span<const double> values, std::span<const double> weights, Keep keep) {
  WeightedMoments m;
  double sum = 0;
  double plain_sum = 0;
  double n = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!keep(i)) continue;
    m.weights += weights[i];
    m.squared_weights += weights[i] * weights[i];
    sum += weights[i] * values[i];
    plain_sum += values[i];
    n += 1;
  }
  if (n < 2 || !(m.weights > 0)) throw std::invalid_argument("a group of two persons at least is compared");
  m.mean = sum / m.weights;
  double plain = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!keep(i)) continue;
    m.squares += weights[i] * (values[i] - m.mean) * (values[i] - m.mean);
    plain += (values[i] - plain_sum / n) * (values[i] - plain_sum / n);
  }
  m.plain_variance = plain / (n - 1);
  return m;
}

// sum w (x - m)^2 S / (S^2 - sum w^2), S the sum of weights; nothing of a single person.
inline std::optional<double> weighted_variance(const WeightedMoments& m) {
  const double rest = m.weights * m.weights - m.squared_weights;
  if (!(rest > 1e-12 * m.weights * m.weights)) return std::nullopt;
  return m.squares * m.weights / rest;
}

inline std::optional<double> standardized(double difference, double deviation) {
  if (deviation > 0) return difference / deviation;
  if (difference == 0) return 0.0;
  return std::nullopt;
}

}  // namespace internal

// All three of one length; treated is 1 or 0, weights are not negative and 1 for everybody without. Each
// group has two persons or more and some weight; std::invalid_argument otherwise.
inline Balance balance_of(std::span<const double> values, std::span<const double> treated,
                          std::span<const double> weights) {
  const auto m1 = internal::weighted_moments(values, weights, [&](std::size_t i) { return treated[i] != 0; });
  const auto m0 = internal::weighted_moments(values, weights, [&](std::size_t i) { return treated[i] == 0; });
  bool yes_or_no = true;
  for (const double value : values) yes_or_no &= value == 0 || value == 1;
  const double difference = m1.mean - m0.mean;
  Balance balance{m1.mean, m0.mean, {}, {}, {}};
  balance.by_treated = internal::standardized(difference, std::sqrt(m1.plain_variance));
  balance.by_both =
      internal::standardized(difference, std::sqrt((m1.plain_variance + m0.plain_variance) / 2));
  const auto v1 = internal::weighted_variance(m1);
  const auto v0 = internal::weighted_variance(m0);
  if (!yes_or_no && v1 && v0 && *v0 > 0) balance.variance_ratio = *v1 / *v0;
  return balance;
}

// As many persons of equal weight would say as much: (sum w)^2 / sum w^2 (L. Kish, 1965). 0 without weights.
inline double effective_number(std::span<const double> weights) {
  double sum = 0;
  double squares = 0;
  for (const double w : weights) {
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

}  // namespace fotfaste::statistics
