// Table sensitive-profile: sensitive items, as aggregates of at least so many and never by place; and table
// reference: the project's figures beside published ones.
//
// A row is shown only when at least so many have what is asked about, and at least so many have not. A
// breakdown is shown only when every group of it can be: from one group that is left out and the total, the
// left out one would follow. Nothing else is computed from sensitive items.
#pragma once

#include <cstddef>
#include <vector>

#include "domains.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "profile.hpp"
#include "reporting.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

// Whether a share of a sensitive thing may be shown.
constexpr bool may_show(std::int64_t with, std::int64_t without, std::int64_t smallest) {
  return with >= smallest && without >= smallest;
}

class Sensitive {
 public:
  static void describe(fotfaste::Description& description);

  // domains outlives this.
  Sensitive(const Domains& domains, std::int64_t smallest);

  void count(const std::vector<Found>& found, Strata strata);
  void merge(const Sensitive& other, Strata strata);
  void save(fotfaste::Writer& writer, Strata strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  // reporting is of the breakdown that sensitive items have. Tells the evaluator what was withheld.
  void report(const Reporting& reporting, const fotfaste::Settings& settings) const;
  // Of every item with a published figure; ordinary has the items that are not sensitive.
  void report_references(fotfaste::Results& results, const Profile& ordinary) const;

 private:
  [[nodiscard]] std::int64_t get(std::size_t stratum, std::size_t item, Found found) const {
    return counts_.get(stratum, item, static_cast<std::size_t>(found));
  }
  [[nodiscard]] bool can_show(std::size_t stratum, std::size_t item) const {
    return may_show(get(stratum, item, Found::yes), get(stratum, item, Found::no), smallest_);
  }

  const Domains* domains_;
  std::int64_t smallest_;
  StrataCounts counts_;  // by item: Found; ordinary items stay empty
};

}  // namespace needs_mapping
