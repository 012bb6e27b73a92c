// Tables need-profile, domain-needs, needs-per-person and domain-coverage: what was found about those who
// were asked, item by item, in each domain, and put together for each person. Sensitive items are not in
// them, but for how many have answered.
#pragma once

#include <cstddef>
#include <vector>

#include "domains.hpp"
#include "fotfaste/sdk/description.hpp"
#include "reporting.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

class Profile {
 public:
  static void describe(fotfaste::Description& description);

  // domains outlives this.
  explicit Profile(const Domains& domains);

  // found has an element for each item.
  void count(const std::vector<Found>& found, Strata strata);
  void merge(const Profile& other, Strata strata);
  void save(fotfaste::Writer& writer, Strata strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  void report(const Reporting& reporting) const;

  // Of everybody.
  [[nodiscard]] std::int64_t total(std::size_t item, Found found) const;

 private:
  // Whether the item is one of those whose needs are added up.
  [[nodiscard]] static bool adds_up(const Item& item) { return item.means == Means::need && !item.sensitive; }
  void report_items(const Reporting& reporting) const;
  void report_domains(const Reporting& reporting) const;
  void report_persons(const Reporting& reporting) const;
  void report_coverage(const Reporting& reporting) const;

  const Domains* domains_;
  std::size_t needs_;        // how many items are added up
  StrataCounts items_;       // by item: Found
  StrataCounts by_domain_;   // by domain: a need, none, unknown
  StrataCounts per_person_;  // by the number of needs, and last unknown
  StrataCounts coverage_;    // by domain: every item answered, everybody
};

// Labels of the columns "domain" and "item" of a table.
void label_domains(fotfaste::Results& results, const char* table, const Domains& domains);
void label_items(fotfaste::Results& results, const char* table, const Domains& domains);

}  // namespace needs_mapping
