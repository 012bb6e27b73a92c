// Table level: where each measure stands at each wave.
#pragma once

#include "counting.hpp"
#include "grid.hpp"
#include "value_counts.hpp"

namespace progression {

class Level {
 public:
  static constexpr const char* id = "level";
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Measures& measures);
  void merge(const Level& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(const Reporting& reporting) const;

  // Values of everybody at the first wave at which anybody has the measure; none when nobody has.
  struct FirstWave {
    std::size_t wave;
    const ValueCounts& values;
  };
  [[nodiscard]] std::optional<FirstWave> first_wave(std::uint32_t measure) const;

 private:
  Grid<ValueCounts> values_;  // by measure and wave
  Grid<Count> missing_;       // the form was answered, the measure was not
};

}  // namespace progression
