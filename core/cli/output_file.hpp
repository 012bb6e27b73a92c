// Files that are either wholly there or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fotfaste::cli {

// Writes beside the file and then takes its place. Throws std::system_error, and leaves nothing behind then.
void write_file(const std::filesystem::path& file, std::string_view content);

// The whole file. Throws std::system_error.
std::string read_file(const std::filesystem::path& file);

}  // namespace fotfaste::cli
