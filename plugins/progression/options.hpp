// The plugin's parameters, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/statistics/kappa.hpp"

namespace progression {

// Which ratings are of one wave: those near a day that is so long after entry, or those of one occasion, the
// first, the second ...
enum class Waves : std::uint8_t { time, occasion };

// What stands for a standard deviation or a reliability that the instrument does not state.
enum class MissingNorms : std::uint8_t { unknown, computed };

struct Options {
  std::vector<std::string> instruments;  // empty: all
  std::vector<std::string> raters;       // empty: all; otherwise in this order
  Waves waves = Waves::time;
  fotfaste::Duration every{3, 0};
  std::optional<fotfaste::Duration> tolerance;  // none: every rating is of the nearest wave
  fotfaste::Duration same_occasion{0, 14};
  double smallest_step = 0;
  MissingNorms missing_norms = MissingNorms::unknown;
  fotfaste::statistics::KappaWeights kappa_weights = fotfaste::statistics::KappaWeights::quadratic;
  fotfaste::Duration exit_reach{0, 28};
  std::optional<fotfaste::Criterion> later;
  std::optional<std::uint64_t> sheet_person;  // none unless sheets are allowed
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace progression
