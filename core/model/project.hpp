// A project as its project.toml describes it: the card, where the data are and what their columns mean, and
// which plugins to run with which parameters. intake/project_file.hpp reads it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/instrument.hpp"
#include "model/schema.hpp"
#include "model/text.hpp"
#include "model/value.hpp"

namespace fotfaste::model {

struct ProjectCard {
  std::string id;
  std::string name;
  std::string owner;
  std::string fund;
  std::optional<std::int32_t> start;  // first day
  std::optional<std::int32_t> end;    // last day
  std::optional<std::int64_t> planned_participants;
  std::optional<std::int64_t> least_age;  // completed years at entry
  std::optional<std::int64_t> most_age;   // the same
  std::vector<Value> other;               // everything else on the card, as written
};

// A column of the model and the header that holds it in the file.
struct ColumnMapping {
  ColumnId column = 0;
  std::string header;
  std::uint32_t line = 0;  // in project.toml
  std::uint32_t character = 0;
};

// One column a month: header of the first month's column on, month by month.
struct WideMapping {
  std::int32_t first_month = 0;  // first day of the month
  std::int32_t last_month = 0;   // first day of the month
  std::string header;            // "{Mon}.{yy}": how the headers are written; docs/configuration.md
};

// A file that holds rows of one table of the model.
struct Source {
  Table table = Table::participations;
  std::filesystem::path file;    // as written in project.toml
  std::filesystem::path opened;  // where it is looked for
  std::vector<ColumnMapping> columns;
  std::map<ColumnId, std::string> constants;  // the same text in every row
  std::map<ColumnId, std::map<std::string, std::string>>
      codes;  // text in the file -> code or label of the model
  // states only: the project's own label -> core state
  std::map<std::string, std::string> core_states;
  // participations only: header -> attribute name, for attributes that stand as columns of their own
  std::vector<std::pair<std::string, std::string>> attributes;
  // participations only: header -> group name, for yes/no columns of target groups
  std::vector<std::pair<std::string, std::string>> groups;
  std::optional<WideMapping> wide;          // states only
  std::vector<std::string> missing = {""};  // texts that stand for "no value"
  std::optional<char> delimiter;
  std::optional<std::string> encoding;  // "utf-8" or "windows-1252"; detected without
  std::uint32_t line = 0;               // of its table in project.toml
};

struct PluginRequest {
  std::string id;
  Value parameters;  // a table
  std::uint32_t line = 0;
};

struct Project {
  std::filesystem::path file;
  std::vector<std::string> lines;  // of project.toml, for findings that point into it
  ProjectCard card;
  std::optional<std::int32_t> as_of;
  std::vector<Source> sources;  // several of one table are read one after the other
  std::vector<Instrument> instruments;
  std::vector<PluginRequest> plugins;
  std::map<std::string, Text> state_labels;  // how states, items, cohorts ... are called in reports
  std::int64_t few_below = 20;               // denominators below this get the too-few wording
  std::optional<std::filesystem::path> pseudonym_key;
  Value simulation;  // [simulation] as written: what simulated data are to show
};

}  // namespace fotfaste::model
