#include "fotfaste/sdk/statistics/log_rank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "golden_curves.hpp"

namespace fotfaste::tests {
namespace {

using statistics::EventWeight;
using statistics::log_rank;
using statistics::LogRank;
using statistics::TimeHistogram;

// Histograms by stratum and group, both in the order of their names.
using Groups = std::map<std::string, TimeHistogram>;
using Strata = std::map<std::string, Groups>;

LogRank test_of(const Strata& strata, EventWeight weight) {
  std::vector<std::vector<TimeHistogram>> all;
  for (const auto& [stratum, groups] : strata) {
    all.emplace_back();
    for (const auto& [group, histogram] : groups) all.back().push_back(histogram);
  }
  return log_rank(std::span<const std::vector<TimeHistogram>>(all), weight);
}

// p is off by the statistic's error times half the statistic, which is 300 where p is 1e-67.
constexpr double of_p = 1e-11;

// Compares with all golden rows of the case; R calls groups "name=level" and weights "rho=0", "rho=1".
void compare(Agreement& agreement, const std::string& name, const Strata& strata) {
  std::map<std::string, std::string> golden;
  for (const CsvRow& row : golden_rows("logrank_rmst_difference.csv")) {
    if (row.at("case") == name) golden[row.at("statistic") + " " + row.at("key")] = row.at("value");
  }
  for (const auto& [weight, rho] :
       {std::pair(EventWeight::equal, "rho=0"), std::pair(EventWeight::survival, "rho=1")}) {
    const LogRank got = test_of(strata, weight);
    const std::string test = weight == EventWeight::equal ? "log-rank test" : "Peto-Peto test";
    const auto check = [&](const std::string& what, double value, const std::string& key, double tolerance) {
      agreement.compare(test + what, value, golden_value(golden.at(key)), tolerance, name + " " + key);
    };
    std::size_t number = 0;
    for (const auto& [level, histogram] : strata.begin()->second) {
      const std::string key = std::string(rho) + " " + level;
      const statistics::LogRankGroup& group = got.groups.at(number++);
      check(": observed, expected, variance", group.observed, "observed " + key, closed_form);
      check(": observed, expected, variance", group.expected, "expected " + key, closed_form);
      check(": observed, expected, variance", group.variance, "variance " + key, closed_form);
    }
    ASSERT_TRUE(got.test.has_value());
    EXPECT_EQ(std::to_string(got.test->degrees_of_freedom), golden.at(std::string("df ") + rho));
    check("", got.test->statistic, std::string("chi_square ") + rho, closed_form);
    check(": p", got.test->p, std::string("p ") + rho, of_p);
  }
}

// Two groups each, as the golden curves have them; these need no shared data.
void compare_golden_groups(Agreement& agreement) {
  std::map<std::string, Strata> cases;
  for (const auto& [name, histogram] : golden_histograms()) cases[name.first][""][name.second] = histogram;
  for (const char* const name :
       {"aml_by_group", "first_job_by_gcse", "retention_by_male", "unemployment_fulltime_by_ui"}) {
    compare(agreement, name, cases.at(name));
  }
}

TEST(LogRank, AgreesWithR) {
  Agreement agreement(DOCUMENT, "");
  compare_golden_groups(agreement);
  EXPECT_EQ(agreement.compared(), 4 * 2 * (3 * 2 + 2));
}

TEST(LogRank, AgreesWithRWithStrataAndManyGroups) {
  const auto jobs = shared_rows("golden/mvad_first_job.csv");
  const auto retention = shared_rows("golden/mvad_job_retention.csv");
  const auto unemployment = shared_rows("data/unemp_dur/unemp_dur.csv");
  if (jobs.empty() || retention.empty() || unemployment.empty()) GTEST_SKIP() << shared_is_missing;
  const auto add = [](TimeHistogram& histogram, const std::string& time, bool event) {
    event ? histogram.add_event(std::stoi(time)) : histogram.add_censored(std::stoi(time));
  };
  Strata by_gcse;
  for (const CsvRow& row : jobs) {
    add(by_gcse[row.at("male")]["gcse5eq=" + row.at("gcse5eq")], row.at("time"), row.at("event") == "1");
  }
  Strata by_male;
  for (const CsvRow& row : retention) {
    add(by_male[row.at("gcse5eq") + row.at("funemp")]["male=" + row.at("male")], row.at("duration"),
        row.at("cause") != "0");
  }
  Strata by_age;
  for (const CsvRow& row : unemployment) {
    const int age = std::stoi(row.at("age"));
    const char* const group = age < 30 ? "20-29" : age < 40 ? "30-39" : age < 50 ? "40-49" : "50+";
    add(by_age[""][std::string("agegr=") + group], row.at("spell"), row.at("censor1") == "1");
  }
  Agreement agreement(DOCUMENT, "Waiting times of groups");
  compare_golden_groups(agreement);
  compare(agreement, "first_job_by_gcse_stratified_by_male", by_gcse);
  compare(agreement, "retention_by_male_stratified_by_gcse_and_funemp", by_male);
  compare(agreement, "unemployment_fulltime_by_age_group", by_age);
  EXPECT_EQ(agreement.compared(), 6 * 2 * (3 * 2 + 2) + 2 * (3 * 4 + 2));
  agreement.expect_documented();
}

// Three groups that differ a little.
std::vector<TimeHistogram> three_groups(int entry_every = 0) {
  std::vector<TimeHistogram> groups(3);
  for (int i = 0; i < 120; ++i) {
    TimeHistogram& group = groups[static_cast<std::size_t>(i % 3)];
    const int time = 2 + (i * 29 + i % 3 * 5) % 31;
    const bool late = entry_every > 0 && i % entry_every == 0;
    if (i % 4 == 0) {
      late ? group.add_censored(time, time / 2) : group.add_censored(time);
    } else {
      late ? group.add_event(time, time / 2) : group.add_event(time);
    }
  }
  return groups;
}

TEST(LogRank, TheOrderOfGroupsDoesNotMatter) {
  for (const int entry_every : {0, 2}) {
    std::vector<TimeHistogram> groups = three_groups(entry_every);
    const LogRank expected = log_rank(std::span<const TimeHistogram>(groups));
    std::reverse(groups.begin(), groups.end());
    const LogRank got = log_rank(std::span<const TimeHistogram>(groups));
    EXPECT_NEAR(got.test->statistic, expected.test->statistic, 1e-12);
    EXPECT_EQ(got.groups[2].observed, expected.groups[0].observed);
    EXPECT_NEAR(got.groups[2].expected, expected.groups[0].expected, 1e-12);
    EXPECT_NEAR(got.groups[2].variance, expected.groups[0].variance, 1e-12);
  }
}

TEST(LogRank, AsManyAreExpectedAsObserved) {
  for (const EventWeight weight : {EventWeight::equal, EventWeight::survival}) {
    const auto groups = three_groups(3);
    double difference = 0;
    for (const auto& group : log_rank(std::span<const TimeHistogram>(groups), weight).groups) {
      difference += group.observed - group.expected;
    }
    EXPECT_NEAR(difference, 0, 1e-12);
  }
}

// The sums of strata that share no time are those of one stratum after the other on the same clock: nobody of
// the first is left when the second begins, and nobody of the second has entered before.
TEST(LogRank, LateEntryKeepsStrataApart) {
  std::vector<std::vector<TimeHistogram>> strata(2, std::vector<TimeHistogram>(2));
  std::vector<TimeHistogram> together(2);
  for (int i = 0; i < 60; ++i) {
    const auto group = static_cast<std::size_t>(i % 2);
    const int time = 1 + i * 13 % 23 + static_cast<int>(group);
    strata[0][group].add_event(time);
    together[group].add_event(time);
    strata[1][group].add_event(time * 2);
    together[group].add_event(100 + time * 2, 100);
  }
  const LogRank expected = log_rank(std::span<const std::vector<TimeHistogram>>(strata));
  const LogRank got = log_rank(std::span<const TimeHistogram>(together));
  EXPECT_NEAR(got.test->statistic, expected.test->statistic, 1e-12);
}

TEST(LogRank, AnEmptyGroupDoesNotCount) {
  std::vector<TimeHistogram> groups = three_groups();
  const LogRank expected = log_rank(std::span<const TimeHistogram>(groups));
  groups.emplace_back();
  const LogRank got = log_rank(std::span<const TimeHistogram>(groups));
  EXPECT_EQ(got.test->degrees_of_freedom, 2);
  EXPECT_NEAR(got.test->statistic, expected.test->statistic, 1e-12);
  EXPECT_EQ(got.groups[3].expected, 0.0);
}

TEST(LogRank, NothingToCompareIsNoTest) {
  EXPECT_FALSE(log_rank(std::span<const TimeHistogram>()).test.has_value());
  std::vector<TimeHistogram> groups(2);
  EXPECT_FALSE(log_rank(std::span<const TimeHistogram>(groups)).test.has_value());
  // Everybody has the event at once: it could not have gone otherwise.
  groups[0].add_event(3);
  groups[1].add_event(3);
  EXPECT_FALSE(log_rank(std::span<const TimeHistogram>(groups)).test.has_value());
}

TEST(LogRank, StrataMustHaveTheSameGroups) {
  const std::vector<std::vector<TimeHistogram>> strata{std::vector<TimeHistogram>(2),
                                                       std::vector<TimeHistogram>(3)};
  EXPECT_THROW(log_rank(std::span<const std::vector<TimeHistogram>>(strata)), std::invalid_argument);
}

}  // namespace
}  // namespace fotfaste::tests
