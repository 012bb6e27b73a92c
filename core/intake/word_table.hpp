// Texts met before, each with a number. Made for columns in which few texts occur many times.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::intake {

class WordTable {
 public:
  static constexpr std::int32_t absent = INT32_MIN;

  // The number that was put in for this text, or absent.
  [[nodiscard]] std::int32_t find(std::string_view text) const {
    if (slots_.empty()) return absent;
    const std::uint64_t key = key_of(text);
    for (std::size_t at = first_slot(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.value == absent) return absent;
      if (slot.key == key && slot.size == text.size() && (text.size() <= 8 || same(slot, text))) {
        return slot.value;
      }
    }
  }
  // The text must not be there yet.
  void insert(std::string_view text, std::int32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    place({key_of(text), text_.size(), static_cast<std::uint32_t>(text.size()), value});
    text_.append(text);
    ++count_;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  // the whole text when it has at most eight bytes, otherwise a hash
    std::size_t position = 0;
    std::uint32_t size = 0;
    std::int32_t value = absent;
  };

  template <typename Number>
  static std::uint64_t load(const char* from) {
    Number number;
    std::memcpy(&number, from, sizeof number);
    return number;
  }
  static std::uint64_t key_of(std::string_view text) {
    const char* data = text.data();
    const std::size_t size = text.size();
    if (size > 8) {
      std::uint64_t key = size;
      std::size_t at = 0;
      for (; at + 8 <= size; at += 8) key = (key ^ load<std::uint64_t>(data + at)) * 0x9E3779B97F4A7C15ULL;
      return (key >> 29 ^ key ^ load<std::uint64_t>(data + size - 8)) * 0x9E3779B97F4A7C15ULL;
    }
    if (size >= 4) return load<std::uint32_t>(data) << 32 | load<std::uint32_t>(data + size - 4);
    if (size == 0) return 0;
    const auto byte = [data](std::size_t at) { return load<std::uint8_t>(data + at); };
    return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
  }
  [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & (slots_.size() - 1);
  }
  [[nodiscard]] bool same(const Slot& slot, std::string_view text) const {
    return std::memcmp(text_.data() + slot.position, text.data(), text.size()) == 0;
  }
  void place(const Slot& made) {
    std::size_t at = first_slot(made.key);
    while (slots_[at].value != absent) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = made;
  }
  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : old.size() * 2, Slot{});
    for (const Slot& slot : old) {
      if (slot.value != absent) place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t count_ = 0;
  std::string text_;
};

}  // namespace fotfaste::intake
