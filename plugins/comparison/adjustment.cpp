#include "adjustment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fotfaste/sdk/statistics/least_squares.hpp"
#include "fotfaste/sdk/statistics/logistic_regression.hpp"
#include "fotfaste/sdk/statistics/nearest_match.hpp"
#include "fotfaste/sdk/statistics/two_means.hpp"

namespace comparison {
namespace {

namespace statistics = fotfaste::statistics;
using statistics::ErrorMethod;
using statistics::LeastSquares;
using Vector = std::vector<double>;

class Adjuster {
 public:
  Adjuster(const std::vector<Person>& people, std::size_t covariates, const AdjustmentOptions& options)
      : people_(people), covariates_(covariates), options_(options) {
    for (const Person& person : people) {
      treated_.push_back(person.treated);
      outcome_.push_back(person.outcome);
      ++(person.treated != 0 ? result_.treated : result_.control);
    }
  }

  Adjustment adjust() {
    if (result_.treated < 2 || result_.control < 2) return result_;
    weights_.assign(people_.size(), 1);
    result_.before = balances();
    if (!make_alike()) return result_;
    result_.after = balances();
    Vector of_treated;
    Vector of_control;
    for (std::size_t i = 0; i < people_.size(); ++i)
      (treated_[i] != 0 ? of_treated : of_control).push_back(weights_[i]);
    result_.effective_treated = statistics::effective_number(of_treated);
    result_.effective_control = statistics::effective_number(of_control);
    compare();
    return result_;
  }

 private:
  [[nodiscard]] Vector column(std::size_t covariate) const {
    Vector values;
    for (const Person& person : people_) values.push_back(person.covariates[covariate]);
    return values;
  }

  [[nodiscard]] std::vector<statistics::Balance> balances() const {
    std::vector<statistics::Balance> all;
    for (std::size_t i = 0; i < covariates_; ++i)
      all.push_back(statistics::balance_of(column(i), treated_, weights_));
    return all;
  }

  // 1, whether treated, and the covariates, of those with a weight.
  struct Model {
    Eigen::MatrixXd design;
    Eigen::VectorXd outcome;
    Eigen::VectorXd weights;
  };
  [[nodiscard]] Model model(std::size_t covariates) const {
    const auto rows = std::count_if(weights_.begin(), weights_.end(), [](double w) { return w > 0; });
    const auto columns = static_cast<Eigen::Index>(2 + covariates);
    Model model{Eigen::MatrixXd(rows, columns), Eigen::VectorXd(rows), Eigen::VectorXd(rows)};
    Eigen::Index row = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (!(weights_[i] > 0)) continue;
      model.design(row, 0) = 1;
      model.design(row, 1) = treated_[i];
      for (std::size_t j = 0; j < covariates; ++j)
        model.design(row, static_cast<Eigen::Index>(2 + j)) = people_[i].covariates[j];
      model.outcome(row) = outcome_[i];
      model.weights(row) = weights_[i];
      ++row;
    }
    return model;
  }

  [[nodiscard]] std::optional<Vector> propensities() const {
    const auto n = static_cast<Eigen::Index>(people_.size());
    Eigen::MatrixXd design(n, static_cast<Eigen::Index>(1 + covariates_));
    for (Eigen::Index i = 0; i < n; ++i) {
      design(i, 0) = 1;
      for (std::size_t j = 0; j < covariates_; ++j)
        design(i, static_cast<Eigen::Index>(1 + j)) = people_[static_cast<std::size_t>(i)].covariates[j];
    }
    const auto fit =
        statistics::logistic_regression(design, Eigen::Map<const Eigen::VectorXd>(treated_.data(), n));
    if (!fit) return std::nullopt;
    return Vector(fit->probabilities.data(), fit->probabilities.data() + n);
  }

  static double deviation(const Vector& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values) mean += value / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / (n - 1));
  }

  // Sets the weights; false when it cannot be done.
  bool make_alike() {
    if (options_.method == Method::lot) return true;
    const auto scores = propensities();
    if (!scores) return false;
    if (options_.method == Method::matching) {
      const double caliper = options_.caliper > 0 ? options_.caliper * deviation(*scores)
                                                  : std::numeric_limits<double>::infinity();
      match_ = statistics::nearest_match(*scores, treated_, outcome_, caliper);
      if (!match_) return false;
      result_.dropped = static_cast<std::int64_t>(match_->dropped);
      weights_ = match_->weights;
      const auto others = std::count_if(people_.begin(), people_.end(), [this](const Person& person) {
        return person.treated == 0 && weights_[static_cast<std::size_t>(&person - people_.data())] > 0;
      });
      return others >= 2;
    }
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const double p = (*scores)[i];
      const bool treated = treated_[i] != 0;
      switch (options_.estimand) {
        case Estimand::treated:
          weights_[i] = treated ? 1 : p / (1 - p);
          break;
        case Estimand::everybody:
          weights_[i] = treated ? 1 / p : 1 / (1 - p);
          break;
        case Estimand::overlap:
          weights_[i] = treated ? 1 - p : p;
          break;
      }
    }
    return true;
  }

  [[nodiscard]] statistics::GroupMean mean_of(double treated) const {
    statistics::GroupMean group{0, 0, 0};
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (treated_[i] != treated) continue;
      group.n += 1;
      group.mean += outcome_[i];
    }
    group.mean /= group.n;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (treated_[i] == treated) group.variance += (outcome_[i] - group.mean) * (outcome_[i] - group.mean);
    }
    group.variance /= group.n - 1;
    return group;
  }

  void add_regression(std::string_view way, std::size_t covariates) {
    const Model made = model(covariates);
    const auto fit = LeastSquares::fit(made.design, made.outcome, made.weights);
    if (!fit) return;
    const ErrorMethod errors = options_.method == Method::lot ? ErrorMethod::hc2 : ErrorMethod::hc1;
    const auto found = fit->estimate(1, errors);
    if (found) add(way, found->value, found->error, found->p, found->limits, made.design.rows());
  }

  // Numbers beyond what a double holds are no difference.
  void add(std::string_view way, double value, double error, double p, statistics::Interval limits,
           std::int64_t n) {
    for (const double number : {value, error, p, limits.low, limits.high}) {
      if (!std::isfinite(number)) return;
    }
    result_.differences.push_back({way, value, error, p, limits, n});
  }

  void compare() {
    const auto used = std::count_if(weights_.begin(), weights_.end(), [](double w) { return w > 0; });
    if (options_.method == Method::lot) {
      const auto found = statistics::welch_difference(mean_of(1), mean_of(0));
      if (found) add("lot", found->value, found->error, found->p, found->limits, used);
    } else if (options_.method == Method::matching) {
      const double value = match_->difference;
      const double error = match_->error;
      const double reach = statistics::z_95 * error;
      if (error > 0)
        add("matching", value, error, statistics::both_tails(value / error), {value - reach, value + reach},
            used);
    } else {
      add_regression("weighting", 0);
    }
    if (options_.regression && !result_.differences.empty()) add_regression("regression", covariates_);
  }

  const std::vector<Person>& people_;
  std::size_t covariates_;
  AdjustmentOptions options_;
  Vector treated_, outcome_, weights_;
  std::optional<statistics::NearestMatch> match_;
  Adjustment result_;
};

}  // namespace

Adjustment adjust(const std::vector<Person>& people, std::size_t covariates,
                  const AdjustmentOptions& options) {
  return Adjuster(people, covariates, options).adjust();
}

}  // namespace comparison
