// The results of a made-up run, with every kind of table that the report knows and one that it does not.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/project.hpp"
#include "model/results.hpp"
#include "report/results_document.hpp"

namespace fotfaste::report::example {

model::Project project();
RunDescription run();
std::vector<model::PluginResult> plugins();
std::vector<model::Finding> findings();
nlohmann::ordered_json document();

// A finding with one place in a row of made-up data.
model::Finding finding_with_excerpt();

}  // namespace fotfaste::report::example
