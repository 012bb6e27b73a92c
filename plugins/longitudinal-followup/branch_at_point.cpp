#include "branch_at_point.hpp"

#include <algorithm>

namespace followup {
namespace {

using fotfaste::CoreState;
using fotfaste::WordColumn;

enum class Branch : std::uint8_t {
  employed_where_placed,
  employed_elsewhere,
  employer_not_stated,
  taking_part,
  left,
  unknown,
  not_due
};
constexpr std::size_t branch_count = 5;  // of known ones
constexpr std::size_t item_count = 7;

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word words[branch_count] = {
    {"employed_where_placed", "i arbete där de haft praktik", "in work where they had a placement"},
    {"employed_elsewhere", "i arbete på annat håll", "in work elsewhere"},
    {"employer_not_stated", "i arbete, arbetsgivare inte angiven", "in work, employer not stated"},
    {"taking_part", "deltar fortfarande", "still taking part"},
    {"left", "har slutat, inte i arbete", "left, not in work"}};

Branch branch_of_job(std::int32_t employer, const std::vector<std::int32_t>& placements) {
  const auto has = [&](std::int32_t wanted) {
    return std::find(placements.begin(), placements.end(), wanted) != placements.end();
  };
  if (employer == WordColumn::none) return Branch::employer_not_stated;
  if (has(employer)) return Branch::employed_where_placed;
  // A placement whose employer nobody wrote down may have been there.
  return has(WordColumn::none) ? Branch::employer_not_stated : Branch::employed_elsewhere;
}

}  // namespace

void BranchAtPoint::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::proportion, "Hos praktikarbetsgivaren, på annat håll, kvar eller ute",
             "With the placement's employer, elsewhere, still there or gone")
      .description(
          "Var och en i precis en grupp, av dem vars tillstånd är känt vid punkten. Den som arbetar räknas "
          "som i "
          "arbete även om deltagandet pågår.",
          "Everybody in exactly one group, of those whose state is known at the point. Who works counts as "
          "in "
          "work, taking part or not.")
      .additive()
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("branch", Type::text, Role::dimension, "Väg", "Branch")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "I gruppen", "In the group")
      .column("denominator", Type::integer, Role::denominator, "Med känt tillstånd", "With a known state")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Ännu inte framme vid punkten",
              "Not yet at the point");
}

void BranchAtPoint::declare(const Options& options, fotfaste::Needs& needs) {
  if (options.branch_points.empty()) return;
  needs.columns({"states.core_state", "states.employer"}, fotfaste::Required::no);
}

BranchAtPoint::BranchAtPoint(const Options& options)
    : options_(&options), counts_(item_count, options.branch_points.size()) {}

void BranchAtPoint::count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                          fotfaste::History& history, const fotfaste::StateColumns& columns) {
  for (std::size_t slot = 0; slot < options_->branch_points.size(); ++slot) {
    const PointState at = state_at(options_->branch_points[slot], participation, history);
    Branch branch = Branch::not_due;
    if (at.status == PointState::Status::unknown) branch = Branch::unknown;
    if (at.status == PointState::Status::known) {
      const auto exit = participation.exit();
      branch = exit && *exit <= at.seen ? Branch::left : Branch::taking_part;
      find_placements(at.seen, history, columns);
      for (const fotfaste::StateSpell& spell : history.spells()) {
        if (!fotfaste::covers(spell, at.seen) || spell.state == fotfaste::unknown_state) continue;
        const auto core = static_cast<int>(columns.core_state[spell.row]);
        if ((options_->outcome.work >> core & 1) == 0) continue;
        // Of several jobs, one with the placement's employer decides, then one elsewhere.
        branch = std::min(branch, branch_of_job(columns.employer.index(spell.row), placements_));
      }
    }
    counts_.add(strata, static_cast<std::size_t>(branch), slot);
  }
}

void BranchAtPoint::find_placements(fotfaste::Day day, const fotfaste::History& history,
                                    const fotfaste::StateColumns& columns) {
  placements_.clear();
  for (const fotfaste::StateSpell& spell : history.spells()) {
    const bool placement = spell.from <= day && spell.state != fotfaste::unknown_state &&
                           columns.core_state[spell.row] == CoreState::placement;
    if (placement) placements_.push_back(columns.employer.index(spell.row));
  }
}

void BranchAtPoint::report(fotfaste::Results& results, const Numbering& numbers,
                           const fotfaste::Breakdown& breakdown) const {
  if (counts_.slots() == 0) return;
  for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
    for (const std::uint32_t stratum : numbers.strata) {
      const auto of = [&](Branch branch) {
        return counts_.get(stratum, static_cast<std::size_t>(branch), slot);
      };
      std::int64_t known = 0;
      for (std::size_t i = 0; i < branch_count; ++i) fotfaste::add_counts(known, of(static_cast<Branch>(i)));
      for (std::size_t i = 0; i < branch_count; ++i) {
        results.add(id, options_->branch_points[slot].text, words[i].code, breakdown.cell(stratum),
                    of(static_cast<Branch>(i)), known, of(Branch::unknown), of(Branch::not_due));
      }
    }
  }
  for (const Word& word : words) results.label(id, "branch", word.code, {word.sv, word.en});
}

}  // namespace followup
