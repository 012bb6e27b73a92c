// Table state-by-month: how a group spreads over states month by month from the anchor.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "month_runs.hpp"
#include "state_numbers.hpp"

namespace followup {

class StateByMonth {
 public:
  static constexpr const char* id = "state-by-month";
  static void describe(fotfaste::Description& description);

  explicit StateByMonth(std::size_t months) : begun_(months), ended_(months) {}

  void count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata);
  void merge(const StateByMonth& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateNumbers& states) const;

  [[nodiscard]] std::size_t months() const { return begun_.slots(); }
  // How many of a stratum are in a state in each month.
  [[nodiscard]] std::vector<std::int64_t> in_state(std::size_t stratum, std::uint32_t state) const;

 private:
  // How many are in an item of a stratum in each month.
  [[nodiscard]] std::vector<std::int64_t> by_month(std::size_t stratum, std::size_t item) const;

  // Runs by their first and by their last month, which takes two additions for a run however long it is.
  // Items: unknown, then the states; slots: months.
  fotfaste::CountGrid begun_;
  fotfaste::CountGrid ended_;
};

}  // namespace followup
