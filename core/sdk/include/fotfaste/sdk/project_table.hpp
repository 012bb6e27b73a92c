// A small table of the project as C++ sees it: evidence, cohorts, items ...
//
//   needs.columns({"project.evidence.goal", "project.evidence.date"}, Required::no);
//   const ProjectTable evidence(settings.raw()->project, "evidence");
//   const WordColumn goal = evidence.words("goal");
//   for (std::size_t row = 0; row < evidence.size(); ++row) use(goal[row]);
//
// A table or column that is not there has no rows or reads as null. Views live as long as the settings. No
// table is there yet while needs are declared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fotfaste/model.h"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste {

class ProjectTable {
 public:
  // project may be null.
  ProjectTable(const fotfaste_project* project, std::string_view name) {
    for (std::uint64_t i = 0; project != nullptr && i < project->table_count; ++i) {
      if (view(project->tables[i].name) == name) table_ = &project->tables[i];
    }
  }

  [[nodiscard]] std::size_t size() const {
    return table_ == nullptr || table_->array == nullptr ? 0
                                                         : static_cast<std::size_t>(table_->array->length);
  }
  // Columns by their name in the table: "date". Throw ContractError when a column is of another kind.
  [[nodiscard]] WordColumn words(std::string_view column) const { return WordColumn(source(column)); }
  [[nodiscard]] DayColumn days(std::string_view column) const { return DayColumn(source(column)); }
  [[nodiscard]] NumberColumn<double> numbers(std::string_view column) const {
    return NumberColumn<double>(source(column));
  }
  // Money, in whole öre.
  [[nodiscard]] NumberColumn<std::int64_t> amounts(std::string_view column) const {
    return NumberColumn<std::int64_t>(source(column));
  }

 private:
  [[nodiscard]] ColumnSource source(std::string_view column) const {
    return table_ == nullptr ? ColumnSource{} : internal::child(table_->schema, table_->array, column);
  }
  const fotfaste_project_table* table_ = nullptr;
};

}  // namespace fotfaste
