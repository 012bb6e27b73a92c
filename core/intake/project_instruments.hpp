// [[instrument]] of project.toml: questionnaires, each described in a file of its own.
#pragma once

#include <vector>

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Reads every [[instrument]] and its file. What is wrong in project.toml goes to findings; what is wrong in
// an instrument's file, with places in that file, to file_findings.
void read_instruments(const Node& root, model::Project& project, ProjectFindings& findings,
                      std::vector<model::Finding>& file_findings);

}  // namespace fotfaste::intake
