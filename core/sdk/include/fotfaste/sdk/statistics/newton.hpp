// The least value of a smooth function of a few variables, by Newton's method. Needs Eigen.
#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <optional>

namespace fotfaste::statistics {

struct Slope {
  double value;
  Eigen::VectorXd gradient;
};

// The matrix of second derivatives at x, by central differences of the gradient; right to about ten digits.
template <typename Function>
Eigen::MatrixXd second_derivatives(Function&& function, const Eigen::VectorXd& x) {
  Eigen::MatrixXd result(x.size(), x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const double step = 1e-5 * std::max(1.0, std::abs(x(i)));
    Eigen::VectorXd above = x;
    Eigen::VectorXd below = x;
    above(i) += step;
    below(i) -= step;
    result.col(i) = (function(above).gradient - function(below).gradient) / (2 * step);
  }
  return (result + result.transpose()) / 2;
}

// Where function(x), a Slope, is least near start. Each step is damped until it leads down (D. W. Marquardt,
// SIAM Journal on Applied Mathematics 11, 1963); where the gradient is 0 and the way down is not over, as
// between two valleys, it steps aside. It goes on while the gradient shrinks, and the result counts when the
// gradient is below tolerance. Nothing otherwise.
template <typename Function>
std::optional<Eigen::VectorXd> minimize(Function&& function, Eigen::VectorXd x, double tolerance) {
  Slope here = function(x);
  double damping = 0;
  for (int round = 0; round < 200; ++round) {
    const Eigen::MatrixXd curvature = second_derivatives(function, x);
    const double scale = curvature.cwiseAbs().maxCoeff();
    if (!std::isfinite(scale) || !std::isfinite(here.value)) return std::nullopt;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(curvature);
    if (here.gradient.cwiseAbs().maxCoeff() <= tolerance && eigen.eigenvalues()(0) < -1e-6 * scale) {
      x += 0.1 * eigen.eigenvectors().col(0);
      here = function(x);
      continue;
    }
    bool moved = false;
    while (!moved && damping <= 1e12 * scale) {
      const double least = eigen.eigenvalues()(0) + damping;
      if (least > 1e-12 * scale) {
        const Eigen::VectorXd weights = (eigen.eigenvalues().array() + damping).inverse();
        const Eigen::VectorXd step =
            -(eigen.eigenvectors() * weights.asDiagonal() * eigen.eigenvectors().transpose() * here.gradient);
        const Slope there = function(x + step);
        // In the end values differ by rounding alone, and only the gradient says what is nearer.
        const bool level = std::abs(there.value - here.value) <= 1e-12 * std::abs(here.value);
        moved = level ? there.gradient.norm() < here.gradient.norm() : there.value < here.value;
        if (moved) {
          x += step;
          here = there;
        }
      }
      damping = moved ? (damping > 1e-6 * scale ? damping / 8 : 0) : std::max(8 * damping, 1e-4 * scale);
    }
    if (!moved) break;
  }
  if (here.gradient.cwiseAbs().maxCoeff() > tolerance) return std::nullopt;
  return x;
}

}  // namespace fotfaste::statistics
