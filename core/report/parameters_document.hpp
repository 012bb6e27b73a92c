// What a plugin was asked, as part of results.json: the parameters as they were used, what they mean in
// words, and what the plugin says that they define. Everything stands once, so that two runs can be held
// against each other by it.
//
// A path is the keys from the plugin's parameters on, joined by "/": "goal/0/outcome". Items of lists are
// numbered from 0. The path of a label has no numbers: "goal/outcome".
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "model/design.hpp"
#include "model/project.hpp"
#include "model/results.hpp"
#include "model/value.hpp"

namespace fotfaste::report {

// The values, given and defaulted, in their order in project.toml; days as "2026-03-31". An object.
nlohmann::ordered_json parameters_document(const model::Value& settings);

// labels: of every parameter that has a value, what it is and its unit. defaults: paths of values that nobody
// wrote. words: by path, criteria, times and choices as a sentence says them. judged: by path, the day after
// which a criterion can be judged, where it hangs on one.
nlohmann::ordered_json parameter_notes_document(const model::Project& project,
                                                const model::PluginResult& plugin);

// What is computed, of whom, and how its wording was read.
nlohmann::ordered_json definitions_document(const std::vector<model::DesignPurpose>& purposes);

}  // namespace fotfaste::report
