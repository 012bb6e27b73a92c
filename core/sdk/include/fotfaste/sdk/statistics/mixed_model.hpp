// How ratings develop over time when people start at different levels and move at different speeds: a linear
// model with random intercepts, or intercepts and slopes, of persons. Everybody counts, with as many ratings
// as they have; missing ones are taken for missing at random given those that there are. Needs Boost.Math and
// Eigen.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fotfaste/sdk/statistics/mixed_criterion.hpp"
#include "fotfaste/sdk/statistics/newton.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/rating_series.hpp"
#include "fotfaste/sdk/statistics/student.hpp"

namespace fotfaste::statistics {

struct FixedEffect {
  double value;
  double standard_error;
  // By F. E. Satterthwaite's approximation (A. Kuznetsova and others, Journal of Statistical Software 82,
  // 2017), with Student's t, two-sided p and limits.
  double degrees_of_freedom;
  double t;
  double p;
  Interval limits;
};

struct MixedModel {
  std::int64_t persons;
  std::int64_t ratings;
  std::vector<FixedEffect> fixed;  // in the order of the columns
  double intercept_variance;
  double slope_variance;  // of the rate a unit of time, and with the intercept; 0 without random slopes
  double covariance;
  double residual_variance;
  double criterion;  // minus twice the (restricted) log likelihood
  double aic;        // criterion + 2 (fixed effects + variances and covariances)
  // The data show no differences between people beyond the residual, in level or speed, or both go together
  // without exception: a simpler model says as much.
  bool singular;
};

namespace internal {

inline FixedEffect fixed_effect(const MixedCriterion& criterion, const MixedCriterion::Point& point,
                                const Eigen::MatrixXd& information, Eigen::Index column, double level) {
  const Eigen::VectorXd weights = criterion.weights().row(column);
  const double variance = point.residual / criterion.freedom();
  const double spread = variance * weights.dot(point.covariance * weights);
  const Eigen::Index last = criterion.variables();
  Eigen::VectorXd gradient(last + 1);  // of spread, by the variables and by the log of the residual variance
  gradient.head(last) =
      variance * criterion.by_variables(criterion.variance_derivative(point, weights), point.factor);
  gradient(last) = spread;
  // The covariances of the variables are twice the inverse of information; along what it is 0 they are
  // unknown and left out, as in lmerTest.
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(information);
  double spread_variance = 0;
  for (Eigen::Index i = 0; i <= last; ++i) {
    const double value = eigen.eigenvalues()(i);
    const double along = eigen.eigenvectors().col(i).dot(gradient);
    if (value > 1e-8) spread_variance += 2 * along * along / value;
  }
  FixedEffect result = {};
  result.value = criterion.least_squares()(column) + weights.dot(point.effects);
  result.standard_error = std::sqrt(spread);
  result.degrees_of_freedom = 2 * spread * spread / spread_variance;
  result.t = result.value / result.standard_error;
  result.p = both_tails_of_t(result.t, result.degrees_of_freedom);
  const double reach = two_sided_t(level, result.degrees_of_freedom) * result.standard_error;
  result.limits = Interval{result.value - reach, result.value + reach};
  return result;
}

}  // namespace internal

// 0 < level < 1, std::invalid_argument otherwise. Nothing when the data cannot tell the effects apart
// (MixedCriterion::identified) or no minimum is found.
inline std::optional<MixedModel> mixed_model(const RatingSeries& series, RandomEffects random,
                                             Likelihood likelihood = Likelihood::restricted,
                                             double level = 0.95) {
  require_level(level);
  const MixedCriterion criterion(series, random, likelihood);
  if (!criterion.identified()) return std::nullopt;
  const auto found = minimize(criterion, criterion.start(), 1e-7 * criterion.freedom());
  if (!found) return std::nullopt;
  const MixedCriterion::Point point = criterion.at(*found);
  const double variance = point.residual / criterion.freedom();

  // Second derivatives by the variables and by the log of the residual variance, which is not replaced by its
  // best value here: the criterion is then ... + r / s^2 + (n - p) log s^2.
  const Eigen::Index last = criterion.variables();
  const auto at_variance = [&criterion, variance](const Eigen::VectorXd& variables) {
    const MixedCriterion::Point there = criterion.at(variables);
    return Slope{0, criterion.gradient(there, 1 / variance)};
  };
  Eigen::MatrixXd information(last + 1, last + 1);
  information.topLeftCorner(last, last) = second_derivatives(at_variance, *found);
  information.col(last).head(last) = criterion.by_variables(point.residual_cross, point.factor) / variance;
  information.row(last).head(last) = information.col(last).head(last).transpose();
  information(last, last) = criterion.freedom();

  MixedModel result = {};
  result.persons = criterion.persons();
  result.ratings = criterion.rows();
  for (Eigen::Index column = 0; column < criterion.fixed_effects(); ++column) {
    result.fixed.push_back(internal::fixed_effect(criterion, point, information, column, level));
  }
  const Eigen::Matrix2d between = variance * point.factor * point.factor.transpose();
  result.intercept_variance = between(0, 0);
  result.covariance = between(1, 0) / criterion.time_unit();
  result.slope_variance = between(1, 1) / criterion.time_unit() / criterion.time_unit();
  result.residual_variance = variance;
  result.criterion = point.criterion;
  result.aic = point.criterion + 2 * static_cast<double>(criterion.fixed_effects() + last + 1);
  result.singular = std::abs(point.factor(0, 0)) < 1e-4 || (last == 3 && std::abs(point.factor(1, 1)) < 1e-4);
  return result;
}

// How far a person lies from the fixed effects, as best predicted: drawn towards 0 the more, the fewer the
// ratings.
struct PersonEffects {
  double intercept;
  double slope;
};

// occasions: of that person, with as many fixed effects as the model.
inline PersonEffects person_effects(const MixedModel& model, std::span<const RatedOccasion> occasions) {
  Eigen::Matrix2d squares = Eigen::Matrix2d::Zero();
  Eigen::Vector2d residuals = Eigen::Vector2d::Zero();
  for (const RatedOccasion& occasion : occasions) {
    double residual = occasion.value;
    for (std::size_t i = 0; i < model.fixed.size(); ++i) {
      residual -= model.fixed[i].value * occasion.fixed.at(i);
    }
    const Eigen::Vector2d z(1, occasion.time);
    squares += z * z.transpose();
    residuals += z * residual;
  }
  Eigen::Matrix2d between;
  between << model.intercept_variance, model.covariance, model.covariance, model.slope_variance;
  between /= model.residual_variance;
  const Eigen::Vector2d effects =
      between * (Eigen::Matrix2d::Identity() + squares * between).inverse() * residuals;
  return {effects(0), effects(1)};
}

}  // namespace fotfaste::statistics
