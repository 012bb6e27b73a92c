// Data of a run as rows, which are easy to change: what checks shuffle, split, rename and empty before a
// Layout turns it into the batches that a plugin is given.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "model/projection.hpp"
#include "model/schema.hpp"

namespace fotfaste::conformance {

// Nothing, a whole number (person, small, money, date, the index of a code), a number, or a label's text.
using Datum = std::variant<std::monostate, std::int64_t, double, std::string>;

inline bool is_null(const Datum& datum) {
  return datum.index() == 0;
}

// A datum for each of model::columns_of(table), in that order.
using Row = std::vector<Datum>;

inline constexpr std::size_t nested_tables = static_cast<std::size_t>(model::Table::assignments);

struct Participation {
  Row values;
  std::array<std::vector<Row>, nested_tables> nested;  // by Table, from groups on

  std::vector<Row>& rows(model::Table table) { return nested[static_cast<std::size_t>(table) - 1]; }
  [[nodiscard]] const std::vector<Row>& rows(model::Table table) const {
    return nested[static_cast<std::size_t>(table) - 1];
  }
};

struct Dataset {
  std::vector<Participation> participations;                 // ordered by person, then entry
  std::array<std::vector<Row>, model::table_count> project;  // rows of the project tables, by Table

  [[nodiscard]] std::vector<Row>& rows(model::Table table) {
    return project[static_cast<std::size_t>(table)];
  }
  [[nodiscard]] const std::vector<Row>& rows(model::Table table) const {
    return project[static_cast<std::size_t>(table)];
  }
};

// Made-up data in every table and column: so many persons, some of them with several participations; fixed
// codes from the published lists, dates known to the day, month and year, and nothing in some of what may be
// empty. The same seed gives the same data.
Dataset generate(std::size_t persons, std::uint64_t seed);

// The data of a project, as far as the given columns go; everything else is null, and tables of which no
// column is given are empty.
Dataset read_dataset(const model::MemoryFile& file, const model::Directory& directory,
                     std::span<const model::ColumnId> columns);

std::int64_t person_of(const Participation& participation);

// Calls function(ColumnId, Datum&) for every datum of every row.
template <typename Function>
void for_each_datum(Dataset& data, Function function) {
  const auto visit = [&](model::Table table, Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      function(static_cast<model::ColumnId>(model::first_column(table) + i), row[i]);
    }
  };
  for (Participation& one : data.participations) {
    visit(model::Table::participations, one.values);
    for (std::size_t i = 0; i < nested_tables; ++i) {
      for (Row& row : one.nested[i]) visit(static_cast<model::Table>(i + 1), row);
    }
  }
  for (std::size_t i = 0; i < model::table_count; ++i) {
    for (Row& row : data.project[i]) visit(static_cast<model::Table>(i), row);
  }
}

}  // namespace fotfaste::conformance
