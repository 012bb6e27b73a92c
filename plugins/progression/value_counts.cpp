#include "value_counts.hpp"

#include "fotfaste/sdk/statistics/paired_change.hpp"

namespace progression {

fotfaste::statistics::ValuePairs value_pairs(const PairCounts& counts) {
  fotfaste::statistics::ValuePairs pairs;
  for (const auto& [key, count] : counts.entries()) pairs.add(key[0], key[1], count);
  return pairs;
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
