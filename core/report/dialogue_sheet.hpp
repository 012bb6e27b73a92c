// One participant's ratings on a page: each item's answers wave by wave, for a talk with the participant.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "report/terminal_report.hpp"

namespace fotfaste::report {

// document is made by person_list_document, of a table with the columns person, entry, instrument, rater,
// measure, date and value, and if known lowest and highest; without them it is shown as any table.
std::string dialogue_sheet_text(const nlohmann::ordered_json& document, const TerminalStyle& style);

}  // namespace fotfaste::report
