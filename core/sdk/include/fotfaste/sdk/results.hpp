// How a plugin reports: rows of the tables that it described, one cell for each column, in order.
//
//   results.add("state-at-point", "exit+6m", "employed", StratumCell{{{"gender", "woman"}}}, 12, 20, 3);
//
// Rows stand in the report as they are added, so add them in an order that follows from what was counted:
// sorted, never as a hash table happens to hold them.
#pragma once

#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/descriptor.h"
#include "fotfaste/result.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste {

// A day in a date column.
struct DayCell {
  Day day;
};

// Name and value of each column that the row is broken down by; none means everybody.
struct StratumCell {
  std::vector<std::pair<std::string, std::string>> labels;
};

// One cell. Points to the texts that it was made from; null is "no data", which zero never is.
class Cell {
 public:
  Cell(std::nullopt_t) {}  // NOLINT(google-explicit-constructor): cells are written as plain values
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
      Cell(Integer value) {  // NOLINT(google-explicit-constructor)
    if (!std::in_range<std::int64_t>(value)) throw ContractError("a count is larger than a result can hold");
    cell_.type = FOTFASTE_TYPE_INTEGER;
    cell_.integer = static_cast<std::int64_t>(value);
  }
  Cell(double value) {  // NOLINT(google-explicit-constructor)
    cell_.type = FOTFASTE_TYPE_NUMBER;
    cell_.number = value;
  }
  Cell(std::string_view text) {  // NOLINT(google-explicit-constructor)
    cell_.type = FOTFASTE_TYPE_TEXT;
    cell_.text = lend(text);
  }
  Cell(const char* text) : Cell(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)
  Cell(const std::string& text) : Cell(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Cell(DayCell day) {                                              // NOLINT(google-explicit-constructor)
    cell_.type = FOTFASTE_TYPE_DATE;
    cell_.integer = day.day;
  }
  Cell(const StratumCell& stratum) {  // NOLINT(google-explicit-constructor)
    cell_.type = FOTFASTE_TYPE_STRATUM;
    labels_.reserve(stratum.labels.size() * 2);
    for (const auto& [name, value] : stratum.labels) {
      labels_.push_back(lend(name));
      labels_.push_back(lend(value));
    }
    cell_.label_count = static_cast<std::uint32_t>(stratum.labels.size());
  }
  template <typename Value>
  Cell(const std::optional<Value>& value) {  // NOLINT(google-explicit-constructor)
    if (value.has_value()) *this = Cell(*value);
  }

  // As it stands in a column of this type. Throws ContractError when it does not fit. Points into this.
  [[nodiscard]] fotfaste_cell as(std::uint32_t type) const {
    fotfaste_cell cell = cell_;
    if (cell.type == FOTFASTE_TYPE_INTEGER && type == FOTFASTE_TYPE_NUMBER) {
      cell.type = type;
      cell.number = static_cast<double>(cell.integer);
      cell.integer = 0;
    }
    if (cell.type != 0 && cell.type != type) throw ContractError("a cell is not of its column's type");
    if (cell.type == FOTFASTE_TYPE_NUMBER && !std::isfinite(cell.number)) {
      throw ContractError("a number is infinite or not a number; \"no data\" is std::nullopt");
    }
    cell.labels = labels_.empty() ? nullptr : labels_.data();
    return cell;
  }

 private:
  fotfaste_cell cell_ = {};
  std::vector<fotfaste_text> labels_;
};

class Results {
 public:
  // Both outlive this.
  Results(const fotfaste_result_sink* sink, const fotfaste_descriptor* descriptor)
      : sink_(sink), descriptor_(descriptor) {}
  Results(const Results&) = delete;
  Results& operator=(const Results&) = delete;

  // Adds a row. Throws ContractError for an unknown table or cells that do not fit its columns.
  template <typename... Cells>
  void add(std::string_view table, const Cells&... cells) {
    const std::array<Cell, sizeof...(Cells)> row = {Cell(cells)...};
    add_row(table, row);
  }
  // The same, for a number of cells that only the run knows.
  void add_row(std::string_view table, std::span<const Cell> cells) {
    const std::uint32_t number = table_number(table);
    const fotfaste_table& described = descriptor_->tables[number];
    if (cells.size() != described.column_count) {
      throw ContractError("a row of " + std::string(table) + " has " + std::to_string(cells.size()) +
                          " cells, not " + std::to_string(described.column_count));
    }
    row_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) row_.push_back(fit(cells[i], described, i));
    check(sink_->add_row(sink_, number, row_.data(), row_.size()));
  }
  // What a value of a text column is called in a report.
  void label(std::string_view table, std::string_view column, std::string_view value, const Label& label) {
    const std::uint32_t number = table_number(table);
    const fotfaste_table& described = descriptor_->tables[number];
    for (std::uint64_t i = 0; i < described.column_count; ++i) {
      if (column != described.columns[i].name) continue;
      if (described.columns[i].type != FOTFASTE_TYPE_TEXT)
        throw ContractError("only values of text columns have labels");
      const fotfaste_label lent = lend(label);
      check(sink_->add_label(sink_, number, static_cast<std::uint32_t>(i), lend(value), &lent));
      return;
    }
    throw ContractError("the table " + std::string(table) + " has no column " + std::string(column));
  }

 private:
  [[nodiscard]] std::uint32_t table_number(std::string_view id) const {
    for (std::uint64_t i = 0; i < descriptor_->table_count; ++i) {
      if (id == descriptor_->tables[i].id) return static_cast<std::uint32_t>(i);
    }
    throw ContractError("the plugin described no table " + std::string(id));
  }
  static fotfaste_cell fit(const Cell& cell, const fotfaste_table& table, std::size_t column) {
    try {
      return cell.as(table.columns[column].type);
    } catch (const ContractError& error) {
      throw ContractError(std::string(table.id) + "." + table.columns[column].name + ": " + error.what());
    }
  }
  static void check(std::int32_t status) {
    if (status != FOTFASTE_OK) throw SinkRefused(status);
  }

  const fotfaste_result_sink* sink_;
  const fotfaste_descriptor* descriptor_;
  std::vector<fotfaste_cell> row_;
};

}  // namespace fotfaste
