// How many of those still to come will say yes, when k of n have so far: the beta-binomial distribution, the
// predictive distribution of a share with a beta prior (A. Gelman and others, "Bayesian Data Analysis", 3rd
// edition, section 2.4; J. G. Skellam, JRSS B 10, 1948).
//
// With a prior Beta(a, b) and k of n observed the share is Beta(a + k, b + n - k), and of m more the number X
// has
//   P(X = x) = C(m, x) B(x + alpha, m - x + beta) / B(alpha, beta),  alpha = a + k, beta = b + n - k,
// provided that those to come are like those observed. Jeffreys' prior has a = b = 1/2.
//
// Neighbours relate by P(x + 1) / P(x) = (m - x) (alpha + x) / ((x + 1) (beta + m - x - 1)), so weights are
// walked from the most probable value both ways and divided by their sum: no gamma functions, and the
// probabilities add up to one however large m is.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace fotfaste::statistics {

struct BetaPrior {
  double yes = 0.5;
  double no = 0.5;
};

class BetaBinomial {
 public:
  // m >= 0, alpha > 0 and beta > 0, all finite; std::invalid_argument otherwise. Holds m + 1 numbers.
  BetaBinomial(std::int64_t m, double alpha, double beta) : alpha_(alpha), beta_(beta) {
    const bool possible = m >= 0 && alpha > 0 && beta > 0 && std::isfinite(alpha) && std::isfinite(beta);
    if (!possible)
      throw std::invalid_argument("a beta-binomial distribution needs m >= 0, alpha and beta > 0");
    weights_.assign(static_cast<std::size_t>(m) + 1, 0.0);
    const std::int64_t start = most_probable(m);
    weights_[static_cast<std::size_t>(start)] = 1;
    for (std::int64_t x = start; x < m; ++x) weight(x + 1) = weight(x) * ratio(x);
    for (std::int64_t x = start; x > 0; --x) weight(x - 1) = weight(x) / ratio(x - 1);
    total_ = sum(0, m);
  }

  // After k of n with this prior, of m more. 0 <= k <= n; std::invalid_argument otherwise.
  static BetaBinomial predictive(std::int64_t k, std::int64_t n, std::int64_t m, BetaPrior prior = {}) {
    if (k < 0 || k > n) throw std::invalid_argument("k of n needs 0 <= k <= n");
    return {m, prior.yes + static_cast<double>(k), prior.no + static_cast<double>(n - k)};
  }

  [[nodiscard]] std::int64_t most() const { return static_cast<std::int64_t>(weights_.size()) - 1; }
  [[nodiscard]] double mean() const {
    double mean = 0;
    for (std::int64_t x = 0; x <= most(); ++x) mean += static_cast<double>(x) * (weight(x) / total_);
    return mean;
  }

  // From now on of those cases alone in which X >= least. 0 <= least <= m; std::invalid_argument otherwise.
  void condition_at_least(std::int64_t least) {
    if (least < 0 || least > most()) throw std::invalid_argument("so many cannot say yes");
    for (std::int64_t x = 0; x < least; ++x) weight(x) = 0;
    // So improbable that nothing is left of it in a double.
    if (!(sum(least, most()) > 0)) weight(least) = 1;
    total_ = sum(least, most());
  }

  // P(low <= X <= high); 0 when low > high.
  [[nodiscard]] double between(std::int64_t low, std::int64_t high) const {
    low = std::max<std::int64_t>(low, 0);
    high = std::min(high, most());
    return low > high ? 0.0 : std::min(1.0, sum(low, high) / total_);
  }
  [[nodiscard]] double at_least(std::int64_t x) const { return between(x, most()); }

  // The smallest x with P(X <= x) >= probability.
  [[nodiscard]] std::int64_t quantile(double probability) const {
    double below = 0;
    for (std::int64_t x = 0; x < most(); ++x) {
      below += weight(x);
      if (below >= probability * total_) return x;
    }
    return most();
  }

 private:
  // P(x + 1) / P(x)
  [[nodiscard]] double ratio(std::int64_t x) const {
    const auto left = static_cast<double>(most() - x);
    const auto at = static_cast<double>(x);
    return left * (alpha_ + at) / ((at + 1) * (beta_ + left - 1));
  }
  // Where the ratio passes 1; with alpha or beta below 1 an end may be as probable, which does no harm.
  [[nodiscard]] std::int64_t most_probable(std::int64_t m) const {
    const double spread = alpha_ + beta_ - 2;
    if (spread <= 0) return alpha_ >= beta_ ? m : 0;
    const double at = std::floor((static_cast<double>(m) + 1) * (alpha_ - 1) / spread);
    return static_cast<std::int64_t>(std::clamp(at, 0.0, static_cast<double>(m)));
  }
  double& weight(std::int64_t x) { return weights_[static_cast<std::size_t>(x)]; }
  [[nodiscard]] double weight(std::int64_t x) const { return weights_[static_cast<std::size_t>(x)]; }
  // low <= high. From the small ends inwards, so that small weights are not lost beside large ones.
  [[nodiscard]] double sum(std::int64_t low, std::int64_t high) const {
    double total = 0;
    while (low < high) {
      if (weight(low) <= weight(high)) {
        total += weight(low++);
      } else {
        total += weight(high--);
      }
    }
    return total + weight(low);
  }

  double alpha_;
  double beta_;
  std::vector<double> weights_;
  double total_ = 0;
};

}  // namespace fotfaste::statistics
