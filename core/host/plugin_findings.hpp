// Findings that plugins report, as the rest of the program knows them.
#pragma once

#include <string>
#include <vector>

#include "host/received.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::host {

model::Finding to_finding(const PluginFinding& reported, const std::string& plugin,
                          const model::Project& project);

// The findings of a run, from all its workers in the order of the shards, the one that reported the result
// last. However the work was split, the same comes out: what was said of the parameters is taken from one
// worker, and what was counted while reading is added up.
std::vector<model::Finding> merge_findings(const std::vector<const Received*>& workers,
                                           const std::string& plugin, const model::Project& project);

}  // namespace fotfaste::host
