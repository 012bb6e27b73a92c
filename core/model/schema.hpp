// The one definition of the participant-outcome model: its tables, columns, forms and code lists.
// docs/model.md explains them to people; a test holds the two against each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fotfaste::model {

// participations holds one row each; the tables down to assignments are nested in it; the rest belong to the
// project as a whole and are small.
enum class Table : std::uint8_t {
  participations,
  groups,
  attributes,
  states,
  assessments,
  activities,
  events,
  assignments,
  cohorts,
  recruitment,
  organisations,
  meetings,
  ties,
  survey,
  costs,
  assumptions,
  evidence,
  instruments,
  items,
  sub_scales,
  norms,
};
inline constexpr std::size_t table_count = 21;

constexpr bool is_nested(Table table) {
  return table > Table::participations && table <= Table::assignments;
}
constexpr bool is_project_table(Table table) {
  return table > Table::assignments;
}
std::string_view name(Table table);
std::optional<Table> find_table(std::string_view name);

enum class Form : std::uint8_t {
  person,  // uint64: number of the person in the order of the pseudonyms
  small,   // int8
  money,   // int64: öre
  number,  // float64
  date,    // date32
  code,    // dictionary: the fixed list in codes, int8 indices
  label,   // dictionary: the project's own words, indices in the smallest of int8, int16, int32 that fits
};

using ColumnId = std::uint16_t;

struct Column {
  Table table;
  std::string_view name;
  Form form;
  std::span<const std::string_view> codes;  // of Form::code, in published order
  std::int8_t least = 0;                    // of Form::small
  std::int8_t most = 0;
  bool required = false;   // a row without it says nothing
  bool sensitive = false;  // never shown in a finding
};

// All columns, those of a table together and in the order in which a batch holds them. An index into this
// is a ColumnId; ids are of one version of the program and are never stored in files that outlive a run.
std::span<const Column> columns();
std::span<const Column> columns_of(Table table);
ColumnId first_column(Table table);
inline const Column& column(ColumnId id) {
  return columns()[id];
}

// "entry", "states.core_state", "project.evidence.statement".
std::string path(ColumnId id);
std::optional<ColumnId> find_column(std::string_view path);
std::optional<ColumnId> find_column(Table table, std::string_view name);

}  // namespace fotfaste::model
