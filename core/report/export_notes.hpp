// The first sheet of an export's workbook: what the file is, what it breaks, what its figures mean and what
// of that is still to be confirmed.
#pragma once

#include "report/export_document.hpp"
#include "report/workbook.hpp"

namespace fotfaste::report {

WorkbookOptions export_notes(const Export& made, model::Language language);

// "A03: text (2024, women): 12 against 10, 3 records"
std::string violation_text(const Violation& violation, model::Language language);

// Codes of definitions and of rules whose basis is from_memory, each once, in their order.
std::vector<std::string> unconfirmed(const Export& made);

}  // namespace fotfaste::report
