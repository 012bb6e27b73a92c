// Tables next-state and months-to-next-state: what those who left a state did next, and how long it took.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/results.hpp"
#include "joined_spells.hpp"
#include "options.hpp"
#include "state_numbers.hpp"

namespace followup {

// What became of a participation that had been in the state.
struct NextState {
  enum class What : std::uint8_t { never_there, not_left, unknown, known };
  What what = What::never_there;
  std::int32_t state = fotfaste::unknown_state;  // known: History's number
  std::int32_t months = 0;                       // known: completed months from leaving until then
};

// Of the first spell in the states that ends after the anchor, or that is known at all (joined over gaps): it
// has been left when it ended, or when another state is known later; who is last heard of in the state has
// not left it.
class NextStateReader {
 public:
  // option outlives this.
  explicit NextStateReader(const LeavingOption& option)
      : option_(&option), spells_({&option.states, {}, option.gap_at_most, false}) {}

  // history has read the participation of the batch whose states columns are.
  NextState read(fotfaste::Day anchor, fotfaste::History& history, const fotfaste::StateColumns& columns);

 private:
  const LeavingOption* option_;
  JoinedSpells spells_;
};

// The counts of one state that is left.
class NextStateCounts {
 public:
  static void describe(fotfaste::Description& description);

  // option outlives this. Longer than so many months is counted together.
  NextStateCounts(const LeavingOption& option, std::size_t months) : option_(&option), counts_(months + 1) {}

  void count(const NextState& next, std::span<const std::uint32_t> strata, StateNumbers& numbers);
  void merge(const NextStateCounts& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateNumbers& states) const;

 private:
  [[nodiscard]] std::int64_t total(std::uint32_t stratum, std::size_t item) const;
  // The middle one of the months to a state; the mean of the two middle ones. Nothing for nobody, and when it
  // lies beyond the months counted apart.
  [[nodiscard]] std::optional<double> median(std::uint32_t stratum, std::size_t item) const;

  const LeavingOption* option_;
  fotfaste::CountGrid counts_;  // items: never there, not left, unknown, then the states; slots: months
};

}  // namespace followup
