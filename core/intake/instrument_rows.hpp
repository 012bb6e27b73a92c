// The questionnaires of a project as rows of its tables instruments, items, sub_scales and norms.
#pragma once

#include "intake/table_columns.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// Adds a chunk of made rows to the table's, where the project's instruments have any.
void add_instrument_rows(const model::Project& project, TableRows& rows);

}  // namespace fotfaste::intake
