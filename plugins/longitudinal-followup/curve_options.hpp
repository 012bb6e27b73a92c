// The parameters of a curve: of what, from when, and until when somebody is followed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria/spell.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/points.hpp"

namespace followup {

struct CurveOption {
  // Until a state that lasts, until something happened, or as long as a job lasts.
  enum class Kind : std::uint8_t { time_to_state, time_to_event, retention };
  enum class Unit : std::uint8_t { day, month };
  enum class ObservedUntil : std::uint8_t { last_possible_start, last_known_state };

  std::string id;
  std::optional<fotfaste::Label> label;
  Kind kind = Kind::time_to_state;
  fotfaste::Level level = fotfaste::Level::core;
  std::optional<fotfaste::criteria::StateSet> states;  // none for time_to_event
  std::optional<fotfaste::criteria::WordSet> events;   // only for time_to_event
  fotfaste::criteria::Qualities qualities;
  bool same_employer = false;
  fotfaste::Duration lasts;
  fotfaste::Duration gap_at_most;
  std::optional<fotfaste::criteria::StateSet> competing;
  fotfaste::Anchor anchor = fotfaste::Anchor::entry;
  Unit unit = Unit::day;
  ObservedUntil observed_until = ObservedUntil::last_possible_start;
  std::int32_t at_risk_every = 0;  // in the curve's unit; at least 1; less often beyond 200 rows
};

void describe_curve_parameters(fotfaste::Description& description);

// Throws ParameterError at the value that is wrong.
std::vector<CurveOption> curves_of(const fotfaste::Parameters& list);

}  // namespace followup
