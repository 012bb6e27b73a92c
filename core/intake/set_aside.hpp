// Writes the rows that were set aside to a file of their own, with the reasons added.
#pragma once

#include <cstdint>
#include <filesystem>

#include "intake/source_reading.hpp"

namespace fotfaste::intake {

// How many rows of the file were set aside.
std::uint64_t count_set_aside(const SourceReading& reading);

// Two columns are added: the codes, and the reasons in Swedish. Everything else stands as in the original,
// in UTF-8, except that identity numbers are bullets. Throws std::system_error when the disk refuses.
void write_set_aside(const SourceReading& reading, const std::filesystem::path& path);

}  // namespace fotfaste::intake
