// The parameters of the plugin, read and checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria/spell.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace followup {

struct PointOption {
  std::string text;
  fotfaste::Point point;
};

struct CurveOption {
  enum class Unit : std::uint8_t { day, month };
  enum class ObservedUntil : std::uint8_t { last_possible_start, last_known_state };

  std::string id;
  std::optional<fotfaste::Label> label;
  fotfaste::Level level = fotfaste::Level::core;
  fotfaste::criteria::StateSet states;
  fotfaste::Duration lasts;
  fotfaste::Duration gap_at_most;
  fotfaste::Anchor anchor = fotfaste::Anchor::entry;
  Unit unit = Unit::day;
  ObservedUntil observed_until = ObservedUntil::last_possible_start;
};

struct Options {
  std::vector<PointOption> points;
  fotfaste::Level level = fotfaste::Level::core;
  std::string dimension;
  fotfaste::Anchor anchor = fotfaste::Anchor::entry;
  std::size_t months = 24;
  std::vector<CurveOption> curves;
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError at the value that is wrong.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace followup
