// A table about single people, made for an evaluator who asked for just that: as JSON, for a terminal, and as
// a file that a spreadsheet opens. Never part of a run's results.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/project.hpp"
#include "model/results.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {

// In table, pseudonyms stand in place of the person numbers.
nlohmann::ordered_json person_list_document(const model::Project& project, std::int32_t as_of,
                                            const model::TableResult& table);

// Made from the document alone, as the next.
std::string person_list_text(const nlohmann::ordered_json& document, const TerminalStyle& style);

// UTF-8 with a byte order mark, semicolons between fields, quoting by RFC 4180: what a Swedish spreadsheet
// program opens without a question. Text that a spreadsheet would compute is kept from it by an apostrophe.
std::string person_list_csv(const nlohmann::ordered_json& document, model::Language language);

}  // namespace fotfaste::report
