// p values of several tests, adjusted for their number. As R's p.adjust.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <stdexcept>
#include <vector>

namespace fotfaste::statistics {

// The first three keep the chance of any false finding below the level, the last two the share of false ones
// among the findings. With m p values, p(i) the i-th smallest:
enum class Adjustment {
  bonferroni,  // m p
  holm,        // the largest of (m - j + 1) p(j) for j up to i (S. Holm, 1979)
  hochberg,    // the smallest of (m - j + 1) p(j) for j from i on; for independent tests (Y. Hochberg, 1988)
  benjamini_hochberg,  // the smallest of m / j p(j) for j from i on (Y. Benjamini and Y. Hochberg, JRSS B 57,
                       // 1995)
  benjamini_yekutieli,  // the same times 1 + 1/2 + ... + 1/m; for tests of any dependence (2001)
};

// In the order in which they were given, none above 1. Throws std::invalid_argument unless 0 <= p <= 1.
inline std::vector<double> adjusted_p(std::span<const double> values, Adjustment adjustment) {
  const std::size_t m = values.size();
  if (!std::all_of(values.begin(), values.end(), [](double p) { return p >= 0 && p <= 1; }))
    throw std::invalid_argument("a p value lies between 0 and 1");
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double harmonic = 0;
  for (std::size_t i = m; i > 0; --i) harmonic += 1 / static_cast<double>(i);
  const auto all = static_cast<double>(m);
  const auto scaled = [&](std::size_t i) {
    const auto place = static_cast<double>(i + 1);
    const double p = values[order[i]];
    switch (adjustment) {
      case Adjustment::bonferroni:
        return all * p;
      case Adjustment::holm:
      case Adjustment::hochberg:
        return (all - place + 1) * p;
      case Adjustment::benjamini_hochberg:
        return all / place * p;
      case Adjustment::benjamini_yekutieli:
        return harmonic * all / place * p;
    }
    return p;
  };
  std::vector<double> adjusted(m);
  if (adjustment == Adjustment::bonferroni || adjustment == Adjustment::holm) {
    double reached = 0;
    for (std::size_t i = 0; i < m; ++i) {
      reached = adjustment == Adjustment::holm ? std::max(reached, scaled(i)) : scaled(i);
      adjusted[order[i]] = std::min(1.0, reached);
    }
    return adjusted;
  }
  double reached = 1;
  for (std::size_t i = m; i > 0; --i) {
    reached = std::min(reached, scaled(i - 1));
    adjusted[order[i - 1]] = reached;
  }
  return adjusted;
}

}  // namespace fotfaste::statistics
