// How many have each value of one column: sources, cohorts, places.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "counting.hpp"

namespace reach {

// Values by name; that of those without one is "unknown".
using CountsByValue = std::map<std::string, std::int64_t, std::less<>>;
inline constexpr std::string_view no_value = fotfaste::internal::no_value;

class ByColumn {
 public:
  explicit ByColumn(std::string_view column) : value_(text(column)), breakdown_(list(value_)) {}
  // The column that a parameter names, or otherwise this one.
  ByColumn(const fotfaste::Parameters& column, std::string_view otherwise)
      : value_(column ? *column.raw() : text(otherwise)), breakdown_(list(value_)) {}
  ByColumn(const ByColumn&) = delete;
  ByColumn& operator=(const ByColumn&) = delete;

  void declare(fotfaste::Needs& needs) const { breakdown_.declare(needs); }
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch) { breakdown_.bind(batch); }
  // The number of the participation's value.
  std::uint32_t number_of(const fotfaste::Participation& participation) {
    return breakdown_.strata_of(participation).back();
  }
  void add(std::uint32_t number) { counts_.add({{number}}, 0, 0); }
  [[nodiscard]] std::string name_of(std::uint32_t number) const {
    return breakdown_.cell(number).labels.front().second;
  }
  [[nodiscard]] bool is_known(std::uint32_t number) const { return name_of(number) != no_value; }

  [[nodiscard]] CountsByValue counts() const {
    CountsByValue counts;
    for (const std::uint32_t number : breakdown_.order()) {
      if (number == fotfaste::Breakdown::everybody) continue;
      fotfaste::add_counts(counts[name_of(number)], counts_.get(number, 0, 0));
    }
    return counts;
  }

  void merge(const ByColumn& other) { counts_.merge(other.counts_, breakdown_.merge(other.breakdown_)); }
  void save(fotfaste::Writer& writer) const {
    breakdown_.save(writer);
    counts_.save(writer, breakdown_.order());
  }
  void restore(fotfaste::Reader& reader) {
    breakdown_.restore(reader);
    counts_.restore(reader, breakdown_.size());
  }

 private:
  static fotfaste_value text(std::string_view column) {
    fotfaste_value value = {};
    value.type = FOTFASTE_VALUE_TEXT;
    value.text = fotfaste::lend(column);
    return value;
  }
  static fotfaste::Breakdown list(const fotfaste_value& item) {
    fotfaste_value value = {};
    value.type = FOTFASTE_VALUE_LIST;
    value.items = &item;
    value.count = 1;
    return fotfaste::Breakdown(fotfaste::Parameters(&value));
  }

  fotfaste_value value_;
  fotfaste::Breakdown breakdown_;
  ItemCounts counts_{1, 1};
};

}  // namespace reach
