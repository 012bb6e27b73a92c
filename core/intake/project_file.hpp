// Reads project.toml. Unknown keys are errors with a suggestion; every finding names line and character.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "model/finding.hpp"
#include "model/nearest.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct ProjectReading {
  model::Project project;
  std::vector<model::Finding> findings;  // all that is wrong, at once, in the order of the file
  // No error among them but data files that are not there: enough to prepare plugins and to simulate.
  bool usable = false;
  bool data_missing = false;  // a data file is not there
};

// data_root, when given, is where data files are looked for instead of beside project.toml: under it by their
// path in project.toml, cut from the left until a file is there. as_of, when given, takes the place of the
// file's own. Never throws for what is in the file or for a file that is not there.
ProjectReading read_project(const std::filesystem::path& file,
                            const std::optional<std::filesystem::path>& data_root = std::nullopt,
                            std::optional<std::int32_t> as_of = std::nullopt);

}  // namespace fotfaste::intake
