// Where the plugins of a program lie.
#pragma once

#include <filesystem>
#include <vector>

namespace fotfaste::host {

// Beside the program (build tree), where it is installed and, for the one in /usr/bin, under /usr/local too,
// which is where others than the system's packages install.
std::vector<std::filesystem::path> plugin_folders_of(const std::filesystem::path& program);

}  // namespace fotfaste::host
