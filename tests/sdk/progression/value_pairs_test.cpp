#include "fotfaste/sdk/statistics/value_pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/sdk/statistics/joint_moments.hpp"

namespace fotfaste::statistics {
namespace {

std::string bytes_of(const ValuePairs& pairs) {
  Writer writer;
  pairs.save(writer);
  return writer.take();
}

TEST(ValuePairs, DoesNotDependOnOrderOrSplit) {
  std::mt19937 random(7);
  std::vector<std::pair<double, double>> all;
  for (int i = 0; i < 300; ++i) {
    all.emplace_back(static_cast<double>(random() % 5), static_cast<double>(random() % 5));
  }
  ValuePairs whole;
  for (const auto& [first, second] : all) whole.add(first, second);
  std::shuffle(all.begin(), all.end(), random);
  ValuePairs parts[3];
  for (std::size_t i = 0; i < all.size(); ++i) parts[i % 3].add(all[i].first, all[i].second);
  ValuePairs merged;
  for (const std::size_t i : {2U, 0U, 1U}) merged.merge(parts[i]);
  EXPECT_EQ(merged, whole);
  EXPECT_EQ(bytes_of(merged), bytes_of(whole));
  ValuePairs restored;
  const std::string bytes = bytes_of(whole);
  Reader reader(bytes);
  restored.restore(reader);
  reader.expect_end();
  EXPECT_EQ(restored, whole);
  EXPECT_EQ(restored.size(), 300);
}

TEST(ValuePairs, RefusesWhatIsNoValueOrNoCount) {
  ValuePairs pairs;
  EXPECT_THROW(pairs.add(std::nan(""), 1), std::invalid_argument);
  EXPECT_THROW(pairs.add(1, std::numeric_limits<double>::infinity()), std::invalid_argument);
  EXPECT_THROW(pairs.add(1, 1, -1), std::invalid_argument);
  pairs.add(1, 1, 0);
  EXPECT_TRUE(pairs.empty());
  EXPECT_EQ(pairs, ValuePairs());
}

TEST(ValuePairs, KnowsOneZero) {
  ValuePairs plus;
  plus.add(0.0, 0.0);
  ValuePairs minus;
  minus.add(-0.0, -0.0);
  EXPECT_EQ(bytes_of(plus), bytes_of(minus));
}

TEST(ValuePairs, RefusesBytesThatItDidNotWrite) {
  const auto restore = [](std::initializer_list<std::array<double, 2>> pairs, std::int64_t count) {
    Writer writer;
    writer.number(std::uint64_t{pairs.size()});
    for (const auto& pair : pairs) {
      writer.number(pair[0]);
      writer.number(pair[1]);
      writer.number(count);
    }
    const std::string bytes = writer.take();
    Reader reader(bytes);
    ValuePairs restored;
    restored.restore(reader);
  };
  EXPECT_NO_THROW(restore({{1, 2}, {1, 3}}, 1));
  EXPECT_THROW(restore({{1, 3}, {1, 2}}, 1), MalformedBytes);
  EXPECT_THROW(restore({{1, 3}, {1, 3}}, 1), MalformedBytes);
  EXPECT_THROW(restore({{1, std::nan("")}}, 1), MalformedBytes);
  EXPECT_THROW(restore({{1, 3}}, 0), MalformedBytes);
  EXPECT_THROW(restore({{1, 3}}, -1), MalformedBytes);
  EXPECT_THROW(restore({{1, 2}, {1, 3}}, std::numeric_limits<std::int64_t>::max()), MalformedBytes);
}

// Two ways to the same sums: about the mean, and of exact products.
TEST(PairMoments, EqualsJointMoments) {
  std::mt19937 random(8);
  std::uniform_real_distribution<double> value(90, 110);
  for (int round = 0; round < 20; ++round) {
    ValuePairs pairs;
    for (int i = 0; i < 50; ++i) {
      const double first = value(random);
      pairs.add(first, value(random), 1 + i % 3);
    }
    const PairMoments sums = moments(pairs);
    const Covariances v = joint_moments(pairs).covariances();
    const auto n = static_cast<double>(sums.size);
    EXPECT_EQ(sums.size, v.rows);
    EXPECT_DOUBLE_EQ(sums.first_mean, v.means[0]);
    EXPECT_DOUBLE_EQ(sums.second_squares / (n - 1), v.at(1, 1));
    EXPECT_NEAR(sums.products / (n - 1), v.at(0, 1), 1e-13 * v.at(0, 0));
    EXPECT_DOUBLE_EQ(sums.difference_squares / (n - 1), v.at(0, 0) + v.at(1, 1) - 2 * v.at(0, 1));
  }
}

}  // namespace
}  // namespace fotfaste::statistics
