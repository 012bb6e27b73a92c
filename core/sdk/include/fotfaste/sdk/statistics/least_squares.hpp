// Linear regression with standard errors that hold when persons differ in how much they vary. Needs Eigen and
// Boost.Math.
//
// With X the rows of the design, W the weights, r the residuals and h the leverages of sqrt(W) X:
//   coefficients  b = (X'WX)^-1 X'Wy
//   classical     s^2 (X'WX)^-1, s^2 = sum w r^2 / (n - k)
//   robust        (X'WX)^-1 (sum g w^2 r^2 x x') (X'WX)^-1 with g = 1 (HC0), n / (n - k) (HC1), 1 / (1 - h)
//                 (HC2), 1 / (1 - h)^2 (HC3): J. G. MacKinnon and H. White, Journal of Econometrics 29, 1985.
// As R's lm and sandwich::vcovHC.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <optional>

#include "fotfaste/sdk/statistics/student.hpp"

namespace fotfaste::statistics {

enum class ErrorMethod { classical, hc0, hc1, hc2, hc3 };

// What is known of one coefficient. p is two-sided, and as the limits from Student's t.
struct CoefficientEstimate {
  double value;
  double error;
  double p;
  Interval limits;
};

class LeastSquares {
 public:
  // A row a person; weights are above 0. Nothing when there are no more rows than columns, or when a column
  // follows from the others.
  static std::optional<LeastSquares> fit(const Eigen::MatrixXd& design, const Eigen::VectorXd& outcome,
                                         const Eigen::VectorXd& weights) {
    if (design.rows() <= design.cols()) return std::nullopt;
    const Eigen::VectorXd roots = weights.cwiseSqrt();
    LeastSquares result;
    result.scaled_ = roots.asDiagonal() * design;
    // Columns of one length, so that what follows from the others is told from what is merely small.
    const Eigen::VectorXd lengths = result.scaled_.colwise().norm();
    if (lengths.minCoeff() <= 0) return std::nullopt;
    const Eigen::MatrixXd even = result.scaled_ * lengths.cwiseInverse().asDiagonal();
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> rank(even);
    rank.setThreshold(1e-10);
    if (rank.rank() < even.cols()) return std::nullopt;
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(even);
    const Eigen::VectorXd response = roots.cwiseProduct(outcome);
    result.coefficients_ = lengths.cwiseInverse().asDiagonal() * qr.solve(response);
    result.residuals_ = response - result.scaled_ * result.coefficients_;
    result.is_exact_ = result.residuals_.norm() <= 1e-12 * response.norm();
    const Eigen::Index k = even.cols();
    const Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(even.rows(), k);
    result.leverages_ = q.rowwise().squaredNorm();
    const Eigen::MatrixXd inverse =
        qr.matrixQR().topRows(k).triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
    result.bread_ = lengths.cwiseInverse().asDiagonal() * (inverse * inverse.transpose()) *
                    lengths.cwiseInverse().asDiagonal();
    return result;
  }

  [[nodiscard]] const Eigen::VectorXd& coefficients() const { return coefficients_; }
  [[nodiscard]] double freedom() const { return static_cast<double>(scaled_.rows() - scaled_.cols()); }

  [[nodiscard]] double error(Eigen::Index coefficient, ErrorMethod method) const {
    const auto n = static_cast<double>(scaled_.rows());
    if (method == ErrorMethod::classical)
      return std::sqrt(residuals_.squaredNorm() / freedom() * bread_(coefficient, coefficient));
    Eigen::ArrayXd squares = residuals_.array().square();
    const Eigen::ArrayXd rest = (1 - leverages_.array()).max(1e-12);
    if (method == ErrorMethod::hc1) squares *= n / freedom();
    if (method == ErrorMethod::hc2) squares /= rest;
    if (method == ErrorMethod::hc3) squares /= rest.square();
    const Eigen::VectorXd influence = scaled_ * bread_.col(coefficient);
    return std::sqrt((influence.array().square() * squares).sum());
  }

  // Nothing when the outcome follows from the columns without any error, as when everybody's is the same, and
  // when numbers are too large to be squared.
  [[nodiscard]] std::optional<CoefficientEstimate> estimate(Eigen::Index coefficient, ErrorMethod method,
                                                            double level = 0.95) const {
    const double value = coefficients_(coefficient);
    const double s = error(coefficient, method);
    if (is_exact_ || !(s > 0) || !std::isfinite(s) || !std::isfinite(value / s)) return std::nullopt;
    const double reach = two_sided_t(level, freedom()) * s;
    return CoefficientEstimate{
        value, s, both_tails_of_t(value / s, freedom()), {value - reach, value + reach}};
  }

 private:
  LeastSquares() = default;
  Eigen::MatrixXd scaled_;  // sqrt(W) X
  Eigen::VectorXd coefficients_;
  Eigen::VectorXd residuals_;  // sqrt(W) r
  Eigen::VectorXd leverages_;
  Eigen::MatrixXd bread_;  // (X'WX)^-1
  bool is_exact_ = false;
};

}  // namespace fotfaste::statistics
