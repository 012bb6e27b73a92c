// A plugin's shared library, loaded. Loading runs code of the plugin: call this in workers only.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "fotfaste/plugin.h"

namespace fotfaste::host {

// Thrown when the system cannot load the file, or it lacks the one symbol; what() is the system's sentence.
class NotLoadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Loads the library for good and returns its entry. Every symbol is resolved now, so that one that is missing
// is found here and not in the middle of a run. path must be absolute.
const fotfaste_plugin_entry& load_plugin(const std::filesystem::path& path);

}  // namespace fotfaste::host
