// Random numbers that are the same on every machine, compiler and library: splitmix64 and whole-number
// arithmetic only. Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fotfaste::intake::simulation {

class Random {
 public:
  // Streams with different numbers are independent of each other, so that a participant's facts do not
  // depend on how many participants there are.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0, std::uint64_t part = 0)
      : state_(mix(mix(mix(seed) ^ stream) ^ part)) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    return mix(state_);
  }
  // 0 .. count - 1; count is at least 1 and below 2^32.
  std::uint64_t below(std::uint64_t count) { return ((next() >> 32) * count) >> 32; }
  // least .. most, both included.
  int between(int least, int most) {
    if (most <= least) return least;
    return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least) + 1));
  }
  bool percent(int chance) { return below(100) < static_cast<std::uint64_t>(std::max(chance, 0)); }

  template <typename Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(items.size()))];
  }
  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      std::swap(items[left - 1], items[static_cast<std::size_t>(below(left))]);
    }
  }

 private:
  static std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
  }
  std::uint64_t state_;
};

}  // namespace fotfaste::intake::simulation
