// The verdict on a goal: the words that the host binds to a plugin's counts and cut-offs.
//
// A goal by evidence (attested is not null): reached when it was attested, not_reached when it was denied.
// A goal without target and without attestation: no_target; one that waits for evidence: undecided.
//
// A goal in shares. Everybody = denominator + unknown + pending. With nobody: undecided. worst is the share
// of everybody if all unknown and pending turn out as no, best if as yes.
//   reached         worst and best are both inside the target: nothing can change it
//   not_reached     no share from worst to best is inside the target: nothing can save it
//   likely_reached  the share of those known is inside, and unknown and pending are at most undecided_above
//                   of everybody
//   undecided       otherwise
//
// A goal in counts. Now = numerator + early. Most = the count if all unknown, all pending and all those
// planned who have not come yet turn out as yes; it is never below now, which can only grow.
//   reached         now and most are both inside the target
//   not_reached     most is below the target, or now is above it
//   undecided       otherwise; a count is never likely reached, since those who are to come need not be like
//                   those who came
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/results.hpp"

namespace fotfaste::host {

struct GoalParts {
  bool in_counts = false;
  bool by_evidence = false;
  std::optional<double> target_low;
  std::optional<double> target_high;
  std::optional<std::int64_t> attested;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::int64_t unknown = 0;
  std::int64_t pending = 0;
  std::int64_t early = 0;
  std::int64_t planned = 0;
  double undecided_above = 0;
};

// "reached", "likely_reached", "undecided", "not_reached" or "no_target".
std::string_view verdict(const GoalParts& parts);

// Adds the column verdict to a table of kind goals. A count that is null is taken as 0. The columns named
// planned (integer) and kind (text, "evidence") are read where the table has them.
void add_verdicts(model::TableResult& table);

}  // namespace fotfaste::host
