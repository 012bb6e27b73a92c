// What a goal aims at: so many, or such a share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace goals {

// The aim is reached inside [low, high]; neither: no target was stated.
struct Target {
  std::optional<double> low;
  std::optional<double> high;
  std::string_view scale = "share";  // or "count"
  std::optional<double> tolerance;
  std::optional<std::int64_t> planned;

  [[nodiscard]] bool is_stated() const { return low || high; }
  [[nodiscard]] bool in_counts() const { return scale == "count"; }
  [[nodiscard]] bool contains(double value) const {
    return (!low || value >= *low) && (!high || value <= *high);
  }
};

// The target of one group of a goal: of Ljungby, when it is broken down by site.
struct GroupTarget {
  std::string by;  // as it stands in the goal's by
  std::string is;  // the values joined by *, where by crosses columns
  Target target;
  const fotfaste_value* at;

  [[nodiscard]] bool fits(const fotfaste::StratumCell& cell) const;
  [[nodiscard]] fotfaste::StratumCell cell() const;
};

// Adds the fields of a target to a parameter that is a table.
void describe_target(fotfaste::Parameter& target);
void describe_group_targets(fotfaste::Parameter& groups);

// A number from 0 to 1; throws ParameterError for another.
double share_of(const fotfaste::Parameters& item);

// Throws ParameterError. An empty view is no target.
Target target_of(const fotfaste::Parameters& table);
// by is the goal's breakdown, which must name the columns of the groups.
std::vector<GroupTarget> group_targets_of(const fotfaste::Parameters& list, const fotfaste::Parameters& by);

}  // namespace goals
