// Findings for programs: the same objects in results.json and in `fotfaste check --format json`.
#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "model/finding.hpp"

namespace fotfaste::report {

// The excerpt of a place is a row of somebody's data. results.json travels further than the data, so it
// points to the row and leaves the excerpt out.
enum class Excerpts { keep, leave_out };

nlohmann::ordered_json findings_document(std::span<const model::Finding> findings, Excerpts excerpts);

// {"error": 3, "warning": 2, "note": 0}: findings, not the rows that they are about.
nlohmann::ordered_json finding_counts(std::span<const model::Finding> findings);

// "error", "warning", "note".
std::string_view word(model::Severity severity);

}  // namespace fotfaste::report
