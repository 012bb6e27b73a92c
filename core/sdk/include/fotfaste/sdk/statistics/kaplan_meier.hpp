// The product-limit estimate of the share still waiting for an event.
//
// At one time, events come before censorings: who is censored at t is at risk at t. With d events among n at
// risk, S falls by the factor 1 - d/n (E. L. Kaplan and P. Meier, JASA 53, 1958), and the variance of log S
// grows by d / (n (n - d)) (M. Greenwood, 1926). Limits are taken on the scale log(-log S):
//   S ^ exp(-+ z s / log S), s the standard error of log S,
// as R's survfit does with conf.type = "log-log"; there are none where S is 1 or 0.
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"

namespace fotfaste::statistics {

struct TimeCounts {
  std::int64_t events = 0;
  std::int64_t censored = 0;
  friend bool operator==(const TimeCounts&, const TimeCounts&) = default;
};

// How many had the event, and how many were last seen without it, at each time. Mergeable.
class TimeHistogram {
 public:
  // time is not negative.
  void add_event(std::int32_t time) { ++at(time).events; }
  void add_censored(std::int32_t time) { ++at(time).censored; }

  void merge(const TimeHistogram& other) {
    other.for_each([this](std::int32_t time, const TimeCounts& counts) {
      TimeCounts& own = at(time);
      add_counts(own.events, counts.events);
      add_counts(own.censored, counts.censored);
    });
  }

  // In ascending order of time; only times at which something happened.
  template <typename Function>
  void for_each(Function&& function) const {
    for (std::size_t i = 0; i < near_.size(); ++i) {
      if (near_[i] != TimeCounts{}) function(static_cast<std::int32_t>(i), near_[i]);
    }
    for (const auto& [time, counts] : far_) {
      if (counts != TimeCounts{}) function(time, counts);
    }
  }

  void save(Writer& writer) const {
    std::uint64_t count = 0;
    for_each([&count](std::int32_t, const TimeCounts&) { ++count; });
    writer.number(count);
    for_each([&writer](std::int32_t time, const TimeCounts& counts) {
      writer.number(time);
      writer.number(counts.events);
      writer.number(counts.censored);
    });
  }

  // Adds what save wrote.
  void restore(Reader& reader) {
    std::int32_t before = -1;
    for (std::uint64_t left = reader.count(20); left > 0; --left) {
      const auto time = reader.number<std::int32_t>();
      if (time <= before) throw MalformedBytes("times are not in order");
      TimeCounts& own = at(time);
      add_counts(own.events, read_count(reader));
      add_counts(own.censored, read_count(reader));
      before = time;
    }
  }

 private:
  // Times up to this are found by index; later ones are so few that a map will do.
  static constexpr std::int32_t near_times = 1 << 14;

  TimeCounts& at(std::int32_t time) {
    if (time >= near_times) return far_[time];
    const auto index = static_cast<std::size_t>(time);
    if (index >= near_.size()) near_.resize(index + 1);
    return near_[index];
  }

  std::vector<TimeCounts> near_;
  std::map<std::int32_t, TimeCounts> far_;
};

struct CurvePoint {
  std::int32_t time;
  std::int64_t at_risk;
  std::int64_t events;
  std::int64_t censored;
  double survival;
  std::optional<double> standard_error;  // Greenwood's, of survival; none where survival is 0
  std::optional<Interval> limits;        // none where survival is 1 or 0
};

inline std::vector<CurvePoint> kaplan_meier(const TimeHistogram& histogram, double z = z_95) {
  std::int64_t at_risk = 0;
  histogram.for_each(
      [&at_risk](std::int32_t, const TimeCounts& counts) { add_counts(at_risk, counts.events);
    add_counts(at_risk, counts.censored); });
  std::vector<CurvePoint> curve;
  double survival = 1;
  double variance = 0;  // of log survival
  histogram.for_each([&](std::int32_t time, const TimeCounts& counts) {
    const auto n = static_cast<double>(at_risk);
    const auto d = static_cast<double>(counts.events);
    survival = counts.events == at_risk && counts.events > 0 ? 0 : survival * (1 - d / n);
    variance += d / (n * (n - d));
    CurvePoint point{time, at_risk, counts.events, counts.censored, survival, std::nullopt, std::nullopt};
    if (survival > 0) point.standard_error = survival * std::sqrt(variance);
    if (survival > 0 && survival < 1) {
      const double reach = z * std::sqrt(variance) / std::log(survival);
      point.limits = Interval{std::pow(survival, std::exp(-reach)), std::pow(survival, std::exp(reach))};
    }
    curve.push_back(point);
    at_risk -= counts.events + counts.censored;
  });
  return curve;
}

}  // namespace fotfaste::statistics
