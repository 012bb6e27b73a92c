#include "host/row_checks.hpp"

#include <cmath>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/bytes.hpp"
#include "host/frames.hpp"

namespace fotfaste::host {
namespace {

bool is_count(std::uint32_t role) {
  switch (role) {
    case FOTFASTE_ROLE_NUMERATOR:
    case FOTFASTE_ROLE_DENOMINATOR:
    case FOTFASTE_ROLE_UNKNOWN:
    case FOTFASTE_ROLE_EXCLUDED:
    case FOTFASTE_ROLE_COUNT:
    case FOTFASTE_ROLE_PENDING:
    case FOTFASTE_ROLE_EARLY:
      return true;
    default:
      return false;
  }
}

std::optional<double> number(const model::Cell* cell) {
  if (cell == nullptr) return std::nullopt;
  if (const auto* integer = std::get_if<std::int64_t>(cell)) return static_cast<double>(*integer);
  if (const auto* value = std::get_if<double>(cell)) return *value;
  return std::nullopt;
}

void write_key(Writer& writer, const model::Cell& cell) {
  writer.number(static_cast<std::uint8_t>(cell.index()));
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) writer.number(*integer);
  // Adding zero makes one of the two zeros, which are equal to every reader.
  if (const auto* value = std::get_if<double>(&cell)) writer.number(*value + 0.0);
  if (const auto* text = std::get_if<std::string>(&cell)) writer.text(*text);
  if (const auto* date = std::get_if<model::DateCell>(&cell)) writer.number(date->day);
  if (const auto* stratum = std::get_if<model::Stratum>(&cell)) {
    writer.number(static_cast<std::uint64_t>(stratum->labels.size()));
    for (const auto& [name, value] : stratum->labels) {
      writer.text(name);
      writer.text(value);
    }
  }
}

}  // namespace

std::uint32_t type_of(const model::Cell& cell) {
  constexpr std::uint32_t types[] = {0,
                                     FOTFASTE_TYPE_INTEGER,
                                     FOTFASTE_TYPE_NUMBER,
                                     FOTFASTE_TYPE_TEXT,
                                     FOTFASTE_TYPE_DATE,
                                     FOTFASTE_TYPE_STRATUM};
  return types[cell.index()];
}

RowChecks::RowChecks(const model::TableDescription& table) : table_(table) {}

void RowChecks::refuse(const std::string& what) const {
  throw InvalidOutput("row " + std::to_string(rows_) + " of the table " + table_.id + ": " + what);
}

const model::Cell* RowChecks::of_role(const std::vector<model::Cell>& cells, std::uint32_t role) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (table_.columns[i].role == role) return &cells[i];
  }
  return nullptr;
}

void RowChecks::check(const std::vector<model::Cell>& cells) {
  ++rows_;
  if (cells.size() != table_.columns.size()) {
    refuse("it has " + std::to_string(cells.size()) + " cells, and the table has " +
           std::to_string(table_.columns.size()) + " columns");
  }
  for (std::size_t i = 0; i < cells.size(); ++i) check_cell(table_.columns[i], cells[i]);
  check_parts(cells);
  check_dimensions(cells);
}

void RowChecks::check_cell(const model::ColumnDescription& column, const model::Cell& cell) const {
  const std::uint32_t type = type_of(cell);
  if (type == 0) return;
  if (type != column.type) refuse("the cell of " + column.name + " has another type than its column");
  if (const auto* value = std::get_if<double>(&cell)) {
    if (!std::isfinite(*value)) refuse("the number in " + column.name + " is not finite");
    if (column.role == FOTFASTE_ROLE_UNDECIDED_ABOVE && (*value < 0 || *value > 1)) {
      refuse(column.name + " is no share between 0 and 1");
    }
  }
  if (const auto* count = std::get_if<std::int64_t>(&cell)) {
    // So that counts can be added without a thought.
    constexpr std::int64_t beyond_reason = std::int64_t{1} << 50;
    if (is_count(column.role) && *count < 0) refuse("the count in " + column.name + " is below zero");
    if (is_count(column.role) && *count > beyond_reason)
      refuse("the count in " + column.name + " is beyond all reason");
    if (column.role == FOTFASTE_ROLE_ATTESTED && *count != 0 && *count != 1) {
      refuse(column.name + " is neither 0 nor 1");
    }
  }
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (column.role == FOTFASTE_ROLE_SCALE && *text != "share" && *text != "count") {
      refuse(column.name + " is neither share nor count");
    }
  }
}

void RowChecks::check_parts(const std::vector<model::Cell>& cells) const {
  const auto in_order = [&](std::uint32_t smaller, std::uint32_t larger) {
    const auto a = number(of_role(cells, smaller));
    const auto b = number(of_role(cells, larger));
    return !a || !b || *a <= *b;
  };
  if (!in_order(FOTFASTE_ROLE_NUMERATOR, FOTFASTE_ROLE_DENOMINATOR)) {
    refuse("the numerator is larger than the denominator");
  }
  if (!in_order(FOTFASTE_ROLE_LOW, FOTFASTE_ROLE_HIGH)) refuse("the lower bound is above the upper bound");
  if (!in_order(FOTFASTE_ROLE_TARGET_LOW, FOTFASTE_ROLE_TARGET_HIGH)) {
    refuse("the lower end of the target is above the upper end");
  }
}

void RowChecks::check_dimensions(const std::vector<model::Cell>& cells) {
  Writer key;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::uint32_t role = table_.columns[i].role;
    if (role == FOTFASTE_ROLE_DIMENSION || role == FOTFASTE_ROLE_PERSON) write_key(key, cells[i]);
  }
  if (!keys_.insert(key.take()).second) refuse("an earlier row has the same dimensions");
}

}  // namespace fotfaste::host
