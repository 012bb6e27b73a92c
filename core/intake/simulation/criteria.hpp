// What a goal of project.toml asks of the data, as far as the simulator can bring it about.
#pragma once

#include "intake/simulation/plan.hpp"

namespace fotfaste::intake::simulation {

// Takes the criterion of the goal with the id reached.word apart, so that reached.participants will meet it.
// False when there is no such goal, or when its criterion is of another shape.
bool apply_goal(const model::Project& project, const Quota& reached, Plan& plan);

}  // namespace fotfaste::intake::simulation
