// Table transitions: from which state to which, from one month to the next, all months together.
#pragma once

#include <cstdint>
#include <span>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "month_runs.hpp"
#include "state_numbers.hpp"

namespace followup {

class Transitions {
 public:
  static constexpr const char* id = "transitions";
  static void describe(fotfaste::Description& description);

  Transitions() : counts_(1) {}

  void count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata);
  void merge(const Transitions& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateNumbers& states) const;

 private:
  fotfaste::CountGrid counts_;  // items: pairs of states by pair_number
};

}  // namespace followup
