// From the names of columns that a plugin declared to the columns that its worker gets to see.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/host.hpp"
#include "model/directory.hpp"
#include "model/schema.hpp"

namespace fotfaste::host {

// The columns that a name stands for: one for "entry" or "states.from", all of a project table for
// "project.evidence", none for a name that the model does not have.
std::vector<model::ColumnId> columns_named(std::string_view name);

// Those of the declared columns that the model holds, in the model's order, each once.
std::vector<model::ColumnId> projected_columns(const std::vector<ColumnNeed>& needs,
                                               const model::Directory& directory);

// The first column that is required and that the model does not hold.
std::optional<std::string> first_absent(const std::vector<ColumnNeed>& needs,
                                        const model::Directory& directory);

}  // namespace fotfaste::host
