// What the plugin says before there are any data.
#pragma once

#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace reach {

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace reach
