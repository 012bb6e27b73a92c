// What the counts have in common: counts by stratum of a fixed number of items, and where somebody stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace reach {

enum class Standing : std::uint8_t { yes, no, unknown, not_due };
inline constexpr std::size_t standing_count = 4;

inline Standing standing_of(const fotfaste::Outcome& outcome, fotfaste::Day as_of) {
  if (!fotfaste::is_observable(outcome, as_of)) return Standing::not_due;
  return outcome.answer == fotfaste::Answer::yes  ? Standing::yes
         : outcome.answer == fotfaste::Answer::no ? Standing::no
                                                  : Standing::unknown;
}

// What a report is made with. strata is the order in which they are reported.
struct Reporting {
  fotfaste::Results& results;
  const fotfaste::Settings& settings;
  const fotfaste::Breakdown& breakdown;
  const std::vector<std::uint32_t>& strata;
};

class ItemCounts {
 public:
  ItemCounts(std::size_t items, std::size_t slots) : counts_(slots), items_(items) {
    std::iota(items_.begin(), items_.end(), std::uint32_t{0});
  }

  void add(std::span<const std::uint32_t> strata, std::size_t item, std::size_t slot) {
    for (const std::uint32_t stratum : strata) counts_.add(stratum, item, slot);
  }
  [[nodiscard]] std::int64_t get(std::size_t stratum, std::size_t item, std::size_t slot) const {
    return counts_.get(stratum, item, slot);
  }

  // strata[i] is the number here of other's stratum i.
  void merge(const ItemCounts& other, std::span<const std::uint32_t> strata) {
    counts_.merge(other.counts_, strata, items_);
  }
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
    counts_.save(writer, strata, items_);
  }
  // Of newly made counts: so many strata, that get the numbers 0, 1 ...
  void restore(fotfaste::Reader& reader, std::size_t strata) {
    counts_.restore(reader, strata, items_.size());
  }

 private:
  fotfaste::CountGrid counts_;
  std::vector<std::uint32_t> items_;
};

}  // namespace reach
