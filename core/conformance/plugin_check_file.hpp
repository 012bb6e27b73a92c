// plugin-check.toml: which failures of a plugin are accepted and why, and the cases to try it with.
//
//   [expected_failures]
//   state-foreign = "reason"
//   [[case]]
//   project = "path/project.toml"
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace fotfaste::conformance {

// Thrown for a file that cannot be used; what() is one English sentence with the place.
class NotUsable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct PluginCheckFile {
  std::map<std::string, std::string, std::less<>> expected_failures;
  std::vector<std::filesystem::path> projects;  // absolute, or relative to the working directory
};

PluginCheckFile read_plugin_check_file(const std::filesystem::path& file);

}  // namespace fotfaste::conformance
