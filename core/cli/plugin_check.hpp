// plugin check, plugin list-checks: whether a plugin keeps the rules of the interface.
#pragma once

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace fotfaste::cli {

// Adds both to the command plugin.
void add_plugin_check_commands(CLI::App& plugin, Context& context);

}  // namespace fotfaste::cli
