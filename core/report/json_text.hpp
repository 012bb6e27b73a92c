// JSON as text that is the same on every machine.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace fotfaste::report {

// Two spaces an indent. A container of nothing but plain values stands on one line, and so does each element
// of an array called "rows" or "columns": a change in a table is a change of one line. Text that is not UTF-8
// is repaired with U+FFFD; characters that act on a terminal are escaped. Ends with a line break.
std::string json_text(const nlohmann::ordered_json& value);

}  // namespace fotfaste::report
