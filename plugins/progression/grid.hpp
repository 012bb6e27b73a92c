// Values of one kind by stratum, item and slot, that grow with what is met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"

namespace progression {

// The largest number of slots: waves, times what they are told apart by.
inline constexpr std::size_t most_slots = 1024;

// Value has empty(), merge(), save() and restore(), which adds.
template <typename Value>
class Grid {
 public:
  // Valid until the next call. slot is below most_slots.
  Value& at(std::size_t stratum, std::size_t item, std::size_t slot) {
    if (stratum >= strata_.size()) strata_.resize(stratum + 1);
    auto& items = strata_[stratum];
    if (item >= items.size()) items.resize(item + 1);
    auto& slots = items[item];
    if (slot >= slots.size()) slots.resize(slot + 1);
    return slots[slot];
  }
  // An empty value for what was never met.
  [[nodiscard]] const Value& get(std::size_t stratum, std::size_t item, std::size_t slot) const {
    static const Value nothing;
    const auto& found = slots(stratum, item);
    return slot < found.size() ? found[slot] : nothing;
  }
  // One more than the last slot of this stratum and item that holds anything.
  [[nodiscard]] std::size_t slot_count(std::size_t stratum, std::size_t item) const {
    const auto& found = slots(stratum, item);
    std::size_t count = found.size();
    while (count > 0 && found[count - 1].empty()) --count;
    return count;
  }

  // Adds other's values. strata[i] and items[i] are this grid's numbers for other's number i.
  void merge(const Grid& other, std::span<const std::uint32_t> strata, std::span<const std::uint32_t> items) {
    for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
      for (std::size_t item = 0; item < items.size(); ++item) {
        for (std::size_t slot = other.slot_count(stratum, item); slot > 0; --slot) {
          const Value& value = other.get(stratum, item, slot - 1);
          if (!value.empty()) at(strata[stratum], items[item], slot - 1).merge(value);
        }
      }
    }
  }
  // In the order of strata and items given, which must follow from their names alone.
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata,
            std::span<const std::uint32_t> items) const {
    for (const std::uint32_t stratum : strata) {
      for (const std::uint32_t item : items) {
        const std::size_t count = slot_count(stratum, item);
        writer.number(static_cast<std::uint64_t>(count));
        for (std::size_t slot = 0; slot < count; ++slot) get(stratum, item, slot).save(writer);
      }
    }
  }
  // Adds what save wrote of the strata and items with these numbers.
  void restore(fotfaste::Reader& reader, std::span<const std::uint32_t> strata,
               std::span<const std::uint32_t> items) {
    for (const std::uint32_t stratum : strata) {
      for (const std::uint32_t item : items) {
        const std::uint64_t count = reader.count(sizeof(std::uint64_t));
        if (count > most_slots) throw fotfaste::MalformedBytes("there are more waves than there can be");
        for (std::size_t slot = 0; slot < count; ++slot) {
          Value value;
          value.restore(reader);
          if (!value.empty()) at(stratum, item, slot).merge(value);
        }
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<Value>& slots(std::size_t stratum, std::size_t item) const {
    static const std::vector<Value> nothing;
    if (stratum >= strata_.size() || item >= strata_[stratum].size()) return nothing;
    return strata_[stratum][item];
  }

  std::vector<std::vector<std::vector<Value>>> strata_;
};

}  // namespace progression
