// The proportional-hazards model: how much more often per unit of time the event comes for people with other
// covariates (D. R. Cox, JRSS B 34, 1972). As R's coxph(). Needs Boost.Math and Eigen.
//
// Fitted by Newton's method on the partial likelihood, with covariates less their means. Rows are brought
// into a canonical order first, so the result is the same to the last bit however they came in.
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/chi_square.hpp"
#include "fotfaste/sdk/statistics/cox_risk_sets.hpp"
#include "fotfaste/sdk/statistics/cox_rows.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

enum class CoxOutcome {
  fitted,
  no_covariates,
  no_events,
  collinear,  // a covariate is constant among those at risk, or follows from the ones before it
  unbounded,  // the likelihood grows without end: a covariate tells all who have the event from all others
  not_converged,  // the rows are too far from the model for the method
};

struct CoxCoefficient {
  double value;  // log hazard ratio of one unit
  double standard_error;
  double robust_error;  // infinitesimal jackknife with each row on its own (D. Lin and L. Wei, JASA 84, 1989)
  double hazard_ratio;
  Interval limits;  // of the hazard ratio, from standard_error
  double z;
  double p;  // two-sided
};

struct CoxBaseline {
  std::int32_t stratum;
  std::int32_t time;
  double hazard;  // cumulative, up to and including the time, with all covariates 0
};

struct CoxFit {
  CoxOutcome outcome = CoxOutcome::no_events;
  std::int64_t rows = 0;
  std::int64_t events = 0;
  std::optional<std::size_t> covariate;  // the one that is collinear or unbounded

  // Filled when the outcome is fitted.
  std::vector<CoxCoefficient> coefficients;
  Eigen::MatrixXd covariance;
  Eigen::MatrixXd robust_covariance;
  double log_likelihood_null = 0;  // all coefficients 0
  double log_likelihood = 0;
  ChiSquareTest likelihood_ratio{};
  ChiSquareTest wald{};
  ChiSquareTest score{};
  std::vector<CoxBaseline> baseline;  // at the times of events, by stratum and time
};

// x beta of each row, in canonical order, covariates less their means: what concordance() takes.
struct CoxPredictor {
  std::vector<CoxTime> times;
  std::vector<double> values;
};

namespace internal {

// The partial likelihood at a point: log likelihood, its gradient, and minus its second derivatives.
struct CoxLikelihood {
  double value = 0;
  Eigen::VectorXd score;
  Eigen::MatrixXd information;
};

inline CoxLikelihood cox_likelihood(const CoxData& data, const Eigen::VectorXd& beta, Ties ties) {
  const Eigen::Index covariates = data.values.cols();
  const Eigen::VectorXd predictor = data.values * beta;
  CoxLikelihood at{0, Eigen::VectorXd::Zero(covariates), Eigen::MatrixXd::Zero(covariates, covariates)};
  for_each_event_set(data, predictor.array().exp(), [&](const EventSet& set) {
    for (const Eigen::Index row : set.rows) {
      at.value += predictor[row];
      at.score += data.values.row(row).transpose();
    }
    set.for_each_event(ties, [&](double share, double risk, const Eigen::VectorXd& mean) {
      at.value -= std::log(risk);
      at.score -= mean;
      at.information += (set.at_risk.second - share * set.events.second) / risk - mean * mean.transpose();
    });
  });
  return at;
}

// The first covariate that is constant or determined by the ones before it; nothing when there is none.
// spread: the standard deviation of each over all rows.
inline std::optional<std::size_t> collinear_covariate(const CoxData& data, const Eigen::VectorXd& spread,
                                                      const Eigen::MatrixXd& information, double events) {
  constexpr double of_information = 1e-10;
  constexpr double of_mean = 1e-12;  // what rounding makes of a constant
  for (Eigen::Index j = 0; j < information.cols(); ++j) {
    double left = information(j, j);
    if (j > 0) {
      const Eigen::VectorXd with_others = information.col(j).head(j);
      left -= with_others.dot(information.topLeftCorner(j, j).ldlt().solve(with_others));
    }
    const bool varies = spread[j] > of_mean * std::abs(data.means[j]);
    if (!varies || !(left > of_information * events * spread[j] * spread[j])) {
      return static_cast<std::size_t>(j);
    }
  }
  return std::nullopt;
}

class CoxNewton {
 public:
  CoxNewton(const CoxData& data, Ties ties)
      : data_(data),
        ties_(ties),
        spread_((data.values.colwise().squaredNorm() / static_cast<double>(data.rows()))
                    .transpose()
                    .cwiseSqrt()) {}

  // Fills in outcome, covariate, likelihoods and the score test; true when the outcome is fitted.
  bool run(CoxFit& fit) {
    beta = Eigen::VectorXd::Zero(data_.values.cols());
    at = cox_likelihood(data_, beta, ties_);
    fit.log_likelihood_null = at.value;
    fit.covariate = collinear_covariate(data_, spread_, at.information, static_cast<double>(fit.events));
    if (fit.covariate) return ends(fit, CoxOutcome::collinear);
    fit.score =
        as_chi_square(at.score.dot(at.information.ldlt().solve(at.score)), static_cast<int>(beta.size()));
    for (int round = 0; round < most_rounds; ++round) {
      const Eigen::VectorXd step = at.information.ldlt().solve(at.score);
      // Twice what the likelihood still has to gain, were it quadratic.
      const double gain = step.dot(at.score);
      Eigen::Index largest = 0;
      const double reach = step.cwiseProduct(spread_).cwiseAbs().maxCoeff(&largest);
      if (!std::isfinite(reach)) return ends(fit, CoxOutcome::not_converged);
      if (gain < settled_gain && reach > settled_step) {
        fit.covariate = static_cast<std::size_t>(largest);
        return ends(fit, CoxOutcome::unbounded);
      }
      if (!advance(step, gain)) return ends(fit, CoxOutcome::not_converged);
      if (gain < settled_gain) {
        fit.log_likelihood = at.value;
        return ends(fit, CoxOutcome::fitted);
      }
    }
    return ends(fit, CoxOutcome::not_converged);
  }

  Eigen::VectorXd beta;
  CoxLikelihood at;

 private:
  // Newton's steps square the error: after a step with so little to gain, only rounding is left of it.
  static constexpr double settled_gain = 1e-10;
  // In standard deviations of a covariate. A step as long that gains nothing is on its way to infinity.
  static constexpr double settled_step = 1e-2;
  static constexpr int most_rounds = 100;
  static constexpr int most_halvings = 40;

  static bool ends(CoxFit& fit, CoxOutcome outcome) {
    fit.outcome = outcome;
    return outcome == CoxOutcome::fitted;
  }
  // Goes along the step, or as far along it as the likelihood does not fall.
  bool advance(Eigen::VectorXd step, double gain) {
    for (int halving = 0; halving <= most_halvings; ++halving, step /= 2) {
      CoxLikelihood next = cox_likelihood(data_, beta + step, ties_);
      // With next to nothing to gain, rounding decides on the sign.
      const bool better = next.value >= at.value || gain < settled_gain;
      if (!std::isfinite(next.value) || !better) continue;
      beta += step;
      at = std::move(next);
      return true;
    }
    return false;
  }

  const CoxData& data_;
  Ties ties_;
  Eigen::VectorXd spread_;
};

// The cumulative hazard of those with r = 1, and the same weighted by the mean covariates, at each time of an
// event; strata and times ascend.
struct CoxHazard {
  std::int32_t stratum;
  std::int32_t time;
  double value;
  Eigen::VectorXd weighted;
};

inline std::vector<CoxHazard> cox_hazard(const CoxData& data, const Eigen::VectorXd& risk, Ties ties) {
  std::vector<CoxHazard> hazard;
  for_each_event_set(data, risk, [&](const EventSet& set) {
    CoxHazard jump{set.stratum, set.time, 0, Eigen::VectorXd::Zero(data.values.cols())};
    set.for_each_event(ties, [&](double, double left, const Eigen::VectorXd& mean) {
      jump.value += 1 / left;
      jump.weighted += mean / left;
    });
    hazard.push_back(std::move(jump));
  });
  std::reverse(hazard.begin(), hazard.end());
  for (std::size_t i = 1; i < hazard.size(); ++i) {
    if (hazard[i].stratum != hazard[i - 1].stratum) continue;
    hazard[i].value += hazard[i - 1].value;
    hazard[i].weighted += hazard[i - 1].weighted;
  }
  return hazard;
}

// Score residuals: what each row adds to the score, its events less the events expected of it (T. Therneau
// and P. Grambsch, Modeling Survival Data, 2000, section 4.6).
inline Eigen::MatrixXd score_residuals(const CoxData& data, const Eigen::VectorXd& risk, Ties ties,
                                       const std::vector<CoxHazard>& hazard) {
  Eigen::MatrixXd residuals = Eigen::MatrixXd::Zero(data.rows(), data.values.cols());
  const auto expect = [&](Eigen::Index row, std::int32_t until, double sign) {
    const std::int32_t stratum = data.time(row).stratum;
    const auto after = std::upper_bound(
        hazard.begin(), hazard.end(), until, [stratum](std::int32_t time, const CoxHazard& jump) {
          return stratum != jump.stratum ? stratum < jump.stratum : time < jump.time;
        });
    if (after == hazard.begin() || std::prev(after)->stratum != stratum) return;
    const CoxHazard& total = *std::prev(after);
    residuals.row(row) -=
        sign * risk[row] * (data.values.row(row) * total.value - total.weighted.transpose());
  };
  for (Eigen::Index row = 0; row < data.rows(); ++row) {
    const CoxTime& time = data.time(row);
    expect(row, time.time, 1);
    if (time.entry) expect(row, *time.entry, -1);
  }
  for_each_event_set(data, risk, [&](const EventSet& set) {
    Eigen::VectorXd mean_of_means = Eigen::VectorXd::Zero(data.values.cols());
    double taken = 0;  // of the hazard, by earlier events at the same time
    Eigen::VectorXd taken_weighted = mean_of_means;
    set.for_each_event(ties, [&](double share, double left, const Eigen::VectorXd& mean) {
      mean_of_means += mean / static_cast<double>(set.rows.size());
      taken += share / left;
      taken_weighted += share / left * mean;
    });
    for (const Eigen::Index row : set.rows) {
      const Eigen::VectorXd x = data.values.row(row).transpose();
      residuals.row(row) += (x - mean_of_means + risk[row] * (x * taken - taken_weighted)).transpose();
    }
  });
  return residuals;
}

}  // namespace internal

// z is for the limits of the hazard ratios.
inline CoxFit fit_cox(const CoxRows& rows, Ties ties = Ties::efron, double z = z_95) {
  CoxFit fit;
  const internal::CoxData data = internal::cox_data(rows);
  fit.rows = data.rows();
  fit.events =
      std::count_if(data.times.begin(), data.times.end(), [](const CoxTime& time) { return time.event; });
  if (rows.covariates() == 0) {
    fit.outcome = CoxOutcome::no_covariates;
    return fit;
  }
  if (fit.events == 0) return fit;
  internal::CoxNewton newton(data, ties);
  if (!newton.run(fit)) return fit;

  const Eigen::Index count = newton.beta.size();
  fit.covariance = newton.at.information.ldlt().solve(Eigen::MatrixXd::Identity(count, count));
  const Eigen::VectorXd risk = (data.values * newton.beta).array().exp();
  const auto hazard = internal::cox_hazard(data, risk, ties);
  const Eigen::MatrixXd residuals = internal::score_residuals(data, risk, ties, hazard);
  fit.robust_covariance = Eigen::MatrixXd::Zero(count, count);
  // Row by row: a product of large matrices adds up in an order that depends on the machine's caches.
  for (Eigen::Index row = 0; row < data.rows(); ++row) {
    const Eigen::VectorXd influence = fit.covariance * residuals.row(row).transpose();
    fit.robust_covariance += influence * influence.transpose();
  }
  const double gain = std::max(0.0, fit.log_likelihood - fit.log_likelihood_null);
  fit.likelihood_ratio = as_chi_square(2 * gain, static_cast<int>(count));
  fit.wald = as_chi_square(newton.beta.dot(newton.at.information * newton.beta), static_cast<int>(count));
  for (Eigen::Index j = 0; j < count; ++j) {
    const double value = newton.beta[j];
    const double error = std::sqrt(fit.covariance(j, j));
    fit.coefficients.push_back({value,
                                error,
                                std::sqrt(fit.robust_covariance(j, j)),
                                std::exp(value),
                                {std::exp(value - z * error), std::exp(value + z * error)},
                                value / error,
                                both_tails(value / error)});
  }
  const double at_zero = std::exp(-data.means.dot(newton.beta));
  for (const internal::CoxHazard& jump : hazard) {
    fit.baseline.push_back({jump.stratum, jump.time, jump.value * at_zero});
  }
  return fit;
}

// fit is of the same rows and fitted.
inline CoxPredictor cox_predictor(const CoxRows& rows, const CoxFit& fit) {
  internal::CoxData data = internal::cox_data(rows);
  CoxPredictor predictor{std::move(data.times), {}};
  Eigen::VectorXd beta(data.values.cols());
  for (Eigen::Index j = 0; j < beta.size(); ++j)
    beta[j] = fit.coefficients[static_cast<std::size_t>(j)].value;
  for (Eigen::Index row = 0; row < data.values.rows(); ++row) {
    predictor.values.push_back(data.values.row(row).dot(beta));
  }
  return predictor;
}

}  // namespace fotfaste::statistics
