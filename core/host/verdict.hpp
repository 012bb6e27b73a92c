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
// A goal in counts. Now = numerator + early. Open = unknown + pending + those who may still come. Most = the
// count if all open turn out as yes; it is never below now, which can only grow. Who knows not how many may
// come knows no most: then nothing is below the target for good.
//   reached         now and most are both inside the target
//   not_reached     most is below the target, or now is above it
//   likely_reached  if the open turn out as those known did, the count is inside, and the open are at most
//                   undecided_above of everybody and those who may come
//   undecided       otherwise
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
  std::optional<std::int64_t> to_come = 0;  // may still come; nothing: nobody knows how many
  double undecided_above = 0;
};

// "reached", "likely_reached", "undecided", "not_reached" or "no_target".
std::string_view verdict(const GoalParts& parts);

// Adds the column verdict to a table of kind goals. A count that is null is taken as 0. Read where the table
// has them: to_come (integer; null is not known); in tables without it, planned (integer), of whom those come
// who are not here; kind (text, "evidence").
void add_verdicts(model::TableResult& table);

}  // namespace fotfaste::host
