// What the plugin says before there are data: what each judgement is of, and what its wording leaves open.
#pragma once

#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace collaboration {

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace collaboration
