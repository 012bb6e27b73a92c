// What a project will be able to show, for programs: `fotfaste check --design --format json`. A contract, as
// docs/commands.md says.
#pragma once

#include <nlohmann/json.hpp>

#include "model/evaluability.hpp"

namespace fotfaste::report {

nlohmann::ordered_json evaluability_document(const model::Evaluability& evaluability);

}  // namespace fotfaste::report
