// The persons of a project: their pseudonyms in byte order, and from a pseudonym to its number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/staging.hpp"

namespace fotfaste::intake {

class PersonIndex {
 public:
  static constexpr std::uint32_t absent = UINT32_MAX;

  PersonIndex() = default;
  // Numbers the persons of chunks of participations, and gives every row of theirs its run.
  PersonIndex(std::span<Chunk> chunks, unsigned threads);

  [[nodiscard]] std::uint32_t find(std::string_view pseudonym) const;
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] std::string_view pseudonym(std::uint32_t person) const {
    const std::uint64_t begin = person == 0 ? 0 : ends_[person - 1];
    return std::string_view(text_).substr(begin, ends_[person] - begin);
  }
  // All pseudonyms, one after the other.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Slot {
    std::uint32_t person = absent;
    std::uint32_t tag = 0;
  };
  static std::uint64_t hash(std::string_view text);

  std::string text_;
  std::vector<std::uint64_t> ends_;
  std::vector<Slot> slots_;  // a power of two
};

}  // namespace fotfaste::intake
