// Table sheet: one participant's own ratings, for a talk with the participant. Filled only for the
// participant who was asked for, in projects that permit it.
#pragma once

#include <string>
#include <vector>

#include "counting.hpp"

namespace progression {

class Sheet {
 public:
  static constexpr const char* id = "sheet";
  static void describe(fotfaste::Description& description);

  void count(const Person& person, const Options& options);
  void merge(const Sheet& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(const Reporting& reporting) const;

 private:
  struct Row {
    std::uint64_t person;
    fotfaste::Day entry;
    std::uint32_t measure;
    std::int32_t wave;
    fotfaste::Day day;
    double value;
  };
  // The rows in the order in which they are reported, given that of the measures.
  [[nodiscard]] std::vector<Row> ordered(const std::vector<std::uint32_t>& measures) const;

  std::vector<Row> rows_;
};

}  // namespace progression
