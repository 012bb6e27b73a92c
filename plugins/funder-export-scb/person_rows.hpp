// Table participants: a row for each person and month, in the order in which the months are sent. Made only
// when it is asked for.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "month.hpp"
#include "options.hpp"

namespace scb {

struct PersonRow {
  Month month = 0;
  std::uint64_t person = 0;
  fotfaste::Day entry = 0;
  // The days that the month's file tells; no_day for none.
  fotfaste::Day start = fotfaste::no_day;
  fotfaste::Day end = fotfaste::no_day;
  std::int64_t seconds = 0;
  std::int64_t activities_without_hours = 0;
  Template form = Template::by_status;  // by_status: not known
  bool placeholder = false;
  friend auto operator<=>(const PersonRow&, const PersonRow&) = default;
};

// Mergeable.
class PersonRows {
 public:
  static constexpr const char* table = "participants";
  static void describe(fotfaste::Description& description);

  void add(const PersonRow& row) { rows_.push_back(row); }
  void merge(const PersonRows& other) { rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end()); }
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results) const;

 private:
  [[nodiscard]] std::vector<PersonRow> sorted() const;

  std::vector<PersonRow> rows_;
};

}  // namespace scb
