#include "transitions.hpp"

#include <vector>

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

using fotfaste::pair_number;

// Element pair_number(a, b) is the number of the pair that states[a] and states[b] make.
std::vector<std::uint32_t> pairs_of(const std::vector<std::uint32_t>& states) {
  std::vector<std::uint32_t> pairs(states.size() * states.size());
  for (std::size_t a = 0; a < states.size(); ++a) {
    for (std::size_t b = 0; b < states.size(); ++b) {
      pairs[pair_number(a, b)] = static_cast<std::uint32_t>(pair_number(states[a], states[b]));
    }
  }
  return pairs;
}

}  // namespace

void Transitions::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::matrix, "Övergångar mellan månader", "Transitions between months")
      .description(
          "Par av på varandra följande månader med känt tillstånd i båda; andelen är av alla par från samma "
          "tillstånd.",
          "Pairs of consecutive months with a known state in both; the share is of all pairs from the same "
          "state.")
      .additive()
      .smallest_cell(5)
      .column("from", Type::text, Role::dimension, "Från", "From")
      .column("to", Type::text, Role::dimension, "Till", "To")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Par av månader", "Pairs of months")
      .column("denominator", Type::integer, Role::denominator, "Alla par från tillståndet",
              "All pairs from the state");
}

void Transitions::count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata) {
  std::int32_t highest = fotfaste::unknown_state;
  for (const MonthRun& run : runs) highest = run.state > highest ? run.state : highest;
  if (highest == fotfaste::unknown_state) return;
  const auto states = static_cast<std::size_t>(highest) + 1;
  for (const std::uint32_t stratum : strata) {
    std::int64_t* const counts = counts_.stratum(stratum, states * states);
    std::int32_t before = fotfaste::unknown_state;
    for (const MonthRun& run : runs) {
      if (run.state != fotfaste::unknown_state) {
        const auto state = static_cast<std::size_t>(run.state);
        if (before != fotfaste::unknown_state) ++counts[pair_number(static_cast<std::size_t>(before), state)];
        counts[pair_number(state, state)] += run.last - run.first;
      }
      before = run.state;
    }
  }
}

void Transitions::merge(const Transitions& other, const Numbering& numbers) {
  counts_.merge(other.counts_, numbers.strata, pairs_of(numbers.states));
}

void Transitions::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  counts_.save(writer, numbers.strata, pairs_of(numbers.states));
}

void Transitions::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  counts_.restore(reader, numbers.strata.size(), numbers.states.size() * numbers.states.size());
}

void Transitions::report(fotfaste::Results& results, const Numbering& numbers,
                         const fotfaste::Breakdown& breakdown, const StateNumbers& states) const {
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t state : numbers.states) {
    std::int64_t pairs = 0;
    for (const std::uint32_t other : numbers.states) {
      fotfaste::add_counts(pairs, counts_.get(fotfaste::Breakdown::everybody, pair_number(state, other), 0));
      fotfaste::add_counts(pairs, counts_.get(fotfaste::Breakdown::everybody, pair_number(other, state), 0));
    }
    if (pairs > 0) shown.push_back(state);
  }
  for (const std::uint32_t from : shown) {
    for (const std::uint32_t to : shown) {
      for (const std::uint32_t stratum : numbers.strata) {
        std::int64_t all = 0;
        for (const std::uint32_t other : shown)
          fotfaste::add_counts(all, counts_.get(stratum, pair_number(from, other), 0));
        results.add(id, states.text(from), states.text(to), breakdown.cell(stratum),
                    counts_.get(stratum, pair_number(from, to), 0), all);
      }
    }
  }
}

}  // namespace followup
