// Is one person's change larger than the error of the instrument would make it?
// N. S. Jacobson and P. Truax, Journal of Consulting and Clinical Psychology 59, 1991.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

struct MeasurementError {
  double standard_error;  // of one rating: s sqrt(1 - r)
  double of_difference;   // of two: sqrt(2) times as much
};

// The factor of Jacobson and Truax: by error alone, one in twenty lies beyond it.
inline constexpr double reliable_change_factor = 1.96;

// standard_deviation and reliability of the instrument; they come from a norm or from the data, and a report
// says from which. Nothing unless the standard deviation is above 0 and the reliability within [0, 1).
inline std::optional<MeasurementError> measurement_error(double standard_deviation, double reliability) {
  if (!(standard_deviation > 0 && std::isfinite(standard_deviation))) return std::nullopt;
  if (!(reliability >= 0 && reliability < 1)) return std::nullopt;
  const double error = standard_deviation * std::sqrt(1 - reliability);
  return MeasurementError{error, std::sqrt(2.0) * error};
}

// The reliable change index: how many errors of a difference the change measures.
inline double reliable_change_index(const MeasurementError& error, double before, double after) {
  return (after - before) / error.of_difference;
}

// The change that must be exceeded, in points of the scale.
inline double smallest_reliable_change(const MeasurementError& error) {
  return reliable_change_factor * error.of_difference;
}

namespace internal {

// 1 when a higher value is better, and -1 when a lower one is.
inline double sign_of(Direction direction) {
  if (direction == Direction::none) throw std::invalid_argument("it must be said which way is better");
  return direction == Direction::higher ? 1 : -1;
}

}  // namespace internal

enum class ReliableChange { deteriorated, unchanged, improved };

// direction is higher or lower; std::invalid_argument otherwise, here and below.
inline ReliableChange reliable_change(const MeasurementError& error, double before, double after,
                                      Direction direction) {
  const double index = internal::sign_of(direction) * reliable_change_index(error, before, after);
  if (index > reliable_change_factor) return ReliableChange::improved;
  return index < -reliable_change_factor ? ReliableChange::deteriorated : ReliableChange::unchanged;
}

struct Norm {
  double mean;
  double standard_deviation;
};

// Where the group that needs help ends and the general one begins.
// a: two standard deviations from the mean of those who take part, before, towards the better.
inline double cutoff_a(const Norm& before, Direction direction) {
  return before.mean + internal::sign_of(direction) * 2 * before.standard_deviation;
}
// b: two standard deviations from the mean of the general group, towards the worse.
inline double cutoff_b(const Norm& general, Direction direction) {
  return general.mean - internal::sign_of(direction) * 2 * general.standard_deviation;
}
// c: between the two means, nearer to that of the group which varies less. Preferred when both norms are
// known. Nothing when neither group varies.
inline std::optional<double> cutoff_c(const Norm& before, const Norm& general) {
  const double both = before.standard_deviation + general.standard_deviation;
  if (!(both > 0)) return std::nullopt;
  return (before.standard_deviation * general.mean + general.standard_deviation * before.mean) / both;
}

struct ReliableChanges {
  std::int64_t improved = 0;
  std::int64_t unchanged = 0;
  std::int64_t deteriorated = 0;
  std::int64_t recovered = 0;  // of the improved, those who are beyond the cut-off afterwards
};

// pairs: (before, after). Without a cut-off nobody is said to have recovered.
inline ReliableChanges reliable_changes(const ValuePairs& pairs, const MeasurementError& error,
                                        Direction direction, std::optional<double> cutoff = std::nullopt) {
  ReliableChanges result;
  const double sign = internal::sign_of(direction);
  pairs.for_each([&](double before, double after, std::int64_t count) {
    switch (reliable_change(error, before, after, direction)) {
      case ReliableChange::deteriorated:
        result.deteriorated += count;
        break;
      case ReliableChange::unchanged:
        result.unchanged += count;
        break;
      case ReliableChange::improved:
        result.improved += count;
        if (cutoff && sign * after > sign * *cutoff) result.recovered += count;
        break;
    }
  });
  return result;
}

}  // namespace fotfaste::statistics
