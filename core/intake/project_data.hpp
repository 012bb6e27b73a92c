// Where the data are and what their columns mean: [data.TABLE] of project.toml.
#pragma once

#include <filesystem>
#include <optional>

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Reads all sources of the file, in its order. data_root as in project_file.hpp.
void read_sources(const Node& root, const std::optional<std::filesystem::path>& data_root,
                  model::Project& project, ProjectFindings& findings);

}  // namespace fotfaste::intake
