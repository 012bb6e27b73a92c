// All checks, in the order in which they are listed and run: by level, then as written.
#pragma once

#include <string_view>
#include <vector>

#include "conformance/check.hpp"

namespace fotfaste::conformance {

const std::vector<Check>& catalogue();
// The check with this id, or null.
const Check* find_check(std::string_view id);

// The families, each in a file of its own under checks/.
std::vector<Check> file_checks();
std::vector<Check> loading_checks();
std::vector<Check> contract_checks();
std::vector<Check> host_checks();
std::vector<Check> lifecycle_checks();
std::vector<Check> requirement_checks();
std::vector<Check> data_checks();
std::vector<Check> memory_checks();
std::vector<Check> population_checks();
std::vector<Check> result_checks();
std::vector<Check> explanation_checks();
std::vector<Check> merge_checks();
std::vector<Check> state_checks();
std::vector<Check> foreign_state_checks();
std::vector<Check> hostile_checks();
std::vector<Check> limit_checks();
std::vector<Check> slow_checks();

}  // namespace fotfaste::conformance
