// Other ways to read a goal, each differing from the declared one in one thing, so that the reader sees how
// much hangs on the reading.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "changed_table.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "goal_reading.hpp"

namespace goals {

struct Alternative {
  std::string id;
  std::string_view question;  // one of the words of describe_questions
  fotfaste::Label text;
  std::unique_ptr<ChangedTable> outcome;  // what the reading looks at, where it was changed
  GoalReading reading;
  bool is_generated;
  Standings standings = {};
};

void describe_alternatives(fotfaste::Parameter& goal);

// What the readings differ in, with its name: "start", "employer" ...
std::vector<std::pair<std::string_view, fotfaste::Label>> questions();

// The alternatives of a goal whose declared wording this is: those that alternatives = "standard" stands for,
// then those that are written out. Throws ParameterError.
//
// Standard, for work that starts in time and lasts: counted from the entry or the cohort's start; any
// employer or the same; subsidised work counts or not; no least hours, 20 or 40 a week; gaps of 0, 14 or 30
// days; studies count or not; unknown outside or not reached; drop-outs counted or left out. For other
// outcomes those of these that apply.
std::vector<Alternative> alternatives_of(const fotfaste::Parameters& goal, const Wording& declared,
                                         const fotfaste::Settings& settings);

}  // namespace goals
