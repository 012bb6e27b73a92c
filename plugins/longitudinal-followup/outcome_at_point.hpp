// Tables outcome-at-point and work-studies-or-closer: the three-tier outcome at each follow-up point.
#pragma once

#include <cstdint>
#include <span>

#include "fixed_counts.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "outcome_classes.hpp"
#include "point_states.hpp"

namespace followup {

class OutcomeAtPoint {
 public:
  static constexpr const char* id = "outcome-at-point";
  static constexpr const char* closer_id = "work-studies-or-closer";
  static void describe(fotfaste::Description& description);

  // options outlives this.
  explicit OutcomeAtPoint(const Options& options);

  void count(std::span<const PointState> points, std::span<const std::uint32_t> strata);
  void merge(const OutcomeAtPoint& other, const Numbering& numbers) { counts_.merge(other.counts_, numbers); }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const { counts_.save(writer, numbers); }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) { counts_.restore(reader, numbers); }
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  const Options* options_;
  FixedCounts counts_;  // items: the outcomes, then unknown and not due; slots: points
};

}  // namespace followup
