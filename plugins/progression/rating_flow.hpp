// Table rating-flow: of those enrolled, how many were rated, and rated at least twice.
#pragma once

#include <vector>

#include "counting.hpp"
#include "grid.hpp"

namespace progression {

class RatingFlow {
 public:
  static constexpr const char* id = "rating-flow";
  static void describe(fotfaste::Description& description);

  void count(const Person& person);
  void merge(const RatingFlow& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(const Reporting& reporting) const;

 private:
  Grid<Count> enrolled_;  // one item, one slot
  Grid<Count> rated_;     // by form; slot 0: at least once, 1: at least twice
};

}  // namespace progression
