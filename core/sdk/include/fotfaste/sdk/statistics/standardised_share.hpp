// Direct standardisation: the share that would be seen if the groups were as large as in a standard
// population. K. J. Rothman, "Modern Epidemiology", 3rd edition, 2008, chapter 3.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>

#include "fotfaste/sdk/statistics/proportion.hpp"

namespace fotfaste::statistics {

// k of n in a group, and the group's part of the standard population.
struct WeightedShare {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  double weight = 0;
};

struct StandardisedShare {
  double value;
  Interval limits;
};

// sum w p / sum w. The limits are put together of Wilson's limits l and u of each group, with W = w / sum w:
//   p - sqrt(sum W^2 (p_i - l_i)^2), p + sqrt(sum W^2 (u_i - p_i)^2),
// as Newcombe does for a difference (G. Y. Zou, W. Huang and X. Zhang, Computational Statistics and Data
// Analysis 53, 2009, 1080-1085). With one group they are Wilson's. Nothing when a group with a weight has
// nobody in it: its share is not known. Weights are not negative; std::invalid_argument otherwise.
inline std::optional<StandardisedShare> standardised_share(std::span<const WeightedShare> groups,
                                                           double z = z_95) {
  double weights = 0;
  for (const WeightedShare& group : groups) {
    if (!(group.weight >= 0) || group.numerator < 0 || group.numerator > group.denominator)
      throw std::invalid_argument("a group has k of n and a weight that is not negative");
    weights += group.weight;
  }
  if (!(weights > 0)) return std::nullopt;
  double value = 0;
  double below = 0;
  double above = 0;
  for (const WeightedShare& group : groups) {
    if (group.weight == 0) continue;
    const auto limits = wilson(group.numerator, group.denominator, z);
    if (!limits) return std::nullopt;
    const double w = group.weight / weights;
    const double p = static_cast<double>(group.numerator) / static_cast<double>(group.denominator);
    value += w * p;
    below += w * w * (p - limits->low) * (p - limits->low);
    above += w * w * (limits->high - p) * (limits->high - p);
  }
  return StandardisedShare{value, {value - std::sqrt(below), value + std::sqrt(above)}};
}

}  // namespace fotfaste::statistics
