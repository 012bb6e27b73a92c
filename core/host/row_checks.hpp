// Whether the rows of a table are what the plugin declared and what their roles demand.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "model/description.hpp"
#include "model/results.hpp"

namespace fotfaste::host {

// The code of result.h for the cell that is held; 0 for null.
std::uint32_t type_of(const model::Cell& cell);

class RowChecks {
 public:
  // The description outlives this.
  explicit RowChecks(const model::TableDescription& table);

  // Throws InvalidOutput for a row that has the wrong cells, a number that is not finite, a count below
  // zero, parts that cannot belong together, or the dimensions of a row that was checked before.
  void check(const std::vector<model::Cell>& cells);

 private:
  [[nodiscard]] const model::Cell* of_role(const std::vector<model::Cell>& cells, std::uint32_t role) const;
  void check_cell(const model::ColumnDescription& column, const model::Cell& cell) const;
  void check_parts(const std::vector<model::Cell>& cells) const;
  void check_dimensions(const std::vector<model::Cell>& cells);
  [[noreturn]] void refuse(const std::string& what) const;

  const model::TableDescription& table_;
  std::size_t rows_ = 0;
  std::unordered_set<std::string> keys_;
};

}  // namespace fotfaste::host
