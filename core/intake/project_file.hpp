// Reads project.toml. Unknown keys are errors with a suggestion; every finding names line and character.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct ProjectReading {
  model::Project project;
  std::vector<model::Finding> findings;  // all that is wrong, at once
  bool usable = false;                   // no error among them
};

// data_root, when given, is where data files are looked for instead of beside project.toml. Never throws for
// what is in the file or for a file that is not there.
ProjectReading read_project(const std::filesystem::path& file,
                            const std::optional<std::filesystem::path>& data_root);

}  // namespace fotfaste::intake
