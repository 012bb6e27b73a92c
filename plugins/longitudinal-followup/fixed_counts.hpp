// Counts by stratum of a fixed number of items and slots.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "state_numbers.hpp"

namespace followup {

// Throws MalformedBytes rather than overflow.
inline std::int64_t sum_of(std::initializer_list<std::int64_t> counts) {
  std::int64_t sum = 0;
  for (const std::int64_t count : counts) fotfaste::add_counts(sum, count);
  return sum;
}

class FixedCounts {
 public:
  FixedCounts(std::size_t items, std::size_t slots) : counts_(slots) {
    for (std::uint32_t i = 0; i < items; ++i) items_.push_back(i);
  }

  void add(std::span<const std::uint32_t> strata, std::size_t item, std::size_t slot) {
    for (const std::uint32_t stratum : strata) {
      ++counts_.stratum(stratum, items_.size())[item * counts_.slots() + slot];
    }
  }
  [[nodiscard]] std::int64_t get(std::size_t stratum, std::size_t item, std::size_t slot) const {
    return counts_.get(stratum, item, slot);
  }
  [[nodiscard]] std::size_t slots() const { return counts_.slots(); }

  void merge(const FixedCounts& other, const Numbering& numbers) {
    counts_.merge(other.counts_, numbers.strata, items_);
  }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const {
    counts_.save(writer, numbers.strata, items_);
  }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) {
    counts_.restore(reader, numbers.strata.size(), items_.size());
  }

 private:
  fotfaste::CountGrid counts_;
  std::vector<std::uint32_t> items_;
};

}  // namespace followup
