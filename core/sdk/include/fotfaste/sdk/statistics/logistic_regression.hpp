// How probable a yes is given what is known of each person: logistic regression by maximum likelihood. For
// propensity scores (P. R. Rosenbaum and D. B. Rubin, Biometrika 70, 1983). Needs Eigen.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <optional>

namespace fotfaste::statistics {

struct LogisticRegression {
  Eigen::VectorXd coefficients;
  Eigen::VectorXd errors;         // from the observed information
  Eigen::VectorXd probabilities;  // of each row
};

// A row a person; the first column is usually 1. yes is 0 or 1. Newton's method until no coefficient moves
// any more, halving steps that lower the likelihood. Nothing when a column follows from the others, and when
// some coefficients have no end because the columns tell the yes from the no without fail.
inline std::optional<LogisticRegression> logistic_regression(const Eigen::MatrixXd& design,
                                                             const Eigen::VectorXd& yes) {
  const Eigen::Index k = design.cols();
  if (design.rows() <= k) return std::nullopt;
  const Eigen::VectorXd lengths = design.colwise().norm() / std::sqrt(static_cast<double>(design.rows()));
  if (lengths.minCoeff() <= 0) return std::nullopt;
  const Eigen::MatrixXd x = design * lengths.cwiseInverse().asDiagonal();
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> rank(x);
  rank.setThreshold(1e-10);
  if (rank.rank() < k) return std::nullopt;

  const auto likelihood = [&](const Eigen::VectorXd& b) {
    const Eigen::ArrayXd eta = (x * b).array();
    // log(1 + exp(eta)) without overflow.
    return (yes.array() * eta - eta.max(0.0) - (-eta.abs()).exp().log1p()).sum();
  };
  Eigen::VectorXd b = Eigen::VectorXd::Zero(k);
  double here = likelihood(b);
  for (int round = 0; round < 100; ++round) {
    const Eigen::ArrayXd p = 1 / (1 + (-(x * b).array()).exp());
    const Eigen::ArrayXd w = p * (1 - p);
    if (w.minCoeff() < 1e-14) return std::nullopt;
    const Eigen::MatrixXd information = x.transpose() * w.matrix().asDiagonal() * x;
    const Eigen::LDLT<Eigen::MatrixXd> solver(information);
    const Eigen::VectorXd step = solver.solve(x.transpose() * (yes.array() - p).matrix());
    if (!step.allFinite()) return std::nullopt;
    double length = 1;
    double there = likelihood(b + step);
    while (there < here - 1e-9 * std::abs(here) && length > 1e-6) {
      length /= 2;
      there = likelihood(b + length * step);
    }
    b += length * step;
    here = there;
    if (b.cwiseAbs().maxCoeff() > 1e4) return std::nullopt;
    if (step.cwiseAbs().maxCoeff() > 1e-12 * (1 + b.cwiseAbs().maxCoeff())) continue;
    LogisticRegression result;
    result.coefficients = lengths.cwiseInverse().asDiagonal() * b;
    result.errors = lengths.cwiseInverse().asDiagonal() *
                    solver.solve(Eigen::MatrixXd::Identity(k, k)).diagonal().cwiseSqrt();
    result.probabilities = (1 / (1 + (-(x * b).array()).exp())).matrix();
    return result;
  }
  return std::nullopt;
}

}  // namespace fotfaste::statistics
