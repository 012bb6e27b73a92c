// Table remained: of those who were in work or studies when they left, who still is at each later point.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fixed_counts.hpp"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "outcome_classes.hpp"
#include "point_states.hpp"

namespace followup {

class Remained {
 public:
  static constexpr const char* id = "remained";
  static void describe(fotfaste::Description& description);
  static void declare(fotfaste::Needs& needs) { needs.column("exit_reason", fotfaste::Required::no); }

  // options outlives this.
  Remained(const Options& options, fotfaste::Day as_of);

  void count(const fotfaste::Participation& participation, const PointStates& states,
             std::span<const std::uint32_t> strata);
  void merge(const Remained& other, const Numbering& numbers) { counts_.merge(other.counts_, numbers); }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const { counts_.save(writer, numbers); }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) { counts_.restore(reader, numbers); }
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  const Options* options_;
  fotfaste::Day as_of_;
  std::vector<std::size_t> waves_;  // which of the options' points lie after the exit, the earliest first
  FixedCounts counts_;              // slots: waves
};

}  // namespace followup
