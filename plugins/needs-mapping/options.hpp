// The parameters that no part of the plugin has for itself.
#pragma once

#include <cstdint>
#include <vector>

#include "anonymous.hpp"
#include "distance.hpp"
#include "domains.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "needs_met.hpp"

namespace needs_mapping {

struct Options {
  bool sensitive = false;      // whether sensitive items are counted
  std::int64_t smallest = 10;  // group that a sensitive or anonymous share is shown for
  Domains domains;
  std::vector<DistanceGroup> distance;
  std::vector<Need> needs;
  std::vector<AnonymousQuestion> anonymous;
  Names names;  // of all that is asked about single persons
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace needs_mapping
