// A run's results as delimited files: one long file for programs, and one file a table for people.
#pragma once

#include <string>
#include <vector>

#include "report/table_view.hpp"

namespace fotfaste::report {

// Every estimate of every table, one a line, with the codes of results.json: commas, decimal points, UTF-8
// without byte order mark, the same in every language. docs/report.md says what the columns hold.
std::string estimates_csv(const Json& results);

struct CsvFile {
  std::string name;  // "goal-metrics.goals.csv": never a path, unique whatever the case
  std::string content;
};

// A file for each table that has rows, with labels in the language; see csv.hpp for the form. In Swedish ;
// and decimal commas, in English , and decimal points.
std::vector<CsvFile> table_csv_files(const Json& results, model::Language language);

}  // namespace fotfaste::report
