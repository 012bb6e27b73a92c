// What each goal will be able to show, said before there are any data.
#pragma once

#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

// The goals have been parsed: they are sound.
void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace goals
