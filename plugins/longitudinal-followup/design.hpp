// What each follow-up point will be able to show, said before there are any data, and what it leaves open:
// how the state gets known, how far from the day, and how often somebody is tried to be reached.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace followup {

// Adds the parameter `agreed`.
void describe_agreed(fotfaste::Description& description);

// The parameters have been parsed: they are sound.
void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace followup
