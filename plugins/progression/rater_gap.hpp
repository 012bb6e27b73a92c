// Table rater-gap: what two raters say of the same person at the same wave.
#pragma once

#include "counting.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"
#include "grid.hpp"
#include "level.hpp"

namespace progression {

class RaterGap {
 public:
  static constexpr const char* id = "rater-gap";
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Measures& measures);
  // pairs: this state's numbers of pairs for the other's, or in the order of the report.
  void merge(const RaterGap& other, const Numbering& numbers, std::span<const std::uint32_t> pairs);
  void save(fotfaste::Writer& writer, const Numbering& numbers, std::span<const std::uint32_t> pairs) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers, std::span<const std::uint32_t> pairs);
  void report(const Reporting& reporting, const Level& level) const;

  // Of everybody, or of a stratum.
  [[nodiscard]] fotfaste::statistics::ValuePairs pairs(std::uint32_t stratum, std::uint32_t pair,
                                                       std::size_t wave) const {
    return value_pairs(pairs_.get(stratum, pair, wave));
  }
  // One more than the last wave with any.
  [[nodiscard]] std::size_t wave_count(std::uint32_t pair) const {
    return pairs_.slot_count(fotfaste::Breakdown::everybody, pair);
  }

 private:
  Grid<PairCounts> pairs_;  // by pair of measures and wave
};

// Weighted kappa and the intraclass correlation ICC(2,1) of two raters; each nothing where it cannot be said:
// kappa needs one scale of whole steps, both need raters with the same scale.
struct Agreement {
  std::optional<fotfaste::statistics::Interval> kappa_limits, icc_limits;
  std::optional<double> kappa, icc;
};
Agreement agreement(const fotfaste::statistics::ValuePairs& pairs, const Measure& first,
                    const Measure& second, fotfaste::statistics::KappaWeights weights);

}  // namespace progression
