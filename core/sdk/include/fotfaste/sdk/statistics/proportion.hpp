// Intervals and bounds of a share k of n.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace fotfaste::statistics {

// Two-sided 95 %: the 97.5th percentile of the standard normal distribution.
inline constexpr double z_95 = 1.959963984540054;

struct Interval {
  double low;
  double high;
};

// Wilson's score interval (E. B. Wilson, JASA 22, 1927):
//   (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n).
// Within [0, 1]; its lower limit is exactly 0 at k = 0 and its upper exactly 1 at k = n. Nothing when n is 0.
inline std::optional<Interval> wilson(std::int64_t numerator, std::int64_t denominator, double z = z_95) {
  if (denominator <= 0) return std::nullopt;
  const auto n = static_cast<double>(denominator);
  const double p = static_cast<double>(numerator) / n;
  const double z2 = z * z;
  const double centre = p + z2 / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const double scale = 1 + z2 / n;
  return Interval{numerator == 0 ? 0.0 : std::max(0.0, (centre - half) / scale),
                  numerator == denominator ? 1.0 : std::min(1.0, (centre + half) / scale)};
}

// The share if every unknown one were a no (low), and if every one were a yes (high). Nothing when there is
// nobody at all.
inline std::optional<Interval> bounds(std::int64_t numerator, std::int64_t denominator,
                                      std::int64_t unknown) {
  if (denominator + unknown <= 0) return std::nullopt;
  const auto all = static_cast<double>(denominator + unknown);
  return Interval{static_cast<double>(numerator) / all, static_cast<double>(numerator + unknown) / all};
}

}  // namespace fotfaste::statistics
