// report.html: the results as one page for a steering group. Made from the results document alone; the same
// document and language give the same bytes. Asks nothing of any network, and is whole without its script.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

std::string html_report(const nlohmann::ordered_json& results, model::Language language);

}  // namespace fotfaste::report
