// A value of project.toml that is to stand in a column of the model.
#pragma once

#include <optional>
#include <string>

#include "intake/project_findings.hpp"
#include "intake/project_tree.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {

// The value as the text that a data file would have; nothing, and a finding, when the column cannot hold it.
std::optional<std::string> column_value(const Node& node, model::ColumnId column, ProjectFindings& findings);

}  // namespace fotfaste::intake
