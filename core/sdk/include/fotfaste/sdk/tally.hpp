// A few counts that add up: the state of the simplest plugins. Outcome is an enumeration 0, 1 ... size - 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste {

template <typename Outcome, std::size_t size>
class Tally {
 public:
  void add(Outcome outcome) { ++counts_[static_cast<std::size_t>(outcome)]; }
  [[nodiscard]] std::int64_t operator[](Outcome outcome) const {
    return counts_[static_cast<std::size_t>(outcome)];
  }
  void merge(const Tally& other) {
    for (std::size_t i = 0; i < size; ++i) {
      if (counts_[i] > std::numeric_limits<std::int64_t>::max() - other.counts_[i]) {
        throw MalformedBytes("counts grow too large");
      }
      counts_[i] += other.counts_[i];
    }
  }
  void save(Writer& writer) const {
    for (const std::int64_t count : counts_) writer.number(count);
  }
  // Adds what save wrote. Throws MalformedBytes for counts that cannot be.
  void restore(Reader& reader) {
    Tally saved;
    for (std::int64_t& count : saved.counts_) {
      count = reader.number<std::int64_t>();
      if (count < 0) throw MalformedBytes("a count is negative");
    }
    merge(saved);
  }
  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  std::array<std::int64_t, size> counts_ = {};
};

}  // namespace fotfaste
