// A plugin's part of a new project.toml, from what the plugin declares: every parameter with what it is,
// those that must be there with an example, the others as lines that need only a # taken away.
#pragma once

#include <string>
#include <vector>

#include "model/description.hpp"
#include "model/text.hpp"

namespace fotfaste::cli {

// by: columns to break down by, where the plugin takes such.
std::string plugin_text(const model::PluginDescription& plugin, const std::vector<std::string>& by,
                        model::Language language);

// The same with every line made a comment.
std::string switched_off(const std::string& text);

}  // namespace fotfaste::cli
