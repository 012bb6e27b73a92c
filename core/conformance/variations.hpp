// Other values of a plugin's parameters, each within what the plugin declares.
#pragma once

#include <string>
#include <vector>

#include "model/description.hpp"
#include "model/value.hpp"

namespace fotfaste::conformance {

struct Variation {
  std::string parameter;    // "min_n", "goal.target"
  model::Value parameters;  // the whole table with another value of this one
};

// For each parameter, and each field of tables that are given, a few other values. Criteria, which only the
// plugin can judge, and required fields are left as they are.
std::vector<Variation> variations(const std::vector<model::ParameterDescription>& known,
                                  const model::Value& given);

}  // namespace fotfaste::conformance
