// Tables time-to-event, retention, cumulative-incidence, at-risk and curve-summary: what is told of a curve.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "curve_options.hpp"
#include "curve_times.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/statistics/competing_times.hpp"
#include "fotfaste/sdk/statistics/kaplan_meier.hpp"
#include "state_numbers.hpp"

namespace followup {

// The counts of one curve.
class Curve {
 public:
  static void describe(fotfaste::Description& description);

  // option outlives this. Below at_risk_at_least the curve is not drawn.
  Curve(const CurveOption& option, std::int64_t at_risk_at_least)
      : option_(&option), at_risk_at_least_(at_risk_at_least) {}

  // times has read the participation and found it a place in the curve.
  void count(const CurveTimes& times, std::span<const std::uint32_t> strata);
  void merge(const Curve& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  using Points = std::vector<fotfaste::statistics::CurvePoint>;

  struct Times {
    fotfaste::statistics::TimeHistogram all;
    fotfaste::statistics::CompetingTimes first{2};  // the event, what competes with it
  };
  Times& of(std::uint32_t stratum);
  [[nodiscard]] const char* unit() const;
  void report_curve(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                    const Points& points) const;
  void report_at_risk(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                      const Points& points) const;
  void report_summary(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                      const Points& points) const;
  void report_incidence(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                        const Times& times) const;

  const CurveOption* option_;
  std::int64_t at_risk_at_least_;
  std::vector<Times> strata_;
};

}  // namespace followup
