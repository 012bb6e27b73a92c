// Matching each treated person with the nearest others on a score: with replacement, and of several equally
// near all are taken and averaged, so that nothing hangs on the order of persons. A. Abadie and G. W. Imbens,
// Econometrica 74, 2006; the estimator and its standard error as A. Abadie and others, Stata Journal 4, 2004
// (population, one variance for all), and as R's Matching::Match(ties = TRUE).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace fotfaste::statistics {

struct NearestMatch {
  std::vector<double>
      weights;              // of each person: 1 for a matched treated one, how much it is used for another
  std::size_t matched = 0;  // treated persons
  std::size_t dropped = 0;  // treated persons with nobody near enough
  double difference = 0;    // mean over the matched treated
  double error = 0;         // Abadie and Imbens
};

// All of one length; treated is 1 or 0. caliper: nobody further away is taken, in units of the score. Scores
// that differ by less than 1e-10 standard deviations count as equal. Nothing when fewer than two are matched.
inline std::optional<NearestMatch> nearest_match(std::span<const double> score,
                                                 std::span<const double> treated,
                                                 std::span<const double> outcome,
                                                 double caliper = std::numeric_limits<double>::infinity()) {
  const std::size_t n = score.size();
  std::vector<std::size_t> others;
  double mean = 0;
  for (std::size_t i = 0; i < n; ++i) {
    mean += score[i] / static_cast<double>(n);
    if (treated[i] == 0) others.push_back(i);
  }
  if (others.empty()) return std::nullopt;
  double squares = 0;
  for (const double s : score) squares += (s - mean) * (s - mean);
  const double tolerance = n > 1 ? 1e-10 * std::sqrt(squares / static_cast<double>(n - 1)) : 0;
  std::sort(others.begin(), others.end(),
            [&](std::size_t a, std::size_t b) { return score[a] != score[b] ? score[a] < score[b] : a < b; });

  NearestMatch result;
  result.weights.assign(n, 0);
  std::vector<double> squared_shares(n, 0);  // sum of (1 / ties)^2 of each of the others
  std::vector<double> differences;
  struct Pair {
    double difference;
    double share;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < n; ++i) {
    if (treated[i] == 0) continue;
    const auto above = std::lower_bound(others.begin(), others.end(), score[i],
                                        [&](std::size_t other, double s) { return score[other] < s; });
    double least = std::numeric_limits<double>::infinity();
    if (above != others.end()) least = score[*above] - score[i];
    if (above != others.begin()) least = std::min(least, score[i] - score[*(above - 1)]);
    if (least > caliper) {
      ++result.dropped;
      continue;
    }
    auto first = above;
    auto last = above;
    while (first != others.begin() && score[i] - score[*(first - 1)] <= least + tolerance) --first;
    while (last != others.end() && score[*last] - score[i] <= least + tolerance) ++last;
    const double share = 1 / static_cast<double>(last - first);
    double sum = 0;
    for (auto other = first; other != last; ++other) {
      sum += outcome[*other];
      result.weights[*other] += share;
      squared_shares[*other] += share * share;
      pairs.push_back({outcome[i] - outcome[*other], share});
    }
    differences.push_back(outcome[i] - sum * share);
    result.weights[i] = 1;
    ++result.matched;
  }
  if (result.matched < 2) return std::nullopt;
  const auto matched = static_cast<double>(result.matched);
  for (const double difference : differences) result.difference += difference / matched;
  double spread = 0;
  for (const double difference : differences)
    spread += (difference - result.difference) * (difference - result.difference);
  double variance = 0;
  for (const Pair& pair : pairs)
    variance += pair.share * (pair.difference - result.difference) * (pair.difference - result.difference);
  variance /= 2 * matched;
  double reuse = 0;
  for (const std::size_t other : others)
    reuse += result.weights[other] * result.weights[other] - squared_shares[other];
  result.error = std::sqrt(spread + reuse * variance) / matched;
  return result;
}

}  // namespace fotfaste::statistics
