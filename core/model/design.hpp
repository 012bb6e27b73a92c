// What a plugin said of a project's design, as the host keeps it: an owning copy of fotfaste/design.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::model {

struct DesignOption {
  std::string toml;  // lines of project.toml
  Text meaning;
};

struct DesignQuestion {
  std::string id;
  Text question;
  Text reading;  // as the evaluator says or, as long as the question is open, what is assumed
  bool answered = false;
  std::vector<DesignOption> options;
};

struct NeededColumn {
  std::string column;  // path
  bool required = false;
};

// One thing that is computed and quoted: a goal, a follow-up point, a curve.
struct DesignPurpose {
  std::string id;
  Text title;
  Text denominator;                     // empty where nobody is counted
  std::optional<std::int64_t> planned;  // in the denominator
  std::optional<double> target;         // a share
  bool describes = false;               // those who take part: there is no difference to show
  std::uint32_t line = 0;               // in project.toml; 0: nowhere
  std::uint32_t column = 0;
  std::vector<NeededColumn> columns;  // each once, in the order in which they were named
  std::vector<DesignQuestion> questions;
  std::vector<Text> limits;  // what the figure will not show
};

}  // namespace fotfaste::model
