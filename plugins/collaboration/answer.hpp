// What one respondent answered to one item on one occasion, and how many answered what.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"

namespace collaboration {

// missing: asked, and did not answer.
enum class Standing : std::uint8_t {
  answered,
  missing,
  not_asked,
  not_applicable,
  outside_scale,
  contradictory
};
inline constexpr std::size_t standing_count = 6;

struct Answer {
  Standing standing = Standing::missing;
  double value = 0;                             // of one that was answered
  fotfaste::Day first = fotfaste::end_of_time;  // the first day of any answer; no_day when not all have one
};

// Answers outside it are set aside, and so are numbers that no scale reaches.
struct Scale {
  static constexpr double beyond_reason = 1e100;

  std::optional<double> lowest;
  std::optional<double> highest;
  [[nodiscard]] bool contains(double value) const {
    return std::abs(value) <= beyond_reason && !(lowest && value < *lowest) && !(highest && value > *highest);
  }
};

// Rows of one respondent, item and occasion, in any order. Those of the latest day hold; rows without a day
// go first. Of several on that day one with a value does, and two different values contradict each other.
class Rows {
 public:
  void add(fotfaste::Day day, std::optional<double> value, std::optional<fotfaste::ReasonMissing> reason);
  [[nodiscard]] Answer settle(const Scale& scale) const;

 private:
  fotfaste::Day day_ = fotfaste::no_day;
  fotfaste::Day first_ = fotfaste::end_of_time;
  std::set<double> values_;
  bool missing_ = false;
  bool not_asked_ = false;
  bool not_applicable_ = false;
};

// The mean of the answers to several items, in their order; the respondent has to have answered them all.
Answer combine(std::span<const Answer> answers);
// Whether anything was answered, with the value 0; otherwise missing when any was asked and not answered.
Answer response_of(std::span<const Answer> answers);

// Counts by value and standing. Mergeable.
class AnswerCounts {
 public:
  void add(const Answer& answer, std::int64_t count = 1);
  void merge(const AnswerCounts& other);
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote. Throws MalformedBytes.
  void restore(fotfaste::Reader& reader);

  [[nodiscard]] std::int64_t operator[](Standing standing) const {
    return counts_[static_cast<std::size_t>(standing)];
  }
  [[nodiscard]] const std::map<double, std::int64_t>& values() const { return values_; }
  [[nodiscard]] std::int64_t total() const;
  // end_of_time when nobody answered, no_day when somebody did and nobody knows when.
  [[nodiscard]] fotfaste::Day first() const { return first_; }

 private:
  std::map<double, std::int64_t> values_;
  std::array<std::int64_t, standing_count> counts_ = {};
  fotfaste::Day first_ = fotfaste::end_of_time;
};

}  // namespace collaboration
