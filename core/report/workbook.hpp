// Result tables as a workbook that a spreadsheet program opens (Office Open XML, XLSX).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

// A part of the first sheet: a heading, and lines of a name and what it is.
struct WorkbookNotes {
  std::string heading;  // empty: none
  std::vector<std::pair<std::string, std::string>> lines;
  bool alarming = false;  // in red
};

struct WorkbookOptions {
  model::Language language = model::Language::swedish;
  std::string title;
  // "2027-08-31": also the day that the file says it was made, so that it is the same each time.
  std::string as_of;
  std::vector<WorkbookNotes> notes;
};

// Writes tables, each in the form of results.json, a sheet each, in their order: typed cells, a frozen header
// with the column's meaning as a note, shares as percent, a column for each name that rows are broken down
// by. Text is never taken for a formula. The same tables give the same bytes. The file is wholly there or not
// at all; throws std::system_error when it cannot be written, and std::length_error for a table of more rows
// than a sheet has.
void write_workbook(const std::filesystem::path& file, const std::vector<nlohmann::ordered_json>& tables,
                    const WorkbookOptions& options);

}  // namespace fotfaste::report
