// Simulated rows laid out as the project's own files: its headers, its code words, its delimiter.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "intake/simulation/records.hpp"
#include "model/project.hpp"

namespace fotfaste::intake::simulation {

struct SheetColumn {
  std::string header;
  std::optional<model::ColumnId> column;  // nothing for attributes, groups and months
};

// Something wrong that was put into a row on purpose.
struct Planted {
  std::string code;
  std::string header;     // of the column; empty: the row, or the file, as a whole
  std::uint64_t row = 0;  // for faults of a file: 1 for its header, 0 for the file as a whole
  // Set where project.toml is what the finding points to: its line and character.
  std::uint32_t line = 0;
  std::uint32_t character = 0;
};

struct SheetRow {
  std::vector<std::string> cells;  // one for each column
  std::vector<Planted> planted;
  std::size_t surplus = 0;  // so many fields more than columns are written ...
  std::size_t lacking = 0;  // ... or so many fewer
  std::string raw_tail;     // bytes that are put after the last cell as they stand
};

struct Sheet {
  std::filesystem::path file;             // as written in project.toml
  const model::Source* source = nullptr;  // the first that reads this file
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
  std::vector<Planted> planted;  // in the header or in the file as a whole
  bool one_row_a_record = true;  // false: one row a person, from several tables or with a column a month
  char delimiter = ',';
  bool windows_1252 = false;
  bool byte_order_mark = false;

  [[nodiscard]] std::optional<std::size_t> find(model::ColumnId column) const;
};

// One sheet for each file, in the order in which the project names them. The records must have the persons
// in order.
std::vector<Sheet> lay_out(const model::Project& project, const Records& records,
                           const std::vector<Person>& people);

// The bytes of the file.
std::string render(const Sheet& sheet);

}  // namespace fotfaste::intake::simulation
