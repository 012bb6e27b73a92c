#include "fotfaste/sdk/exact_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace fotfaste {
namespace {

ExactSum sum_of(const std::vector<double>& values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum;
}

std::string bytes_of(const ExactSum& sum) {
  Writer writer;
  sum.save(writer);
  return writer.take();
}

TEST(ExactSum, LosesNothing) {
  EXPECT_EQ(sum_of({}).value(), 0.0);
  EXPECT_EQ(sum_of({1e308, 1, -1e308}).value(), 1.0);
  EXPECT_EQ(sum_of({1e16, 1, 1, -1e16}).value(), 2.0);
  EXPECT_EQ(sum_of(std::vector<double>(10, 0.1)).value(), 1.0);
  const double tiny = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(sum_of({tiny, 1, -1}).value(), tiny);
  EXPECT_EQ(sum_of({-tiny, -tiny}).value(), -2 * tiny);
}

TEST(ExactSum, RoundsToTheNearestAndTiesToEven) {
  const double half = std::ldexp(1.0, -53);
  EXPECT_EQ(sum_of({1, half}).value(), 1.0);
  EXPECT_EQ(sum_of({1, half, std::ldexp(1.0, -1000)}).value(), std::nextafter(1.0, 2.0));
  EXPECT_EQ(sum_of({std::nextafter(1.0, 2.0), half}).value(), 1.0 + 4 * half);
  EXPECT_EQ(sum_of({-1, -half}).value(), -1.0);
  const double largest = std::numeric_limits<double>::max();
  EXPECT_EQ(sum_of({largest, largest}).value(), std::numeric_limits<double>::infinity());
  EXPECT_EQ(sum_of({largest, largest, -largest}).value(), largest);
}

TEST(ExactSum, RefusesWhatIsNotFinite) {
  ExactSum sum;
  EXPECT_THROW(sum.add(std::numeric_limits<double>::infinity()), std::invalid_argument);
  EXPECT_THROW(sum.add(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
}

// Sums of numbers with few bits are exact in long double: an independent check of rounding.
TEST(ExactSum, AgreesWithWiderArithmetic) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 2000; ++round) {
    long double wide = 0;
    ExactSum sum;
    for (int i = 0; i < 50; ++i) {
      const double value =
          std::ldexp(static_cast<double>(static_cast<std::int64_t>(random() % (1U << 30)) - (1 << 29)),
                     -static_cast<int>(random() % 25));
      sum.add(value);
      wide += static_cast<long double>(value);
    }
    EXPECT_EQ(sum.value(), static_cast<double>(wide));
  }
}

TEST(ExactSum, NeitherOrderNorMergingChangesABit) {
  std::mt19937_64 random(5);
  std::vector<double> values;
  for (int i = 0; i < 300; ++i) {
    values.push_back(std::ldexp(static_cast<double>(static_cast<std::int64_t>(random())),
                                -static_cast<int>(random() % 1000)));
  }
  const ExactSum whole = sum_of(values);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(values.begin(), values.end(), random);
    const auto cut = static_cast<std::ptrdiff_t>(random() % values.size());
    ExactSum parts = sum_of({values.begin(), values.begin() + cut});
    const std::string rest = bytes_of(sum_of({values.begin() + cut, values.end()}));
    Reader reader(rest);
    parts.restore(reader);
    EXPECT_TRUE(reader.at_end());
    EXPECT_EQ(parts, whole);
    EXPECT_EQ(bytes_of(parts), bytes_of(whole));
    EXPECT_EQ(parts.value(), whole.value());
  }
}

TEST(ExactSum, RefusesBytesOfAnotherForm) {
  const std::string good = bytes_of(sum_of({1.5}));
  for (std::size_t size = 0; size < good.size(); ++size) {
    Reader reader(std::string_view(good).substr(0, size));
    ExactSum sum;
    EXPECT_THROW(sum.restore(reader), MalformedBytes);
  }
  std::string bad = good;
  bad[0] = 2;
  Reader reader(bad);
  ExactSum sum;
  EXPECT_THROW(sum.restore(reader), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste
