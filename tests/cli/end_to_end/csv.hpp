// A reader of clean CSV files that shares nothing with the intake, so that results can be recomputed
// independently from the files themselves.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fotfaste::test {

using CsvRow = std::map<std::string, std::string>;  // by header

// UTF-8, a header, fields quoted or not, no line breaks within fields.
std::vector<CsvRow> read_csv(const std::filesystem::path& file, char delimiter);

// The fields of one line.
std::vector<std::string> split_line(const std::string& line, char delimiter);

}  // namespace fotfaste::test
