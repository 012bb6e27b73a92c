// A file of text that an evaluator wrote, whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::intake {

// Without a byte order mark. Nothing when it is no file or cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& file);

std::vector<std::string> lines_of(std::string_view text);

}  // namespace fotfaste::intake
