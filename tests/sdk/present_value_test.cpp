// Money over time, against values that R computed (tests/golden/finance.csv), and by hand.
#include "fotfaste/sdk/statistics/present_value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "plugins/csv_file.hpp"

namespace fotfaste::statistics {
namespace {

using tests::CsvRow;

std::vector<CsvRow> golden(const std::string& begins) {
  const std::vector<CsvRow> all = tests::read_csv(GOLDEN "/finance.csv").value();
  std::vector<CsvRow> found;
  for (const CsvRow& row : all) {
    if (row.at("case").starts_with(begins)) found.push_back(row);
  }
  return found;
}

// The number behind "rate=" and the like.
double number_after(const std::string& text, const std::string& key) {
  return std::stod(text.substr(text.find(key) + key.size()));
}

double value_of(const CsvRow& row) {
  return std::stod(row.at("value"));
}

void expect_close(double got, double wanted) {
  EXPECT_LE(std::abs(got - wanted), 1e-9 * std::max(1.0, std::abs(wanted))) << got << " is not " << wanted;
}

TEST(PresentValue, AgreesWithR) {
  const std::vector<double> flows = {-250000, 60000, 80000, 95000, 90000, 40000};
  const std::vector<double> end = {0, 1, 2, 3, 4, 5};
  const std::vector<double> middle = {0, 0.5, 1.5, 2.5, 3.5, 4.5};
  const std::vector<double> start = {0, 0, 1, 2, 3, 4};
  const auto rows = golden("npv ");
  EXPECT_EQ(rows.size(), 15U);
  for (const CsvRow& row : rows) {
    const std::string& kind = row.at("case");
    const auto& times = kind.starts_with("npv end") ? end : kind.starts_with("npv mid") ? middle : start;
    expect_close(present_value(number_after(row.at("input"), "rate="), flows, times), value_of(row));
  }
}

TEST(PresentValue, AnnuitiesAgreeWithR) {
  const auto rows = golden("annuity factor");
  EXPECT_EQ(rows.size(), 32U);
  for (const CsvRow& row : rows) {
    const double rate = number_after(row.at("input"), "rate=");
    const auto years = static_cast<std::int64_t>(number_after(row.at("input"), "n="));
    const bool at_start = row.at("case").ends_with("start of period");
    expect_close(annuity_factor(rate, years) * (at_start ? 1 + rate : 1), value_of(row));
  }
}

TEST(PresentValue, PaybackAgreesWithR) {
  std::vector<double> flows = {-900000};
  std::vector<double> times = {0};
  for (int month = 1; month <= 60; ++month) {
    flows.push_back(month <= 6 ? -20000 : 45000);
    times.push_back(month / 12.0);
  }
  int compared = 0;
  for (const CsvRow& row : golden("monthly payback")) {
    if (row.at("value").empty()) continue;
    const auto back = payback(number_after(row.at("input"), "yearly rate="), flows, times);
    ASSERT_TRUE(back.has_value());
    const bool whole = row.at("statistic") == "payback_month_whole";
    expect_close((whole ? back->whole : back->between) * 12, value_of(row));
    ++compared;
  }
  EXPECT_EQ(compared, 6);
}

TEST(PresentValue, WhatNeverComesBackHasNoPayback) {
  std::vector<double> flows = {-1000};
  std::vector<double> times = {0};
  for (int month = 1; month <= 24; ++month) {
    flows.push_back(10);
    times.push_back(month / 12.0);
  }
  EXPECT_FALSE(payback(0, flows, times).has_value());
  EXPECT_EQ(payback(0, std::vector<double>{0, 5}, times)->between, 0);
  EXPECT_FALSE(payback(0, {}, times).has_value());
}

TEST(PresentValue, RefusesWhatHasNoMeaning) {
  const std::vector<double> one = {1};
  EXPECT_THROW(static_cast<void>(discount_factor(-1, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(discount_factor(std::numeric_limits<double>::quiet_NaN(), 1)),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(present_value(0, one, {})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(payback(0, one, {})), std::invalid_argument);
  EXPECT_EQ(annuity_factor(0, 7), 7);
}

}  // namespace
}  // namespace fotfaste::statistics
