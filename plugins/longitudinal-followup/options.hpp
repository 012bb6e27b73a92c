// The parameters of the plugin, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "curve_options.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/window.hpp"
#include "outcome_options.hpp"

namespace followup {

struct PointOption {
  std::string text;
  fotfaste::Point point;
  fotfaste::Window window;
};

// What became of those who left a state.
struct LeavingOption {
  std::string id;
  std::optional<fotfaste::Label> label;
  fotfaste::criteria::StateSet states;
  fotfaste::Duration gap_at_most;
  bool ever = false;  // the first time that is known, also before the anchor
};

struct SequenceOption {
  std::size_t top = 10;
  std::int64_t smallest = 5;  // sequences of fewer are put together
};

struct Options {
  std::vector<PointOption> points;
  PointOption at_exit;
  std::vector<PointOption> branch_points;
  fotfaste::Level level = fotfaste::Level::core;
  std::string dimension;
  fotfaste::Anchor anchor = fotfaste::Anchor::entry;
  std::size_t months = 24;
  OutcomeOption outcome;
  std::optional<fotfaste::criteria::WordSet> attempts;  // kinds of events
  std::optional<fotfaste::Duration> due_within;
  std::vector<CurveOption> curves;
  std::int64_t at_risk_at_least = 5;
  std::vector<LeavingOption> leaving;
  std::optional<SequenceOption> sequences;
  std::optional<fotfaste::Duration> re_entry_within;
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError at the value that is wrong.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace followup
