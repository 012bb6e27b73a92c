// Which sequences a group has, and how many have each. Mergeable, and the same to the last bit however the
// persons were divided or ordered. Rare sequences point at persons: what is shown of them is the caller's to
// limit.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/statistics/sequence.hpp"
#include "fotfaste/sdk/statistics/sequence_totals.hpp"

namespace fotfaste::statistics {

// Weight and states as in SequenceTotals.
template <typename Weight>
class SequenceFrequencies {
 public:
  struct Frequency {
    std::vector<StateRun> runs;
    Weight amount;
    friend bool operator==(const Frequency&, const Frequency&) = default;
  };

  // A person without months is not counted.
  void add(std::span<const StateRun> runs) requires std::same_as<Weight, std::int64_t> { count(runs, 1); }
  void add(std::span<const StateRun> runs, Weight weight) requires std::same_as<Weight, double> {
    if (!(weight > 0) || std::isinf(weight)) throw std::invalid_argument("a weight is above 0 and finite");
    count(runs, weight);
  }

  // states[i] is the number here of other's state i; no two are the same.
  void merge(const SequenceFrequencies& other, std::span<const std::uint32_t> states) {
    for (const auto& [runs, sum] : other.sums_) sums_[renumbered(runs, states)].merge(sum);
  }

  // order lists all state numbers, in an order that follows from their names alone.
  void save(Writer& writer, std::span<const std::uint32_t> order) const {
    const auto sorted = by_place(order);
    writer.number(static_cast<std::uint64_t>(sorted.size()));
    for (const auto& [runs, sum] : sorted) {
      writer.number(static_cast<std::uint64_t>(runs.size()));
      for (const StateRun& run : runs) {
        writer.number(run.state);
        writer.number(run.months);
      }
      sum->save(writer);
    }
  }
  // Adds what save wrote of so many states, which get the numbers 0, 1 ... in that order.
  void restore(Reader& reader, std::size_t states) {
    std::vector<StateRun> before;
    for (std::uint64_t left = reader.count(sizeof(std::uint64_t)); left > 0; --left) {
      std::vector<StateRun> runs(reader.count(sizeof(StateRun)));
      for (StateRun& run : runs) {
        run.state = reader.number<std::uint32_t>();
        run.months = reader.number<std::uint32_t>();
        if (run.state >= states || run.months == 0) throw MalformedBytes("a run of months was expected");
      }
      const auto is_same = [](const StateRun& a, const StateRun& b) { return a.state == b.state; };
      if (std::adjacent_find(runs.begin(), runs.end(), is_same) != runs.end() || runs <= before)
        throw MalformedBytes("sequences are not in order");
      sums_[runs].restore(reader);
      before = std::move(runs);
    }
  }

  [[nodiscard]] std::size_t distinct() const { return sums_.size(); }
  // 0 for a sequence that nobody has.
  [[nodiscard]] Weight amount(std::span<const StateRun> runs) const {
    const auto found = sums_.find(std::vector<StateRun>(runs.begin(), runs.end()));
    return found == sums_.end() ? 0 : found->second.value();
  }
  // At most so many, the most frequent first; equally frequent ones in the order of their states as listed in
  // order, then the shorter run first.
  [[nodiscard]] std::vector<Frequency> most_frequent(std::size_t limit,
                                                     std::span<const std::uint32_t> order) const {
    std::vector<Frequency> all;
    for (const auto& [runs, sum] : by_place(order)) all.push_back({renumbered(runs, order), sum->value()});
    std::stable_sort(all.begin(), all.end(),
                     [](const Frequency& a, const Frequency& b) { return a.amount > b.amount; });
    if (all.size() > limit) all.resize(limit);
    return all;
  }

 private:
  using Sum = internal::Sum<Weight>;

  void count(std::span<const StateRun> runs, Weight weight) {
    internal::require_runs(runs);
    if (!runs.empty()) sums_[std::vector<StateRun>(runs.begin(), runs.end())].add(weight);
  }

  static std::vector<StateRun> renumbered(std::vector<StateRun> runs, std::span<const std::uint32_t> states) {
    for (StateRun& run : runs) {
      if (run.state >= states.size()) throw std::invalid_argument("a state has no number");
      run.state = states[run.state];
    }
    return runs;
  }

  // The sequences by the places of their states in order.
  [[nodiscard]] std::map<std::vector<StateRun>, const Sum*> by_place(
      std::span<const std::uint32_t> order) const {
    constexpr auto unset = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> places(order.size(), unset);
    for (std::uint32_t place = 0; place < order.size(); ++place) {
      if (order[place] >= order.size() || places[order[place]] != unset)
        throw std::invalid_argument("an order lists each state once");
      places[order[place]] = place;
    }
    std::map<std::vector<StateRun>, const Sum*> sorted;
    for (const auto& [runs, sum] : sums_) sorted.emplace(renumbered(runs, places), &sum);
    return sorted;
  }

  std::map<std::vector<StateRun>, Sum> sums_;
};

using SequenceFrequencyCounts = SequenceFrequencies<std::int64_t>;
using WeightedSequenceFrequencies = SequenceFrequencies<double>;

}  // namespace fotfaste::statistics
