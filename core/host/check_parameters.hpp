// What an evaluator wrote for a plugin, held against what the plugin declared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/description.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

namespace fotfaste::host {

// Checks the request's parameters and returns them with the defaults filled in. Everything that is wrong
// becomes a finding that points into project.toml; when any is added, what is returned is not to be used.
model::Value check_parameters(const model::Project& project, const model::PluginRequest& request,
                              const model::PluginDescription& description,
                              std::vector<model::Finding>& findings);

// A parameter's default as a value with its key, or nothing when the parameter would refuse it.
std::optional<model::Value> completed_default(const model::ParameterDescription& parameter);

// A place in project.toml. line 0 gives the file as a whole.
model::Place place_in_project(const model::Project& project, std::uint32_t line, std::uint32_t column);

}  // namespace fotfaste::host
