// What the columns of one data file mean: columns, constants, codes, core, attributes, groups and wide of
// [data.TABLE].
#pragma once

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Reads the mapping of a source whose table is known into it.
void read_mapping(const Node& node, model::Source& source, ProjectFindings& findings);

}  // namespace fotfaste::intake
