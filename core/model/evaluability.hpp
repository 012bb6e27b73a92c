// What a project will be able to show, as its design stands, before there are any data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/design.hpp"
#include "model/finding.hpp"
#include "model/results.hpp"
#include "model/text.hpp"

namespace fotfaste::model {

// What project.toml says of a column's data. No file is opened.
enum class Supply : std::uint8_t {
  no_table,   // there is no [data.TABLE] at all
  absent,     // there is, and nothing in it feeds the column
  by_header,  // the source has no `columns`: it depends on the headers of the file
  mapped,
};

struct ColumnSupply {
  std::string column;  // path
  bool required = false;
  Supply supply = Supply::no_table;
  bool lacking = false;  // without it there is no figure, or nothing but unknown
};

// Whose outcome can be told before the project ends?
enum class Reach : std::uint8_t { not_known, nobody, some, everybody };

// An outcome that can be told so long after an anchor.
struct Observation {
  std::string anchor;
  std::int32_t months = 0;
  std::int32_t days = 0;
  Reach reach = Reach::not_known;         // not known: the project's end is not stated
  std::optional<std::int32_t> last_day;   // the latest anchor day whose outcome is told by the project's end
  std::optional<std::int32_t> told_last;  // when the outcome is told of an anchor on the project's last day
};

// The true shares from which on n persons are found to differ from a known one, with a power and at a level.
struct DetectableDifference {
  std::int64_t n = 0;
  double known = 0;
  bool is_target = false;       // else the known share is a half, where differences are hardest to show
  std::optional<double> above;  // nothing: not even n of n would show it
  std::optional<double> below;
  double power = 0;
  double level = 0;
};

struct EvaluatedPurpose {
  DesignPurpose purpose;
  std::vector<ColumnSupply> columns;
  std::vector<Observation> observations;
  std::optional<DetectableDifference> difference;
};

struct EvaluatedPlugin {
  std::string id;
  Text title;
  Outcome outcome = Outcome::ok;  // of describing itself and its design
  Text reason;
  std::vector<EvaluatedPurpose> purposes;
  std::vector<ColumnSupply> other_columns;  // that no purpose names
};

struct Evaluability {
  std::string id;
  std::string name;
  std::optional<std::int32_t> start;
  std::optional<std::int32_t> end;
  std::optional<std::int64_t> planned_participants;
  std::vector<EvaluatedPlugin> plugins;
  std::vector<Finding> findings;
};

}  // namespace fotfaste::model
