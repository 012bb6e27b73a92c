// What the plugin says before there are any data, for `fotfaste check --design`.
#pragma once

#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace needs_mapping {

// Ids of the purposes; needs() declares follow-ups by them.
inline constexpr const char* profile_purpose = "need-profile";
inline constexpr const char* met_purpose = "needs-met";
inline constexpr const char* distance_purpose = "distance-groups";
inline constexpr const char* mapping_purpose = "mapping-completeness";

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design);

}  // namespace needs_mapping
