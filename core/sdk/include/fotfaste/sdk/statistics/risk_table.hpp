// Who was at risk at each time, and what happened to them: the rows that curves and tests go through.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "fotfaste/sdk/statistics/time_histogram.hpp"

namespace fotfaste::statistics {

// Count is std::int64_t, or double for sums of weights.
template <typename Count>
struct RiskRow {
  std::int32_t time;
  Count at_risk;
  Count events;
  Count censored;
  // Sums of the squares of the weights; counts where everybody weighs 1.
  Count squared_events;
  Count squared_censored;
  Count squared_left;  // of those who leave after this time
  bool late_entry;     // somebody enters at this time or later
};

// One row for each time with an event or a censoring, in ascending order.
inline std::vector<RiskRow<std::int64_t>> risk_table(const TimeHistogram& histogram) {
  std::int64_t exits = 0;
  std::int64_t entries = 0;
  histogram.for_each([&](std::int32_t, const TimeCounts& counts) {
    add_counts(exits, counts.events);
    add_counts(exits, counts.censored);
    add_counts(entries, counts.entered);
  });
  std::vector<RiskRow<std::int64_t>> rows;
  histogram.for_each([&](std::int32_t time, const TimeCounts& counts) {
    const std::int64_t leaving = counts.events + counts.censored;
    // Those who enter at this time or later are not at risk at it.
    if (leaving > 0) {
      rows.push_back({time, exits - entries, counts.events, counts.censored, counts.events, counts.censored,
                      exits - leaving, entries > 0});
    }
    exits -= leaving;
    entries -= counts.entered;
  });
  return rows;
}

inline std::vector<RiskRow<double>> risk_table(const WeightedTimes& weighted) {
  std::vector<RiskRow<double>> rows;
  ExactSum at_risk;
  ExactSum squared_left;
  bool late_entry = false;
  // From the end, so that nothing needs to be taken away from a sum.
  for (auto item = weighted.times().rbegin(); item != weighted.times().rend(); ++item) {
    const WeightedTimes::Sums& sums = item->second;
    const double events = sums.events.value();
    const double censored = sums.censored.value();
    at_risk.merge(sums.events);
    at_risk.merge(sums.censored);
    at_risk.merge(sums.entered);
    late_entry = late_entry || sums.entered.value() < 0;
    if (events > 0 || censored > 0) {
      rows.push_back({item->first, at_risk.value(), events, censored, sums.squared_events.value(),
                      sums.squared_censored.value(), squared_left.value(), late_entry});
    }
    squared_left.merge(sums.squared_events);
    squared_left.merge(sums.squared_censored);
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

// How many are at risk at a time, whether or not anything happens then.
inline std::int64_t number_at_risk(const TimeHistogram& histogram, std::int32_t time) {
  std::int64_t leaving = 0;
  std::int64_t entering = 0;
  histogram.for_each([&](std::int32_t when, const TimeCounts& counts) {
    if (when < time) return;
    add_counts(leaving, counts.events);
    add_counts(leaving, counts.censored);
    add_counts(entering, counts.entered);
  });
  return leaving - entering;
}

}  // namespace fotfaste::statistics
