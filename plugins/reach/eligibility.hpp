// Table eligibility: how many meet each condition of the target group, and all of them.
#pragma once

#include "counting.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "options.hpp"

namespace reach {

class Eligibility {
 public:
  static constexpr const char* id = "eligibility";
  static constexpr const char* outside_code = "P406";
  static void describe(fotfaste::Description& description);

  // rules outlive this.
  explicit Eligibility(std::vector<Asked>& rules)
      : rules_(rules), counts_(rules.empty() ? 0 : rules.size() + 1, slot_count) {}

  void count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
             fotfaste::Day as_of);
  // Adds where the participation stands in each row. Counts nothing.
  void explain(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
               fotfaste::Day as_of, const fotfaste::Breakdown& breakdown,
               fotfaste::Explanations& explanations);
  void merge(const Eligibility& other, std::span<const std::uint32_t> strata) {
    counts_.merge(other.counts_, strata);
  }
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
    counts_.save(writer, strata);
  }
  void restore(fotfaste::Reader& reader, std::size_t strata) { counts_.restore(reader, strata); }
  void report(const Reporting& reporting) const;

 private:
  // After the standings: fails this rule, and meets all others.
  static constexpr std::size_t only_this = standing_count;
  static constexpr std::size_t slot_count = standing_count + 1;

  // Of each rule, and last of all together.
  const std::vector<Standing>& standings(const fotfaste::Participation& participation, fotfaste::Day as_of);

  std::vector<Asked>& rules_;
  ItemCounts counts_;
  std::vector<Standing> standings_;
};

}  // namespace reach
