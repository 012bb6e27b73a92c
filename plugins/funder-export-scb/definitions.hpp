// What the columns of the monthly participant file mean, and where that stands.
#pragma once

#include "fotfaste/sdk/results.hpp"
#include "options.hpp"

namespace scb {

void report_definitions(fotfaste::Results& results, const Options& options);

}  // namespace scb
