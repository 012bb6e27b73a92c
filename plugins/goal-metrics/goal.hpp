// One goal as it is declared in project.toml, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

// measured from the data, shown by evidence, or neither so far.
enum class GoalKind : std::uint8_t { measured, evidence, none };

constexpr std::string_view word(GoalKind kind) {
  constexpr std::string_view words[] = {"measured", "evidence", "none"};
  return words[static_cast<int>(kind)];
}

// The aim is reached inside [low, high]; neither: no target was stated.
struct Target {
  std::optional<double> low;
  std::optional<double> high;
  std::string_view scale = "share";  // or "count"
  std::optional<double> tolerance;
  std::optional<std::int64_t> planned;
};

struct Evidence {
  std::optional<fotfaste::Label> statement;
  std::optional<fotfaste::Day> decided;
  std::string document;
  bool rejected = false;

  // Whether somebody has shown it by this day; nothing until they have said.
  [[nodiscard]] std::optional<int> attested(fotfaste::Day as_of) const {
    if (decided && *decided > as_of) return std::nullopt;
    if (rejected) return 0;
    return decided && !document.empty() ? std::optional<int>(1) : std::nullopt;
  }
};

struct Goal {
  std::string id;
  std::string level;
  std::optional<fotfaste::Label> text;
  GoalKind kind;
  Target target;
  std::optional<Evidence> evidence;
  fotfaste::Population population;
  std::optional<fotfaste::Criterion> outcome;
  fotfaste::Breakdown breakdown;
  bool unknown_is_not_reached;
  double undecided_above;
};

void describe_parameters(fotfaste::Description& description);

// All goals. Tells the host of every goal that is wrong but the last, and throws ParameterError for that.
std::vector<Goal> parse_goals(const fotfaste::Settings& settings);

}  // namespace goals
