// What the comparisons will be able to show, and what their wording leaves open, before there are any data.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace comparison {

void describe_agreed(fotfaste::Description& description);
void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace comparison
