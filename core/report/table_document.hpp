// One result table as it stands in results.json.
#pragma once

#include <nlohmann/json.hpp>

#include "model/project.hpp"
#include "model/results.hpp"

namespace fotfaste::report {

// With the labels of all values: the plugin's words go before the project's, and those before the model's
// own.
nlohmann::ordered_json table_document(const model::Project& project, const model::TableResult& table);

}  // namespace fotfaste::report
