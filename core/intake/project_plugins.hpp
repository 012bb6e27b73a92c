// Which plugins to run with which parameters: [[plugin]] of project.toml.
#pragma once

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Reads the plugins that are enabled. What their parameters mean is for the plugins to say.
void read_plugins(const Node& root, model::Project& project, ProjectFindings& findings);

}  // namespace fotfaste::intake
