// The plugin's parameters, read and checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace state_grant {

struct PointOption {
  std::string text;  // "exit+6m"
  fotfaste::Point point;
};

struct TextOption {
  fotfaste::Label question;
  std::optional<fotfaste::Label> answer;  // unless it is empty
};

struct Options {
  std::vector<PointOption> points;
  std::vector<int> age_limits;  // the youngest age of each group but the first, rising
  std::vector<TextOption> texts;
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace state_grant
