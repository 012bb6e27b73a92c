#include "state_by_month.hpp"

#include <vector>

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

constexpr std::uint32_t unknown = 0;
constexpr std::uint32_t first_state = 1;
static_assert(fotfaste::unknown_state + 1 == static_cast<std::int32_t>(unknown));

std::vector<std::uint32_t> items_of(const std::vector<std::uint32_t>& states) {
  std::vector<std::uint32_t> items{unknown};
  for (const std::uint32_t state : states) items.push_back(first_state + state);
  return items;
}

}  // namespace

void StateByMonth::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::distribution, "Tillstånd månad för månad", "State month by month")
      .description(
          "Fördelningen på samma dag i varje månad, av dem vars tillstånd är känt den dagen. Månad 0 är "
          "ankardagen.",
          "The distribution on the same day of each month, of those whose state is known that day. Month 0 "
          "is the anchor's day.")
      .additive()
      .smallest_cell(5)
      .column("month", Type::integer, Role::dimension, "Månad", "Month", "months")
      .column("state", Type::text, Role::dimension, "Tillstånd", "State")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "I tillståndet", "In the state")
      .column("denominator", Type::integer, Role::denominator, "Med känt tillstånd", "With a known state")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
}

void StateByMonth::count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata) {
  std::int32_t highest = fotfaste::unknown_state;
  for (const MonthRun& run : runs) highest = run.state > highest ? run.state : highest;
  const auto items = static_cast<std::size_t>(highest + 2);
  const std::size_t months = counts_.slots();
  for (const std::uint32_t stratum : strata) {
    std::int64_t* const counts = counts_.stratum(stratum, items);
    for (const MonthRun& run : runs) {
      std::int64_t* const of_state = counts + static_cast<std::size_t>(run.state + 1) * months;
      for (std::size_t month = run.first; month <= run.last; ++month) ++of_state[month];
    }
  }
}

void StateByMonth::merge(const StateByMonth& other, const Numbering& numbers) {
  counts_.merge(other.counts_, numbers.strata, items_of(numbers.states));
}

void StateByMonth::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  counts_.save(writer, numbers.strata, items_of(numbers.states));
}

void StateByMonth::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  counts_.restore(reader, numbers.strata.size(), first_state + numbers.states.size());
}

void StateByMonth::report(fotfaste::Results& results, const Numbering& numbers,
                          const fotfaste::Breakdown& breakdown, const StateNumbers& states) const {
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t state : numbers.states) {
    bool occurs = false;
    for (std::size_t month = 0; month < counts_.slots(); ++month) {
      occurs |= counts_.get(fotfaste::Breakdown::everybody, first_state + state, month) > 0;
    }
    if (occurs) shown.push_back(state);
  }
  for (std::size_t month = 0; month < counts_.slots(); ++month) {
    for (const std::uint32_t stratum : numbers.strata) {
      std::int64_t known = 0;
      for (const std::uint32_t state : shown)
        fotfaste::add_counts(known, counts_.get(stratum, first_state + state, month));
      const std::int64_t not_known = counts_.get(stratum, unknown, month);
      // A month that nobody of the group has reached is no data, rather than a row of zeros.
      if (known == 0 && not_known == 0) continue;
      const fotfaste::StratumCell cell = breakdown.cell(stratum);
      for (const std::uint32_t state : shown) {
        results.add(id, month, states.text(state), cell, counts_.get(stratum, first_state + state, month),
                    known, not_known);
      }
    }
  }
}

}  // namespace followup
