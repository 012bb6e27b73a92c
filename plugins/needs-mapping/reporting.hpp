// What every part of the report is given.
#pragma once

#include <cstdint>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/results.hpp"

namespace needs_mapping {

struct Reporting {
  fotfaste::Results& results;
  const fotfaste::Breakdown& breakdown;
  const std::vector<std::uint32_t>& strata;  // in the order in which they are reported
};

}  // namespace needs_mapping
