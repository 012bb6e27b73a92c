#include <gtest/gtest.h>

#include <string>

#include "fotfaste/sdk/statistics/proportion.hpp"
#include "plugins/csv_file.hpp"

namespace fotfaste {
namespace {

using tests::CsvRow;

std::vector<CsvRow> golden_rows(const std::string& file) {
  return tests::read_csv(std::string(GOLDEN) + "/" + file).value_or(std::vector<CsvRow>());
}

TEST(Proportion, WilsonsIntervalEqualsPropTests) {
  int compared = 0;
  for (const CsvRow& row : golden_rows("proportion_intervals.csv")) {
    if (row.at("method") != "wilson" || row.at("conf") != "0.95") continue;
    const auto interval = statistics::wilson(std::stoll(row.at("x")), std::stoll(row.at("n")));
    ASSERT_TRUE(interval.has_value());
    EXPECT_NEAR(interval->low, std::stod(row.at("lower")), 1e-12) << row.at("x") << " of " << row.at("n");
    EXPECT_NEAR(interval->high, std::stod(row.at("upper")), 1e-12) << row.at("x") << " of " << row.at("n");
    ++compared;
  }
  EXPECT_EQ(compared, 293);
}

TEST(Proportion, NobodyIsNoData) {
  EXPECT_FALSE(statistics::wilson(0, 0).has_value());
  EXPECT_FALSE(statistics::bounds(0, 0, 0).has_value());
}

TEST(Proportion, BoundsCountTheUnknownOnEitherSide) {
  // 36 of 45 who answered, of 60 in all.
  const auto bounds = statistics::bounds(36, 45, 15);
  EXPECT_EQ(bounds->low, 0.6);
  EXPECT_EQ(bounds->high, 0.85);
}

}  // namespace
}  // namespace fotfaste
