// What every table of this plugin counts from, and what it reports with.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "measures.hpp"
#include "options.hpp"
#include "ratings.hpp"

namespace progression {

// Whether what should have happened later did. pending: it is too early to tell.
enum class Later : std::uint8_t { yes, no, unknown, pending };
inline constexpr std::size_t later_count = 4;

// A participation that is being counted.
struct Person {
  const fotfaste::Participation& participation;
  std::span<const std::uint32_t> strata;
  const Ratings& ratings;
  Later later;
};

struct Reporting {
  fotfaste::Results& results;
  const Options& options;
  const Measures& measures;
  const fotfaste::Breakdown& breakdown;
  const Numbering& numbers;
  fotfaste::Day as_of;
};

// A count that a Grid can hold.
class Count {
 public:
  void add(std::int64_t count = 1) { fotfaste::add_counts(count_, count); }
  void merge(const Count& other) { add(other.count_); }
  void save(fotfaste::Writer& writer) const { writer.number(count_); }
  void restore(fotfaste::Reader& reader) { add(fotfaste::read_count(reader)); }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::int64_t value() const { return count_; }

 private:
  std::int64_t count_ = 0;
};

// Columns that say which measure a row is about.
inline fotfaste::Table& add_measure_columns(fotfaste::Table& table) {
  using fotfaste::Role;
  using fotfaste::Type;
  return table.column("instrument", Type::text, Role::dimension, "Formulär", "Instrument")
      .column("rater", Type::text, Role::dimension, "Skattare", "Rater")
      .column("measure", Type::text, Role::dimension, "Mått", "Measure")
      .column("kind", Type::text, Role::dimension, "Slag", "Kind");
}

// Labels of what is in those columns and in some others of this plugin.
inline void label_measures(const Reporting& reporting, const char* table) {
  reporting.measures.label(reporting.results, table);
  reporting.measures.label_raters(reporting.results, table, "rater");
  reporting.results.label(table, "kind", "item", {"fråga", "item"});
  reporting.results.label(table, "kind", "sub-scale", {"delområde", "sub-scale"});
}

}  // namespace progression
