// The predictive distribution against its definition: rising factorials in wider arithmetic, and whole
// numbers where the prior has them.
#include "fotfaste/sdk/statistics/beta_binomial.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace fotfaste::statistics {
namespace {

long double rising(long double from, std::int64_t count) {
  long double product = 1;
  for (std::int64_t i = 0; i < count; ++i) product *= from + static_cast<long double>(i);
  return product;
}

std::uint64_t choose(std::int64_t n, std::int64_t k) {
  std::uint64_t value = 1;
  for (std::int64_t i = 1; i <= k; ++i) {
    value = value * static_cast<std::uint64_t>(n - k + i) / static_cast<std::uint64_t>(i);
  }
  return value;
}

// C(m, x) (alpha)_x (beta)_(m - x) / (alpha + beta)_m
long double probability(std::int64_t m, std::int64_t x, long double alpha, long double beta) {
  return static_cast<long double>(choose(m, x)) * rising(alpha, x) * rising(beta, m - x) /
         rising(alpha + beta, m);
}

TEST(BetaBinomial, EqualsItsDefinition) {
  for (const double prior : {0.5, 1.0, 0.25, 3.0}) {
    for (const std::int64_t n : {0, 1, 5, 20, 45}) {
      for (std::int64_t k = 0; k <= n; k += std::max<std::int64_t>(1, n / 4)) {
        for (const std::int64_t m : {0, 1, 2, 7, 30}) {
          const auto computed = BetaBinomial::predictive(k, n, m, {prior, prior});
          for (std::int64_t x = 0; x <= m; ++x) {
            const long double exact =
                probability(m, x, static_cast<long double>(prior + static_cast<double>(k)),
                            static_cast<long double>(prior + static_cast<double>(n - k)));
            EXPECT_NEAR(computed.between(x, x), static_cast<double>(exact), 1e-13)
                << k << " of " << n << ", " << x << " of " << m;
          }
        }
      }
    }
  }
}

// With a uniform prior P(X = x) = C(x + k, x) C(m - x + n - k, m - x) / C(m + n + 1, m).
TEST(BetaBinomial, IsARatioOfWholeNumbersUnderAUniformPrior) {
  for (std::int64_t n = 0; n <= 24; n += 3) {
    for (std::int64_t k = 0; k <= n; ++k) {
      const std::int64_t m = 20;
      const auto computed = BetaBinomial::predictive(k, n, m, {1, 1});
      std::uint64_t above = 0;
      for (std::int64_t x = m; x >= 0; --x) {
        above += choose(x + k, x) * choose(m - x + n - k, m - x);
        const auto exact = static_cast<double>(static_cast<long double>(above) /
                                               static_cast<long double>(choose(m + n + 1, m)));
        EXPECT_NEAR(computed.at_least(x), exact, 1e-14) << k << " of " << n << ", " << x;
      }
    }
  }
}

TEST(BetaBinomial, MayBeConditionedOnWhatIsKnown) {
  for (const std::int64_t least : {0, 1, 6, 12}) {
    auto computed = BetaBinomial::predictive(3, 9, 12);
    computed.condition_at_least(least);
    long double all = 0;
    for (std::int64_t x = least; x <= 12; ++x) all += probability(12, x, 3.5L, 6.5L);
    long double above = 0;
    long double mean = 0;
    for (std::int64_t x = 12; x >= least; --x) {
      above += probability(12, x, 3.5L, 6.5L);
      mean += static_cast<long double>(x) * probability(12, x, 3.5L, 6.5L) / all;
      EXPECT_NEAR(computed.at_least(x), static_cast<double>(above / all), 1e-13);
    }
    EXPECT_EQ(computed.at_least(least), 1.0);
    EXPECT_NEAR(computed.mean(), static_cast<double>(mean), 1e-12);
  }
}

TEST(BetaBinomial, KeepsWhatIsAllButImpossible) {
  auto computed = BetaBinomial::predictive(0, 100'000, 3000);
  computed.condition_at_least(3000);
  EXPECT_EQ(computed.at_least(3000), 1.0);
  EXPECT_EQ(computed.quantile(0.5), 3000);
}

TEST(BetaBinomial, TreatsYesAndNoAlike) {
  for (std::int64_t k = 0; k <= 10; ++k) {
    const auto yes = BetaBinomial::predictive(k, 10, 15);
    const auto no = BetaBinomial::predictive(10 - k, 10, 15);
    for (std::int64_t x = 0; x <= 15; ++x) EXPECT_NEAR(yes.at_least(x), no.between(0, 15 - x), 1e-14);
  }
}

TEST(BetaBinomial, GrowsWithWhatWasSeen) {
  for (std::int64_t x = 1; x <= 15; ++x) {
    double before = 0;
    for (std::int64_t k = 0; k <= 10; ++k) {
      const double now = BetaBinomial::predictive(k, 10, 15).at_least(x);
      EXPECT_GT(now, before);
      before = now;
    }
  }
}

TEST(BetaBinomial, HoldsForMany) {
  const std::int64_t m = 1'000'000;
  const auto computed = BetaBinomial::predictive(600'000, 1'000'000, m);
  EXPECT_NEAR(computed.mean() / static_cast<double>(m), 600'000.5 / 1'000'001, 1e-9);
  EXPECT_NEAR(computed.at_least(0), 1, 1e-12);
  EXPECT_NEAR(computed.at_least(600'000), 0.5, 1e-3);
  const auto low = computed.quantile(0.05);
  const auto high = computed.quantile(0.95);
  // Standard deviation of X: sqrt(m p q (alpha + beta + m) / (alpha + beta + 1)), and 1.6449 of it.
  EXPECT_NEAR(static_cast<double>(high - low) / 2, 1.6449 * 692.82, 5);
}

TEST(BetaBinomial, QuantilesAreTheFirstToCover) {
  const auto computed = BetaBinomial::predictive(4, 9, 12);
  for (const double probability : {0.01, 0.05, 0.5, 0.95, 0.999}) {
    const std::int64_t x = computed.quantile(probability);
    EXPECT_GE(computed.between(0, x), probability);
    EXPECT_LT(computed.between(0, x - 1), probability);
  }
}

TEST(BetaBinomial, NothingLeftIsCertain) {
  const auto computed = BetaBinomial::predictive(3, 9, 0);
  EXPECT_EQ(computed.at_least(0), 1.0);
  EXPECT_EQ(computed.at_least(1), 0.0);
  EXPECT_EQ(computed.between(1, 0), 0.0);
  EXPECT_EQ(computed.mean(), 0.0);
}

TEST(BetaBinomial, RefusesWhatCannotBe) {
  EXPECT_THROW(BetaBinomial(-1, 1, 1), std::invalid_argument);
  EXPECT_THROW(BetaBinomial(3, 0, 1), std::invalid_argument);
  EXPECT_THROW(BetaBinomial(3, 1, std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
  EXPECT_THROW(BetaBinomial(3, 1, std::numeric_limits<double>::infinity()), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(BetaBinomial::predictive(4, 3, 1)), std::invalid_argument);
  EXPECT_THROW(BetaBinomial(3, 1, 1).condition_at_least(4), std::invalid_argument);
}

}  // namespace
}  // namespace fotfaste::statistics
