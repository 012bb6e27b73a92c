// What the commands that show single people have in common: they run those plugins of a project that keep
// such a table, and nothing else, and put pseudonyms in place of numbers. What they show goes to whoever gave
// the command; nothing of it is in the results of a run.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/preparation.hpp"
#include "model/pseudonyms.hpp"
#include "model/results.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::cli {

struct PersonTablesRequest {
  std::string table;     // id of the table
  model::Value filling;  // the parameter that makes a plugin fill the table, with its key
  // Whether the plugin, as the project asks for it, may be asked; says why not by throwing a Refusal.
  std::function<void(const model::PluginRequest&)> permit;
  // Given the pseudonyms before any plugin runs: may change the value of the filling.
  std::function<void(const model::Pseudonyms&, model::Value&)> complete;
};

struct PersonTables {
  Preparation preparation;
  std::vector<model::TableResult> tables;  // one for each plugin of the project that keeps it
  ExitCode code = ExitCode::done;          // not done: preparation was not usable, or a plugin failed
};

// Findings and failures are shown on standard error. Throws Refusal when no plugin of the project keeps the
// table (missing says what to do), and for data that cannot be used.
PersonTables read_person_tables(const Context& context, const ProjectOptions& options,
                                const PersonTablesRequest& request, const std::string& missing);

// A document of each table.
std::vector<nlohmann::ordered_json> documents_of(const PersonTables& found);

// How a document looks to people.
using Shown = std::string (*)(const nlohmann::ordered_json& document, const report::TerminalStyle& style);

// The documents as the command's --format has them: JSON, or shown, with this sentence in place of an empty
// one.
std::string text_of(const Context& context, const std::vector<nlohmann::ordered_json>& documents, Shown shown,
                    const std::string& when_empty);

// Sets a parameter, in the place of what was given for it before.
void give(model::Value& parameters, const model::Value& filling);

// The number of the column with the role person, of a table that has one.
std::size_t person_column(const model::TableDescription& table);

// Puts pseudonyms in the place of person numbers; nothing in the place of numbers that are nobody's.
void name_persons(model::TableResult& table, const model::Pseudonyms& pseudonyms, std::uint64_t persons);

}  // namespace fotfaste::cli
