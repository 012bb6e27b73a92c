// What a mixed model minimizes: minus twice the (restricted) log likelihood, once the fixed effects and the
// residual variance are replaced by their best values given the random effects. Needs Eigen.
//
// Person i has y_i = X_i b + Z_i u_i + e_i, Z_i a column of ones and the times; u_i has covariances s^2 G and
// e_i has variance s^2. G = L L', L lower triangular, and its entries are the variables (D. Bates and others,
// Journal of Statistical Software 67, 2015). With V_i = I + Z_i G Z_i' and n rows, p fixed effects:
//   sum log|V_i| + log|X' V^-1 X| + (n - p) (1 + log(2 pi r / (n - p))),  r = (y - Xb)' V^-1 (y - Xb),
// where plain likelihood leaves out the second term and has n for n - p. V_i itself is never formed: all
// follows from Z_i'Z_i, which is 2 x 2, since Z_i'V_i^-1 = (I + Z_i'Z_i G)^-1 Z_i'. Its derivative by G is
//   sum Z_i'V_i^-1 Z_i - P_i C P_i' - (n - p)/r w_i w_i',  P_i = Z_i'V_i^-1 X_i, C = (X' V^-1 X)^-1,
//   w_i = Z_i'V_i^-1 (y_i - X_i b).
// Times are divided by their root mean square, columns of X made orthonormal and y replaced by its residuals
// from least squares, none of which changes the model, so that little cancels.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "fotfaste/sdk/statistics/newton.hpp"
#include "fotfaste/sdk/statistics/rating_series.hpp"

namespace fotfaste::statistics {

enum class RandomEffects { intercept, intercept_and_slope };
enum class Likelihood { restricted, full };  // REML and ML

class MixedCriterion {
 public:
  MixedCriterion(const RatingSeries& series, RandomEffects random, Likelihood likelihood)
      : random_(random), likelihood_(likelihood), fixed_(static_cast<Eigen::Index>(series.fixed_effects())) {
    series.for_each([this](std::span<const RatedOccasion> occasions, std::int64_t count) {
      persons_ += count;
      rows_ += count * static_cast<std::int64_t>(occasions.size());
    });
    prepare(series);
  }

  // Whether the data can tell the effects apart: more rows than effects, random ones counted each, no column
  // of the design that follows from the others, times that differ, and something left to explain.
  [[nodiscard]] bool identified() const { return identified_; }

  // Variables: the entries of L on and below the diagonal, row by row.
  [[nodiscard]] Eigen::Index variables() const { return random_ == RandomEffects::intercept ? 1 : 3; }
  [[nodiscard]] Eigen::VectorXd start() const {
    if (random_ == RandomEffects::intercept) return Eigen::VectorXd::Ones(1);
    return Eigen::Vector3d(1, 0, 1);
  }
  [[nodiscard]] std::int64_t persons() const { return persons_; }
  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] Eigen::Index fixed_effects() const { return fixed_; }
  // n - p or n.
  [[nodiscard]] double freedom() const {
    return static_cast<double>(likelihood_ == Likelihood::restricted ? rows_ - fixed_ : rows_);
  }
  [[nodiscard]] Likelihood likelihood() const { return likelihood_; }

  // All that one value of the variables implies.
  struct Point {
    Eigen::Matrix2d factor;  // L
    double criterion;
    double residual;             // r
    Eigen::VectorXd effects;     // fixed effects of the orthonormal columns, for residuals of least squares
    Eigen::MatrixXd covariance;  // C
    Eigen::Matrix2d spread;      // sum Z'V^-1 Z, less P C P' if restricted
    Eigen::Matrix2d residual_cross;        // sum w w'
    std::vector<Eigen::Matrix2Xd> design;  // P of each different series
  };

  [[nodiscard]] Point at(const Eigen::VectorXd& variables) const {
    Point point;
    point.factor = factor_of(variables);
    const Eigen::Matrix2d between = point.factor * point.factor.transpose();
    Eigen::MatrixXd information = Eigen::MatrixXd::Identity(fixed_, fixed_);
    Eigen::VectorXd score = Eigen::VectorXd::Zero(fixed_);
    double residual = residual_squares_;
    double log_determinant = 0;
    point.spread.setZero();
    std::vector<Eigen::Vector2d> residuals;
    for (const Person& person : people_) {
      const Eigen::Matrix2d inside = Eigen::Matrix2d::Identity() + person.squares * between;
      const Eigen::Matrix2d inverse = inside.inverse();
      point.design.push_back(inverse * person.design);
      residuals.push_back(inverse * person.residual);
      const Eigen::Matrix2Xd shrunk = between * person.design;
      information.noalias() -= person.count * shrunk.transpose() * point.design.back();
      score.noalias() -= person.count * shrunk.transpose() * residuals.back();
      residual -= person.count * person.residual.dot(between * residuals.back());
      log_determinant += person.count * std::log(inside.determinant());
      point.spread += person.count * inverse * person.squares;
    }
    const Eigen::LLT<Eigen::MatrixXd> cholesky(information);
    point.covariance = cholesky.solve(Eigen::MatrixXd::Identity(fixed_, fixed_));
    point.effects = cholesky.solve(score);
    point.residual = residual - point.effects.dot(score);
    point.residual_cross.setZero();
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const Eigen::Vector2d left = residuals[i] - point.design[i] * point.effects;
      point.residual_cross += people_[i].count * left * left.transpose();
      if (likelihood_ == Likelihood::full) continue;
      point.spread -= people_[i].count * point.design[i] * point.covariance * point.design[i].transpose();
    }
    constexpr double two_pi = 6.283185307179586;
    point.criterion = log_determinant + freedom() * (1 + std::log(two_pi * point.residual / freedom()));
    if (likelihood_ == Likelihood::restricted) {
      point.criterion += 2 * cholesky.matrixLLT().diagonal().array().log().sum() + log_design_;
    }
    return point;
  }

  // Value and gradient, for minimize().
  [[nodiscard]] Slope operator()(const Eigen::VectorXd& variables) const {
    const Point point = at(variables);
    return {point.criterion, gradient(point, freedom() / point.residual)};
  }

  // By the variables, with a residual variance given by its inverse.
  [[nodiscard]] Eigen::VectorXd gradient(const Point& point, double inverse_variance) const {
    return by_variables(point.spread - inverse_variance * point.residual_cross, point.factor);
  }

  // The derivative by L of what has the symmetric derivative by G given.
  [[nodiscard]] Eigen::VectorXd by_variables(const Eigen::Matrix2d& derivative,
                                             const Eigen::Matrix2d& factor) const {
    const Eigen::Matrix2d by_factor = 2 * derivative * factor;
    if (random_ == RandomEffects::intercept) return Eigen::VectorXd::Constant(1, by_factor(0, 0));
    return Eigen::Vector3d(by_factor(0, 0), by_factor(1, 0), by_factor(1, 1));
  }

  // For weights of fixed effects (of the orthonormal columns): the derivative of their variance by G, over
  // s^2.
  [[nodiscard]] Eigen::Matrix2d variance_derivative(const Point& point,
                                                    const Eigen::VectorXd& weights) const {
    const Eigen::VectorXd direction = point.covariance * weights;
    Eigen::Matrix2d result = Eigen::Matrix2d::Zero();
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const Eigen::Vector2d along = point.design[i] * direction;
      result += people_[i].count * along * along.transpose();
    }
    return result;
  }

  // Row k: the weights that make fixed effect k of those of the orthonormal columns.
  [[nodiscard]] const Eigen::MatrixXd& weights() const { return weights_; }
  [[nodiscard]] const Eigen::VectorXd& least_squares() const { return least_squares_; }
  // What times were divided by.
  [[nodiscard]] double time_unit() const { return time_unit_; }

 private:
  // Sums over the rows of one series, which so many people share.
  struct Person {
    double count;
    Eigen::Matrix2d squares;   // Z'Z
    Eigen::Matrix2Xd design;   // Z'X, of the orthonormal columns
    Eigen::Vector2d residual;  // Z'y, of the residuals
  };

  [[nodiscard]] Eigen::Matrix2d factor_of(const Eigen::VectorXd& variables) const {
    Eigen::Matrix2d factor = Eigen::Matrix2d::Zero();
    factor(0, 0) = variables(0);
    if (random_ == RandomEffects::intercept) return factor;
    factor(1, 0) = variables(1);
    factor(1, 1) = variables(2);
    return factor;
  }

  void prepare(const RatingSeries& series) {
    const std::int64_t random = random_ == RandomEffects::intercept ? 1 : 2;
    if (fixed_ == 0 || rows_ <= fixed_ || rows_ <= random * persons_) return;
    // One row for the rows of all who share a series, weighted by the root of their number.
    std::vector<double> roots;
    std::vector<const RatedOccasion*> occasions;
    series.for_each([&](std::span<const RatedOccasion> of_person, std::int64_t count) {
      for (const RatedOccasion& occasion : of_person) {
        roots.push_back(std::sqrt(static_cast<double>(count)));
        occasions.push_back(&occasion);
      }
    });
    const auto different = static_cast<Eigen::Index>(occasions.size());
    Eigen::MatrixXd design(different, fixed_);
    Eigen::VectorXd values(different);
    double time_squares = 0;
    double time_sum = 0;
    for (Eigen::Index i = 0; i < different; ++i) {
      const auto index = static_cast<std::size_t>(i);
      const RatedOccasion& occasion = *occasions[index];
      for (Eigen::Index j = 0; j < fixed_; ++j) {
        design(i, j) = roots[index] * occasion.fixed[static_cast<std::size_t>(j)];
      }
      values(i) = roots[index] * occasion.value;
      time_squares += roots[index] * roots[index] * occasion.time * occasion.time;
      time_sum += roots[index] * roots[index] * occasion.time;
    }
    const auto n = static_cast<double>(rows_);
    if (random_ == RandomEffects::intercept_and_slope) {
      if (time_squares - time_sum * time_sum / n <= 1e-12 * time_squares) return;
      time_unit_ = std::sqrt(time_squares / n);
    }
    const Eigen::VectorXd norms = design.colwise().norm();
    if (norms.minCoeff() <= 0) return;
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design * norms.cwiseInverse().asDiagonal());
    const Eigen::MatrixXd triangle =
        Eigen::MatrixXd(qr.matrixQR().topRows(fixed_).triangularView<Eigen::Upper>()) * norms.asDiagonal();
    if (qr.matrixQR().diagonal().cwiseAbs().minCoeff() < 1e-10) return;
    weights_ = triangle.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(fixed_, fixed_));
    least_squares_ = weights_ * (qr.householderQ().adjoint() * values).head(fixed_);
    log_design_ = 2 * triangle.diagonal().cwiseAbs().array().log().sum();
    const double total_squares = values.squaredNorm();
    series.for_each([this](std::span<const RatedOccasion> of_person, std::int64_t count) {
      Person person{static_cast<double>(count), Eigen::Matrix2d::Zero(), Eigen::Matrix2Xd::Zero(2, fixed_),
                    Eigen::Vector2d::Zero()};
      for (const RatedOccasion& occasion : of_person) {
        const Eigen::Vector2d z(1, occasion.time / time_unit_);
        const Eigen::RowVectorXd row = Eigen::Map<const Eigen::RowVectorXd>(occasion.fixed.data(), fixed_);
        const double residual = occasion.value - row.dot(least_squares_);
        person.squares += z * z.transpose();
        person.design += z * (row * weights_);
        person.residual += z * residual;
        residual_squares_ += person.count * residual * residual;
      }
      people_.push_back(std::move(person));
    });
    identified_ = residual_squares_ > 1e-24 * total_squares;
  }

  RandomEffects random_;
  Likelihood likelihood_;
  Eigen::Index fixed_;
  std::int64_t persons_ = 0;
  std::int64_t rows_ = 0;
  bool identified_ = false;
  std::vector<Person> people_;
  Eigen::MatrixXd weights_;
  Eigen::VectorXd least_squares_;
  double residual_squares_ = 0;
  double log_design_ = 0;
  double time_unit_ = 1;
};

}  // namespace fotfaste::statistics
