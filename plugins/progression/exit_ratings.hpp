// Table exit-ratings: the answers given at exit, item by item: the parts of goals such as "ready for work or
// already in work".
#pragma once

#include "counting.hpp"
#include "grid.hpp"
#include "value_counts.hpp"

namespace progression {

class ExitRatings {
 public:
  static constexpr const char* id = "exit-ratings";
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Options& options, fotfaste::Day as_of);
  void merge(const ExitRatings& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(const Reporting& reporting) const;

 private:
  Grid<Count> exited_;        // one item, one slot
  Grid<ValueCounts> values_;  // by measure; one slot
};

}  // namespace progression
