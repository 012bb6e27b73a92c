// One column of a table of the project in its own form, for the forms that ProjectTable has no word for: yes
// and no, and fixed codes.
//
//   const NumberColumn<std::int8_t> attended(project_column(settings, "meetings", "attended"));
//   const CodeColumn<ReasonMissing, ReasonMissing::not_asked, ReasonMissing::protected_> reason(
//       project_column(settings, "survey", "reason_missing"));
//
// A table or column that is not there reads as null. The view throws ContractError when the column is of
// another form. It lives as long as the settings.
#pragma once

#include <string_view>

#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste {

inline ColumnSource project_column(const Settings& settings, std::string_view table,
                                   std::string_view column) {
  const fotfaste_project_table* found = settings.project_table(table);
  return found == nullptr ? ColumnSource{} : internal::child(found->schema, found->array, column);
}

}  // namespace fotfaste
