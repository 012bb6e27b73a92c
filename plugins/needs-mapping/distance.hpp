// Tables distance-groups and needs-by-distance: how far people are from the labour market, in groups that the
// evaluator puts in order, and what each group needs.
//
// The groups are tried in order: somebody is in the first whose criterion holds. Where a criterion cannot be
// told before that, the group is unknown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domains.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "reporting.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

struct DistanceGroup {
  std::string id;
  fotfaste::Label text;
  std::optional<fotfaste::Criterion> holds;  // none: everybody else; only of the last
};

void describe_distance_parameter(fotfaste::Description& description);
// Throws ParameterError.
std::vector<DistanceGroup> parse_distance(const fotfaste::Settings& settings, const Names& sensitive,
                                          Names& all);

class Distance {
 public:
  static void describe(fotfaste::Description& description);

  // domains outlives this.
  Distance(std::vector<DistanceGroup> groups, const Domains& domains);

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation, const std::vector<Found>& found, Strata strata);
  void merge(const Distance& other, Strata strata);
  void save(fotfaste::Writer& writer, Strata strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  void report(const Reporting& reporting) const;
  void report_unseen(const fotfaste::Settings& settings) const;

  [[nodiscard]] bool is_asked() const { return !groups_.empty(); }

 private:
  // The group's number; groups_.size() for none of them, one more when it cannot be told.
  std::size_t group_of(const fotfaste::Participation& participation);
  // Whether everybody is in one of the groups.
  [[nodiscard]] bool has_rest() const { return !groups_.empty() && !groups_.back().holds; }

  std::vector<DistanceGroup> groups_;
  const Domains* domains_;
  StrataCounts counts_;  // by group, none and unknown
  StrataCounts needs_;   // group in place of stratum, by item: Found; no sensitive items, no barriers
};

}  // namespace needs_mapping
