// What keeps the published interface as it is. Headers are held to what was published
//   - by the compiler: layout.c and constants.c have every size, offset and number;
//   - by abidiff: baseline/anchor.abi has every type and signature;
//   - by their text: no structure or constant is missing in these, and baseline/identifiers.txt has the texts
//     by which the two sides ask for each other.
#pragma once

#include <filesystem>
#include <string>

namespace fotfaste::tests {

// Whether abidiff is installed here.
bool has_abidiff();

// All that differs between the headers in this folder and what was published, for people to read; nothing
// when they are the same. folder is for the files that are made on the way.
std::string differences(const std::filesystem::path& headers, const std::filesystem::path& folder);

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace fotfaste::tests
