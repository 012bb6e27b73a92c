// Findings as SARIF 2.1.0, the format that code hosts and editors read.
#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "model/finding.hpp"

namespace fotfaste::report {

// One result a place; a finding without a place is one result. Columns of project.toml are characters; a
// column of a data file is named in the message, since SARIF knows only characters.
nlohmann::ordered_json sarif_document(std::span<const model::Finding> findings, model::Language language);

}  // namespace fotfaste::report
