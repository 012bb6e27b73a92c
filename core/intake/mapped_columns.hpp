// Which columns of the model a project's data will hold, as far as project.toml alone can tell.
#pragma once

#include "model/evaluability.hpp"
#include "model/project.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {

// The best that any source of the column's table gives. No data file is opened.
model::Supply supply_of(const model::Project& project, model::ColumnId column);

}  // namespace fotfaste::intake
