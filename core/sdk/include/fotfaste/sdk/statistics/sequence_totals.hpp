// A group's months: how it spreads over the states month by month, how long it is in each, and from which
// state people go to which. Mergeable, and the same to the last bit however the persons were divided or
// ordered.
//
// States are the caller's numbers; a merge says which of them other's numbers are, and what is saved is in an
// order that the caller gives, so that numbers may be given as states are met. Months count from 0. Persons
// may have different numbers of months: each month is about those who reach it.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/statistics/sequence.hpp"

namespace fotfaste::statistics {

namespace internal {

// A sum that does not depend on the order: of whole numbers, or of any.
template <typename Weight>
class Sum;

template <>
class Sum<std::int64_t> {
 public:
  void add(std::int64_t more) { add_counts(value_, more); }
  void merge(const Sum& other) { add(other.value_); }
  [[nodiscard]] std::int64_t value() const { return value_; }
  void save(Writer& writer) const { writer.number(value_); }
  void restore(Reader& reader) { add(read_count(reader)); }

 private:
  std::int64_t value_ = 0;
};

template <>
class Sum<double> : public ExactSum {};

// Room for the item, with the elements before it.
template <typename Item>
Item& grown(std::vector<Item>& items, std::size_t index) {
  if (index >= items.size()) items.resize(index + 1);
  return items[index];
}

}  // namespace internal

struct TimeInState {
  double mean;  // months a person
  // With weights w of sum W: variance sum w (t - mean)^2 W / (W^2 - sum w^2), that is over n - 1 without
  // weights, and standard error sqrt(variance / W). Nothing for one person.
  std::optional<double> standard_deviation;
  std::optional<double> standard_error;
};

struct ModalStates {
  std::vector<std::uint32_t> states;  // more than one when they are equally frequent; ascending
  double share;
};

// Weight is std::int64_t, each person counting once, or double, each with a weight above 0.
template <typename Weight>
class SequenceTotals {
 public:
  // A person without months is not counted at all.
  void add(std::span<const StateRun> runs) requires std::same_as<Weight, std::int64_t> { count(runs, 1); }
  void add(std::span<const StateRun> runs, Weight weight) requires std::same_as<Weight, double> {
    if (!(weight > 0) || std::isinf(weight)) throw std::invalid_argument("a weight is above 0 and finite");
    count(runs, weight);
  }

  // states[i] is the number here of other's state i; no two are the same.
  void merge(const SequenceTotals& other, std::span<const std::uint32_t> states) {
    persons_.merge(other.persons_);
    squares_.merge(other.squares_);
    for (std::size_t i = 0; i < other.time_.size(); ++i)
      internal::grown(time_, states[i]).merge(other.time_[i]);
    for (std::size_t month = 0; month < other.months_.size(); ++month) {
      internal::grown(months_, month);
      for (std::size_t from = 0; from < other.time_.size(); ++from) {
        if (const Sum* const sum = other.find_state(month, from))
          internal::grown(months_[month].states, states[from]).merge(*sum);
        for (std::size_t to = 0; to < other.time_.size(); ++to) {
          if (const Sum* const sum = other.find_pair(month, from, to))
            internal::grown(months_[month].pairs, pair_number(states[from], states[to])).merge(*sum);
        }
      }
    }
  }

  // order lists all state numbers, in an order that follows from their names alone.
  void save(Writer& writer, std::span<const std::uint32_t> order) const {
    const Sum none;
    const auto save_sum = [&](const Sum* sum) { (sum == nullptr ? none : *sum).save(writer); };
    writer.number(static_cast<std::uint64_t>(months_.size()));
    persons_.save(writer);
    squares_.save(writer);
    for (const std::uint32_t state : order) {
      const bool is_met = state < time_.size();
      save_sum(is_met ? &time_[state].sum : nullptr);
      save_sum(is_met ? &time_[state].squares : nullptr);
    }
    for (std::size_t month = 0; month < months_.size(); ++month) {
      for (const std::uint32_t from : order) save_sum(find_state(month, from));
      for (const std::uint32_t from : order) {
        for (const std::uint32_t to : order) save_sum(find_pair(month, from, to));
      }
    }
  }
  // Adds what save wrote of so many states, which get the numbers 0, 1 ... in that order.
  void restore(Reader& reader, std::size_t states) {
    const std::uint64_t months = reader.count(states);
    if (states == 0 && months > 0) throw MalformedBytes("there are months without states");
    persons_.restore(reader);
    squares_.restore(reader);
    for (std::size_t state = 0; state < states; ++state) {
      internal::grown(time_, state).sum.restore(reader);
      time_[state].squares.restore(reader);
    }
    for (std::size_t month = 0; month < months; ++month) {
      internal::grown(months_, month);
      for (std::size_t from = 0; from < states; ++from)
        internal::grown(months_[month].states, from).restore(reader);
      for (std::size_t from = 0; from < states; ++from) {
        for (std::size_t to = 0; to < states; ++to)
          internal::grown(months_[month].pairs, pair_number(from, to)).restore(reader);
      }
    }
  }

  // Of the longest sequence.
  [[nodiscard]] std::size_t months() const { return months_.size(); }
  [[nodiscard]] Weight persons() const { return persons_.value(); }
  [[nodiscard]] Weight in_state(std::size_t month, std::uint32_t state) const {
    return value(find_state(month, state));
  }
  // Everybody who has this month.
  [[nodiscard]] Weight in_month(std::size_t month) const {
    Sum all;
    if (month < months_.size()) {
      for (const Sum& sum : months_[month].states) all.merge(sum);
    }
    return all.value();
  }

  // The share in each of the states 0, 1 ... Empty when nobody has this month.
  [[nodiscard]] std::vector<double> distribution(std::size_t month, std::size_t states) const {
    const auto all = static_cast<double>(in_month(month));
    if (all == 0) return {};
    std::vector<double> shares = amounts(month, states);
    for (double& share : shares) share /= all;
    return shares;
  }
  // How mixed the group is: 0 when all are in one state, 1 when as many are in each of the states.
  [[nodiscard]] std::optional<double> cross_section_entropy(std::size_t month, std::size_t states) const {
    return normalized_entropy(amounts(month, states));
  }
  // The most frequent states. Nothing when nobody has this month.
  [[nodiscard]] std::optional<ModalStates> modal_states(std::size_t month) const {
    const auto all = static_cast<double>(in_month(month));
    if (all == 0) return std::nullopt;
    Weight most = 0;
    ModalStates modal{{}, 0};
    for (std::uint32_t state = 0; state < time_.size(); ++state) {
      const Weight amount = in_state(month, state);
      if (amount > most) {
        most = amount;
        modal.states.clear();
      }
      if (amount == most && amount > 0) modal.states.push_back(state);
    }
    modal.share = static_cast<double>(most) / all;
    return modal;
  }
  // Nothing when there is nobody.
  [[nodiscard]] std::optional<TimeInState> time_in(std::uint32_t state) const {
    const auto all = static_cast<long double>(persons_.value());
    if (all == 0) return std::nullopt;
    const bool is_met = state < time_.size();
    const auto sum = static_cast<long double>(is_met ? time_[state].sum.value() : 0);
    const auto squares = static_cast<long double>(is_met ? time_[state].squares.value() : 0);
    TimeInState time{static_cast<double>(sum / all), std::nullopt, std::nullopt};
    const long double divisor = all * all - static_cast<long double>(squares_.value());
    // A weight that is all the weight leaves nothing but rounding.
    if (divisor <= all * all * 1e-15L) return time;
    const long double variance = std::max(0.0L, (all * squares - sum * sum) / divisor);
    time.standard_deviation = static_cast<double>(std::sqrt(variance));
    time.standard_error = static_cast<double>(std::sqrt(variance / all));
    return time;
  }

  // Who was in from in this month, and in to in the next.
  [[nodiscard]] Weight pairs_at(std::size_t month, std::uint32_t from, std::uint32_t to) const {
    return value(find_pair(month, from, to));
  }
  // The same of all months together.
  [[nodiscard]] Weight pairs(std::uint32_t from, std::uint32_t to) const { return sum_of(from, to).value(); }
  // The part that was in to the month after, of those in from who have a month after. Nothing when there is
  // nobody.
  [[nodiscard]] std::optional<double> transition_rate_at(std::size_t month, std::uint32_t from,
                                                         std::uint32_t to) const {
    Sum all;
    for (std::uint32_t other = 0; other < time_.size(); ++other) {
      if (const Sum* const sum = find_pair(month, from, other)) all.merge(*sum);
    }
    return share(pairs_at(month, from, to), all.value());
  }
  // The same of all months together.
  [[nodiscard]] std::optional<double> transition_rate(std::uint32_t from, std::uint32_t to) const {
    Sum all;
    for (std::uint32_t other = 0; other < time_.size(); ++other) all.merge(sum_of(from, other));
    return share(pairs(from, to), all.value());
  }

 private:
  using Sum = internal::Sum<Weight>;

  struct Time {
    void merge(const Time& other) {
      sum.merge(other.sum);
      squares.merge(other.squares);
    }
    Sum sum;      // months
    Sum squares;  // of a person's months
  };
  struct Month {
    std::vector<Sum> states;
    std::vector<Sum> pairs;  // with the next month, by pair_number
  };

  void count(std::span<const StateRun> runs, Weight weight) {
    internal::require_runs(runs);
    if (runs.empty()) return;
    persons_.add(weight);
    squares_.add(weight * weight);
    std::map<std::uint32_t, std::int64_t> time;
    std::size_t month = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const auto [state, length] = runs[i];
      time[state] += length;
      internal::grown(months_, month + length - 1);
      for (std::uint32_t left = length; left > 0; --left, ++month) {
        internal::grown(months_[month].states, state).add(weight);
        if (left > 1) {
          internal::grown(months_[month].pairs, pair_number(state, state)).add(weight);
        } else if (i + 1 < runs.size()) {
          internal::grown(months_[month].pairs, pair_number(state, runs[i + 1].state)).add(weight);
        }
      }
    }
    for (const auto& [state, length] : time) {
      Time& sums = internal::grown(time_, state);
      sums.sum.add(weight * static_cast<Weight>(length));
      sums.squares.add(weight * static_cast<Weight>(length * length));
    }
  }

  [[nodiscard]] const Sum* find_state(std::size_t month, std::size_t state) const {
    if (month >= months_.size() || state >= months_[month].states.size()) return nullptr;
    return &months_[month].states[state];
  }
  [[nodiscard]] const Sum* find_pair(std::size_t month, std::size_t from, std::size_t to) const {
    if (month >= months_.size()) return nullptr;
    const std::size_t number = pair_number(from, to);
    return number < months_[month].pairs.size() ? &months_[month].pairs[number] : nullptr;
  }
  [[nodiscard]] Sum sum_of(std::uint32_t from, std::uint32_t to) const {
    Sum all;
    for (std::size_t month = 0; month < months_.size(); ++month) {
      if (const Sum* const sum = find_pair(month, from, to)) all.merge(*sum);
    }
    return all;
  }
  [[nodiscard]] std::vector<double> amounts(std::size_t month, std::size_t states) const {
    std::vector<double> amounts(states);
    for (std::uint32_t state = 0; state < states; ++state)
      amounts[state] = static_cast<double>(in_state(month, state));
    return amounts;
  }
  static Weight value(const Sum* sum) { return sum == nullptr ? 0 : sum->value(); }
  static std::optional<double> share(Weight part, Weight all) {
    if (all == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(all);
  }

  Sum persons_;
  Sum squares_;  // of the weights
  std::vector<Time> time_;
  std::vector<Month> months_;
};

using SequenceCounts = SequenceTotals<std::int64_t>;
using WeightedSequenceTotals = SequenceTotals<double>;

}  // namespace fotfaste::statistics
