// What the figures mean, and where that stands.
#pragma once

#include "fotfaste/sdk/results.hpp"

namespace state_grant {

void report_definitions(fotfaste::Results& results);

}  // namespace state_grant
