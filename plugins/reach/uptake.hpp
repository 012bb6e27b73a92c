// Table uptake: how many took up something, group by group.
#pragma once

#include "counting.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "options.hpp"

namespace reach {

class Uptake {
 public:
  static constexpr const char* id = "uptake";
  static void describe(fotfaste::Description& description);

  // asked outlives this.
  explicit Uptake(std::vector<Asked>& asked) : asked_(asked), counts_(asked.size(), standing_count) {}

  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
             fotfaste::Day as_of);
  // Adds where the participation stands in each row. Counts nothing.
  void explain(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
               fotfaste::Day as_of, const fotfaste::Breakdown& breakdown,
               fotfaste::Explanations& explanations);
  void merge(const Uptake& other, std::span<const std::uint32_t> strata) {
    counts_.merge(other.counts_, strata);
  }
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
    counts_.save(writer, strata);
  }
  void restore(fotfaste::Reader& reader, std::size_t strata) { counts_.restore(reader, strata); }
  void report(const Reporting& reporting) const;

 private:
  std::vector<Asked>& asked_;
  ItemCounts counts_;
};

}  // namespace reach
