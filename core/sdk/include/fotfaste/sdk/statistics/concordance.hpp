// How often those predicted a higher risk have the event earlier (F. Harrell's C, JAMA 247, 1982).
//
// A pair can be compared when one of the two has the event while the other is at risk and has it not at that
// very time. It is concordant when the one with the event has the higher predictor; equal predictors count
// half. The standard error is the infinitesimal jackknife's, as in R's concordance(). Takes n log n steps.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

#include "fotfaste/sdk/statistics/cox_rows.hpp"

namespace fotfaste::statistics {

struct Concordance {
  std::int64_t concordant;
  std::int64_t discordant;
  std::int64_t tied;
  double value;
  double standard_error;
};

namespace internal {

// Counts of ranks that come and go, and how many lie below a rank (P. Fenwick 1994).
class RankCounts {
 public:
  explicit RankCounts(std::size_t ranks) : tree_(ranks + 1) {}
  void add(std::size_t rank, std::int64_t count) {
    total_ += count;
    for (std::size_t i = rank + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += count;
  }
  [[nodiscard]] std::int64_t below(std::size_t rank) const {
    std::int64_t sum = 0;
    for (std::size_t i = rank; i > 0; i &= i - 1) sum += tree_[i];
    return sum;
  }
  [[nodiscard]] std::int64_t total() const { return total_; }

 private:
  std::vector<std::int64_t> tree_;
  std::int64_t total_ = 0;
};

struct PairCounts {
  std::int64_t below = 0;
  std::int64_t equal = 0;
  std::int64_t above = 0;
  void add(const RankCounts& counts, std::size_t rank, int sign) {
    const std::int64_t lower = counts.below(rank);
    const std::int64_t not_above = counts.below(rank + 1);
    below += sign * lower;
    equal += sign * (not_above - lower);
    above += sign * (counts.total() - not_above);
  }
};

// The pairs of one stratum, each counted with both its members: rows with the event find the predictors of
// those still at risk, and all rows find those of the events that they were at risk at.
class ConcordancePairs {
 public:
  ConcordancePairs(std::span<const CoxTime> times, std::span<const double> predictor)
      : times_(times), ranks_(times.size()), as_event_(times.size()), as_other_(times.size()) {
    std::vector<double> levels(predictor.begin(), predictor.end());
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    for (std::size_t row = 0; row < times.size(); ++row) {
      ranks_[row] = static_cast<std::size_t>(std::lower_bound(levels.begin(), levels.end(), predictor[row]) -
                                             levels.begin());
    }
    find_others(levels.size());
    find_events(levels.size());
  }
  [[nodiscard]] const PairCounts& as_event(std::size_t row) const { return as_event_[row]; }
  [[nodiscard]] const PairCounts& as_other(std::size_t row) const { return as_other_[row]; }

 private:
  template <typename Less>
  [[nodiscard]] std::vector<std::size_t> sorted(Less&& less) const {
    std::vector<std::size_t> rows(times_.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::sort(rows.begin(), rows.end(), less);
    return rows;
  }
  // From the last time back: the rows that leave later, or are censored at the time, and entered before it.
  void find_others(std::size_t levels) {
    const auto by_time =
        sorted([this](std::size_t a, std::size_t b) { return times_[a].time > times_[b].time; });
    const auto by_entry =
        sorted([this](std::size_t a, std::size_t b) { return times_[a].entry > times_[b].entry; });
    RankCounts at_risk(levels);
    auto entered = by_entry.begin();
    for (auto first = by_time.begin(); first != by_time.end();) {
      const std::int32_t time = times_[*first].time;
      for (; entered != by_entry.end() && times_[*entered].entry && *times_[*entered].entry >= time;
           ++entered) {
        at_risk.add(ranks_[*entered], -1);
      }
      const auto last =
          std::find_if(first, by_time.end(), [&](std::size_t row) { return times_[row].time != time; });
      for (auto row = first; row != last; ++row) {
        if (!times_[*row].event) at_risk.add(ranks_[*row], 1);
      }
      for (auto row = first; row != last; ++row) {
        if (times_[*row].event) as_event_[*row].add(at_risk, ranks_[*row], 1);
      }
      for (auto row = first; row != last; ++row) {
        if (times_[*row].event) at_risk.add(ranks_[*row], 1);
      }
      first = last;
    }
  }
  // From the first time on: the events before the row's time, or at it for a censored row, after its entry.
  void find_events(std::size_t levels) {
    struct Visit {
      std::int32_t time;
      int order;  // at one time: leave with the event, count the events, leave censored, enter
      std::size_t row;
    };
    std::vector<Visit> visits;
    for (std::size_t row = 0; row < times_.size(); ++row) {
      const CoxTime& time = times_[row];
      visits.push_back({time.time, time.event ? 0 : 2, row});
      if (time.event) visits.push_back({time.time, 1, row});
      if (time.entry) visits.push_back({*time.entry, 3, row});
    }
    std::sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
      return a.time != b.time ? a.time < b.time : a.order < b.order;
    });
    RankCounts events(levels);
    for (const Visit& visit : visits) {
      const std::size_t rank = ranks_[visit.row];
      if (visit.order == 1) {
        events.add(rank, 1);
      } else {
        as_other_[visit.row].add(events, rank, visit.order == 3 ? -1 : 1);
      }
    }
  }

  std::span<const CoxTime> times_;
  std::vector<std::size_t> ranks_;
  std::vector<PairCounts> as_event_;
  std::vector<PairCounts> as_other_;
};

}  // namespace internal

// predictor: for each row, higher for a higher risk. Rows with equal strata stand together. Nothing when no
// pair can be compared.
inline std::optional<Concordance> concordance(std::span<const CoxTime> times,
                                              std::span<const double> predictor) {
  Concordance result{};
  std::vector<double> balance;  // of each row: its concordant less its discordant pairs
  std::vector<double> pairs;
  for (std::size_t begin = 0; begin < times.size();) {
    std::size_t end = begin;
    while (end < times.size() && times[end].stratum == times[begin].stratum) ++end;
    const internal::ConcordancePairs stratum(times.subspan(begin, end - begin),
                                             predictor.subspan(begin, end - begin));
    for (std::size_t row = 0; row < end - begin; ++row) {
      const internal::PairCounts& first = stratum.as_event(row);
      const internal::PairCounts& second = stratum.as_other(row);
      result.concordant += first.below;
      result.discordant += first.above;
      result.tied += first.equal;
      balance.push_back(static_cast<double>(first.below + second.above - first.above - second.below));
      pairs.push_back(static_cast<double>(first.below + first.equal + first.above + second.below +
                                          second.equal + second.above));
    }
    begin = end;
  }
  const auto all = static_cast<double>(result.concordant + result.discordant + result.tied);
  if (!(all > 0)) return std::nullopt;
  const double difference = static_cast<double>(result.concordant - result.discordant) / all;
  double variance = 0;
  for (std::size_t row = 0; row < balance.size(); ++row) {
    const double influence = (balance[row] - difference * pairs[row]) / all;
    variance += influence * influence;
  }
  result.value = (1 + difference) / 2;
  result.standard_error = std::sqrt(variance) / 2;
  return result;
}

}  // namespace fotfaste::statistics
