// Whether what a plugin says of itself can be true.
#pragma once

#include "model/description.hpp"

namespace fotfaste::host {

// Throws InvalidOutput with one sentence for the plugin's author at the first thing that is wrong: ids that
// are not unique, a text that is missing in a language, unknown codes, defaults that cannot be read, roles
// that do not fit their columns or each other, names that the host gives to columns of its own.
void check_description(const model::PluginDescription& description);

}  // namespace fotfaste::host
