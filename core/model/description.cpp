#include "model/description.hpp"

#include <algorithm>

#include "fotfaste/descriptor.h"

namespace fotfaste::model {

bool is_about_persons(const TableDescription& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const ColumnDescription& column) { return column.role == FOTFASTE_ROLE_PERSON; });
}

}  // namespace fotfaste::model
