// All that the plugin counts: how often each value was met, by series, stratum and word. One structure for
// every table, so that merging and saving are written once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/vocabulary.hpp"

namespace activities {

// What is counted. The word is what the series says, or empty; the value is a code, a number of days or of
// seconds. A sum is counted as so many times the code of what it is a sum of.
enum class Series : std::uint8_t {
  persons,            // one for each participation
  noted,              // Noted: what findings tell of
  uptake,             // word: activity; Uptake
  occasions,          // word: activity; 0 not attended, 1 attended, 2 not stated
  person_seconds,     // word: activity; held by a participant, in seconds; -1: some hours not stated
  hours,              // word: activity; HoursSum
  kinds,              // word: kind; KindSum
  breadth,            // number of different activities
  components,         // word: component; Answer
  combinations,       // set of components as bits; -1 unknown
  days,               // word: comparison; DayClass
  parallel,           // word: comparison; Parallel
  longest_gap,        // days
  weeks,              // WeekClass
  full_time,          // word: reading; Step
  completion,         // word: course; Step
  steps,              // word: step of the way to a placement and a job; Step
  days_to,            // word: what; days from entry
  employers,          // word: employer; first day of a placement
  support,            // word: role and reading; Step
  changes,            // word: role; number of changes, -1 unknown
  factors,            // word: factor; 1 taken part, 2 seconds held
  factor_activities,  // word: factor and activity; the same
  adaptation,         // word: adaptation; Step
  after_employment,   // word: funding; AfterEmployment
  outside,            // word: activity outside the project; OutsideSum
  count               // not a series
};

// Value to how often it was met.
using Values = std::map<std::int64_t, std::int64_t>;

class Ledger {
 public:
  // In each of the strata. count is not negative.
  void add(Series series, std::span<const std::uint32_t> strata, std::int32_t word, std::int64_t value,
           std::int64_t count = 1) {
    if (count == 0) return;
    for (const std::uint32_t stratum : strata) {
      fotfaste::add_counts(counts_[{series, stratum, word, value}], count);
    }
  }
  // The same for a word that is fixed; looks it up.
  void add(Series series, std::span<const std::uint32_t> strata, std::string_view word, std::int64_t value,
           std::int64_t count = 1) {
    add(series, strata, words_.number(word), value, count);
  }
  [[nodiscard]] fotfaste::Vocabulary& words() { return words_; }
  [[nodiscard]] const fotfaste::Vocabulary& words() const { return words_; }

  // strata[i] is the number here of other's stratum i.
  void merge(const Ledger& other, std::span<const std::uint32_t> strata);

  // Canonical: equal counts give equal bytes. strata: all of them, in the order in which they are saved.
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const;
  // Adds what save wrote, of so many strata that have the numbers 0, 1 ... in that order.
  void restore(fotfaste::Reader& reader, std::size_t strata);

 private:
  friend class LedgerView;
  struct Key {
    Series series;
    std::uint32_t stratum;
    std::int32_t word;
    std::int64_t value;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      std::uint64_t hash = static_cast<std::uint64_t>(key.value) * 0x9e3779b97f4a7c15u;
      hash ^= (static_cast<std::uint64_t>(key.stratum) << 32 ^ static_cast<std::uint32_t>(key.word)) *
              0xc2b2ae3d27d4eb4fu;
      hash ^= static_cast<std::uint64_t>(key.series) * 0x165667b19e3779f9u;
      return static_cast<std::size_t>(hash ^ hash >> 29);
    }
  };

  fotfaste::Vocabulary words_;
  std::unordered_map<Key, std::int64_t, Hash> counts_;
};

// The same in order, for reporting.
class LedgerView {
 public:
  explicit LedgerView(const Ledger& ledger);

  // Empty for what was never met.
  [[nodiscard]] const Values& values(Series series, std::uint32_t stratum, std::string_view word = {}) const;
  [[nodiscard]] std::int64_t count(Series series, std::uint32_t stratum, std::string_view word,
                                   std::int64_t value) const;
  // The words that were met in a series, in order.
  [[nodiscard]] std::vector<std::string> words(Series series) const;

 private:
  std::map<std::tuple<Series, std::uint32_t, std::string>, Values> values_;
};

// Of values that are seconds or days. Throw MalformedBytes rather than overflow.
std::int64_t size_of(const Values& values);
std::int64_t sum_of(const Values& values);

// What is said of values of which every one is a participant's: those from 0 on.
struct Spread {
  std::int64_t size;
  double mean;
  double first_quartile;  // type 7 of Hyndman and Fan (1996), as R's quantile() has it
  double median;
  double third_quartile;
  double longest;
};
// In units of so many; the size alone is set where there is no value.
struct Spreads {
  std::int64_t size = 0;
  std::int64_t unknown = 0;  // values below 0
  bool any = false;
  Spread spread{};
};
Spreads spread_of(const Values& values, double unit = 1);

}  // namespace activities
