// Counts of a fixed number of items, in so many slots each, by stratum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <span>
#include <vector>

#include "fotfaste/sdk/count_grid.hpp"

namespace needs_mapping {

// Numbers of strata, as the breakdown gives them.
using Strata = std::span<const std::uint32_t>;

// Throws MalformedBytes rather than overflow: only bytes from elsewhere hold such counts.
inline std::int64_t sum_of(std::initializer_list<std::int64_t> counts) {
  std::int64_t sum = 0;
  for (const std::int64_t count : counts) fotfaste::add_counts(sum, count);
  return sum;
}

class StrataCounts {
 public:
  StrataCounts(std::size_t items, std::size_t slots) : all_(items), counts_(slots) {
    std::iota(all_.begin(), all_.end(), 0U);
  }

  void add(Strata strata, std::size_t item, std::size_t slot) {
    for (const std::uint32_t stratum : strata) counts_.add(stratum, item, slot);
  }
  [[nodiscard]] std::int64_t get(std::size_t stratum, std::size_t item, std::size_t slot) const {
    return counts_.get(stratum, item, slot);
  }
  [[nodiscard]] std::size_t items() const { return all_.size(); }

  // strata[i] is the number here of other's stratum i.
  void merge(const StrataCounts& other, Strata strata) { counts_.merge(other.counts_, strata, all_); }
  // strata are in the order in which they are reported.
  void save(fotfaste::Writer& writer, Strata strata) const { counts_.save(writer, strata, all_); }
  // Of newly made counts: the strata get the numbers 0, 1 ...
  void restore(fotfaste::Reader& reader, std::size_t strata) { counts_.restore(reader, strata, all_.size()); }

 private:
  std::vector<std::uint32_t> all_;
  fotfaste::CountGrid counts_;
};

}  // namespace needs_mapping
