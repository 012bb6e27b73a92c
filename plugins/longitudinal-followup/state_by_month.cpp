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
  const std::size_t months = begun_.slots();
  for (const std::uint32_t stratum : strata) {
    std::int64_t* const begun = begun_.stratum(stratum, items);
    std::int64_t* const ended = ended_.stratum(stratum, items);
    for (const MonthRun& run : runs) {
      const std::size_t item = static_cast<std::size_t>(run.state + 1) * months;
      ++begun[item + run.first];
      ++ended[item + run.last];
    }
  }
}

void StateByMonth::merge(const StateByMonth& other, const Numbering& numbers) {
  begun_.merge(other.begun_, numbers.strata, items_of(numbers.states));
  ended_.merge(other.ended_, numbers.strata, items_of(numbers.states));
}

void StateByMonth::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  begun_.save(writer, numbers.strata, items_of(numbers.states));
  ended_.save(writer, numbers.strata, items_of(numbers.states));
}

void StateByMonth::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  begun_.restore(reader, numbers.strata.size(), first_state + numbers.states.size());
  ended_.restore(reader, numbers.strata.size(), first_state + numbers.states.size());
}

std::vector<std::int64_t> StateByMonth::by_month(std::size_t stratum, std::size_t item) const {
  std::vector<std::int64_t> counts;
  std::int64_t within = 0;
  for (std::size_t month = 0; month < begun_.slots(); ++month) {
    fotfaste::add_counts(within, begun_.get(stratum, item, month));
    counts.push_back(within);
    within -= ended_.get(stratum, item, month);
    if (within < 0) throw fotfaste::MalformedBytes("more runs of months ended than began");
  }
  return counts;
}

std::vector<std::int64_t> StateByMonth::in_state(std::size_t stratum, std::uint32_t state) const {
  return by_month(stratum, first_state + state);
}

void StateByMonth::report(fotfaste::Results& results, const Numbering& numbers,
                          const fotfaste::Breakdown& breakdown, const StateNumbers& states) const {
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t state : numbers.states) {
    bool occurs = false;
    for (std::size_t month = 0; month < begun_.slots(); ++month) {
      occurs |= begun_.get(fotfaste::Breakdown::everybody, first_state + state, month) > 0;
    }
    if (occurs) shown.push_back(state);
  }
  // By stratum: the unknown, then the states shown.
  std::vector<std::vector<std::vector<std::int64_t>>> counts;
  std::vector<fotfaste::StratumCell> cells;
  for (const std::uint32_t stratum : numbers.strata) {
    auto& of_stratum = counts.emplace_back();
    of_stratum.push_back(by_month(stratum, unknown));
    for (const std::uint32_t state : shown) of_stratum.push_back(by_month(stratum, first_state + state));
    cells.push_back(breakdown.cell(stratum));
  }
  for (std::size_t month = 0; month < begun_.slots(); ++month) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const std::int64_t not_known = counts[i][0][month];
      std::int64_t known = 0;
      for (std::size_t j = 1; j < counts[i].size(); ++j) fotfaste::add_counts(known, counts[i][j][month]);
      // A month that nobody of the group has reached is no data, rather than a row of zeros.
      if (known == 0 && not_known == 0) continue;
      for (std::size_t j = 0; j < shown.size(); ++j) {
        results.add(id, month, states.text(shown[j]), cells[i], counts[i][j + 1][month], known, not_known);
      }
    }
  }
}

}  // namespace followup
