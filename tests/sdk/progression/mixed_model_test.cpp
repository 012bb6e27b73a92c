// Mixed models against lme4 and lmerTest, and against what must hold for any of them.
#include "fotfaste/sdk/statistics/mixed_model.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "fotfaste/sdk/statistics/intraclass_correlation.hpp"
#include "ratings.hpp"

namespace fotfaste::statistics {
namespace {

using tests::Agreement;
using tests::Comparison;
using tests::CsvRow;
using tests::GoldenCase;
using People = std::map<long, std::vector<RatedOccasion>>;

// Ratings of a column from time 0 on, with intercept and time; with the treatment and its product with time
// when asked.
People claus(const std::string& rating, bool by_treatment) {
  People people;
  for (const CsvRow& row : tests::shared_rows("data/ratings_two_source/claus_2020.csv")) {
    const auto value = tests::number(tests::field(row, rating));
    if (!value) continue;
    const double time = std::stod(row.at("time")) - 1;
    RatedOccasion occasion = {time, *value, {1, time}};
    if (by_treatment) {
      const double treated = row.at("treatment") == "PA" ? 1 : 0;
      occasion.fixed.insert(occasion.fixed.end(), {treated, time * treated});
    }
    people[std::stol(row.at("id"))].push_back(occasion);
  }
  return people;
}

People job_satisfaction() {
  People people;
  for (const CsvRow& row : tests::shared_rows("data/job_satisfaction/job_satisfaction.csv")) {
    for (int year = 0; year < 7; ++year) {
      const auto value = tests::number(tests::field(row, "y" + std::to_string(2008 + year)));
      const auto time = static_cast<double>(year);
      if (value) people[std::stol(row.at("id"))].push_back({time, *value, {1, time}});
    }
  }
  return people;
}

RatingSeries series_of(const People& people) {
  RatingSeries series(people.begin()->second.front().fixed.size());
  for (const auto& [person, occasions] : people) series.add(occasions);
  return series;
}

TEST(MixedModel, EqualsLme4) {
  const auto golden = tests::read_golden(tests::shared_folder() + "/golden/mixed_models.csv");
  if (!golden) GTEST_SKIP() << tests::no_shared_folder;
  EXPECT_EQ(golden->size(), 6U);
  // lme4 stops where the criterion no longer falls, which near a minimum is half as many digits of the
  // variables as it has itself.
  Agreement agreement(DOCUMENT, "Ratings over time");
  Comparison effects(agreement, "coefficients, standard errors, t", 1e-6);
  Comparison components(agreement, "variances and covariances", 1e-5);
  Comparison criteria(agreement, "criterion, log likelihood, AIC", 1e-9);
  Comparison predictions(agreement, "effects of persons", 1e-5);
  // lmerTest takes second derivatives by differences.
  Comparison freedoms(agreement, "degrees of freedom", 1e-3);
  Comparison tails(agreement, "p", 1e-3);
  for (const auto& [name, r] : *golden) {
    const bool job = name.starts_with("job");
    const bool slope = name.ends_with("slope");
    const People people =
        job ? job_satisfaction()
            : claus(name.substr(11, name.find(' ', 11) - 11), name.find("by treatment") != std::string::npos);
    const RatingSeries series = series_of(people);
    const auto random = slope ? RandomEffects::intercept_and_slope : RandomEffects::intercept;
    const auto restricted = mixed_model(series, random);
    const auto full = mixed_model(series, random, Likelihood::full);
    ASSERT_TRUE(restricted && full) << name;
    EXPECT_FALSE(restricted->singular || full->singular) << name;
    EXPECT_EQ(static_cast<double>(restricted->ratings), r.at("n_obs")) << name;

    const std::vector<std::string> keys = r.keys("coef");
    ASSERT_EQ(restricted->fixed.size(), keys.size()) << name;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      effects.compare(restricted->fixed[i].value, r.at("coef", keys[i]), name);
      effects.compare(restricted->fixed[i].standard_error, r.at("se", keys[i]), name);
      effects.compare(restricted->fixed[i].t, r.at("t", keys[i]), name);
      effects.compare(full->fixed[i].value, r.at("ml_coef", keys[i]), name);
      freedoms.compare(restricted->fixed[i].degrees_of_freedom, r.at("satterthwaite_df", keys[i]), name);
      tails.compare(restricted->fixed[i].p, r.at("p_satterthwaite", keys[i]), name);
    }
    const std::string time = job ? "year" : "t0";
    const auto compare = [&, &values = r](const MixedModel& model, const std::string& statistic) {
      components.compare(model.intercept_variance, values.at(statistic, "id (Intercept)"), statistic);
      components.compare(model.residual_variance, values.at(statistic, "Residual "), statistic);
      if (!slope) return;
      components.compare(model.slope_variance, values.at(statistic, "id " + time), statistic);
      components.compare(model.covariance, values.at(statistic, "id (Intercept) , " + time), statistic);
    };
    compare(*restricted, "variance_component");
    compare(*full, "ml_variance_component");
    criteria.compare(restricted->criterion, r.at("reml_criterion"), name);
    criteria.compare(restricted->aic, r.at("aic_reml"), name);
    criteria.compare(-full->criterion / 2, r.at("ml_loglik"), name);
    criteria.compare(full->aic, r.at("ml_aic"), name);
    for (const std::string& key : r.keys("blup")) {
      const PersonEffects person = person_effects(*restricted, people.at(std::stol(key)));
      const bool intercept = key.ends_with("(Intercept)");
      predictions.compare(intercept ? person.intercept : person.slope, r.at("blup", key), name);
    }
  }
  agreement.expect_documented();
}

// People who differ in level and speed, with ratings missing here and there.
RatingSeries random_series(std::mt19937& random, int people, double level_spread, double slope_spread) {
  std::normal_distribution<double> normal;
  RatingSeries series(2);
  for (int person = 0; person < people; ++person) {
    const double level = 3 + level_spread * normal(random);
    const double slope = 0.2 + slope_spread * normal(random);
    std::vector<RatedOccasion> occasions;
    for (const double time : {0.0, 1.0, 2.0, 3.0, 4.0}) {
      if (random() % 4 == 0) continue;
      occasions.push_back({time, level + slope * time + 0.5 * normal(random), {1, time}});
    }
    series.add(occasions);
  }
  return series;
}

TEST(MixedModel, LeavesNoLowerPoint) {
  std::mt19937 random(9);
  std::normal_distribution<double> normal;
  for (int round = 0; round < 20; ++round) {
    const RatingSeries series = random_series(random, 8 + round, 0.1 * round, 0.02 * round);
    for (const auto effects : {RandomEffects::intercept, RandomEffects::intercept_and_slope}) {
      for (const auto likelihood : {Likelihood::restricted, Likelihood::full}) {
        const auto model = mixed_model(series, effects, likelihood);
        ASSERT_TRUE(model.has_value()) << round;
        const MixedCriterion criterion(series, effects, likelihood);
        for (int i = 0; i < 100; ++i) {
          Eigen::VectorXd variables(criterion.variables());
          for (Eigen::Index j = 0; j < variables.size(); ++j) variables(j) = 2 * normal(random);
          EXPECT_GE(criterion(variables).value, model->criterion - 1e-9 * std::abs(model->criterion));
        }
      }
    }
  }
}

TEST(MixedModel, GradientIsTheSlopeOfTheCriterion) {
  std::mt19937 random(10);
  std::normal_distribution<double> normal;
  const RatingSeries series = random_series(random, 20, 1, 0.3);
  for (const auto effects : {RandomEffects::intercept, RandomEffects::intercept_and_slope}) {
    for (const auto likelihood : {Likelihood::restricted, Likelihood::full}) {
      const MixedCriterion criterion(series, effects, likelihood);
      for (int i = 0; i < 20; ++i) {
        Eigen::VectorXd variables(criterion.variables());
        for (Eigen::Index j = 0; j < variables.size(); ++j) variables(j) = normal(random);
        const Slope here = criterion(variables);
        for (Eigen::Index j = 0; j < variables.size(); ++j) {
          Eigen::VectorXd above = variables;
          Eigen::VectorXd below = variables;
          above(j) += 1e-5;
          below(j) -= 1e-5;
          EXPECT_NEAR(here.gradient(j), (criterion(above).value - criterion(below).value) / 2e-5, 1e-4);
        }
      }
    }
  }
}

// With as many ratings for everyone, the estimates are those of the analysis of variance.
TEST(MixedModel, EqualsTheAnalysisOfVarianceWhenBalanced) {
  std::mt19937 random(11);
  std::normal_distribution<double> normal;
  RatingSeries series(3);
  JointMoments ratings(3);
  for (int person = 0; person < 30; ++person) {
    const double level = 2 * normal(random);
    std::vector<double> row;
    std::vector<RatedOccasion> occasions;
    for (int rater = 0; rater < 3; ++rater) {
      row.push_back(level + rater + normal(random));
      occasions.push_back(
          {0, row.back(), {rater == 0 ? 1.0 : 0.0, rater == 1 ? 1.0 : 0.0, rater == 2 ? 1.0 : 0.0}});
    }
    ratings.add(row);
    series.add(occasions);
  }
  const auto model = mixed_model(series, RandomEffects::intercept);
  const auto icc = intraclass_correlations(ratings);
  EXPECT_NEAR(model->residual_variance, icc->mean_square_error, 1e-12);
  EXPECT_NEAR(model->intercept_variance / (model->intercept_variance + model->residual_variance),
              *icc->consistency.single.value, 1e-12);
  EXPECT_NEAR(model->fixed[1].value, ratings.covariances().means[1], 1e-10);
}

std::string bytes_of(const RatingSeries& series) {
  Writer writer;
  series.save(writer);
  return writer.take();
}

TEST(MixedModel, DoesNotDependOnOrderOrSplit) {
  std::mt19937 random(12);
  std::vector<std::vector<RatedOccasion>> people;
  random_series(random, 40, 1, 0.3)
      .for_each([&people](std::span<const RatedOccasion> occasions, std::int64_t) {
        people.emplace_back(occasions.begin(), occasions.end());
      });
  people.push_back(people.front());
  RatingSeries whole(2);
  for (const auto& occasions : people) whole.add(occasions);
  std::shuffle(people.begin(), people.end(), random);
  RatingSeries part(2);
  RatingSeries other(2);
  for (std::size_t i = 0; i < people.size(); ++i) {
    std::shuffle(people[i].begin(), people[i].end(), random);
    (i % 3 == 0 ? part : other).add(people[i]);
  }
  const std::string bytes = bytes_of(other);
  Reader reader(bytes);
  part.restore(reader);
  reader.expect_end();
  EXPECT_EQ(part, whole);
  EXPECT_EQ(bytes_of(part), bytes_of(whole));
  RatingSeries merged(2);
  merged.merge(whole);
  EXPECT_EQ(merged, whole);
  const auto one = mixed_model(whole, RandomEffects::intercept_and_slope);
  const auto two = mixed_model(part, RandomEffects::intercept_and_slope);
  EXPECT_EQ(one->criterion, two->criterion);
  EXPECT_EQ(one->fixed[1].value, two->fixed[1].value);
  EXPECT_EQ(one->persons, static_cast<std::int64_t>(people.size()));
}

TEST(MixedModel, MeansTheSameInMonthsAsInDays) {
  std::mt19937 random(13);
  const RatingSeries months = random_series(random, 30, 1, 0.3);
  RatingSeries days(2);
  months.for_each([&days](std::span<const RatedOccasion> occasions, std::int64_t) {
    std::vector<RatedOccasion> rescaled(occasions.begin(), occasions.end());
    for (RatedOccasion& occasion : rescaled) {
      occasion.time *= 30;
      occasion.fixed[1] *= 30;
    }
    days.add(rescaled);
  });
  const auto by_months = mixed_model(months, RandomEffects::intercept_and_slope, Likelihood::full);
  const auto by_days = mixed_model(days, RandomEffects::intercept_and_slope, Likelihood::full);
  EXPECT_NEAR(by_months->criterion, by_days->criterion, 1e-9);
  EXPECT_NEAR(by_months->fixed[1].value, 30 * by_days->fixed[1].value, 1e-9);
  EXPECT_NEAR(by_months->slope_variance, 900 * by_days->slope_variance, 1e-8);
  EXPECT_NEAR(by_months->covariance, 30 * by_days->covariance, 1e-8);
  EXPECT_NEAR(by_months->intercept_variance, by_days->intercept_variance, 1e-8);
}

TEST(MixedModel, SaysWhenPeopleDoNotDiffer) {
  // Everyone has the same mean, so that less than no variance between people would fit best.
  RatingSeries series(1);
  series.add({{0, 1, {1}}, {1, 3, {1}}});
  series.add({{0, 3, {1}}, {1, 1, {1}}});
  series.add({{0, 0, {1}}, {1, 4, {1}}});
  const auto model = mixed_model(series, RandomEffects::intercept);
  ASSERT_TRUE(model.has_value());
  EXPECT_TRUE(model->singular);
  EXPECT_NEAR(model->intercept_variance, 0, 1e-9);
  EXPECT_NEAR(model->fixed[0].value, 2, 1e-12);
}

TEST(MixedModel, SaysNothingOfDataThatCannotTell) {
  EXPECT_FALSE(mixed_model(RatingSeries(2), RandomEffects::intercept).has_value());
  RatingSeries once(1);
  for (const double value : {1, 2, 4}) once.add({{0, value, {1}}});
  EXPECT_FALSE(mixed_model(once, RandomEffects::intercept).has_value());
  RatingSeries twice(1);
  for (const double value : {1, 2, 4}) twice.add({{0, value, {1}}, {1, value * value, {1}}});
  EXPECT_TRUE(mixed_model(twice, RandomEffects::intercept).has_value());
  EXPECT_THROW(mixed_model(twice, RandomEffects::intercept, Likelihood::full, 95), std::invalid_argument);
  EXPECT_FALSE(mixed_model(twice, RandomEffects::intercept_and_slope).has_value());
  RatingSeries same_column(2);
  for (const double value : {1, 2, 4}) same_column.add({{0, value, {1, 2}}, {1, value * value, {1, 2}}});
  EXPECT_FALSE(mixed_model(same_column, RandomEffects::intercept).has_value());
  RatingSeries no_column(0);
  for (const double value : {1, 2, 4}) no_column.add({{0, value, {}}, {1, value * value, {}}});
  EXPECT_FALSE(mixed_model(no_column, RandomEffects::intercept).has_value());
  RatingSeries straight(2);
  for (int i = 0; i < 3; ++i) straight.add({{0, 1, {1, 0}}, {1, 2, {1, 1}}, {2, 3, {1, 2}}});
  EXPECT_FALSE(mixed_model(straight, RandomEffects::intercept).has_value());
  RatingSeries one_day(1);
  for (const double value : {1, 2, 4})
    one_day.add({{5, value, {1}}, {5, value + 1, {1}}, {5, value * 2, {1}}});
  EXPECT_FALSE(mixed_model(one_day, RandomEffects::intercept_and_slope).has_value());
}

// Few people with ratings of few points meet what larger data do not: nothing may throw.
TEST(MixedModel, BearsSmallData) {
  std::mt19937 random(14);
  int fitted = 0;
  for (int round = 0; round < 500; ++round) {
    RatingSeries series(2);
    const auto people = 3 + random() % 8;
    for (std::size_t person = 0; person < people; ++person) {
      std::vector<RatedOccasion> occasions;
      for (const double time : {0.0, 1.0, 2.0, 3.0}) {
        if (random() % 3 == 0) continue;
        occasions.push_back({time, static_cast<double>(1 + random() % 3), {1, time}});
      }
      series.add(occasions);
    }
    for (const auto effects : {RandomEffects::intercept, RandomEffects::intercept_and_slope}) {
      const auto model = mixed_model(series, effects);
      if (!model) continue;
      ++fitted;
      for (const FixedEffect& effect : model->fixed) {
        ASSERT_TRUE(std::isfinite(effect.value) && effect.standard_error > 0);
        ASSERT_TRUE(effect.p >= 0 && effect.p <= 1 && effect.degrees_of_freedom > 0);
      }
      ASSERT_GT(model->residual_variance, 0);
      ASSERT_GE(model->intercept_variance, 0);
      ASSERT_GE(model->slope_variance, 0);
    }
  }
  EXPECT_GT(fitted, 800);
}

TEST(RatingSeries, RefusesWhatItCannotUse) {
  RatingSeries series(2);
  EXPECT_THROW(series.add({{0, 1, {1}}}), std::invalid_argument);
  EXPECT_THROW(series.add({{0, std::nan(""), {1, 0}}}), std::invalid_argument);
  EXPECT_THROW(series.add({{std::numeric_limits<double>::infinity(), 1, {1, 0}}}), std::invalid_argument);
  EXPECT_THROW(series.merge(RatingSeries(1)), std::invalid_argument);
  series.add({});
  EXPECT_EQ(series, RatingSeries(2));
}

TEST(RatingSeries, RefusesBytesThatItDidNotWrite) {
  RatingSeries series(1);
  series.add({{0, 1, {1}}, {1, 2, {1}}});
  series.add({{0, 2, {1}}});
  const std::string bytes = bytes_of(series);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Reader reader(std::string_view(bytes).substr(0, size));
    RatingSeries restored(1);
    EXPECT_THROW(restored.restore(reader), MalformedBytes) << size;
  }
  // Another number of fixed effects.
  Reader reader(bytes);
  RatingSeries restored(2);
  EXPECT_THROW(restored.restore(reader), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste::statistics
