// The data files of a new project: which there are and with which columns, from what its plugins read. Empty
// but for their headers, in the evaluator's language, with the mapping to the model and a description for
// people.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "host/host.hpp"
#include "model/schema.hpp"
#include "model/text.hpp"

namespace fotfaste::cli {

struct DataColumn {
  model::ColumnId column = 0;
  std::string header;
  std::vector<std::pair<std::string, std::string>> codes;  // word in the file, word of the model
};

struct DataTable {
  model::Table table = model::Table::participations;
  std::string file;  // from project.toml on
  std::vector<DataColumn> columns;
};

struct DataFiles {
  std::vector<DataTable> tables;
  bool instruments = false;  // questionnaires are described too, in a file of their own
};

// participations is always among them. Columns that the model fills in by itself, and those that are seldom
// needed and that no plugin requires, are left out.
DataFiles data_files(const std::vector<host::ColumnNeed>& needs, model::Language language);

// The table's part of project.toml.
std::string mapping_text(const DataTable& table, model::Language language);
// The file itself: a line of headers.
std::string header_line(const DataTable& table);
// data/README.md.
std::string data_readme(const DataFiles& files, model::Language language);
// A questionnaire with one item, to begin from, and its path from project.toml on.
std::string instrument_file(model::Language language);
std::string instrument_text(model::Language language);

}  // namespace fotfaste::cli
