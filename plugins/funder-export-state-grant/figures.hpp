// Tables participants, ages, outcomes and hours: what is counted, merged, saved and reported.
#pragma once

#include <compare>
#include <cstdint>
#include <map>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"

namespace state_grant {

enum class Measure : std::uint8_t { persons, entered, left, taking_part, age, outcome };
inline constexpr int measure_count = 6;

// What is asked at a point.
enum class Asked : std::uint8_t { work, studies, work_or_studies };
inline constexpr int asked_count = 3;
enum class Answered : std::uint8_t { no, yes, unknown, not_due };

// item and answer: the year; the age group; or the point and what is asked of it, and what was answered.
struct Figure {
  Measure measure = Measure::entered;
  std::int32_t item = 0;
  std::uint8_t answer = 0;
  std::uint8_t gender = 0;  // Gender
  friend auto operator<=>(const Figure&, const Figure&) = default;
};

constexpr std::int32_t item_of(std::size_t point, Asked asked) {
  return static_cast<std::int32_t>(point) * asked_count + static_cast<std::int32_t>(asked);
}

// In whole seconds, so that sums are exact.
struct HoursOf {
  std::int64_t seconds = 0;
  std::int64_t activities = 0;
  std::int64_t without_hours = 0;
};

// Mergeable.
class Figures {
 public:
  static void describe(fotfaste::Description& description);

  void add(const Figure& figure, std::int64_t count = 1);
  // hours is not negative, and nothing when it is not known.
  void add_held(std::optional<double> hours) { add_hours(held_, hours); }
  void add_planned(std::optional<double> hours) { add_hours(planned_, hours); }

  void merge(const Figures& other);
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results, const Options& options) const;

 private:
  static void add_hours(HoursOf& to, std::optional<double> hours);
  // Gender's four codes and, last, everybody.
  [[nodiscard]] std::int64_t count(Figure figure, std::size_t gender) const;
  [[nodiscard]] bool is_met(std::size_t gender) const;
  void report_participants(fotfaste::Results& results) const;
  void report_ages(fotfaste::Results& results, const Options& options) const;
  void report_outcomes(fotfaste::Results& results, const Options& options) const;
  void report_hours(fotfaste::Results& results) const;

  std::map<Figure, std::int64_t> figures_;
  HoursOf held_, planned_;
};

}  // namespace state_grant
