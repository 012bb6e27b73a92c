// Table reliability: whether the items of a sub-scale belong together, and whether raters agree.
#pragma once

#include <map>
#include <utility>

#include "counting.hpp"
#include "fotfaste/sdk/statistics/cronbach_alpha.hpp"
#include "rater_gap.hpp"

namespace progression {

class Reliability {
 public:
  static constexpr const char* id = "reliability";
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Measures& measures);
  void merge(const Reliability& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers, const Measures& measures);
  void report(const Reporting& reporting, const RaterGap& gap) const;

  // Of a sub-scale at the first wave at which it can be told.
  [[nodiscard]] std::optional<double> first_alpha(std::uint32_t measure) const;

 private:
  // Complete answers to a sub-scale's items, turned, at one wave.
  std::map<std::pair<std::uint32_t, std::int32_t>, fotfaste::statistics::JointMoments> answers_;
  std::vector<double> row_;
};

}  // namespace progression
