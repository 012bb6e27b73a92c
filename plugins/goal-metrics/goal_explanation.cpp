// Why each participation counts where it does towards a goal.
#include "goal_count.hpp"
#include "goal_tables.hpp"

namespace goals {
namespace {

using fotfaste::Label;
using fotfaste::RowPart;

struct Explained {
  fotfaste::Where where;
  Label reason;
};

// The same cases as in Standings.
Explained explained(const Standing& standing, bool unknown_is_not_reached) {
  switch (standing.slot) {
    case Slot::reached:
      return {RowPart::numerator, {"Har nått målet.", "Has reached the goal."}};
    case Slot::not_reached:
      return {RowPart::denominator, {"Har inte nått målet.", "Has not reached the goal."}};
    case Slot::pending:
      break;
    default:
      if (standing.without_start)
        return {RowPart::unknown,
                {"Det går inte att bedöma: startdagen för deltagarens omgång är inte nedskriven.",
                 "Cannot be judged: the start of the participant's cohort is not written down."}};
      if (unknown_is_not_reached)
        return {{RowPart::denominator, "counted_as_not_reached"},
                {"Det är inte känt om målet är nått, och då räknas det som ej nått.",
                 "Whether the goal is reached is not known, and then counts as not reached."}};
      return {RowPart::unknown,
              {"Det är inte känt om målet är nått.", "Whether the goal is reached is not known."}};
  }
  if (standing.early)
    return {
        RowPart::pending,
        {"Har redan nått målet, men räknas först när alla som börjat samtidigt kan bedömas.",
         "Has already reached the goal, but counts once all who entered at the same time can be judged."}};
  if (standing.still_here)
    return {RowPart::pending,
            {"Deltar ännu, och målet bedöms en tid efter avslutet.",
             "Still takes part, and the goal is judged some time after the exit."}};
  return {RowPart::pending, {"Det är för tidigt att bedöma.", "It is too early to judge."}};
}

}  // namespace

void GoalCount::explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
  if (!is_measured() || !explanations.wants(goal_.id)) return;
  goal_.reading.bind(batch);
  goal_.breakdown.bind(batch);
  for (const fotfaste::Participation participation : batch) {
    const auto standing = goal_.reading.judge(participation);
    if (!standing) {
      explanations.add(goals_table, participation, RowPart::outside, goal_.reading.why_outside(participation),
                       goal_.id, fotfaste::StratumCell{});
      continue;
    }
    const Explained found = explained(*standing, goal_.reading.wording().unknown_is_not_reached);
    for (const std::uint32_t stratum : goal_.breakdown.strata_of(participation)) {
      explanations.add(goals_table, participation, found.where, found.reason, goal_.id,
                       goal_.breakdown.cell(stratum));
    }
  }
}

}  // namespace goals
