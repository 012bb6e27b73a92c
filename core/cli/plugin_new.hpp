// plugin new: a folder with a plugin that builds at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace fotfaste::cli {

struct NewFile {
  std::string path;
  std::string content;
};

// The files of a plugin with this id in "cpp", "c" or "rust", in the order of their paths.
std::vector<NewFile> new_plugin_files(std::string_view id, std::string_view language);

// Adds the command to "plugin".
void add_plugin_new_command(CLI::App& plugin, Context& context);

}  // namespace fotfaste::cli
