// The page of a run's results, for the commands report and run.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "cli/context.hpp"

namespace fotfaste::cli {

// Writes the page, wholly or not at all, and says where. Throws std::system_error.
void write_report(const Context& context, const nlohmann::ordered_json& results,
                  const std::filesystem::path& page);

}  // namespace fotfaste::cli
