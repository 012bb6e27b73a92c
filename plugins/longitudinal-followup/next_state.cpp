#include "next_state.hpp"

#include <algorithm>
#include <optional>

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

using fotfaste::Day;

constexpr const char* next_state = "next-state";
constexpr const char* months_to_it = "months-to-next-state";

constexpr std::size_t first_state = static_cast<std::size_t>(NextState::What::known);

std::size_t item_of(NextState::What what) {
  return static_cast<std::size_t>(what);
}

std::vector<std::uint32_t> items_of(const std::vector<std::uint32_t>& states) {
  std::vector<std::uint32_t> items{0, 1, 2};
  for (const std::uint32_t state : states) items.push_back(static_cast<std::uint32_t>(first_state) + state);
  return items;
}

}  // namespace

NextState NextStateReader::read(Day anchor, fotfaste::History& history,
                                const fotfaste::StateColumns& columns) {
  spells_.read(history, columns);
  const auto all = spells_.certain();
  const auto own = std::find_if(all.begin(), all.end(), [&](const fotfaste::Spell& spell) {
    return option_->ever || spell.until > anchor;
  });
  if (own == all.end()) return {};
  for (const fotfaste::StateSpell& spell : history.timeline()) {
    const bool later = spell.until > own->until && spell.state != fotfaste::unknown_state;
    if (!later || option_->states.contains(spell.state)) continue;
    const Day from = std::max(spell.from, own->until);
    return {NextState::What::known, spell.state, fotfaste::completed_months(own->until, from)};
  }
  const bool ended = std::any_of(history.spells().begin(), history.spells().end(), [&](const auto& spell) {
    return spell.until == own->until && option_->states.contains(spell.state) &&
           own->until < history.as_of() && !history.is_last_heard_of(spell);
  });
  return {ended ? NextState::What::unknown : NextState::What::not_left, fotfaste::unknown_state, 0};
}

void NextStateCounts::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(next_state, fotfaste::Kind::proportion, "Nästa tillstånd", "Next state")
      .description(
          "Av dem som lämnade tillståndet och sedan är kända: vad de gjorde härnäst, och hur många hela "
          "månader "
          "det tog (medianen).",
          "Of those who left the state and are known afterwards: what they did next, and how many whole "
          "months "
          "it took (the median).")
      .additive()
      .smallest_cell(5)
      .column("leaving", Type::text, Role::dimension, "Lämnade", "Left")
      .column("state", Type::text, Role::dimension, "Nästa tillstånd", "Next state")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Gick dit", "Went there")
      .column("denominator", Type::integer, Role::denominator, "Kända efteråt", "Known afterwards")
      .column("unknown", Type::integer, Role::unknown, "Ännu inte kända efteråt", "Not known afterwards yet")
      .column("months_median", Type::number, Role::attribute, "Månader dit, median", "Months to it, median",
              "months")
      .column("not_left", Type::integer, Role::excluded, "Har inte lämnat", "Have not left")
      .column("never_there", Type::integer, Role::excluded, "Var aldrig där", "Never there");
  description
      .table(months_to_it, fotfaste::Kind::distribution, "Månader till nästa tillstånd",
             "Months to the next state")
      .description(
          "Hela månader från att tillståndet lämnades till nästa kända; den sista raden är så många eller "
          "fler.",
          "Whole months from leaving the state to the next known one; the last row is so many or more.")
      .additive()
      .smallest_cell(5)
      .column("leaving", Type::text, Role::dimension, "Lämnade", "Left")
      .column("months", Type::integer, Role::dimension, "Månader", "Months", "months")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Så lång tid", "So long")
      .column("denominator", Type::integer, Role::denominator, "Kända efteråt", "Known afterwards");
}

void NextStateCounts::count(const NextState& next, std::span<const std::uint32_t> strata,
                            StateNumbers& numbers) {
  const bool known = next.what == NextState::What::known;
  const std::size_t item =
      known ? first_state + static_cast<std::size_t>(numbers.number(next.state)) : item_of(next.what);
  const std::size_t slot = std::min(static_cast<std::size_t>(next.months), counts_.slots() - 1);
  for (const std::uint32_t stratum : strata) {
    ++counts_.stratum(stratum, item + 1)[item * counts_.slots() + slot];
  }
}

void NextStateCounts::merge(const NextStateCounts& other, const Numbering& numbers) {
  counts_.merge(other.counts_, numbers.strata, items_of(numbers.states));
}

void NextStateCounts::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  counts_.save(writer, numbers.strata, items_of(numbers.states));
}

void NextStateCounts::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  counts_.restore(reader, numbers.strata.size(), first_state + numbers.states.size());
}

std::int64_t NextStateCounts::total(std::uint32_t stratum, std::size_t item) const {
  std::int64_t total = 0;
  for (std::size_t slot = 0; slot < counts_.slots(); ++slot)
    fotfaste::add_counts(total, counts_.get(stratum, item, slot));
  return total;
}

std::optional<double> NextStateCounts::median(std::uint32_t stratum, std::size_t item) const {
  const std::int64_t people = total(stratum, item);
  if (people == 0) return std::nullopt;
  double sum = 0;
  for (const std::int64_t wanted : {(people - 1) / 2, people / 2}) {
    std::int64_t before = 0;
    std::size_t slot = 0;
    while (before + counts_.get(stratum, item, slot) <= wanted) before += counts_.get(stratum, item, slot++);
    if (slot + 1 == counts_.slots()) return std::nullopt;
    sum += static_cast<double>(slot);
  }
  return sum / 2;
}

void NextStateCounts::report(fotfaste::Results& results, const Numbering& numbers,
                             const fotfaste::Breakdown& breakdown, const StateNumbers& states) const {
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t state : numbers.states) {
    if (total(fotfaste::Breakdown::everybody, first_state + state) > 0) shown.push_back(state);
  }
  for (const std::uint32_t stratum : numbers.strata) {
    const fotfaste::StratumCell cell = breakdown.cell(stratum);
    std::int64_t known = 0;
    for (const std::uint32_t state : shown) fotfaste::add_counts(known, total(stratum, first_state + state));
    const auto others = [&](NextState::What what) { return total(stratum, item_of(what)); };
    for (const std::uint32_t state : shown) {
      results.add(next_state, option_->id, states.text(state), cell, total(stratum, first_state + state),
                  known, others(NextState::What::unknown), median(stratum, first_state + state),
                  others(NextState::What::not_left), others(NextState::What::never_there));
    }
    for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
      std::int64_t count = 0;
      for (const std::uint32_t state : shown)
        fotfaste::add_counts(count, counts_.get(stratum, first_state + state, slot));
      if (count > 0) results.add(months_to_it, option_->id, slot, cell, count, known);
    }
  }
  if (!option_->label) return;
  results.label(next_state, "leaving", option_->id, *option_->label);
  results.label(months_to_it, "leaving", option_->id, *option_->label);
}

}  // namespace followup
