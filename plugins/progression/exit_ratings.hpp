// Tables exit-ratings and exit-summary: the answers given at exit, item by item: the parts of goals such as
// "ready for work or already in work". Each item is in one of the two.
#pragma once

#include "counting.hpp"
#include "grid.hpp"
#include "value_counts.hpp"

namespace progression {

class ExitRatings {
 public:
  static constexpr const char* id = "exit-ratings";
  static constexpr const char* summary_id = "exit-summary";
  // An item with a longer scale, or with answers that are no whole numbers, is summarised rather than listed:
  // so many answers would have to be listed that nobody could read them.
  static constexpr double most_steps = 20;
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Options& options, fotfaste::Day as_of);
  void merge(const ExitRatings& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(const Reporting& reporting) const;

 private:
  // From the scale, where one is declared, and from everybody's answers, so that it is the same in every
  // group.
  [[nodiscard]] bool is_listed(const Measure& measure, std::uint32_t number) const;
  void list(const Reporting& reporting, std::uint32_t number) const;
  void summarise(const Reporting& reporting, std::uint32_t number) const;

  Grid<Count> exited_;        // one item, one slot
  Grid<ValueCounts> values_;  // by measure; one slot
};

}  // namespace progression
