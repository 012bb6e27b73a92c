// Table state-at-point: who is in which state at each follow-up point.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "state_numbers.hpp"

namespace followup {

class StateAtPoint {
 public:
  static constexpr const char* id = "state-at-point";
  static void describe(fotfaste::Description& description);

  // options outlives this.
  StateAtPoint(const Options& options, fotfaste::Day as_of);

  // history has read the participation.
  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
             fotfaste::History& history, StateNumbers& numbers);
  void merge(const StateAtPoint& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateNumbers& states) const;

 private:
  const Options* options_;
  fotfaste::Day as_of_;
  fotfaste::CountGrid counts_;      // items: not due, unknown, then the states; slots: points
  std::vector<std::size_t> found_;  // of the participation at hand: where each point counts
};

}  // namespace followup
