// What the figures mean, and where that stands.
#pragma once

#include "fotfaste/sdk/results.hpp"
#include "options.hpp"

namespace finsam {

void report_definitions(fotfaste::Results& results, const Options& options);

}  // namespace finsam
