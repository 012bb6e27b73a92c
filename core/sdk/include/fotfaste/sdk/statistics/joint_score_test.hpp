// Tests from several scores and their covariance matrix. Needs Boost.Math and Eigen.
#pragma once

#include <Eigen/Cholesky>
#include <optional>

#include "fotfaste/sdk/statistics/chi_square.hpp"

namespace fotfaste::statistics {

// score' covariance^-1 score, with as many degrees of freedom as scores. Nothing when there is no score or
// the covariance is singular: then the scores say nothing, or some follow from others.
inline std::optional<ChiSquareTest> joint_score_test(const Eigen::VectorXd& score,
                                                     const Eigen::MatrixXd& covariance) {
  if (score.size() == 0) return std::nullopt;
  const Eigen::LDLT<Eigen::MatrixXd> factors(covariance);
  const Eigen::VectorXd pivots = factors.vectorD();
  if (!(pivots.minCoeff() > 1e-12 * pivots.maxCoeff())) return std::nullopt;
  return as_chi_square(score.dot(factors.solve(score)), static_cast<int>(score.size()));
}

}  // namespace fotfaste::statistics
