// Table time-to-event: how long it takes until somebody is in a state that lasts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/statistics/kaplan_meier.hpp"
#include "options.hpp"
#include "state_numbers.hpp"

namespace followup {

class TimeToEvent {
 public:
  static constexpr const char* id = "time-to-event";
  static void describe(fotfaste::Description& description);

  // curve outlives this.
  TimeToEvent(const CurveOption& curve, fotfaste::Day as_of) : curve_(&curve), as_of_(as_of) {}

  // history is at the curve's level and has read the participation.
  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
             const fotfaste::History& history);
  void merge(const TimeToEvent& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  // The start of the first spell that ends after the anchor and lasts long enough; no_day when there is none.
  [[nodiscard]] fotfaste::Day first_start(fotfaste::Day anchor, const fotfaste::History& history) const;
  // In the curve's unit. Days before the anchor count as the anchor's own.
  [[nodiscard]] std::int32_t time_of(fotfaste::Day anchor, fotfaste::Day day) const;

  const CurveOption* curve_;
  fotfaste::Day as_of_;
  std::vector<fotfaste::statistics::TimeHistogram> times_;  // by stratum
};

}  // namespace followup
