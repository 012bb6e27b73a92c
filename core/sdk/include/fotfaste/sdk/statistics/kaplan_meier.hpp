// The product-limit estimate of the share still waiting for an event, and the cumulative hazard.
//
// With d events among n at risk at a time, S falls by the factor 1 - d/n (E. L. Kaplan and P. Meier, JASA 53,
// 1958) and the hazard grows by d/n (W. Nelson 1972, O. Aalen 1978). Standard errors:
//   Greenwood  the variance of log S grows by d / (n (n - d)) (M. Greenwood, 1926), that of the hazard by
//              d / n2. Weights count as if they were persons.
//   robust     the infinitesimal jackknife: the sum over persons of the squared influence of the person's
//              weight on the estimate. Right for sampling weights.
// All equal R's survfit(), with the same names for the scales of the limits.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/risk_table.hpp"
#include "fotfaste/sdk/statistics/time_histogram.hpp"

namespace fotfaste::statistics {

// On which scale the estimate -+ z standard errors is taken.
enum class LimitScale { plain, log, log_log, logit, arcsine };

enum class CurveError { greenwood, robust };

struct CurveSettings {
  LimitScale scale = LimitScale::log_log;
  double z = z_95;  // of another level: two_sided_z()
  CurveError error = CurveError::greenwood;
};

// One time of a curve. Count is std::int64_t, or double for sums of weights.
template <typename Count>
struct SurvivalPoint {
  std::int32_t time;
  Count at_risk;
  Count events;
  Count censored;
  double survival;
  std::optional<double> standard_error;  // of survival; none where survival is 0
  std::optional<Interval> limits;        // none where survival is 0, or 1 on a scale without a value there
  double hazard;                         // cumulative
  double hazard_error;
};

using CurvePoint = SurvivalPoint<std::int64_t>;
using WeightedCurvePoint = SurvivalPoint<double>;

// relative_error is the standard error of log survival. Plain limits stay within 0 and 1, the upper one of
// the log scale below 1. Nothing where survival is 0; nothing on the log-log, logit and arcsine scales where
// it is 1.
inline std::optional<Interval> survival_limits(double survival, double relative_error, LimitScale scale,
                                               double z) {
  if (!(survival > 0)) return std::nullopt;
  const double reach = z * relative_error;
  if (scale == LimitScale::plain) {
    return Interval{std::max(0.0, survival - survival * reach), std::min(1.0, survival + survival * reach)};
  }
  if (scale == LimitScale::log) {
    return Interval{survival * std::exp(-reach), std::min(1.0, survival * std::exp(reach))};
  }
  if (survival >= 1) return std::nullopt;
  const double odds = survival / (1 - survival);
  if (scale == LimitScale::log_log) {
    const double step = reach / std::log(survival);
    return Interval{std::pow(survival, std::exp(-step)), std::pow(survival, std::exp(step))};
  }
  if (scale == LimitScale::logit) {
    const double step = reach / (1 - survival);
    const double low = odds * std::exp(-step);
    const double high = odds * std::exp(step);
    return Interval{low / (1 + low), std::isinf(high) ? 1.0 : high / (1 + high)};
  }
  const double angle = std::asin(std::sqrt(survival));
  const double step = reach / 2 * std::sqrt(odds);
  const double low = std::sin(std::max(0.0, angle - step));
  const double high = std::sin(std::min(std::numbers::pi / 2, angle + step));
  return Interval{low * low, high * high};
}

namespace internal {

// The variance of log survival and of the hazard, grown from time to time.
template <typename Count>
class CurveVariance {
 public:
  explicit CurveVariance(CurveError error) : error_(error) {}

  void grow(const RiskRow<Count>& row) {
    const auto n = static_cast<double>(row.at_risk);
    const auto d = static_cast<double>(row.events);
    const double with_event = log_drop_ - 1 / n;
    const double hazard_with_event = hazard_drop_ + d / (n * n) - 1 / n;
    log_drop_ += d / (n * (n - d));
    hazard_drop_ += d / (n * n);
    if (error_ == CurveError::greenwood) {
      log_variance_ = log_drop_;
      hazard_variance_ = hazard_drop_;
      return;
    }
    if (row.late_entry) throw std::invalid_argument("robust errors are not known for late entries");
    const auto events = static_cast<double>(row.squared_events);
    const auto censored = static_cast<double>(row.squared_censored);
    const auto left = static_cast<double>(row.squared_left);
    log_of_gone_ += events * with_event * with_event + censored * log_drop_ * log_drop_;
    hazard_of_gone_ +=
        events * hazard_with_event * hazard_with_event + censored * hazard_drop_ * hazard_drop_;
    log_variance_ = log_of_gone_ + left * log_drop_ * log_drop_;
    hazard_variance_ = hazard_of_gone_ + left * hazard_drop_ * hazard_drop_;
  }
  [[nodiscard]] double of_log() const { return log_variance_; }
  [[nodiscard]] double of_hazard() const { return hazard_variance_; }

 private:
  CurveError error_;
  // The influence on log survival, and on the hazard, of one who is still at risk.
  double log_drop_ = 0;
  double hazard_drop_ = 0;
  // Squared influences of those who have left.
  double log_of_gone_ = 0;
  double hazard_of_gone_ = 0;
  double log_variance_ = 0;
  double hazard_variance_ = 0;
};

template <typename Count>
std::vector<SurvivalPoint<Count>> product_limit(const std::vector<RiskRow<Count>>& rows,
                                                const CurveSettings& settings) {
  std::vector<SurvivalPoint<Count>> curve;
  curve.reserve(rows.size());
  CurveVariance<Count> variance(settings.error);
  double survival = 1;
  double hazard = 0;
  for (const RiskRow<Count>& row : rows) {
    const auto n = static_cast<double>(row.at_risk);
    const auto d = static_cast<double>(row.events);
    survival = row.events > 0 && row.events == row.at_risk ? 0 : survival * ((n - d) / n);
    hazard += d / n;
    variance.grow(row);
    SurvivalPoint<Count> point{row.time,     row.at_risk, row.events, row.censored, survival, {},
                               std::nullopt, hazard,      0};
    point.hazard_error = std::sqrt(variance.of_hazard());
    if (survival > 0) {
      const double relative_error = std::sqrt(variance.of_log());
      point.standard_error = survival * relative_error;
      point.limits = survival_limits(survival, relative_error, settings.scale, settings.z);
    }
    curve.push_back(point);
  }
  return curve;
}

}  // namespace internal

// One point for each time with an event or a censoring; empty when there is nobody. Where all at risk have
// the event survival is 0 from then on, also when others enter later: with late entries, look at the numbers
// at risk at the first times. std::invalid_argument for robust errors with late entries.
inline std::vector<CurvePoint> kaplan_meier(const TimeHistogram& histogram,
                                            const CurveSettings& settings = {}) {
  return internal::product_limit(risk_table(histogram), settings);
}

inline std::vector<WeightedCurvePoint> kaplan_meier(const WeightedTimes& times,
                                                    const CurveSettings& settings = {}) {
  return internal::product_limit(risk_table(times), settings);
}

}  // namespace fotfaste::statistics
