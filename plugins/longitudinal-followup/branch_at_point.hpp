// Table branch-at-point: in work where they had a placement, in work elsewhere, still taking part, or gone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fixed_counts.hpp"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "point_states.hpp"

namespace followup {

class BranchAtPoint {
 public:
  static constexpr const char* id = "branch-at-point";
  static void describe(fotfaste::Description& description);
  static void declare(const Options& options, fotfaste::Needs& needs);

  // options outlives this.
  explicit BranchAtPoint(const Options& options);

  // history has read the participation of the batch.
  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
             fotfaste::History& history, const fotfaste::StateColumns& columns);
  void merge(const BranchAtPoint& other, const Numbering& numbers) { counts_.merge(other.counts_, numbers); }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const { counts_.save(writer, numbers); }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) { counts_.restore(reader, numbers); }
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  // The employers of the placements that began by this day.
  void find_placements(fotfaste::Day day, const fotfaste::History& history,
                       const fotfaste::StateColumns& columns);

  const Options* options_;
  FixedCounts counts_;                    // slots: points
  std::vector<std::int32_t> placements_;  // of the participation at hand
};

}  // namespace followup
