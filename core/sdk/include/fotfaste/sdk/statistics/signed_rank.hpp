// The signed rank test: do the changes lie evenly around 0? For ratings it says more than the t test, since
// it asks for their order alone. F. Wilcoxon, Biometrics Bulletin 1, 1945: those who did not change are left
// out, and changes of the same size share the average of their ranks. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "fotfaste/sdk/statistics/standard_normal.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

// Changes of one size, in either direction.
struct RankGroup {
  std::int64_t twice_rank;  // twice the average rank, which is a whole number
  std::int64_t size;
};

struct SignedRanks {
  std::int64_t changed = 0;             // those whose change is not 0
  std::int64_t twice_positive_sum = 0;  // twice the sum of ranks of those who went up
  std::vector<RankGroup> groups;        // by ascending size of change

  // Wilcoxon's V: the sum of ranks of those who went up.
  [[nodiscard]] double statistic() const { return static_cast<double>(twice_positive_sum) / 2; }
};

// pairs: (before, after).
inline SignedRanks signed_ranks(const ValuePairs& pairs) {
  std::map<double, std::pair<std::int64_t, std::int64_t>> sizes;  // how many went up, and how many moved
  pairs.for_each([&sizes](double before, double after, std::int64_t count) {
    const double change = difference(before, after);
    if (change == 0) return;
    auto& [up, moved] = sizes[std::abs(change)];
    if (change > 0) up += count;
    moved += count;
  });
  SignedRanks result;
  for (const auto& [size, counts] : sizes) {
    const auto& [up, moved] = counts;
    const RankGroup group{2 * result.changed + moved + 1, moved};
    result.twice_positive_sum += group.twice_rank * up;
    result.changed += moved;
    result.groups.push_back(group);
  }
  return result;
}

// (W+ - W-) / (W+ + W-), the two sums of ranks: 1 when everybody who moved went up, -1 when down (D. S.
// Kerby, Comprehensive Psychology 3, 2014). Nothing when nobody moved.
inline std::optional<double> rank_biserial(const SignedRanks& ranks) {
  if (ranks.changed == 0) return std::nullopt;
  const std::int64_t twice_all = ranks.changed * (ranks.changed + 1);
  return static_cast<double>(2 * ranks.twice_positive_sum - twice_all) / static_cast<double>(twice_all);
}

enum class ContinuityCorrection { none, half };

// The two-sided p of V by the normal distribution, its variance lowered for shared ranks:
//   m (m + 1) (2m + 1) / 24 - sum (g^3 - g) / 48 over groups of g.
// Nothing when nobody moved.
inline std::optional<double> signed_rank_p(const SignedRanks& ranks, ContinuityCorrection correction) {
  if (ranks.changed == 0) return std::nullopt;
  const auto m = static_cast<double>(ranks.changed);
  double variance = m * (m + 1) * (2 * m + 1) / 24;
  for (const RankGroup& group : ranks.groups) {
    const auto g = static_cast<double>(group.size);
    variance -= (g * g * g - g) / 48;
  }
  double distance = std::abs(ranks.statistic() - m * (m + 1) / 4);
  if (correction == ContinuityCorrection::half) {
    // Nearer to the middle than the correction p is 1, where R goes on beyond the middle.
    distance = std::max(0.0, distance - 0.5);
  }
  return both_tails(distance / std::sqrt(variance));
}

// The two-sided p of V by the permutation distribution, exact with shared ranks too: of all ways to give the
// changes signs, the share whose V lies as far out. Time grows with the cube of those who moved, from a tenth
// of a millisecond for a hundred to half a second for a thousand: by then the normal distribution will do.
// Nothing when nobody moved.
inline std::optional<double> signed_rank_exact_p(const SignedRanks& ranks) {
  if (ranks.changed == 0) return std::nullopt;
  const std::int64_t twice_all = ranks.changed * (ranks.changed + 1);
  // Both tails are alike, and twice the ranks are whole numbers with a common divisor at times.
  const std::int64_t tail = std::min(ranks.twice_positive_sum, twice_all - ranks.twice_positive_sum);
  std::int64_t divisor = 0;
  for (const RankGroup& group : ranks.groups) divisor = std::gcd(divisor, group.twice_rank);
  const auto last = static_cast<std::size_t>(tail / divisor);
  // share[s]: how likely the ranks met so far sum up to s.
  std::vector<double> share(last + 1);
  std::vector<double> next(last + 1);
  share[0] = 1;
  std::size_t reached = 0;
  for (const RankGroup& group : ranks.groups) {
    const auto rank = static_cast<std::size_t>(group.twice_rank / divisor);
    for (std::int64_t i = 0; i < group.size; ++i) {
      reached = std::min(last, reached + rank);
      for (std::size_t s = 0; s < std::min(rank, reached + 1); ++s) next[s] = share[s] / 2;
      for (std::size_t s = rank; s <= reached; ++s) next[s] = (share[s] + share[s - rank]) / 2;
      share.swap(next);
    }
  }
  return std::min(1.0, 2 * std::accumulate(share.begin(), share.end(), 0.0));
}

}  // namespace fotfaste::statistics
