// What the model's own codes, columns and follow-up points are called in reports. The only place where these
// words stand; results.json carries those that occur.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/text.hpp"

namespace fotfaste::report {

// A list of codes, named after the column that holds them: {"gender", "woman", "kvinnor", "women"}.
struct CodeWord {
  std::string_view list;
  std::string_view code;
  std::string_view sv;
  std::string_view en;
};
std::span<const CodeWord> code_words();

// The label of a value of a column. column is a column of a result table or one that a row is broken down by:
// "state", "gender", "point". Nothing for values that are not the model's own.
std::optional<model::Text> value_label(std::string_view column, std::string_view value);

// "gender" -> kön; "attributes.NAME" -> NAME. Nothing for other names.
std::optional<model::Text> column_label(std::string_view column);

// "exit+6m" -> "6 månader efter avslut". Nothing for text that is not a follow-up point.
std::optional<model::Text> point_label(std::string_view point);

}  // namespace fotfaste::report
