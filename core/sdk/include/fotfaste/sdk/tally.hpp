// A few counts that add up: the state of the simplest plugins. Outcome is an enumeration 0, 1 ... size - 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace fotfaste {

template <typename Outcome, std::size_t size>
class Tally {
 public:
  void add(Outcome outcome) { ++counts_[static_cast<std::size_t>(outcome)]; }
  [[nodiscard]] std::int64_t operator[](Outcome outcome) const {
    return counts_[static_cast<std::size_t>(outcome)];
  }
  void merge(const Tally& other) {
    for (std::size_t i = 0; i < size; ++i) add_counts(counts_[i], other.counts_[i]);
  }
  void save(Writer& writer) const {
    for (const std::int64_t count : counts_) writer.number(count);
  }
  // Reads what save wrote. Throws MalformedBytes for counts that cannot be.
  void restore(Reader& reader) {
    for (std::int64_t& count : counts_) count = read_count(reader);
  }
  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  std::array<std::int64_t, size> counts_ = {};
};

}  // namespace fotfaste
