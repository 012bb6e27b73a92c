// Shares in a population of known size, of which a part without choice of one's own was asked; and how many
// to ask. W. G. Cochran, "Sampling Techniques", 3rd edition, 1977, sections 3.2 and 4.4. Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

struct SampledShare {
  double share;
  double standard_error;
  Interval limits;  // not cut at 0 and 1
};

// k of n answered yes, of a population that is not smaller than n:
//   s = sqrt(p (1 - p) / (n - 1) (1 - n / N)), limits p -+ z s.
// s is 0 when everybody was asked. Nothing when n is below 2.
inline std::optional<SampledShare> sampled_share(std::int64_t numerator, std::int64_t denominator,
                                                 std::int64_t population, double level = 0.95) {
  const double z = two_sided_z(level);
  if (denominator > population) throw std::invalid_argument("a sample is not larger than its population");
  if (!internal::is_share(numerator, denominator) || denominator < 2) return std::nullopt;
  const auto n = static_cast<double>(denominator);
  const double p = static_cast<double>(numerator) / n;
  const double error = std::sqrt(p * (1 - p) / (n - 1) * (1 - n / static_cast<double>(population)));
  return SampledShare{p, error, {p - z * error, p + z * error}};
}

struct SampleSize {
  double of_infinite;  // n0 = z2 p (1 - p) / e2
  double needed;       // n0 / (1 + (n0 - 1) / N); n0 when the population has no known size
  std::int64_t persons;
};

// How many must answer for a share of about `share` (1/2 is the most cautious) to be known to -+ margin.
// 0 < margin < 1 and 0 < share < 1; the population, where it is given, is 1 or more.
inline SampleSize sample_size(double margin, std::optional<std::int64_t> population, double share = 0.5,
                              double level = 0.95) {
  const double z = two_sided_z(level);
  if (!(margin > 0 && margin < 1)) throw std::invalid_argument("a margin lies between 0 and 1");
  if (!(share > 0 && share < 1)) throw std::invalid_argument("the share expected lies between 0 and 1");
  if (population && *population < 1) throw std::invalid_argument("a population has 1 or more");
  const double infinite = z * z * share * (1 - share) / (margin * margin);
  if (infinite > 1e15) throw std::invalid_argument("the margin is too small for any sample");
  const double needed =
      population ? infinite / (1 + (infinite - 1) / static_cast<double>(*population)) : infinite;
  // A billionth above a whole number is rounding, not a person.
  return {infinite, needed, static_cast<std::int64_t>(std::ceil(needed - 1e-9))};
}

}  // namespace fotfaste::statistics
