#include "host/projected_columns.hpp"

#include <algorithm>

namespace fotfaste::host {

std::vector<model::ColumnId> columns_named(std::string_view name) {
  if (const auto column = model::find_column(name)) return {*column};
  constexpr std::string_view prefix = "project.";
  if (!name.starts_with(prefix)) return {};
  const auto table = model::find_table(name.substr(prefix.size()));
  if (!table || !model::is_project_table(*table)) return {};
  std::vector<model::ColumnId> columns;
  for (std::size_t i = 0; i < model::columns_of(*table).size(); ++i) {
    columns.push_back(static_cast<model::ColumnId>(model::first_column(*table) + i));
  }
  return columns;
}

std::vector<model::ColumnId> projected_columns(const std::vector<ColumnNeed>& needs,
                                               const model::Directory& directory) {
  std::vector<model::ColumnId> columns;
  for (const ColumnNeed& need : needs) {
    for (const model::ColumnId column : columns_named(need.column)) {
      if (directory.find(column) != nullptr) columns.push_back(column);
    }
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

std::optional<std::string> first_absent(const std::vector<ColumnNeed>& needs,
                                        const model::Directory& directory) {
  for (const ColumnNeed& need : needs) {
    if (!need.required) continue;
    const std::vector<model::ColumnId> columns = columns_named(need.column);
    const bool present = std::any_of(columns.begin(), columns.end(), [&](model::ColumnId column) {
      return directory.find(column) != nullptr;
    });
    if (!present) return need.column;
  }
  return std::nullopt;
}

}  // namespace fotfaste::host
