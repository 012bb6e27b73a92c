// What the plugin says before there are any data: fotfaste check --design.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace activities {

void describe_agreed(fotfaste::Description& description);
void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace activities
