// What is read off a survival curve: its value at a time, the time by which a share have had the event, and
// the mean time without it up to a horizon. curve is what kaplan_meier() returns.
// Needs Boost.Math.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/kaplan_meier.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

struct SurvivalValue {
  double survival;
  std::optional<double> standard_error;
  std::optional<Interval> limits;  // none before the first time of the curve
};

// The value in force at a time. Beyond the last time of the curve it is the last value; whether that says
// anything is for the number at risk to tell (number_at_risk()).
template <typename Count>
SurvivalValue survival_at(const std::vector<SurvivalPoint<Count>>& curve, double time) {
  const auto after = std::upper_bound(
      curve.begin(), curve.end(), time,
      [](double when, const SurvivalPoint<Count>& point) { return when < static_cast<double>(point.time); });
  if (after == curve.begin()) return {1, 0.0, std::nullopt};
  const SurvivalPoint<Count>& point = *std::prev(after);
  return {point.survival, point.standard_error, point.limits};
}

struct EventTime {
  std::optional<double> time;
  std::optional<double> low;
  std::optional<double> high;
};

namespace internal {

// Survival is a product of rounded factors: closer than this to the level it is the level.
inline constexpr double level_tolerance = 1.5e-8;

// The first time at which value(point) is at or below the level. Where the curve is flat at the level itself,
// the middle of the flat: any time on it would do.
template <typename Count, typename Value>
std::optional<double> first_time_at(const std::vector<SurvivalPoint<Count>>& curve, double level,
                                    Value&& value) {
  for (auto point = curve.begin(); point != curve.end(); ++point) {
    const std::optional<double> here = value(*point);
    if (!here || *here > level + level_tolerance) continue;
    const auto time = static_cast<double>(point->time);
    if (*here < level - level_tolerance) return time;
    for (auto later = point; later != curve.end(); ++later) {
      const std::optional<double> next = value(*later);
      if (!next || *next < *here) return (time + static_cast<double>(later->time)) / 2;
    }
    return (time + static_cast<double>(curve.back().time)) / 2;
  }
  return std::nullopt;
}

}  // namespace internal

// By which time the share (above 0 and below 1; 0.5 for the median) have had the event, with the limits where
// the limits of the curve cross it (R. Brookmeyer and J. Crowley, Biometrics 38, 1982); as R's quantile().
// None that the curve never reaches.
template <typename Count>
EventTime time_by_which(const std::vector<SurvivalPoint<Count>>& curve, double share) {
  const double level = 1 - share;
  using Point = SurvivalPoint<Count>;
  using Value = std::optional<double>;
  return {internal::first_time_at(curve, level, [](const Point& point) { return Value(point.survival); }),
          internal::first_time_at(
              curve, level,
              [](const Point& point) { return point.limits ? Value(point.limits->low) : std::nullopt; }),
          internal::first_time_at(curve, level, [](const Point& point) {
            return point.limits ? Value(point.limits->high) : std::nullopt;
          })};
}

struct RestrictedMean {
  double mean;
  double standard_error;
  Interval limits;
};

// The mean time without the event within the first `horizon` units of time: the area under the curve up to
// there. Its variance is the sum over times t of d / (n (n - d)) times the squared area from t to the horizon
// (Klein and Moeschberger, Survival Analysis, 2003, section 4.5); limits are mean -+ z standard errors, not
// cut. Greenwood's variance, whatever the settings of the curve.
// Nothing when the curve ends before the horizon with survival above 0: the area is not known then.
template <typename Count>
std::optional<RestrictedMean> restricted_mean(const std::vector<SurvivalPoint<Count>>& curve, double horizon,
                                              double z = z_95) {
  if (curve.empty() || !(horizon > 0)) return std::nullopt;
  const SurvivalPoint<Count>& last = curve.back();
  if (static_cast<double>(last.time) < horizon && last.survival > 0) return std::nullopt;
  double area = 0;
  double variance = 0;
  double until = horizon;
  // From the horizon back, so that the area after each time is at hand.
  for (auto point = curve.rbegin(); point != curve.rend(); ++point) {
    const auto time = static_cast<double>(point->time);
    if (time > horizon) continue;
    area += point->survival * (until - time);
    until = time;
    const auto n = static_cast<double>(point->at_risk);
    const auto d = static_cast<double>(point->events);
    if (d < n) variance += area * area * d / (n * (n - d));
  }
  const double mean = area + until;
  const double error = std::sqrt(variance);
  return RestrictedMean{mean, error, {mean - z * error, mean + z * error}};
}

// Of a second group less a first, or over it; the groups are independent.
struct RestrictedMeanComparison {
  double difference;
  double standard_error;
  Interval limits;
  double z;
  double p;  // two-sided, of no difference
  double ratio;
  Interval ratio_limits;  // on the log scale
};

// Both means have the same horizon and are above 0. Without any variance z and p are not numbers.
inline RestrictedMeanComparison compare_restricted_means(const RestrictedMean& first,
                                                         const RestrictedMean& second, double z = z_95) {
  const double difference = second.mean - first.mean;
  const double error = std::hypot(first.standard_error, second.standard_error);
  const double ratio = second.mean / first.mean;
  const double log_error = std::hypot(first.standard_error / first.mean, second.standard_error / second.mean);
  return {difference,
          error,
          {difference - z * error, difference + z * error},
          difference / error,
          both_tails(difference / error),
          ratio,
          {ratio * std::exp(-z * log_error), ratio * std::exp(z * log_error)}};
}

}  // namespace fotfaste::statistics
