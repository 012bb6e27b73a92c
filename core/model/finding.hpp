// A finding: one thing wrong or noteworthy in data, configuration or a plugin's run, grouped over the places
// where it occurs. finding_catalogue.hpp holds what every code means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::model {

enum class Severity : std::uint8_t { note, warning, error };

// Where, in a file that the evaluator can open. Rows are numbered as a spreadsheet shows them: the header is
// row 1, and a field with line breaks inside it does not add rows. Columns are numbered from 1. For
// project.toml, row is the line and column the character.
struct Place {
  std::string file;
  std::uint64_t row = 0;     // 0: the file as a whole
  std::uint64_t column = 0;  // 0: the row as a whole
  std::string column_name;   // the header as it stands in the file
  std::string excerpt;       // the row as it stands, with what is sensitive masked; may be cut
  std::uint32_t caret = 0;   // where in excerpt the trouble begins, in characters
  std::uint32_t caret_length = 0;
  Text note;  // what is wrong just here: "before 2025-06-01"
  friend bool operator==(const Place&, const Place&) = default;
};

struct Finding {
  std::string code;  // permanent, as "D014"
  Severity severity = Severity::error;
  Text message;
  Text help;
  std::vector<Place> places;  // the first ones; count is exact, this list may be cut
  std::uint64_t count = 0;    // so many ...
  std::uint64_t total = 0;    // ... of so many; 0 where a total makes no sense
  Text unit;                  // of what: rader / rows
  std::string plugin;         // who says so; empty for the host itself
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace fotfaste::model
