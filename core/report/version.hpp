// The version of this program, from the build, and of results.json.
#pragma once

#include <string_view>

namespace fotfaste::report {

inline constexpr std::string_view version = FOTFASTE_VERSION;
inline constexpr int results_schema_version = 1;

}  // namespace fotfaste::report
