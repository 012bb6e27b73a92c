// Which row of the projects' texts is answered by what. The rows stand in rows.csv, the answers as comments
// in configs/*/project.toml, directly above what they concern:
//
//   # krav: F11 goal-metrics.goals.value goal=half-time-job   plugin.table.column, and which of its rows
//   # krav: F16 check E001                                     a finding
//   # krav: K18 kommando sheet                                 a command
//   # krav: L3 nej: regionen är ...                            why the system should not do it
//
// A value with blanks stands in quotation marks. Nothing here opens files: main.cpp does.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace fotfaste::coverage {

using Json = nlohmann::ordered_json;

struct Row {
  std::string id;
  std::string configuration;  // folder under configs/
  std::string text;
};

struct Annotation {
  std::string row;
  std::string place;  // what stands after the row
  int line = 0;       // in project.toml, from 1
};

// What the annotations of one configuration are held against.
struct Evidence {
  Json results;                                 // results.json of a run
  Json design;                                  // check --design, as JSON
  std::map<std::string, std::string> rules;     // code -> what it says, in English
  std::map<std::string, std::string> commands;  // command -> what it does, in English
};

enum class Answer { figure, check, command, reason };

struct Resolved {
  Answer answer = Answer::figure;
  std::string text;   // for the document, in Markdown
  std::string fault;  // why the place does not hold; empty when it does
};

// Of "row;configuration;text" lines below a line of headers.
std::vector<Row> read_rows(const std::string& csv);

// All comments that begin with "krav:", also those that are badly written.
std::vector<Annotation> read_annotations(const std::string& project_file);

Resolved resolve(const std::string& place, const Evidence& evidence);

struct Coverage {
  std::string document;             // docs/coverage.md
  std::set<std::string> open;       // rows without an answer
  std::vector<std::string> faults;  // in words; empty when everything holds
};

// open: the rows that may still be without an answer. evidence: by configuration; annotations: the same.
Coverage cover(const std::vector<Row>& rows, const std::set<std::string>& open,
               const std::map<std::string, std::vector<Annotation>>& annotations,
               const std::map<std::string, Evidence>& evidence);

}  // namespace fotfaste::coverage
