// Money over time: what later amounts are worth now, and when what was paid has come back.
//
// Rates are effective and yearly, times are in years from the day that is called now.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>

namespace fotfaste::statistics {

// (1 + rate)^-time. std::invalid_argument for a rate of -1 or less.
inline double discount_factor(double rate, double time) {
  if (!(rate > -1)) throw std::invalid_argument("a rate lies above -1");
  return std::pow(1 + rate, -time);
}

// The sum of flow / (1 + rate)^time. As many times as flows.
inline double present_value(double rate, std::span<const double> flows, std::span<const double> times) {
  if (flows.size() != times.size()) throw std::invalid_argument("each flow has its time");
  double sum = 0;
  for (std::size_t i = 0; i < flows.size(); ++i) sum += flows[i] * discount_factor(rate, times[i]);
  return sum;
}

// 1 at the end of each of so many years: (1 - (1 + rate)^-years) / rate, and years at a rate of 0.
inline double annuity_factor(double rate, std::int64_t years) {
  const auto n = static_cast<double>(years);
  return rate == 0 ? n : (1 - discount_factor(rate, n)) / rate;
}

struct Payback {
  double whole;    // the first time at which the discounted flows so far add up to 0 or more
  double between;  // the point before it, by a straight line from the time before
};

// Nothing when the sum never gets there. Times ascend; at least as many times as flows.
inline std::optional<Payback> payback(double rate, std::span<const double> flows,
                                      std::span<const double> times) {
  if (flows.size() > times.size()) throw std::invalid_argument("each flow has its time");
  double sum = 0;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    const double before = sum;
    sum += flows[i] * discount_factor(rate, times[i]);
    if (!(sum >= 0)) continue;
    if (i == 0) return Payback{times[0], times[0]};
    return Payback{times[i], times[i - 1] - before / (sum - before) * (times[i] - times[i - 1])};
  }
  return std::nullopt;
}

}  // namespace fotfaste::statistics
