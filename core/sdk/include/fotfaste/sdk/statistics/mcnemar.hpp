// Yes or no of the same persons, before and after: did the share change? Only those who changed tell. Needs
// Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/two_by_two.hpp"

namespace fotfaste::statistics {

// Before first, then after. None is negative, otherwise functions throw std::invalid_argument.
struct PairedCounts {
  std::int64_t yes_yes = 0;
  std::int64_t yes_no = 0;
  std::int64_t no_yes = 0;
  std::int64_t no_no = 0;
};

namespace internal {

inline void require_counts(const PairedCounts& counts) {
  if (std::min({counts.yes_yes, counts.yes_no, counts.no_yes, counts.no_no}) < 0)
    throw std::invalid_argument("a count is not negative");
}

}  // namespace internal

// (b - c)^2 / (b + c) of those who changed one way, b, and the other, c (Q. McNemar, Psychometrika 12, 1947);
// with the correction (|b - c| - 1)^2 / (b + c), or 0 when b = c (A. L. Edwards, Psychometrika 13, 1948).
// Nothing when nobody changed.
inline std::optional<ChiSquare> mcnemar_test(const PairedCounts& counts, bool corrected = false) {
  internal::require_counts(counts);
  const std::int64_t changed = counts.yes_no + counts.no_yes;
  if (changed == 0) return std::nullopt;
  std::int64_t apart = std::abs(counts.yes_no - counts.no_yes);
  if (corrected && apart > 0) --apart;
  const auto distance = static_cast<double>(apart);
  return internal::with_one_degree(distance * distance / static_cast<double>(changed));
}

// The exact p value: of those who changed, as many would change either way. 1 when nobody changed.
inline double exact_mcnemar_test(const PairedCounts& counts) {
  internal::require_counts(counts);
  return binomial_test(counts.yes_no, counts.yes_no + counts.no_yes, 0.5).value_or(1);
}

// The exact p value less the probability of what was seen: less cautious, and seldom too sure (M. W.
// Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13, 2013). 1 when nobody changed.
inline double mid_p_mcnemar_test(const PairedCounts& counts) {
  const double exact = exact_mcnemar_test(counts);
  const std::int64_t changed = counts.yes_no + counts.no_yes;
  if (changed == 0) return exact;
  return exact - internal::exactly(std::min(counts.yes_no, counts.no_yes), changed, 0.5);
}

struct ShareChange {
  double change;  // (c - b) / n: the share after less the share before
  double standard_error;
  Interval limits;  // change -+ z s; not cut at -1 and 1
};

// s = sqrt(b + c - (c - b)^2 / n) / n. Nothing when there is nobody.
inline std::optional<ShareChange> share_change(const PairedCounts& counts, double level = 0.95) {
  const double z = two_sided_z(level);
  internal::require_counts(counts);
  const auto n = static_cast<double>(counts.yes_yes + counts.yes_no + counts.no_yes + counts.no_no);
  if (n == 0) return std::nullopt;
  const auto gained = static_cast<double>(counts.no_yes - counts.yes_no);
  const auto changed = static_cast<double>(counts.no_yes + counts.yes_no);
  const double change = gained / n;
  const double error = std::sqrt(changed - gained * gained / n) / n;
  return ShareChange{change, error, {change - z * error, change + z * error}};
}

}  // namespace fotfaste::statistics
