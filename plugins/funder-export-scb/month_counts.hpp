// Table months: how many started, ended and took part in each month, and their hours. Nothing about single
// people.
#pragma once

#include <cstdint>
#include <map>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "month.hpp"

namespace scb {

struct MonthCount {
  std::int64_t starts = 0;
  std::int64_t ends = 0;
  std::int64_t taking_part = 0;  // persons, those left out among them
  std::int64_t seconds = 0;      // of the rows, each rounded as it stands in its row
  std::int64_t rows = 0;
  std::int64_t minors_left_out = 0;       // rows that are not made
  std::int64_t age_unknown_left_out = 0;  // rows that are not made
  std::int64_t placeholders = 0;          // rows
  std::int64_t activities_without_hours = 0;
};

// Mergeable.
class MonthCounts {
 public:
  static constexpr const char* table = "months";
  static void describe(fotfaste::Description& description);

  MonthCount& operator[](Month month) { return months_[month]; }
  [[nodiscard]] const std::map<Month, MonthCount>& months() const { return months_; }

  void merge(const MonthCounts& other);
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results) const;

 private:
  std::map<Month, MonthCount> months_;
};

}  // namespace scb
