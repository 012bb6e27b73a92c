// The project card: [project] of project.toml.
#pragma once

#include <optional>

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Reads the card; root is the whole file, which may hold as_of beside it. given_as_of takes the place of the
// file's own.
void read_card(const Node& root, std::optional<std::int32_t> given_as_of, model::Project& project,
               ProjectFindings& findings);

}  // namespace fotfaste::intake
