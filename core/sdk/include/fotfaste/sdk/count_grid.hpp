// Counts by stratum, item and slot, that grow with the strata and items that are met: what plugins with
// breakdowns count in. The number of slots is fixed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace fotfaste {

class CountGrid {
 public:
  explicit CountGrid(std::size_t slots) : slots_(slots) {}

  // The counts of a stratum, those of item i from i * slots on, with room for at least so many items. Valid
  // until the next call.
  std::int64_t* stratum(std::size_t stratum, std::size_t items) {
    if (stratum >= strata_.size()) strata_.resize(stratum + 1);
    std::vector<std::int64_t>& counts = strata_[stratum];
    if (counts.size() < items * slots_) counts.resize(items * slots_);
    return counts.data();
  }
  void add(std::size_t stratum, std::size_t item, std::size_t slot, std::int64_t count = 1) {
    add_counts(this->stratum(stratum, item + 1)[item * slots_ + slot], count);
  }
  // 0 for what was never met.
  [[nodiscard]] std::int64_t get(std::size_t stratum, std::size_t item, std::size_t slot) const {
    if (stratum >= strata_.size()) return 0;
    const std::size_t index = item * slots_ + slot;
    return index < strata_[stratum].size() ? strata_[stratum][index] : 0;
  }
  [[nodiscard]] std::size_t slots() const { return slots_; }
  // One more than the highest item met in any stratum.
  [[nodiscard]] std::size_t items() const {
    std::size_t items = 0;
    for (const auto& counts : strata_) items = std::max(items, counts.size() / slots_);
    return items;
  }

  // Adds other's counts. strata[i] and items[i] are this grid's numbers for other's number i.
  void merge(const CountGrid& other, std::span<const std::uint32_t> strata,
             std::span<const std::uint32_t> items) {
    for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
      for (std::size_t item = 0; item < items.size(); ++item) {
        for (std::size_t slot = 0; slot < slots_; ++slot) {
          const std::int64_t count = other.get(stratum, item, slot);
          if (count != 0) add(strata[stratum], items[item], slot, count);
        }
      }
    }
  }

  // In the order of strata and items given, which must follow from their names alone.
  void save(Writer& writer, std::span<const std::uint32_t> strata,
            std::span<const std::uint32_t> items) const {
    for (const std::uint32_t stratum : strata) {
      for (const std::uint32_t item : items) {
        for (std::size_t slot = 0; slot < slots_; ++slot) writer.number(get(stratum, item, slot));
      }
    }
  }
  // Reads what save wrote of so many strata and items, which get the numbers 0, 1 ... in that order.
  void restore(Reader& reader, std::size_t strata, std::size_t items) {
    for (std::size_t stratum = 0; stratum < strata; ++stratum) {
      for (std::size_t item = 0; item < items; ++item) {
        for (std::size_t slot = 0; slot < slots_; ++slot) {
          const std::int64_t count = read_count(reader);
          if (count != 0) add(stratum, item, slot, count);
        }
      }
    }
  }

 private:
  std::size_t slots_;
  std::vector<std::vector<std::int64_t>> strata_;
};

// A number for each pair of numbers that never changes however many there come to be (M. Szudzik's pairing:
// pairs of numbers below n get the numbers below n * n).
constexpr std::size_t pair_number(std::size_t a, std::size_t b) {
  return a < b ? b * b + a : a * a + a + b;
}

}  // namespace fotfaste
