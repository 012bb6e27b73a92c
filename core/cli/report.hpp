// What is made of a run's results, for the commands report and run.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace fotfaste::cli {

// Where each goes; an empty path is not made.
struct ReportFiles {
  std::filesystem::path page;
  std::filesystem::path workbook;
  std::filesystem::path csv_folder;
};

// All of them, by their names in a folder.
ReportFiles report_files_in(const std::filesystem::path& folder);

// Removes the delimited files of an earlier report, so that a table that is no longer there leaves nothing
// behind; a folder that does not look like one of a report is left alone.
void remove_csv_files(const std::filesystem::path& folder);

// Writes each file wholly or not at all, and says where. Throws std::system_error.
void write_report(const Context& context, const nlohmann::ordered_json& results, const ReportFiles& files,
                  const nlohmann::ordered_json* earlier = nullptr);

// Adds --since, for the results that the page tells the changes from, to a command that makes the page.
void add_since_option(CLI::App& command, const Context& context, std::string& since);

}  // namespace fotfaste::cli
