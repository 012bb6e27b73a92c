// How each person's measures moved: counts of pairs of values before and after, from which the tables change,
// movement, reliable-change, waves-without-activity and movers are made.
#pragma once

#include <cstdint>
#include <optional>

#include "activity_spells.hpp"
#include "counting.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"
#include "grid.hpp"
#include "value_counts.hpp"

namespace progression {

using fotfaste::statistics::ValuePairs;

// Where a change is counted from: the person's first rating, or the one at the wave just before.
enum class From : std::uint8_t { first, previous };
constexpr std::string_view word(From from) {
  return from == From::first ? "first" : "previous";
}

class Changes {
 public:
  void count(const Person& person, const Measures& measures, const ActivitySpells& activities);
  void merge(const Changes& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);

  // Pairs up to a wave, or up to each person's last rating where no wave is given.
  [[nodiscard]] ValuePairs pairs(std::uint32_t stratum, std::uint32_t measure, From from,
                                 std::optional<std::size_t> wave) const;
  // Those who have the value before, and no later one though it was expected; up to the last rating, those
  // who were rated once.
  [[nodiscard]] std::int64_t without_later(std::uint32_t stratum, std::uint32_t measure, From from,
                                           std::optional<std::size_t> wave) const;
  // One more than the last wave with a pair.
  [[nodiscard]] std::size_t wave_count(std::uint32_t measure) const;
  // From the wave before, those who had an activity in between, or had none.
  [[nodiscard]] ValuePairs by_activity(std::uint32_t stratum, std::uint32_t measure, std::size_t wave,
                                       bool with_activity) const;
  // From the first rating to the last.
  [[nodiscard]] ValuePairs by_later(std::uint32_t stratum, std::uint32_t measure, Later later) const;
  [[nodiscard]] std::int64_t once_by_later(std::uint32_t stratum, std::uint32_t measure, Later later) const;
  // Each person's first value, everybody's.
  [[nodiscard]] ValueCounts first_values(std::uint32_t measure) const;

 private:
  Grid<PairCounts> from_first_;     // by measure and wave
  Grid<PairCounts> from_previous_;  // by measure, and wave times two, plus one without activity
  Grid<PairCounts> to_last_;        // by measure and Later
  Grid<ValueCounts> once_;          // rated once: by measure and Later
  Grid<Count> lost_from_first_;     // by measure and wave
  Grid<Count> lost_from_previous_;  // by measure and wave
};

void describe_change(fotfaste::Description& description);
void describe_movement(fotfaste::Description& description);
void describe_reliable_change(fotfaste::Description& description);
void describe_waves_without_activity(fotfaste::Description& description);
void describe_movers(fotfaste::Description& description);

void report_change(const Reporting& reporting, const Changes& changes);
void report_movement(const Reporting& reporting, const Changes& changes);
void report_waves_without_activity(const Reporting& reporting, const Changes& changes);
void report_movers(const Reporting& reporting, const Changes& changes);

}  // namespace progression
