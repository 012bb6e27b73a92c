// Table state-at-point: who is in which state at each follow-up point.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "point_states.hpp"
#include "state_numbers.hpp"

namespace followup {

class StateAtPoint {
 public:
  static constexpr const char* id = "state-at-point";
  static void describe(fotfaste::Description& description);

  // options outlives this.
  explicit StateAtPoint(const Options& options);

  void count(std::span<const PointState> points, std::span<const std::uint32_t> strata,
             StateNumbers& numbers);
  // Says where a participation stands in the rows of each point. Counts nothing.
  void explain(const fotfaste::Participation& participation, std::span<const PointState> points,
               std::span<const std::uint32_t> strata, const fotfaste::Breakdown& breakdown,
               StateNumbers& numbers, fotfaste::Explanations& explanations) const;
  void explain_outside(const fotfaste::Participation& participation,
                       fotfaste::Explanations& explanations) const;
  void merge(const StateAtPoint& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateNumbers& states) const;

 private:
  const Options* options_;
  fotfaste::CountGrid counts_;      // items: not due, unknown, then the states; slots: points
  std::vector<std::size_t> found_;  // of the participation at hand: where each point counts
};

}  // namespace followup
