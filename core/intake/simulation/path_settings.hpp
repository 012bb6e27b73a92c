// Reads [[simulation.path]] and [simulation.follow_up].
#pragma once

#include <optional>
#include <vector>

#include "intake/simulation/settings.hpp"

namespace fotfaste::intake::simulation {

// participants is the number that the paths are written for.
std::vector<PlannedPath> read_paths(Settings& settings, std::uint64_t participants);
std::optional<PlannedFollowUp> read_follow_up(Settings& settings);

}  // namespace fotfaste::intake::simulation
