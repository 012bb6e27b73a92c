// One goal as it is declared in project.toml, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alternatives.hpp"
#include "evidence.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "goal_reading.hpp"
#include "target.hpp"

namespace goals {

// measured from the data, shown by evidence, or neither so far.
enum class GoalKind : std::uint8_t { measured, evidence, none };

constexpr std::string_view word(GoalKind kind) {
  constexpr std::string_view words[] = {"measured", "evidence", "none"};
  return words[static_cast<int>(kind)];
}

// A part of an outcome that is an any or all, counted by itself among those for whom the whole can be judged.
struct Part {
  std::string id;  // "GOAL.1", "GOAL.2" ...
  fotfaste::Label text;
  fotfaste::Criterion criterion;
  Standings standings = {};
};

// What the goal's fulfilment may be called from at_least on: "mycket hög".
struct GradeWord {
  double at_least;
  fotfaste::Label text;
};

struct Goal {
  std::string id;
  std::string level;
  std::optional<fotfaste::Label> text;
  GoalKind kind;
  Target target;
  std::vector<GroupTarget> group_targets;
  std::optional<Evidence> evidence;
  GoalReading reading;
  std::vector<Alternative> alternatives;
  std::vector<Part> parts;
  std::vector<GradeWord> words;  // the highest first
  std::optional<fotfaste::Day> words_declared;
  const fotfaste_value* words_at;
  fotfaste::Breakdown breakdown;
  double undecided_above;

  // What the goal is called in a finding.
  [[nodiscard]] fotfaste::Label purpose() const { return {"målet " + id, "the goal " + id}; }
};

void describe_goals(fotfaste::Description& description);

// All goals. Tells the host of every goal that is wrong but the last, and throws ParameterError for that.
std::vector<Goal> parse_goals(const fotfaste::Settings& settings);

}  // namespace goals
