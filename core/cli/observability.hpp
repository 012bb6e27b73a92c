// Follow-ups that end after the data do: of whom a goal or follow-up point can be judged already. What
// check --design says of the project's last day, check says of the last day that is known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "host/host.hpp"
#include "model/project.hpp"

namespace fotfaste::cli {

struct LateFollowUp {
  std::string plugin;
  std::string purpose;                   // a goal or a point
  host::FollowUpNeed need;               // how long after what
  std::optional<std::int32_t> last_day;  // the latest anchor that can be judged; nothing: none yet
};

// Those that cannot be judged for everybody: the follow-up of the latest anchor there may be, on the
// project's last day or the day before as_of, ends on or after as_of. In the order in which plugins need
// them, each once.
std::vector<LateFollowUp> late_follow_ups(const model::ProjectCard& card,
                                          const std::vector<host::PreparedPlugin>& plugins,
                                          std::int32_t as_of);

// A line each, and where to read more; empty when there are none.
std::string late_follow_up_lines(const Context& context, const std::vector<LateFollowUp>& late,
                                 std::int32_t as_of);

}  // namespace fotfaste::cli
