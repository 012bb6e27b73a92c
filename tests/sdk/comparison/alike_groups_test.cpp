// Two groups made alike, against R's values for the men of the National Supported Work data, in the shared
// data set folder; and what must hold whatever the data.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "agreement.hpp"
#include "fotfaste/sdk/statistics/balance.hpp"
#include "fotfaste/sdk/statistics/least_squares.hpp"
#include "fotfaste/sdk/statistics/logistic_regression.hpp"
#include "fotfaste/sdk/statistics/nearest_match.hpp"
#include "fotfaste/sdk/statistics/standardised_share.hpp"
#include "fotfaste/sdk/statistics/two_means.hpp"

namespace fotfaste::tests {
namespace {

using statistics::ErrorMethod;
using statistics::LeastSquares;
using Vector = std::vector<double>;

constexpr double closed = 1e-9;
constexpr double iterated = 1e-7;

std::string shared(const std::string& file) {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return std::string(given != nullptr && *given != '\0' ? given : SHARED_DEFAULT) + "/" + file;
}

constexpr const char* names[] = {"age", "educ", "black", "hispan", "married", "nodegree", "re74", "re75"};

struct Men {
  Vector treated, earnings, ones;
  std::vector<Vector> covariates = std::vector<Vector>(8);

  [[nodiscard]] Eigen::MatrixXd design(bool with_treated, std::size_t covariate_count) const {
    const auto n = static_cast<Eigen::Index>(treated.size());
    const Eigen::Index first = with_treated ? 2 : 1;
    Eigen::MatrixXd x(n, first + static_cast<Eigen::Index>(covariate_count));
    for (Eigen::Index i = 0; i < n; ++i) {
      x(i, 0) = 1;
      if (with_treated) x(i, 1) = treated[static_cast<std::size_t>(i)];
      for (std::size_t j = 0; j < covariate_count; ++j)
        x(i, first + static_cast<Eigen::Index>(j)) = covariates[j][static_cast<std::size_t>(i)];
    }
    return x;
  }
};

Eigen::VectorXd eigen(const Vector& values) {
  return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

class AlikeGroups : public testing::Test {
 protected:
  void SetUp() override {
    const auto rows = read_csv(shared("data/nsw/lalonde_matchit.csv"));
    const auto effect = read_csv(shared("golden/effect.csv"));
    const auto matching = read_csv(shared("golden/effect_matching.csv"));
    if (!rows || !effect || !matching)
      GTEST_SKIP() << "The shared data set folder is not there: set FOTFASTE_SHARED to compare with R.";
    golden_ = *effect;
    golden_.insert(golden_.end(), matching->begin(), matching->end());
    for (const CsvRow& row : *rows) {
      men_.treated.push_back(std::stod(row.at("treat")));
      men_.earnings.push_back(std::stod(row.at("re78")));
      men_.ones.push_back(1);
      for (std::size_t i = 0; i < 8; ++i) {
        const std::string name = names[i];
        const bool is_race = name == "black" || name == "hispan";
        men_.covariates[i].push_back(is_race ? (row.at("race") == name ? 1 : 0) : std::stod(row.at(name)));
      }
    }
  }

  [[nodiscard]] std::optional<double> golden(const std::string& name, const std::string& statistic,
                                             const std::string& key = "") const {
    int found = 0;
    std::optional<double> value;
    for (const CsvRow& row : golden_) {
      if (row.at("case") != name || row.at("statistic") != statistic || row.at("key") != key) continue;
      ++found;
      value = golden_value(row.at("value"));
    }
    EXPECT_EQ(found, 1) << name << ", " << statistic << ", " << key;
    return value;
  }

  // Of one coefficient of R's lm.
  void compare_errors(const LeastSquares& fit, const std::string& name) {
    agreement_.compare("linear regression: coefficient", fit.coefficients()(1),
                       golden(name, "ols_coef", "treat"), closed, name);
    for (const auto& [method, word] :
         {std::pair(ErrorMethod::classical, "classical"), std::pair(ErrorMethod::hc0, "hc0"),
          std::pair(ErrorMethod::hc1, "hc1"), std::pair(ErrorMethod::hc2, "hc2"),
          std::pair(ErrorMethod::hc3, "hc3")}) {
      agreement_.compare("linear regression: classical and robust errors", fit.error(1, method),
                         golden(name, std::string("ols_se_") + word, "treat"), closed, name + word);
    }
    const auto estimate = fit.estimate(1, ErrorMethod::hc2);
    ASSERT_TRUE(estimate.has_value());
    agreement_.compare("linear regression: p and limits", estimate->p, golden(name, "hc2_p_t", "treat"),
                       closed, name);
    agreement_.compare("linear regression: p and limits", estimate->limits.low,
                       golden(name, "hc2_lower95_t", "treat"), closed, name);
    agreement_.compare("linear regression: p and limits", estimate->limits.high,
                       golden(name, "hc2_upper95_t", "treat"), closed, name);
    EXPECT_EQ(fit.freedom(), golden(name, "df_residual"));
  }

  void compare_balance(const Vector& weights, const std::string& tag) {
    for (std::size_t i = 0; i < 8; ++i) {
      const std::string key = tag + " " + names[i];
      const auto got = statistics::balance_of(men_.covariates[i], men_.treated, weights);
      agreement_.compare("balance: standardised differences", got.by_treated,
                         golden("lalonde", "smd_treated_sd", key), iterated, key, Agreement::Scale::one);
      agreement_.compare("balance: standardised differences", got.by_both,
                         golden("lalonde", "smd_pooled_sd", key), iterated, key, Agreement::Scale::one);
      agreement_.compare("balance: ratio of variances", got.variance_ratio,
                         golden("lalonde", "variance_ratio", key), iterated, key);
    }
  }

  Men men_;
  std::vector<CsvRow> golden_;
  Agreement agreement_{DOCUMENT, "Groups made alike"};
};

TEST_F(AlikeGroups, AgreeWithR) {
  Vector treated, others;
  for (std::size_t i = 0; i < men_.treated.size(); ++i)
    (men_.treated[i] != 0 ? treated : others).push_back(men_.earnings[i]);
  const auto group = [](const Vector& values) {
    statistics::GroupMean mean{static_cast<double>(values.size()), 0, 0};
    for (const double value : values) mean.mean += value / mean.n;
    for (const double value : values)
      mean.variance += (value - mean.mean) * (value - mean.mean) / (mean.n - 1);
    return mean;
  };
  const auto welch = statistics::welch_difference(group(treated), group(others));
  ASSERT_TRUE(welch.has_value());
  for (const auto& [got, statistic] :
       {std::pair(welch->value, "difference"), std::pair(welch->error, "welch_se"),
        std::pair(welch->freedom, "welch_df"), std::pair(welch->p, "welch_p"),
        std::pair(welch->limits.low, "welch_lower95"), std::pair(welch->limits.high, "welch_upper95")}) {
    agreement_.compare("difference of means, Welch", got, golden("lalonde", statistic), closed, statistic);
  }

  for (const auto& [name, count] : {std::pair("lalonde unadjusted", 0), std::pair("lalonde adjusted", 8)}) {
    const auto fit = LeastSquares::fit(men_.design(true, static_cast<std::size_t>(count)),
                                       eigen(men_.earnings), eigen(men_.ones));
    ASSERT_TRUE(fit.has_value());
    compare_errors(*fit, name);
  }

  const auto logit = statistics::logistic_regression(men_.design(false, 8), eigen(men_.treated));
  ASSERT_TRUE(logit.has_value());
  for (Eigen::Index i = 0; i < 9; ++i) {
    const std::string key = i == 0 ? "(Intercept)" : names[i - 1];
    agreement_.compare("logistic regression: coefficient", logit->coefficients(i),
                       golden("lalonde", "logit_coef", key), iterated, key);
    agreement_.compare("logistic regression: error", logit->errors(i), golden("lalonde", "logit_se", key),
                       iterated, key);
  }
  const Vector scores(logit->probabilities.data(), logit->probabilities.data() + logit->probabilities.size());

  compare_balance(men_.ones, "unadjusted");
  for (const char* estimand : {"att", "ate", "overlap"}) {
    Vector weights;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const bool is_treated = men_.treated[i] != 0;
      const double p = scores[i];
      weights.push_back(*estimand == 'o'                 ? (is_treated ? 1 - p : p)
                        : std::string(estimand) == "att" ? (is_treated ? 1 : p / (1 - p))
                                                         : (is_treated ? 1 / p : 1 / (1 - p)));
    }
    if (std::string(estimand) == "att") {
      compare_balance(weights, "ipw_att");
      Vector of_others;
      for (std::size_t i = 0; i < weights.size(); ++i) {
        if (men_.treated[i] == 0) of_others.push_back(weights[i]);
      }
      agreement_.compare("balance: effective number", statistics::effective_number(of_others),
                         golden("lalonde", "effective_n_control", "ipw_att"), iterated, "effective number");
    }
    const auto fit = LeastSquares::fit(men_.design(true, 0), eigen(men_.earnings), eigen(weights));
    ASSERT_TRUE(fit.has_value());
    const std::string name = std::string("ipw_") + estimand;
    agreement_.compare("weighted difference", fit->coefficients()(1), golden("lalonde", name), iterated,
                       name);
    agreement_.compare("weighted difference: robust errors", fit->error(1, ErrorMethod::hc0),
                       golden("lalonde", name + "_se_hc0"), iterated, name);
    agreement_.compare("weighted difference: robust errors", fit->error(1, ErrorMethod::hc1),
                       golden("lalonde", name + "_se_hc1"), iterated, name);
  }

  const std::string all = "lalonde nearest with replacement, ties averaged";
  const auto matched = statistics::nearest_match(scores, men_.treated, men_.earnings);
  ASSERT_TRUE(matched.has_value());
  agreement_.compare("matching: difference", matched->difference, golden(all, "att"), iterated, all);
  agreement_.compare("matching: error", matched->error, golden(all, "se_abadie_imbens"), iterated, all);
  double mean = 0;
  double squares = 0;
  for (const double score : scores) mean += score / static_cast<double>(scores.size());
  for (const double score : scores) squares += (score - mean) * (score - mean);
  const double deviation = std::sqrt(squares / static_cast<double>(scores.size() - 1));
  const auto near = statistics::nearest_match(scores, men_.treated, men_.earnings, 0.1 * deviation);
  ASSERT_TRUE(near.has_value());
  agreement_.compare("matching: difference", near->difference, golden(all + ", caliper 0.1 sd", "att"),
                     iterated, "caliper");
  EXPECT_EQ(static_cast<double>(near->dropped), golden(all + ", caliper 0.1 sd", "dropped_by_caliper"));
  agreement_.expect_documented();
}

TEST(LeastSquares, HasNoAnswerWhereThereIsNone) {
  Eigen::MatrixXd x(4, 3);
  x << 1, 0, 0, 1, 1, 2, 1, 2, 4, 1, 3, 6;  // the third column is twice the second
  const Eigen::VectorXd y = Eigen::VectorXd::LinSpaced(4, 0, 3);
  const Eigen::VectorXd ones = Eigen::VectorXd::Ones(4);
  EXPECT_FALSE(LeastSquares::fit(x, y, ones).has_value());
  EXPECT_FALSE(LeastSquares::fit(x.leftCols(2).topRows(2), y.head(2), ones.head(2)).has_value())
      << "no row to spare";
  const auto line = LeastSquares::fit(x.leftCols(2), y, ones);
  ASSERT_TRUE(line.has_value());
  EXPECT_NEAR(line->coefficients()(1), 1, 1e-14);
  EXPECT_FALSE(line->estimate(1, ErrorMethod::hc2).has_value()) << "no error at all";
  const auto large = LeastSquares::fit(x.leftCols(2), y.array().square() * 1e300, ones);
  EXPECT_FALSE(large && large->estimate(1, ErrorMethod::hc2));
}

TEST(LogisticRegression, HasNoAnswerWhereTheColumnsTellTheGroupsApart) {
  Eigen::MatrixXd x(6, 2);
  x << 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6;
  Eigen::VectorXd apart(6), mixed(6), all(6);
  apart << 0, 0, 0, 1, 1, 1;
  mixed << 0, 1, 0, 1, 0, 1;
  all.setOnes();
  EXPECT_FALSE(statistics::logistic_regression(x, apart).has_value());
  EXPECT_FALSE(statistics::logistic_regression(x, all).has_value());
  EXPECT_TRUE(statistics::logistic_regression(x, mixed).has_value());
}

TEST(NearestMatch, AveragesTiesAndReusesTheNearest) {
  const Vector treated = {1, 0, 0, 1, 0};
  const Vector score = {0.5, 0.4, 0.6, 0.41, 0.9};
  const Vector outcome = {10, 1, 3, 8, 100};
  const auto match = statistics::nearest_match(score, treated, outcome);
  ASSERT_TRUE(match.has_value());
  // The first with the mean of two, the other with one of them.
  EXPECT_DOUBLE_EQ(match->difference, ((10 - 2) + (8 - 1)) / 2.0);
  EXPECT_EQ(match->weights, (Vector{1, 1.5, 0.5, 1, 0}));
  const auto near = statistics::nearest_match(score, treated, outcome, 0.05);
  EXPECT_FALSE(near.has_value()) << "a single one is matched";
  EXPECT_FALSE(statistics::nearest_match(score, Vector(5, 1), outcome).has_value());
}

TEST(Balance, OfGroupsWithoutSpread) {
  const Vector treated = {1, 1, 0, 0};
  const Vector ones(4, 1);
  const auto same = statistics::balance_of(Vector{2, 2, 2, 2}, treated, ones);
  EXPECT_EQ(same.worst(), 0);
  const auto apart = statistics::balance_of(Vector{2, 2, 1, 1}, treated, ones);
  EXPECT_FALSE(apart.worst().has_value()) << "no number says how far apart";
  EXPECT_THROW(statistics::balance_of(Vector{1, 2, 3}, Vector{1, 0, 0}, Vector{1, 1, 1}),
               std::invalid_argument);
  EXPECT_DOUBLE_EQ(statistics::effective_number(Vector{1, 1, 2}), 16.0 / 6);
  EXPECT_EQ(statistics::effective_number(Vector{}), 0);
}

TEST(StandardisedShare, IsWilsonsOfOneGroupAndUnknownWithoutAnybody) {
  using statistics::WeightedShare;
  const auto wilson = statistics::wilson(3, 10);
  const auto one = statistics::standardised_share(std::vector{WeightedShare{3, 10, 7}});
  ASSERT_TRUE(one.has_value());
  EXPECT_DOUBLE_EQ(one->value, 0.3);
  EXPECT_NEAR(one->limits.low, wilson->low, 1e-15);
  EXPECT_NEAR(one->limits.high, wilson->high, 1e-15);
  EXPECT_FALSE(statistics::standardised_share(std::vector{WeightedShare{3, 10, 1}, WeightedShare{0, 0, 1}}));
  EXPECT_TRUE(statistics::standardised_share(std::vector{WeightedShare{3, 10, 1}, WeightedShare{0, 0, 0}}));
  EXPECT_FALSE(statistics::standardised_share(std::vector<WeightedShare>{}));
  EXPECT_THROW(statistics::standardised_share(std::vector{WeightedShare{3, 2, 1}}), std::invalid_argument);
}

TEST(WelchDifference, NeedsTwoInEachGroupAndSomeSpread) {
  EXPECT_FALSE(statistics::welch_difference({1, 5, 0}, {10, 3, 1}).has_value());
  EXPECT_FALSE(statistics::welch_difference({10, 5, 0}, {10, 3, 0}).has_value());
  EXPECT_FALSE(statistics::welch_difference({10, 5, 1e300}, {10, 3, 1e300}).has_value());
}

}  // namespace
}  // namespace fotfaste::tests
