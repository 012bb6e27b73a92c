#include "value_counts.hpp"

#include <algorithm>
#include <cmath>

#include "fotfaste/sdk/statistics/paired_change.hpp"

namespace progression {

fotfaste::statistics::ValuePairs value_pairs(const PairCounts& counts) {
  fotfaste::statistics::ValuePairs pairs;
  for (const auto& [key, count] : counts.entries()) pairs.add(key[0], key[1], count);
  return pairs;
}

std::optional<double> quantile(const ValueCounts& counts, double share) {
  const std::int64_t size = counts.size();
  if (size == 0) return std::nullopt;
  const double place = static_cast<double>(size - 1) * share;  // among the values in order, from 0
  const auto below = static_cast<std::int64_t>(std::floor(place));
  const auto at = [&](std::int64_t wanted) {
    double value = 0;
    for (const auto& [key, count] : counts.entries()) {
      value = key[0];
      wanted -= count;
      if (wanted < 0) break;
    }
    return value;
  };
  const double low = at(below);
  return low + (place - static_cast<double>(below)) * (at(std::min(below + 1, size - 1)) - low);
}

std::optional<MeanAndDeviation> mean_and_deviation(const ValueCounts& counts) {
  // The change from nothing to a value is the value.
  fotfaste::statistics::ValuePairs pairs;
  for (const auto& [key, count] : counts.entries()) pairs.add(0, key[0], count);
  const auto change = fotfaste::statistics::paired_change(pairs);
  if (!change) return std::nullopt;
  return MeanAndDeviation{change->pairs, change->after_mean, change->after_deviation, change->limits};
}

}  // namespace progression
