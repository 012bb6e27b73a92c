// How closely two ratings of the same people go together. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

struct Correlation {
  double value;
  // By R. A. Fisher's transformation: tanh(atanh r -+ z / sqrt(n - 3)). None of fewer than four pairs, or
  // when r is 1 or -1.
  std::optional<Interval> limits;
};

// Pearson's. 0 < level < 1, std::invalid_argument otherwise. Nothing when there are fewer than two pairs or a
// side does not vary.
inline std::optional<Correlation> pearson(const ValuePairs& pairs, double level = 0.95) {
  require_level(level);
  const PairMoments sums = moments(pairs);
  if (sums.first_squares == 0 || sums.second_squares == 0) return std::nullopt;
  const double r =
      std::clamp(sums.products / std::sqrt(sums.first_squares) / std::sqrt(sums.second_squares), -1.0, 1.0);
  if (pairs.size() < 4 || std::abs(r) == 1) return Correlation{r, std::nullopt};
  const double reach = two_sided_z(level) / std::sqrt(static_cast<double>(pairs.size() - 3));
  return Correlation{r, Interval{std::tanh(std::atanh(r) - reach), std::tanh(std::atanh(r) + reach)}};
}

namespace internal {

// Twice the average rank of each value, which is a whole number. counts: how often each value was seen.
inline std::map<double, double> twice_average_ranks(const std::map<double, std::int64_t>& counts) {
  std::map<double, double> ranks;
  std::int64_t below = 0;
  for (const auto& [value, count] : counts) {
    ranks[value] = static_cast<double>(2 * below + count + 1);
    below += count;
  }
  return ranks;
}

struct SideCounts {
  std::map<double, std::int64_t> first;
  std::map<double, std::int64_t> second;
};

inline SideCounts side_counts(const ValuePairs& pairs) {
  SideCounts counts;
  pairs.for_each([&counts](double first, double second, std::int64_t count) {
    counts.first[first] += count;
    counts.second[second] += count;
  });
  return counts;
}

}  // namespace internal

// Spearman's: Pearson's of the average ranks. Nothing when there are fewer than two pairs or a side does not
// vary.
inline std::optional<double> spearman(const ValuePairs& pairs) {
  const internal::SideCounts counts = internal::side_counts(pairs);
  const auto first = internal::twice_average_ranks(counts.first);
  const auto second = internal::twice_average_ranks(counts.second);
  const auto correlation = pearson(pairs.rescaled([&first](double value) { return first.at(value); },
                                                  [&second](double value) { return second.at(value); }));
  return correlation ? std::optional(correlation->value) : std::nullopt;
}

// Kendall's tau b: (concordant - discordant) / sqrt((N - T1) (N - T2)) over all N pairs of people, T those
// that are tied on a side (M. G. Kendall, Biometrika 33, 1945). Nothing when there are fewer than two pairs
// or a side does not vary.
inline std::optional<double> kendall_tau_b(const ValuePairs& pairs) {
  const internal::SideCounts counts = internal::side_counts(pairs);
  if (counts.first.size() < 2 || counts.second.size() < 2) return std::nullopt;
  const auto twos = [](std::int64_t n) { return n * (n - 1) / 2; };
  const auto untied = [&](const std::map<double, std::int64_t>& side) {
    std::int64_t tied = 0;
    for (const auto& [value, count] : side) tied += twos(count);
    return twos(pairs.size()) - tied;
  };
  std::map<double, std::size_t> places;  // of the second values, from 1 on
  for (const auto& [value, count] : counts.second) places.emplace(value, places.size() + 1);
  // A tree of sums (P. M. Fenwick, Software: Practice and Experience 24, 1994): how many of those with a
  // smaller first value have a second value up to a place.
  std::vector<std::int64_t> tree(places.size() + 1);
  const auto up_to = [&tree](std::size_t place) {
    std::int64_t sum = 0;
    for (; place > 0; place &= place - 1) sum += tree[place];
    return sum;
  };
  struct Entry {
    std::size_t place;
    std::int64_t count;
  };
  std::vector<Entry> same_first;
  double first_value = 0;
  std::int64_t smaller = 0;
  std::int64_t surplus = 0;  // concordant less discordant
  const auto enter = [&] {
    for (const Entry& entry : same_first) {
      for (std::size_t place = entry.place; place < tree.size(); place += place & -place) {
        tree[place] += entry.count;
      }
      smaller += entry.count;
    }
    same_first.clear();
  };
  pairs.for_each([&](double first, double second, std::int64_t count) {
    if (first != first_value) enter();
    first_value = first;
    const std::size_t place = places.at(second);
    surplus += count * (up_to(place - 1) - (smaller - up_to(place)));
    same_first.push_back({place, count});
  });
  return static_cast<double>(surplus) /
         std::sqrt(static_cast<double>(untied(counts.first)) * static_cast<double>(untied(counts.second)));
}

}  // namespace fotfaste::statistics
