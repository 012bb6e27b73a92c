// Where one figure of a funder's export comes from: its definition, and how many are counted, are not, or are
// unknown, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/results.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {

// The indicators that a plugin defines. tables are in the form of results.json.
std::vector<std::string> indicators_of(const std::vector<nlohmann::ordered_json>& tables);

// {"plugin", "indicator", "definition": {column: {"sv", "en"}}, "counts": {"in", "out", "unknown"},
// "standing": a table, "members": a table or null}. Nothing when the plugin does not define the indicator.
// unknown are those with the standing unknown or incomplete, out those with any other but in.
std::optional<nlohmann::ordered_json> trace_document(const std::string& plugin, const std::string& indicator,
                                                     const std::vector<nlohmann::ordered_json>& tables);

// Whether the plugin has no table of the people behind an indicator.
bool members_are_missing(const nlohmann::ordered_json& document);

enum class TraceDetail { counts, reasons };
// Made from the document alone.
std::string trace_text(const nlohmann::ordered_json& document, TraceDetail detail,
                       const TerminalStyle& style);

}  // namespace fotfaste::report
