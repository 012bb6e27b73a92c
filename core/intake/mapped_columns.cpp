#include "intake/mapped_columns.hpp"

#include <algorithm>
#include <string_view>

namespace fotfaste::intake {
namespace {

using model::ColumnId;
using model::Source;
using model::Table;

bool is_mapped(const Source& source, ColumnId column) {
  return source.constants.contains(column) ||
         std::any_of(source.columns.begin(), source.columns.end(),
                     [column](const model::ColumnMapping& mapping) { return mapping.column == column; });
}

// Columns that follow from others: how exactly a date is known, the common state behind a project's own word,
// whatever a column a month says.
ColumnId source_column(const Source& source, ColumnId column) {
  constexpr std::string_view suffix = "_precision";
  const model::Column& definition = model::column(column);
  std::string_view name = definition.name;
  if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  if (source.table == Table::states && name == "core_state" && !is_mapped(source, column)) name = "state";
  return model::find_column(definition.table, name).value_or(column);
}

model::Supply supply_of(const Source& source, ColumnId column) {
  const ColumnId from = source_column(source, column);
  if (is_mapped(source, from)) return model::Supply::mapped;
  const std::string_view name = model::column(from).name;
  const bool of_months = name == "state" || name == "from" || name == "until" || name == "known_until";
  if (source.wide && of_months) return model::Supply::mapped;
  return source.columns.empty() ? model::Supply::by_header : model::Supply::absent;
}

// Target groups and attributes may stand as columns of the participations.
bool is_column_of_participations(const Source& source, Table table) {
  if (source.table != Table::participations) return false;
  return (table == Table::groups && !source.groups.empty()) ||
         (table == Table::attributes && !source.attributes.empty());
}

// Tables that the files of instruments fill.
bool is_of_instruments(Table table) {
  return table == Table::instruments || table == Table::items || table == Table::sub_scales ||
         table == Table::norms;
}

}  // namespace

model::Supply supply_of(const model::Project& project, ColumnId column) {
  const Table table = model::column(column).table;
  if (!project.instruments.empty() && is_of_instruments(table)) return model::Supply::mapped;
  model::Supply best = model::Supply::no_table;
  for (const Source& source : project.sources) {
    if (is_column_of_participations(source, table)) return model::Supply::mapped;
    if (source.table == table) best = std::max(best, supply_of(source, column));
  }
  return best;
}

}  // namespace fotfaste::intake
