// What differs between two runs, for programs: docs/commands.md describes it.
#pragma once

#include <nlohmann/json.hpp>

#include "report/diff/diff.hpp"

namespace fotfaste::report {

inline constexpr int difference_schema_version = 1;

nlohmann::ordered_json difference_document(const Difference& difference);

}  // namespace fotfaste::report
