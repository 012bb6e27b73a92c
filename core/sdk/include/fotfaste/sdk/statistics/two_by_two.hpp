// Whether two shares differ: chi-square tests and Fisher's exact test; and the odds ratio that goes with the
// exact test. Needs Boost.Math.
//
// Given how many said yes in all, the yes of the first group are hypergeometric when the odds are equal, and
// weighted by (odds ratio)^k otherwise (R. A. Fisher, JRSS 98, 1935; A. Agresti, Statistical Science 7,
// 1992).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/root.hpp"
#include "fotfaste/sdk/statistics/two_groups.hpp"

namespace fotfaste::statistics {

struct ChiSquare {
  double statistic;  // with one degree of freedom
  double p;
};

enum class Correction { none, yates };

namespace internal {

inline ChiSquare with_one_degree(double chi_square) {
  return {chi_square, both_tails(std::sqrt(chi_square))};
}

// The number of yes in the first group, when both groups' sizes and the yes in all are given.
class FirstCount {
 public:
  FirstCount(Share first, Share second)
      : first_(static_cast<double>(first.denominator)),
        second_(static_cast<double>(second.denominator)),
        yes_(static_cast<double>(first.numerator + second.numerator)),
        lowest_(std::max<std::int64_t>(0, first.numerator + second.numerator - second.denominator)),
        highest_(std::min(first.numerator + second.numerator, first.denominator)) {}

  [[nodiscard]] std::int64_t lowest() const { return lowest_; }
  [[nodiscard]] std::int64_t highest() const { return highest_; }

  // The probability of each count from lowest to highest, by the ratio of neighbours outwards from the most
  // probable count, which loses nothing and never overflows.
  [[nodiscard]] std::vector<double> probabilities(double odds_ratio) const {
    std::vector<double> weights(static_cast<std::size_t>(highest_ - lowest_ + 1));
    // Neighbours' ratio falls with the count: halve the interval in which it falls below 1.
    std::size_t mode = 0;
    for (std::size_t high = weights.size() - 1; mode < high;) {
      const std::size_t middle = mode + (high - mode) / 2;
      if (next_over(middle, odds_ratio) >= 1) {
        mode = middle + 1;
      } else {
        high = middle;
      }
    }
    weights[mode] = 1;
    for (std::size_t i = mode; i + 1 < weights.size(); ++i)
      weights[i + 1] = weights[i] * next_over(i, odds_ratio);
    for (std::size_t i = mode; i > 0; --i) weights[i - 1] = weights[i] / next_over(i - 1, odds_ratio);
    const double all = sum(weights, 0, weights.size());
    for (double& weight : weights) weight /= all;
    return weights;
  }

  [[nodiscard]] double mean(double odds_ratio) const {
    double mean = static_cast<double>(lowest_);
    const std::vector<double> all = probabilities(odds_ratio);
    for (std::size_t i = 1; i < all.size(); ++i) mean += static_cast<double>(i) * all[i];
    return mean;
  }
  [[nodiscard]] double at_least(std::int64_t count, double odds_ratio) const {
    const std::vector<double> all = probabilities(odds_ratio);
    return sum(all, static_cast<std::size_t>(count - lowest_), all.size());
  }
  [[nodiscard]] double at_most(std::int64_t count, double odds_ratio) const {
    return sum(probabilities(odds_ratio), 0, static_cast<std::size_t>(count - lowest_ + 1));
  }

 private:
  // The probability of count i + 1 over that of count i, counted from the lowest.
  [[nodiscard]] double next_over(std::size_t i, double odds_ratio) const {
    const double count = static_cast<double>(lowest_) + static_cast<double>(i);
    return (first_ - count) * (yes_ - count) / ((count + 1) * (second_ - yes_ + count + 1)) * odds_ratio;
  }
  // The smallest first, so that they are not lost among the large.
  static double sum(const std::vector<double>& all, std::size_t from, std::size_t until) {
    double low = 0;
    double high = 0;
    while (from < until) {
      if (all[from] <= all[until - 1]) {
        low += all[from++];
      } else {
        high += all[--until];
      }
    }
    return low + high;
  }

  double first_;
  double second_;
  double yes_;
  std::int64_t lowest_;
  std::int64_t highest_;
};

// The odds ratio at which a function of it that grows becomes 0.
template <typename Function>
double odds_ratio_where(Function&& function) {
  const auto of_log = [&](double log_odds) { return function(std::exp(log_odds)); };
  double reach = 1;
  while (reach < 512 && (of_log(-reach) > 0 || of_log(reach) < 0)) reach *= 2;
  return std::exp(monotone_root(of_log, -reach, reach));
}

}  // namespace internal

// Pearson's test, N (ad - bc)^2 / (r1 r2 c1 c2); with Yates's correction each |observed - expected| is
// lessened by 1/2, or to 0 (F. Yates, Supplement to the JRSS 1, 1934). Nothing when a group is empty, and
// when all or none said yes.
inline std::optional<ChiSquare> chi_square_test(Share first, Share second,
                                                Correction correction = Correction::none) {
  if (!internal::are_shares(first, second)) return std::nullopt;
  const internal::Cells cells(first, second);
  const double yes = cells.yes_first + cells.yes_second;
  const double no = cells.no_first + cells.no_second;
  if (yes == 0 || no == 0) return std::nullopt;
  const auto n1 = static_cast<double>(first.denominator);
  const auto n2 = static_cast<double>(second.denominator);
  const double all = n1 + n2;
  double apart = std::abs(cells.yes_first * cells.no_second - cells.no_first * cells.yes_second) / all;
  if (correction == Correction::yates) apart -= std::min(0.5, apart);
  return internal::with_one_degree(apart * apart * all * all * all / (n1 * n2 * yes * no));
}

// The p value of Fisher's exact test, as R's fisher.test: that the first group's odds are higher, lower, or
// different. Two-sided it is the probability of all tables that are at most as probable as the one seen; a
// probability that exceeds that one's by less than one part in ten million is taken as equal, as R does.
inline std::optional<double> fisher_test(Share first, Share second,
                                         Alternative alternative = Alternative::different) {
  if (!internal::are_shares(first, second)) return std::nullopt;
  const internal::FirstCount count(first, second);
  double p = 0;
  switch (alternative) {
    case Alternative::greater:
      p = count.at_least(first.numerator, 1);
      break;
    case Alternative::less:
      p = count.at_most(first.numerator, 1);
      break;
    case Alternative::different: {
      const std::vector<double> all = count.probabilities(1);
      const double bound = all[static_cast<std::size_t>(first.numerator - count.lowest())] * (1 + 1e-7);
      std::vector<double> improbable;
      std::copy_if(all.begin(), all.end(), std::back_inserter(improbable),
                   [bound](double probability) { return probability <= bound; });
      std::sort(improbable.begin(), improbable.end());
      for (const double probability : improbable) p += probability;
      break;
    }
  }
  return std::min(1.0, p);
}

// The odds ratio under which the count seen is the most likely given all who said yes, with exact limits (J.
// Cornfield, 1956): what goes with fisher_test. 0 or infinite at the ends of what is possible. R's
// fisher.test stops its search after about four digits; this one does not.
inline std::optional<Estimate> conditional_odds_ratio(Share first, Share second, double level = 0.95) {
  require_level(level);
  if (!internal::are_shares(first, second)) return std::nullopt;
  const internal::FirstCount count(first, second);
  const std::int64_t seen = first.numerator;
  const double tail = (1 - level) / 2;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Estimate estimate{seen == count.lowest() ? 0 : infinity, Interval{0, infinity}};
  if (seen > count.lowest()) {
    estimate.limits->low =
        internal::odds_ratio_where([&](double ratio) { return count.at_least(seen, ratio) - tail; });
  }
  if (seen < count.highest()) {
    estimate.limits->high =
        internal::odds_ratio_where([&](double ratio) { return tail - count.at_most(seen, ratio); });
  }
  if (seen > count.lowest() && seen < count.highest()) {
    estimate.value = internal::odds_ratio_where(
        [&](double ratio) { return count.mean(ratio) - static_cast<double>(seen); });
  }
  return estimate;
}

}  // namespace fotfaste::statistics
