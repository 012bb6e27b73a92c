// Table texts: the questions that the report answers with text.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"

namespace state_grant {

void describe_texts(fotfaste::Description& description);
void report_texts(fotfaste::Results& results, const Options& options, fotfaste::exports::ExportRules& rules);

}  // namespace state_grant
