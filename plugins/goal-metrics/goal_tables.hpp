// The tables about goals, and their rows.
#pragma once

#include <cstdint>
#include <span>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/statistics/beta_binomial.hpp"
#include "goal_count.hpp"

namespace goals {

inline constexpr const char* goals_table = "goals";

// How the forecasts are made.
struct ForecastRules {
  fotfaste::statistics::BetaPrior prior;
  std::int64_t least_judged = 5;
};

void describe_forecast(fotfaste::Description& description);
void describe_goal_tables(fotfaste::Description& description);
// Throws ParameterError.
ForecastRules forecast_rules_of(const fotfaste::Parameters& parameters);

// participations is how many take or took part in the programme.
void report_goals(std::span<const GoalCount> goals, std::int64_t participations, const ForecastRules& rules,
                  fotfaste::Results& results, const fotfaste::Settings& settings);

}  // namespace goals
