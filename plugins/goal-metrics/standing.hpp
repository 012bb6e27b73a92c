// Where a participation stands towards a goal, and how many stand where.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace goals {

// Everybody counted is in one of the first four. Somebody who has reached the goal before everybody alike can
// be judged is pending, and early too. Of the pending, those who can be judged before the project ends are in
// time, and of these some early; still_here are those in time who have no exit day, and are taken to leave
// soon enough. Of the unknown, without_start are those whose cohort's start nobody has written down.
enum class Slot : std::uint8_t {
  reached,
  not_reached,
  unknown,
  pending,
  early,
  in_time,
  early_in_time,
  without_start,
  still_here
};
inline constexpr std::size_t slot_count = 9;

struct Standing {
  Slot slot;  // one of the first four
  bool early = false;
  bool in_time = false;
  fotfaste::Day settled = 0;  // the last day that had to be known
  bool without_start = false;
  bool still_here = false;
};

// counts has slot_count numbers.
inline void add(std::int64_t* counts, const Standing& standing) {
  const auto one = [counts](Slot slot) { ++counts[static_cast<std::size_t>(slot)]; };
  one(standing.slot);
  if (standing.early) one(Slot::early);
  if (standing.in_time) one(Slot::in_time);
  if (standing.early && standing.in_time) one(Slot::early_in_time);
  if (standing.without_start) one(Slot::without_start);
  if (standing.in_time && standing.still_here) one(Slot::still_here);
}

class Standings {
 public:
  Standings() = default;
  explicit Standings(const std::array<std::int64_t, slot_count>& counts) : counts_(counts) {}

  [[nodiscard]] std::int64_t operator[](Slot slot) const { return counts_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] std::int64_t everybody() const {
    return (*this)[Slot::reached] + (*this)[Slot::not_reached] + (*this)[Slot::unknown] +
           (*this)[Slot::pending];
  }
  // The unknown who count as not having reached the goal. Nobody has missed a day that nobody has written
  // down, so those without a start stay unknown whatever the goal says.
  [[nodiscard]] std::int64_t as_not_reached(bool unknown_is_not_reached) const {
    return unknown_is_not_reached ? (*this)[Slot::unknown] - (*this)[Slot::without_start] : 0;
  }
  // Those who can be judged: the denominator.
  [[nodiscard]] std::int64_t judged(bool unknown_is_not_reached) const {
    return (*this)[Slot::reached] + (*this)[Slot::not_reached] + as_not_reached(unknown_is_not_reached);
  }
  [[nodiscard]] std::int64_t* counts() { return counts_.data(); }

  void merge(const Standings& other) {
    for (std::size_t i = 0; i < slot_count; ++i) fotfaste::add_counts(counts_[i], other.counts_[i]);
  }
  void save(fotfaste::Writer& writer) const {
    for (const std::int64_t count : counts_) writer.number(count);
  }
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader) {
    for (std::int64_t& count : counts_) fotfaste::add_counts(count, fotfaste::read_count(reader));
  }

 private:
  std::array<std::int64_t, slot_count> counts_ = {};
};

}  // namespace goals
