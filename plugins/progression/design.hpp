// What progression says before there are any data: whom its figures are of, and what they leave open.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "options.hpp"

namespace progression {

// The parameter by which an evaluator agrees to a reading.
void describe_agreed(fotfaste::Description& description);

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

// How long somebody must be followed for each of the purposes.
void declare_follow_up(const Options& options, fotfaste::Needs& needs);

}  // namespace progression
