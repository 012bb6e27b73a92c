// A run's results as a workbook to calculate in and to paste charts from: summary with contents, charts, a
// sheet a table, findings, method, and the cells that the charts are drawn from.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

// Made from results (the document of results.json) alone: the same results give the same bytes. The file is
// wholly there or not at all; throws std::system_error when it cannot be written, and std::length_error for a
// table of more rows than a sheet has.
void write_report_workbook(const std::filesystem::path& file, const nlohmann::ordered_json& results,
                           model::Language language);

}  // namespace fotfaste::report
