// A JSON Schema checker for the keywords that docs/results.schema.json uses; any other keyword is a fault, so
// that none is passed over in silence.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace fotfaste::report {

// What is wrong with value, by place; nothing when it follows the schema.
std::vector<std::string> schema_faults(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace fotfaste::report
