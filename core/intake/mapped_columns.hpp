// Which columns of the model a project's data will hold, as far as project.toml alone can tell. No data file
// is opened.
#pragma once

#include <cstdint>

#include "model/project.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {

enum class Supply : std::uint8_t {
  no_table,   // there is no [data.TABLE] at all
  absent,     // there is, and nothing in it feeds the column
  by_header,  // the source has no `columns`: it depends on the headers of the file
  mapped,
};

// The best that any source of the column's table gives.
Supply supply_of(const model::Project& project, model::ColumnId column);

}  // namespace fotfaste::intake
