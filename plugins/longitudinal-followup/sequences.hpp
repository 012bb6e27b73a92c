// Tables sequences and sequence-entropy: the most frequent ways through the months, and how mixed the states
// of each month are.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "month_runs.hpp"
#include "options.hpp"
#include "state_by_month.hpp"
#include "state_numbers.hpp"

namespace followup {

// Counts sequences of states over the first months, written as "education/12-employed/12". Only those whose
// months have all come count; a month without a known state is "unknown".
class Sequences {
 public:
  static void describe(fotfaste::Description& description);

  // options outlives this.
  explicit Sequences(const Options& options) : options_(&options) {}

  // Of somebody with these months.
  void count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata,
             const StateNumbers& states);
  void merge(const Sequences& other, const Numbering& numbers);
  void save(fotfaste::Writer& writer, const Numbering& numbers) const;
  void restore(fotfaste::Reader& reader, const Numbering& numbers);
  void report(fotfaste::Results& results, const Numbering& numbers, const fotfaste::Breakdown& breakdown,
              const StateByMonth& months) const;

 private:
  struct Counts {
    std::vector<std::int64_t> by_stratum;
    [[nodiscard]] std::int64_t of(std::size_t stratum) const {
      return stratum < by_stratum.size() ? by_stratum[stratum] : 0;
    }
    void add(std::size_t stratum, std::int64_t count);
  };
  void report_entropy(fotfaste::Results& results, const Numbering& numbers,
                      const fotfaste::Breakdown& breakdown, const StateByMonth& months) const;

  const Options* options_;
  std::map<std::string, Counts, std::less<>> sequences_;
  Counts not_complete_;  // some of the months have not come yet
  std::string text_;
};

}  // namespace followup
