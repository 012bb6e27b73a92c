// report.html: the results as one page for a steering group. Made from the results document alone; the same
// document and language give the same bytes. Asks nothing of any network, and is whole without its script.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

// earlier: the results of a run before this one, for a section on what has changed since; null: none.
std::string html_report(const nlohmann::ordered_json& results, model::Language language,
                        const nlohmann::ordered_json* earlier = nullptr);

}  // namespace fotfaste::report
