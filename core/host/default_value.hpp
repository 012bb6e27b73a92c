// A default, as it would be written in project.toml, read into a value.
#pragma once

#include <optional>
#include <string>

#include "model/value.hpp"

namespace fotfaste::host {

// Nothing when the text is no TOML value, or one that a parameter cannot have (a time of day, a number that
// is not finite). The value has no place.
std::optional<model::Value> read_default(const std::string& toml);

}  // namespace fotfaste::host
