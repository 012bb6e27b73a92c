// A result table of results.json, read leniently: a column that is not there reads as no data. The document
// may come from another version of the program, so nothing here trusts its form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

using Json = nlohmann::ordered_json;

// The member with a key, or null; the same for anything that is not an object.
const Json& member(const Json& object, std::string_view key);
// The elements of an array; none for anything else.
const Json& elements(const Json& value);
std::optional<double> as_number(const Json& value);
// Text made fit for a terminal; numbers, dates and nothing too.
std::string as_text(const Json& value, model::Language language);

class TableView {
 public:
  TableView(const Json& table, model::Language language) : table_(table), language_(language) {}

  [[nodiscard]] std::string id() const;
  [[nodiscard]] std::string kind() const;
  [[nodiscard]] std::string title() const;
  [[nodiscard]] const Json& rows() const { return elements(member(table_, "rows")); }
  [[nodiscard]] const Json& columns() const { return elements(member(table_, "columns")); }

  // The name of the first column with a role; empty without.
  [[nodiscard]] std::string column_with(std::string_view role) const;
  [[nodiscard]] bool has(std::string_view column) const;
  // The column's label, or its name.
  [[nodiscard]] std::string label(std::string_view column) const;
  // What a value of a column, or of a name within a stratum, is called; the value itself without a label.
  [[nodiscard]] std::string label(std::string_view column, const std::string& value) const;
  // The cell as text, by its label where it has one.
  [[nodiscard]] std::string text(const Json& row, std::string_view column) const;

 private:
  const Json& table_;
  model::Language language_;
};

// {} means everybody.
bool is_everybody(const Json& stratum);

// Different values of a column in the order in which they occur.
std::vector<std::string> values_of(const Json& rows, std::string_view column);

}  // namespace fotfaste::report
