// What so many persons can show, held against the power that counting every outcome gives.
#include "fotfaste/sdk/statistics/detectable_difference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

namespace fotfaste::tests {
namespace {

using statistics::Certainty;
using statistics::detectable_above;
using statistics::detectable_below;
using statistics::detectable_between;
using statistics::Side;

// The probability of 0, 1 ... n successes, by Pascal's rule: no formula is shared with what is tested.
std::vector<double> binomial(int n, double chance) {
  std::vector<double> all{1};
  for (int person = 0; person < n; ++person) {
    all.push_back(0);
    for (std::size_t i = all.size() - 1; i > 0; --i) all[i] = all[i] * (1 - chance) + all[i - 1] * chance;
    all[0] *= 1 - chance;
  }
  return all;
}

double at_least(int count, int n, double chance) {
  const std::vector<double> all = binomial(n, chance);
  double sum = 0;
  for (int i = n; i >= count; --i) sum += all[static_cast<std::size_t>(i)];
  return sum;
}

// The probability that n persons with this share let the exact test at `tail` find more than the known share.
double exact_power(int n, double known, double share, double tail) {
  int count = 0;
  while (count <= n && at_least(count, n, known) > tail) ++count;
  return count > n ? 0 : at_least(count, n, share);
}

TEST(DetectableDifference, FromAKnownShareHasExactlyThePowerAskedFor) {
  int found = 0;
  for (const int n : {4, 5, 8, 20, 36, 40, 48, 60, 250}) {
    for (const double known : {0.1, 0.3, 0.5, 2.0 / 3, 0.8}) {
      for (const Certainty& certainty : {Certainty{0.8, 0.95}, Certainty{0.9, 0.9}}) {
        const double tail = (1 - certainty.level) / 2;
        const auto above = detectable_above(n, known, certainty);
        ASSERT_EQ(above.has_value(), std::pow(known, n) <= tail) << n << " against " << known;
        if (!above) continue;
        ++found;
        EXPECT_GT(above->share, known);
        EXPECT_LE(at_least(static_cast<int>(above->count), n, known), tail);
        EXPECT_GT(at_least(static_cast<int>(above->count) - 1, n, known), tail);
        EXPECT_NEAR(exact_power(n, known, above->share, tail), certainty.power, 1e-12);
        EXPECT_LT(exact_power(n, known, above->share - 1e-6, tail), certainty.power);
      }
    }
  }
  EXPECT_GT(found, 70);
}

TEST(DetectableDifference, BelowIsAboveOfThoseForWhomItIsNo) {
  for (const int n : {4, 20, 60}) {
    for (const double known : {0.125, 0.5, 0.75}) {
      const auto below = detectable_below(n, known);
      const auto of_no = detectable_above(n, 1 - known);
      ASSERT_EQ(below.has_value(), of_no.has_value()) << n << " against " << known;
      if (!below) continue;
      EXPECT_NEAR(below->share, 1 - of_no->share, 1e-13);
      EXPECT_EQ(below->count, n - of_no->count);
      EXPECT_LT(below->share, known);
    }
  }
}

TEST(DetectableDifference, OfSixtyPersonsFromAHalf) {
  const auto above = detectable_above(60, 0.5);
  EXPECT_EQ(above->count, 39);
  EXPECT_NEAR(above->share, 0.6915332661633614, 1e-13);
}

TEST(DetectableDifference, IsNothingForFourPersonsAgainstAHalf) {
  EXPECT_FALSE(detectable_above(4, 0.5).has_value());
  EXPECT_FALSE(detectable_below(4, 0.5).has_value());
  EXPECT_FALSE(detectable_above(0, 0.5).has_value());
  // 4 of 4 do show more than a third.
  const auto of_third = detectable_above(4, 1.0 / 3);
  ASSERT_TRUE(of_third.has_value());
  EXPECT_EQ(of_third->count, 4);
  EXPECT_NEAR(of_third->share, std::pow(0.8, 0.25), 1e-14);
}

TEST(DetectableDifference, ShrinksWithTheNumberOfPersons) {
  double before = 1;
  for (const int n : {10, 40, 160, 640, 2560}) {
    const double share = detectable_above(n, 0.5)->share;
    EXPECT_LT(share, before);
    before = share;
  }
  EXPECT_LT(before, 0.53);
}

// The examples in the documentation of R's power.prop.test, to the digits printed there.
TEST(DetectableDifference, BetweenGroupsEqualsPowerPropTest) {
  EXPECT_NEAR(*detectable_between(50, 50, 0.5, Side::above, {0.9, 0.95}), 0.8026, 5e-5);
  EXPECT_NEAR(*detectable_between(50, 50, 0.5, Side::above, {0.740, 0.95}), 0.75, 5e-4);
  // n = 76.7 for 0.75.
  EXPECT_GT(*detectable_between(76, 76, 0.5, Side::above, {0.9, 0.95}), 0.75);
  EXPECT_LT(*detectable_between(77, 77, 0.5, Side::above, {0.9, 0.95}), 0.75);
  // 0.9 against 1 needs 74.
  EXPECT_FALSE(detectable_between(73, 73, 0.9, Side::above).has_value());
  EXPECT_TRUE(detectable_between(74, 74, 0.9, Side::above).has_value());
}

// The probability that Pearson's test finds the second share to be above the first, over all outcomes.
double chi_square_power(int n1, int n2, double p1, double p2, double z) {
  const std::vector<double> first = binomial(n1, p1);
  const std::vector<double> second = binomial(n2, p2);
  double power = 0;
  for (int x1 = 0; x1 <= n1; ++x1) {
    for (int x2 = 0; x2 <= n2; ++x2) {
      const double mean = static_cast<double>(x1 + x2) / (n1 + n2);
      const double d = static_cast<double>(x2) / n2 - static_cast<double>(x1) / n1;
      const double error = std::sqrt(mean * (1 - mean) * (1.0 / n1 + 1.0 / n2));
      if (d > 0 && d > z * error)
        power += first[static_cast<std::size_t>(x1)] * second[static_cast<std::size_t>(x2)];
    }
  }
  return power;
}

double furthest_from_power(const std::vector<std::pair<int, int>>& sizes) {
  double furthest = 0;
  int found = 0;
  for (const auto& [n1, n2] : sizes) {
    for (const double baseline : {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}) {
      const auto share = detectable_between(n1, n2, baseline, Side::above);
      if (!share || *share > 0.9) continue;
      ++found;
      furthest = std::max(furthest, std::abs(chi_square_power(n1, n2, baseline, *share, 1.959964) - 0.8));
    }
  }
  EXPECT_GE(found, 5);
  std::printf("power within %.3f of 0.8 in %d comparisons\n", furthest, found);
  return furthest;
}

TEST(DetectableDifference, BetweenGroupsHasAboutThePowerAskedFor) {
  EXPECT_LE(furthest_from_power({{30, 30}, {30, 90}, {60, 36}, {60, 60}, {100, 40}, {150, 150}}), 0.02);
  EXPECT_LE(furthest_from_power({{10, 10}, {10, 30}, {12, 15}}), 0.05);
}

TEST(DetectableDifference, BetweenGroupsIsMirroredForThoseForWhomItIsNo) {
  for (const double baseline : {0.25, 0.5, 0.875}) {
    const auto below = detectable_between(40, 60, baseline, Side::below);
    const auto above_of_no = detectable_between(40, 60, 1 - baseline, Side::above);
    ASSERT_TRUE(below.has_value());
    EXPECT_NEAR(*below, 1 - *above_of_no, 1e-14);
    EXPECT_LT(*below, baseline);
  }
}

TEST(DetectableDifference, RefusesWhatHasNoAnswer) {
  EXPECT_THROW(static_cast<void>(detectable_above(-1, 0.5)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_below(10, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_above(10, 0.5, {1, 0.95})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_above(10, 0.5, {0.02, 0.95})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_above(10, 0.5, {80, 0.95})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_between(0, 10, 0.5, Side::above)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(detectable_between(10, 10, 0, Side::below)), std::invalid_argument);
}

}  // namespace
}  // namespace fotfaste::tests
