// The result tables, and the rules about sums.
#pragma once

#include "figures.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"

namespace finsam {

void describe_tables(fotfaste::Description& description);

// last_year: the last of which anything is known.
void report_tables(fotfaste::Results& results, const Figures& figures, const Options& options, int last_year);

// Holds the sums, the project's own figures among them, against the rules about sums.
void check_sums(fotfaste::exports::ExportRules& rules, const Figures& figures, const Options& options);

}  // namespace finsam
