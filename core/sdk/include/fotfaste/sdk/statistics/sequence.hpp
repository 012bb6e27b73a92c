// One person's months, each in one state: how much changed, and how mixed it was. As TraMineR computes it (A.
// Gabadinho, G. Ritschard, N. S. Müller and M. Studer, Journal of Statistical Software 40(4), 2011).
//
// States are numbers below `states`, how many there are; a month that is unknown is a state of its own, or
// its person is left out: the caller decides. Throws std::invalid_argument for runs that break the rules
// below.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace fotfaste::statistics {

// Months in a row in one state: 1 or more, and the next run is of another state.
struct StateRun {
  std::uint32_t state = 0;
  std::uint32_t months = 0;
  friend auto operator<=>(const StateRun&, const StateRun&) = default;
};

// Whether unvisited states count as runs of no months when turbulence looks at how equal the runs are.
enum class Unvisited { ignored, counted };

struct SequenceMeasures {
  std::int64_t months;
  std::int64_t transitions;  // changes of state from one month to the next
  std::int64_t visited;      // different states
  // Of all the months, what part are changes; nothing for a single month.
  std::optional<double> transition_share;
  double entropy;                            // of the time in each state, in natural units
  std::optional<double> normalized_entropy;  // 0 to 1; nothing when there is only one state
  // Different sequences that are left when any of the runs' states are struck out, the empty one included.
  double subsequences;
  double turbulence;                 // unvisited states ignored
  double turbulence_with_unvisited;  // unvisited states counted
  // sqrt(transition share times normalized entropy), 0 to 1 (A. Gabadinho, G. Ritschard, M. Studer and N. S.
  // Müller, 2010).
  std::optional<double> complexity;
};

// Entropy of amounts by kind, - sum p log p with p the part of each (C. E. Shannon, 1948). None is negative.
// The order does not matter, to the last bit. Nothing when all are 0.
inline std::optional<double> entropy(std::vector<double> amounts) {
  std::sort(amounts.begin(), amounts.end());
  if (!amounts.empty() && amounts.front() < 0) throw std::invalid_argument("an amount is not negative");
  double all = 0;
  for (const double amount : amounts) all += amount;
  if (!(all > 0)) return std::nullopt;
  double sum = 0;
  for (const double amount : amounts) {
    if (amount > 0 && amount < all) sum -= amount / all * std::log(amount / all);
  }
  return sum;
}

// The same as a part of what it would be if all kinds were equal, log(number of kinds): 0 to 1. Nothing when
// there are fewer than two kinds.
inline std::optional<double> normalized_entropy(std::vector<double> amounts) {
  if (amounts.size() < 2) return std::nullopt;
  const double largest = std::log(static_cast<double>(amounts.size()));
  const auto value = entropy(std::move(amounts));
  return value ? std::optional(*value / largest) : std::nullopt;
}

// The state of each month, as runs.
inline std::vector<StateRun> runs_of(std::span<const std::uint32_t> months) {
  std::vector<StateRun> runs;
  for (const std::uint32_t state : months) {
    if (!runs.empty() && runs.back().state == state) {
      ++runs.back().months;
    } else {
      runs.push_back({state, 1});
    }
  }
  return runs;
}

namespace internal {

// 2 to this power is still a double, and so is the number of subsequences of so many runs.
inline constexpr std::size_t most_runs = 1000;

inline void require_runs(std::span<const StateRun> runs) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].months == 0) throw std::invalid_argument("a run has 1 month or more");
    if (i > 0 && runs[i].state == runs[i - 1].state)
      throw std::invalid_argument("two runs in a row are of different states");
  }
}

// Each run doubles the number, less those that end in the state's run before (C. H. Elzinga and A. C.
// Liefbroer, European Journal of Population 23, 2007).
inline double distinct_subsequences(std::span<const StateRun> runs) {
  std::map<std::uint32_t, double> before;  // the number before the latest run of each state
  double number = 1;
  for (const StateRun& run : runs) {
    const double without = number;
    number *= 2;
    if (const auto earlier = before.find(run.state); earlier != before.end()) number -= earlier->second;
    before[run.state] = without;
  }
  return number;
}

// Variance of run lengths, divisor n, with so many runs of 0 added.
inline double length_variance(std::span<const StateRun> runs, double added) {
  double all = 0;
  double squares = 0;
  for (const StateRun& run : runs) {
    all += run.months;
    squares += static_cast<double>(run.months) * run.months;
  }
  const double n = static_cast<double>(runs.size()) + added;
  // Whole numbers up to here, so nothing is lost in the difference.
  return (n * squares - all * all) / (n * n);
}

// log2(phi (m + 1) / (s2 + 1)): phi distinct subsequences, s2 the variance of the runs' lengths, m the
// largest that so many runs in so many months can have, all but one of a single month (Elzinga and Liefbroer
// 2007; with unvisited states counted, G. Ritschard, Sociological Methods & Research, 2021).
inline double turbulence(std::span<const StateRun> runs, double phi, std::size_t visited, std::size_t states,
                         Unvisited unvisited) {
  double added = 0;
  double most_added = 0;
  if (unvisited == Unvisited::counted) {
    added = static_cast<double>(states - visited);
    most_added = static_cast<double>(states) - (runs.size() == 1 ? 1 : 2);
  }
  std::uint32_t months = 0;
  for (const StateRun& run : runs) months += run.months;
  std::vector<StateRun> extreme(runs.size(), StateRun{0, 1});
  extreme.back().months = months - static_cast<std::uint32_t>(runs.size() - 1);
  return std::log2(phi * (length_variance(extreme, most_added) + 1) / (length_variance(runs, added) + 1));
}

}  // namespace internal

// Nothing when there are no months. At most 1,000 runs.
inline std::optional<SequenceMeasures> measure_sequence(std::span<const StateRun> runs, std::size_t states) {
  internal::require_runs(runs);
  if (runs.size() > internal::most_runs) throw std::invalid_argument("a sequence has at most 1000 runs");
  if (runs.empty()) return std::nullopt;
  std::vector<double> time(states);
  SequenceMeasures measures{};
  for (const StateRun& run : runs) {
    if (run.state >= states) throw std::invalid_argument("a state is beyond the last one");
    measures.visited += time[run.state] == 0 ? 1 : 0;
    time[run.state] += run.months;
    measures.months += run.months;
  }
  const auto visited = static_cast<std::size_t>(measures.visited);
  measures.transitions = static_cast<std::int64_t>(runs.size()) - 1;
  if (measures.months > 1) {
    measures.transition_share =
        static_cast<double>(measures.transitions) / static_cast<double>(measures.months - 1);
  }
  measures.entropy = *entropy(time);
  measures.normalized_entropy = normalized_entropy(std::move(time));
  measures.subsequences = internal::distinct_subsequences(runs);
  measures.turbulence =
      internal::turbulence(runs, measures.subsequences, visited, states, Unvisited::ignored);
  measures.turbulence_with_unvisited =
      internal::turbulence(runs, measures.subsequences, visited, states, Unvisited::counted);
  if (measures.transition_share && measures.normalized_entropy)
    measures.complexity = std::sqrt(*measures.transition_share * *measures.normalized_entropy);
  return measures;
}

// The largest turbulence that a sequence of so many months, 1 to 1,000, can have: that of going through all
// states in turn, one month each. (turbulence - 1) / (largest - 1) lies between 0 and 1; to compare persons,
// use the months of the longest sequence for all.
inline double largest_turbulence(std::size_t months, std::size_t states, Unvisited unvisited) {
  if (months == 0 || months > internal::most_runs || states == 0)
    throw std::invalid_argument("a sequence has 1 to 1000 months, in one state at least");
  std::vector<std::uint32_t> in_turn(months);
  for (std::size_t i = 0; i < months; ++i) in_turn[i] = static_cast<std::uint32_t>(i % states);
  const SequenceMeasures measures = *measure_sequence(runs_of(in_turn), states);
  return unvisited == Unvisited::ignored ? measures.turbulence : measures.turbulence_with_unvisited;
}

}  // namespace fotfaste::statistics
