// Several items or raters: Cronbach's alpha and intraclass correlations, against R (psych).
#include <gtest/gtest.h>

#include <random>

#include "fotfaste/sdk/statistics/cronbach_alpha.hpp"
#include "fotfaste/sdk/statistics/intraclass_correlation.hpp"
#include "ratings.hpp"

namespace fotfaste::statistics {
namespace {

using tests::Agreement;
using tests::Comparison;
using tests::CsvRow;
using tests::GoldenCase;

// Those who have a value in every column.
JointMoments complete_rows(const tests::Wide& ratings, const std::vector<std::string>& columns) {
  JointMoments result(columns.size());
  std::vector<double> row(columns.size());
  for (const auto& [person, values] : ratings) {
    bool complete = true;
    for (std::size_t i = 0; i < columns.size() && complete; ++i) {
      const auto found = values.find(columns[i]);
      complete = found != values.end();
      if (complete) row[i] = found->second;
    }
    if (complete) result.add(row);
  }
  return result;
}

const std::vector<CsvRow>& lakes() {
  static const std::vector<CsvRow> rows = tests::shared_rows("data/ratings_observers/lakes.csv");
  return rows;
}

// "lakes rater 1 cognitive", with items turned when the name says so.
JointMoments answers_of(const std::string& name, const std::vector<std::string>& items) {
  if (name.starts_with("job satisfaction")) {
    tests::Wide waves;
    long person = 0;
    for (const CsvRow& row : tests::shared_rows("data/job_satisfaction/job_satisfaction.csv")) {
      auto& values = waves[++person];
      for (const std::string& item : items) {
        if (const auto value = tests::number(tests::field(row, item))) values[item] = *value;
      }
    }
    return complete_rows(waves, items);
  }
  const std::string rater = name.substr(12, 1);
  auto ratings = tests::wide(
      tests::rows_where(lakes(), [&rater](const CsvRow& row) { return row.at("raterID") == rater; }),
      "personID", "item", "score");
  if (name.find("reversed") != std::string::npos) {
    for (auto& [person, values] : ratings) {
      for (const char* const item : {"cog1", "cog5"}) {
        if (const auto found = values.find(item); found != values.end()) found->second = 8 - found->second;
      }
    }
  }
  return complete_rows(ratings, items);
}

TEST(CronbachAlpha, EqualsPsych) {
  const auto golden = tests::read_golden(GOLDEN "/alpha.csv");
  ASSERT_TRUE(golden.has_value());
  EXPECT_EQ(golden->size(), 8U);
  if (lakes().empty()) GTEST_SKIP() << tests::no_shared_folder;
  Agreement agreement(DOCUMENT, "Items of a scale");
  Comparison values(agreement, "alpha: raw, standardized, if dropped", 1e-12);
  Comparison items(agreement, "items: level, item-rest correlation, error of measurement", 1e-12);
  // Percentiles of F, which R and Boost.Math compute each in their own way.
  Comparison limits(agreement, "alpha: limits", 1e-9);
  for (const auto& [name, r] : *golden) {
    const std::vector<std::string> keys = r.keys("item_mean");
    const auto alpha = cronbach_alpha(answers_of(name, keys));
    ASSERT_TRUE(alpha.has_value()) << name;
    EXPECT_EQ(static_cast<double>(alpha->persons), r.at("n_persons")) << name;
    ASSERT_EQ(static_cast<double>(alpha->items.size()), r.at("n_items")) << name;
    values.compare(alpha->alpha, r.at("alpha"), name);
    values.compare(alpha->standardized, r.at("alpha_standardized"), name);
    values.compare(alpha->mean_correlation, r.at("mean_interitem_r"), name);
    limits.compare(alpha->limits.low, r.at("alpha_lower95_feldt"), name);
    limits.compare(alpha->limits.high, r.at("alpha_upper95_feldt"), name);
    items.compare(alpha->total_mean, r.at("total_mean"), name);
    items.compare(alpha->total_deviation, r.at("total_sd"), name);
    items.compare(alpha->standard_error, r.at("sem_of_total"), name);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const ItemConsistency& item = alpha->items[i];
      items.compare(item.mean, r.at("item_mean", keys[i]), name);
      items.compare(item.deviation, r.at("item_sd", keys[i]), name);
      items.compare(item.rest_correlation, r.at("item_rest_correlation", keys[i]), name);
      values.compare(item.alpha_without, r.at("alpha_if_dropped", keys[i]), name);
    }
  }
  agreement.expect_documented();
}

JointMoments moments_of(const std::vector<std::vector<double>>& rows) {
  JointMoments result(rows.front().size());
  for (const auto& row : rows) result.add(row);
  return result;
}

TEST(CronbachAlpha, IsOneForItemsThatAreOneAndNothingWithoutVariance) {
  const auto same = cronbach_alpha(moments_of({{1, 1, 1}, {2, 2, 2}, {4, 4, 4}}));
  EXPECT_EQ(same->alpha, 1.0);
  EXPECT_EQ(same->standard_error, 0.0);
  EXPECT_EQ(same->standardized, 1.0);
  EXPECT_FALSE(cronbach_alpha(moments_of({{1, 2}, {1, 2}, {1, 2}})).has_value());
  EXPECT_FALSE(cronbach_alpha(moments_of({{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}})).has_value());
  EXPECT_FALSE(cronbach_alpha(moments_of({{1, 2}})).has_value());
  EXPECT_FALSE(cronbach_alpha(moments_of({{1}, {2}})).has_value());
  EXPECT_FALSE(cronbach_alpha(JointMoments(3)).has_value());
  // Items that cancel each other.
  EXPECT_FALSE(cronbach_alpha(moments_of({{1, 5}, {2, 4}, {5, 1}})).has_value());
}

TEST(CronbachAlpha, OfTwoItemsHasNoneWithoutOne) {
  const auto alpha = cronbach_alpha(moments_of({{1, 2}, {2, 2}, {4, 5}}));
  ASSERT_TRUE(alpha.has_value());
  EXPECT_FALSE(alpha->items[0].alpha_without.has_value());
  EXPECT_TRUE(alpha->items[0].rest_correlation.has_value());
}

TEST(CronbachAlpha, LeavesOutCorrelationsOfAnItemThatDoesNotVary) {
  const auto alpha = cronbach_alpha(moments_of({{1, 3, 2}, {2, 3, 2}, {4, 3, 5}}));
  ASSERT_TRUE(alpha.has_value());
  EXPECT_FALSE(alpha->standardized || alpha->mean_correlation || alpha->items[1].rest_correlation);
  EXPECT_TRUE(alpha->items[0].rest_correlation.has_value());
}

// Observers' means over the items of a subtest, as R averages them.
tests::Wide subtest_means(const std::string& subtest) {
  std::map<long, std::map<std::string, std::pair<double, int>>> sums;
  for (const CsvRow& row : lakes()) {
    if (row.at("subtest") != subtest) continue;
    const auto score = tests::number(tests::field(row, "score"));
    if (!score) continue;
    auto& [sum, count] = sums[std::stol(row.at("personID"))][row.at("raterID")];
    sum += *score;
    ++count;
  }
  tests::Wide means;
  for (const auto& [person, raters] : sums) {
    for (const auto& [rater, sum] : raters) means[person][rater] = sum.first / sum.second;
  }
  return means;
}

JointMoments ratings_of(const std::string& name) {
  if (name.starts_with("Shrout")) {
    return moments_of({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
  }
  if (name.starts_with("lakes ")) {
    const auto means = subtest_means(name.substr(6, name.find(' ', 6) - 6));
    if (name.ends_with("observers 1 and 3")) return complete_rows(means, {"1", "3"});
    std::vector<std::string> raters;
    for (const auto& [rater, mean] : means.begin()->second) raters.push_back(rater);
    return complete_rows(means, raters);
  }
  const std::string item = name.substr(name.rfind(' ') + 1);
  const auto rows = tests::shared_rows("data/ratings_self_other/caq_self_other.csv");
  std::vector<std::string> raters = {"self", "acquaintance1"};
  if (name.find("acquaintance2") != std::string::npos) raters.push_back("acquaintance2");
  return complete_rows(tests::wide(rows, "id", "rater", item), raters);
}

TEST(IntraclassCorrelation, EqualsPsych) {
  const auto golden = tests::read_golden(GOLDEN "/icc.csv");
  ASSERT_TRUE(golden.has_value());
  EXPECT_EQ(golden->size(), 13U);
  if (lakes().empty()) GTEST_SKIP() << tests::no_shared_folder;
  Agreement agreement(DOCUMENT, "Several raters");
  Comparison values(agreement, "intraclass correlations, F", 1e-12);
  Comparison squares(agreement, "mean squares", 1e-12);
  // Percentiles and tails of F.
  Comparison limits(agreement, "intraclass correlations: limits", 1e-9);
  Comparison tails(agreement, "intraclass correlations: p", 1e-9);
  for (const auto& of : *golden) {
    const std::string& name = of.first;
    const GoldenCase& r = of.second;
    const auto icc = intraclass_correlations(ratings_of(name));
    ASSERT_TRUE(icc && icc->one_way_test && icc->two_way_test) << name;
    EXPECT_EQ(static_cast<double>(icc->persons), r.at("n")) << name;
    EXPECT_EQ(static_cast<double>(icc->raters), r.at("raters")) << name;
    squares.compare(icc->mean_square_persons, r.at("ms_between_persons"), name);
    squares.compare(icc->mean_square_raters, r.at("ms_between_raters"), name);
    squares.compare(icc->mean_square_error, r.at("ms_error"), name);
    squares.compare(icc->mean_square_within, r.at("ms_within"), name);
    const auto compare = [&](const IntraclassCorrelation& got, const VarianceRatio& test,
                             const std::string& key) {
      values.compare(got.value, r.at("icc", key), name + " " + key);
      values.compare(test.f, r.at("F", key), name + " " + key);
      EXPECT_EQ(test.freedom, r.at("df1", key));
      EXPECT_EQ(test.error_freedom, r.at("df2", key));
      tails.compare(test.p, r.at("p", key), name + " " + key);
      ASSERT_TRUE(got.limits.has_value());
      limits.compare(got.limits->low, r.at("lower95", key), name + " " + key);
      limits.compare(got.limits->high, r.at("upper95", key), name + " " + key);
    };
    compare(icc->one_way.single, *icc->one_way_test, "ICC(1,1)");
    compare(icc->agreement.single, *icc->two_way_test, "ICC(2,1)");
    compare(icc->consistency.single, *icc->two_way_test, "ICC(3,1)");
    compare(icc->one_way.average, *icc->one_way_test, "ICC(1,k)");
    compare(icc->agreement.average, *icc->two_way_test, "ICC(2,k)");
    compare(icc->consistency.average, *icc->two_way_test, "ICC(3,k)");
  }
  agreement.expect_documented();
}

TEST(IntraclassCorrelation, EqualsThePublishedExample) {
  const auto icc = intraclass_correlations(ratings_of("Shrout and Fleiss (1979) table 2"));
  EXPECT_NEAR(*icc->one_way.single.value, 0.17, 0.005);
  EXPECT_NEAR(*icc->agreement.single.value, 0.29, 0.005);
  EXPECT_NEAR(*icc->consistency.single.value, 0.71, 0.005);
  EXPECT_NEAR(*icc->one_way.average.value, 0.44, 0.005);
  EXPECT_NEAR(*icc->agreement.average.value, 0.62, 0.005);
  EXPECT_NEAR(*icc->consistency.average.value, 0.91, 0.005);
}

TEST(IntraclassCorrelation, TellsStrictnessFromDisorder) {
  // The second rater is always one point stricter.
  const auto strict = intraclass_correlations(moments_of({{2, 1}, {3, 2}, {5, 4}}));
  EXPECT_EQ(strict->consistency.single.value, 1.0);
  EXPECT_FALSE(strict->consistency.single.limits || strict->two_way_test);
  EXPECT_LT(*strict->agreement.single.value, 0.9);
  EXPECT_LT(*strict->one_way.single.value, 0.9);
}

TEST(IntraclassCorrelation, SaysNothingWithoutDifferences) {
  EXPECT_FALSE(intraclass_correlations(moments_of({{3, 3}, {3, 3}})).has_value());
  EXPECT_FALSE(intraclass_correlations(moments_of({{1, 2}})).has_value());
  EXPECT_FALSE(intraclass_correlations(moments_of({{1}, {2}})).has_value());
  // People do not differ, raters do.
  const auto raters = intraclass_correlations(moments_of({{3, 4}, {3, 4}}));
  ASSERT_TRUE(raters.has_value());
  EXPECT_FALSE(raters->consistency.single.value.has_value());
  EXPECT_EQ(raters->agreement.single.value, 0.0);
  // All alike but for rounding.
  const auto alike = intraclass_correlations(moments_of({{0.1, 0.1, 0.1}, {0.7, 0.7, 0.7}, {0.9, 0.9, 0.9}}));
  EXPECT_EQ(alike->agreement.single.value, 1.0);
  EXPECT_FALSE(alike->agreement.single.limits.has_value());
}

// Few people on short scales meet every special case there is: nothing may throw, and what is there is a
// number within its limits.
TEST(IntraclassCorrelation, BearsAnySmallTable) {
  std::mt19937 random(5);
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::size_t raters = 2 + random() % 3;
    const std::size_t people = 2 + random() % 4;
    const std::size_t points = 2 + random() % 3;
    JointMoments ratings(raters);
    std::vector<double> row(raters);
    for (std::size_t person = 0; person < people; ++person) {
      for (double& rating : row) rating = static_cast<double>(random() % points);
      ratings.add(row);
    }
    const auto icc = intraclass_correlations(ratings);
    if (!icc) continue;
    for (const IntraclassForms* const forms : {&icc->one_way, &icc->agreement, &icc->consistency}) {
      for (const IntraclassCorrelation* const one : {&forms->single, &forms->average}) {
        if (!one->value) continue;
        ASSERT_LE(*one->value, 1.0);
        ASSERT_TRUE(std::isfinite(*one->value));
        if (!one->limits) continue;
        ASSERT_TRUE(std::isfinite(one->limits->low) && std::isfinite(one->limits->high));
        ASSERT_LE(one->limits->low, *one->value + 1e-12);
        ASSERT_GE(one->limits->high, *one->value - 1e-12);
        ++found;
      }
    }
    const auto alpha = cronbach_alpha(ratings);
    if (!alpha) continue;
    EXPECT_LE(alpha->alpha, 1.0);
    EXPECT_TRUE(std::isfinite(alpha->limits.low));
    EXPECT_LE(alpha->limits.low, alpha->alpha);
  }
  EXPECT_GT(found, 50000);
}

TEST(IntraclassCorrelation, RefusesALevelThatIsNone) {
  const JointMoments ratings = moments_of({{1, 2}, {3, 3}, {5, 4}});
  EXPECT_THROW(intraclass_correlations(ratings, 95), std::invalid_argument);
  EXPECT_THROW(cronbach_alpha(ratings, 0), std::invalid_argument);
}

TEST(JointMoments, DoesNotDependOnOrderOrSplit) {
  std::mt19937 random(6);
  std::uniform_real_distribution<double> value(-1e6, 1e6);
  std::vector<std::vector<double>> rows(200, std::vector<double>(4));
  for (auto& row : rows) {
    for (double& entry : row) entry = value(random);
  }
  const JointMoments whole = moments_of(rows);
  std::shuffle(rows.begin(), rows.end(), random);
  JointMoments part(4);
  JointMoments other(4);
  for (std::size_t i = 0; i < rows.size(); ++i) (i % 3 == 0 ? part : other).add(rows[i]);
  Writer bytes;
  other.save(bytes);
  Reader reader(bytes.bytes());
  part.restore(reader);
  reader.expect_end();
  Writer whole_bytes;
  whole.save(whole_bytes);
  Writer part_bytes;
  part.save(part_bytes);
  EXPECT_EQ(whole_bytes.bytes(), part_bytes.bytes());
  EXPECT_EQ(whole.covariances().matrix, part.covariances().matrix);
  JointMoments merged(4);
  merged.merge(whole);
  EXPECT_EQ(merged.covariances().matrix, whole.covariances().matrix);
}

TEST(JointMoments, LosesNothingToALargeMean) {
  // Around 1e8 the plain formula of sums of squares would have no digit right.
  const auto shifted = moments_of({{1e8 + 1, 1e8 + 2}, {1e8 + 2, 1e8 + 2}, {1e8 + 4, 1e8 + 7}}).covariances();
  const auto plain = moments_of({{1, 2}, {2, 2}, {4, 7}}).covariances();
  EXPECT_EQ(shifted.matrix, plain.matrix);
}

TEST(JointMoments, RefusesRowsThatAreNone) {
  JointMoments two(2);
  const std::vector<double> three = {1, 2, 3};
  EXPECT_THROW(two.add(three), std::invalid_argument);
  const std::vector<double> unknown = {1, std::nan("")};
  EXPECT_THROW(two.add(unknown), std::invalid_argument);
  EXPECT_THROW(two.merge(JointMoments(3)), std::invalid_argument);
  EXPECT_THROW((void)two.covariances(), std::invalid_argument);
  EXPECT_EQ(two.rows(), 0);
}

}  // namespace
}  // namespace fotfaste::statistics
