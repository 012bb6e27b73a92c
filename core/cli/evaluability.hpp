// From a project's card, mapping and the designs of its plugins to what it will be able to show. Opens no
// data.
#pragma once

#include <vector>

#include "host/host.hpp"
#include "model/evaluability.hpp"
#include "model/project.hpp"

namespace fotfaste::cli {

// designs belong to plugins, one each. The findings are those of the design alone (E codes).
model::Evaluability evaluability_of(const model::Project& project,
                                    const std::vector<host::PreparedPlugin>& plugins,
                                    std::vector<host::PluginDesign> designs);

// The latest day d with d and the duration not after end: the last anchor whose outcome is told by then.
std::int32_t last_anchor(std::int32_t end, std::int32_t months, std::int32_t days);

}  // namespace fotfaste::cli
