// Table re-entries: who takes part more than once, and which exits are followed by a new entry.
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

namespace followup {

// The participations that are counted, of one batch at a time: all of a person are in one. A person counts
// once in each group that one of the participations belongs to, an exit in those of its own.
class ReEntries {
 public:
  static constexpr const char* id = "re-entries";
  static void describe(fotfaste::Description& description);
  static void declare(const Options& options, fotfaste::Needs& needs) {
    if (options.re_entry_within) needs.column("person");
  }

  // options outlives this.
  ReEntries(const Options& options, fotfaste::Day as_of)
      : options_(&options), as_of_(as_of), counts_(item_count, 1) {}

  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata);
  // To be called after the last participation of each batch.
  void finish_batch();
  void merge(const ReEntries& other, const Numbering& numbers) { counts_.merge(other.counts_, numbers); }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const { counts_.save(writer, numbers); }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) { counts_.restore(reader, numbers); }
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  static constexpr std::size_t item_count = 5;

  struct Taking {
    std::uint64_t person;
    fotfaste::Day entry;
    fotfaste::Day exit;  // end_of_time while taking part
    std::size_t strata;  // where they begin in strata_
    std::size_t strata_count;
  };
  [[nodiscard]] std::span<const std::uint32_t> strata_of(const Taking& taking) const {
    return std::span(strata_).subspan(taking.strata, taking.strata_count);
  }
  void count_exit(std::span<const Taking> of_person, const Taking& taking);

  const Options* options_;
  fotfaste::Day as_of_;
  FixedCounts counts_;
  std::vector<Taking> batch_;
  std::vector<std::uint32_t> strata_, of_person_;
};

}  // namespace followup
