#include <gtest/gtest.h>

#include <map>
#include <string>

#include "fotfaste/sdk/statistics/kaplan_meier.hpp"
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

// Every curve that R printed, rebuilt from its own counts.
TEST(KaplanMeier, EqualsSurvfit) {
  std::map<std::string, std::vector<CsvRow>> curves;
  for (const CsvRow& row : golden_rows("km_curves.csv"))
    curves[row.at("case") + " " + row.at("stratum")].push_back(row);
  EXPECT_EQ(curves.size(), 8U);
  for (const auto& [name, rows] : curves) {
    statistics::TimeHistogram histogram;
    for (const CsvRow& row : rows) {
      for (int i = std::stoi(row.at("n_event")); i > 0; --i) histogram.add_event(std::stoi(row.at("time")));
      for (int i = std::stoi(row.at("n_censor")); i > 0; --i)
        histogram.add_censored(std::stoi(row.at("time")));
    }
    const auto curve = statistics::kaplan_meier(histogram);
    ASSERT_EQ(curve.size(), rows.size()) << name;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(curve[i].at_risk, std::stoi(rows[i].at("n_risk"))) << name;
      EXPECT_NEAR(curve[i].survival, std::stod(rows[i].at("surv")), 1e-12) << name;
      ASSERT_EQ(curve[i].limits.has_value(), !rows[i].at("lower_loglog").empty()) << name;
      if (curve[i].standard_error) {
        EXPECT_NEAR(*curve[i].standard_error, std::stod(rows[i].at("se_surv")), 1e-12) << name;
      }
      if (!curve[i].limits) continue;
      EXPECT_NEAR(curve[i].limits->low, std::stod(rows[i].at("lower_loglog")), 1e-12) << name;
      EXPECT_NEAR(curve[i].limits->high, std::stod(rows[i].at("upper_loglog")), 1e-12) << name;
    }
  }
}

TEST(KaplanMeier, HasNoLimitsAtOneAndZero) {
  statistics::TimeHistogram histogram;
  histogram.add_censored(1);
  histogram.add_event(2);
  const auto curve = statistics::kaplan_meier(histogram);
  ASSERT_EQ(curve.size(), 2U);
  EXPECT_EQ(curve[0].survival, 1.0);
  EXPECT_FALSE(curve[0].limits.has_value());
  EXPECT_EQ(curve[1].survival, 0.0);
  EXPECT_FALSE(curve[1].limits.has_value());
  EXPECT_TRUE(statistics::kaplan_meier({}).empty());
}

TEST(TimeHistogram, KeepsLateTimesApartAndInOrder) {
  statistics::TimeHistogram histogram;
  histogram.add_event(3000000);
  histogram.add_censored(3);
  histogram.add_event(20000);
  Writer writer;
  histogram.save(writer);
  statistics::TimeHistogram twice = histogram;
  Reader reader(writer.bytes());
  twice.restore(reader);
  std::string text;
  twice.for_each([&text](std::int32_t time, const statistics::TimeCounts& counts) {
    text.append(std::to_string(time))
        .append(" ")
        .append(std::to_string(counts.events + counts.censored))
        .append(";");
  });
  EXPECT_EQ(text, "3 2;20000 2;3000000 2;");
}

TEST(TimeHistogram, RefusesTimesOutOfOrder) {
  Writer writer;
  writer.number(std::uint64_t{2});
  for (const std::int32_t time : {5, 5}) {
    writer.number(time);
    writer.number(std::int64_t{1});
    writer.number(std::int64_t{0});
  }
  Reader reader(writer.bytes());
  statistics::TimeHistogram histogram;
  EXPECT_THROW(histogram.restore(reader), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste
