// The results of an earlier run, as a command is given them.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/context.hpp"

namespace fotfaste::cli {

// The file itself, or results.json in the folder that a run left.
std::filesystem::path results_file(const std::string& run);

// Throws Refusal, with code 3, for what cannot be read or is not the results of a run.
nlohmann::ordered_json read_results_file(const Context& context, const std::filesystem::path& file);

}  // namespace fotfaste::cli
