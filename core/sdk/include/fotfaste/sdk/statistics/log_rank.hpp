// Do groups wait equally long? The log-rank test and Peto and Peto's, for any number of groups, stratified.
// Needs Boost.Math and Eigen.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/statistics/joint_score_test.hpp"
#include "fotfaste/sdk/statistics/time_histogram.hpp"

namespace fotfaste::statistics {

// What an event at t counts for.
enum class EventWeight {
  equal,     // 1: the log-rank test (N. Mantel 1966; R. Peto and J. Peto, JRSS A 135, 1972)
  survival,  // S(t-), the share of the stratum still waiting: early events count for more (Peto and Peto; the
             // G-rho family with rho = 1 of D. Harrington and T. Fleming, Biometrika 69, 1982)
};

struct LogRankGroup {
  double observed;  // weighted events
  double expected;  // if all groups waited equally long
  double variance;  // of observed - expected
};

struct LogRank {
  std::vector<LogRankGroup> groups;
  // One degree of freedom less than there are groups with events expected. Nothing when there are fewer than
  // two such groups, or nobody was ever at risk beside somebody else.
  std::optional<ChiSquareTest> test;
};

namespace internal {

class LogRankSums {
 public:
  explicit LogRankSums(Eigen::Index groups)
      : observed_(Eigen::VectorXd::Zero(groups)),
        expected_(Eigen::VectorXd::Zero(groups)),
        covariance_(Eigen::MatrixXd::Zero(groups, groups)) {}

  // At each time d of the n at risk have the event: were the groups equal, those d would be drawn from the n
  // without regard to group.
  void add_stratum(std::span<const TimeHistogram> groups, EventWeight weight) {
    const auto count = static_cast<Eigen::Index>(groups.size());
    std::map<std::int32_t, std::vector<TimeCounts>> times;
    Eigen::VectorXd at_risk = Eigen::VectorXd::Zero(count);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      groups[group].for_each([&](std::int32_t time, const TimeCounts& counts) {
        std::vector<TimeCounts>& row = times[time];
        row.resize(groups.size());
        row[group] = counts;
        at_risk[static_cast<Eigen::Index>(group)] +=
            static_cast<double>(counts.events + counts.censored - counts.entered);
      });
    }
    double survival = 1;
    for (const auto& [time, row] : times) {
      Eigen::VectorXd events(count);
      Eigen::VectorXd change(count);
      for (Eigen::Index group = 0; group < count; ++group) {
        const TimeCounts& counts = row[static_cast<std::size_t>(group)];
        events[group] = static_cast<double>(counts.events);
        change[group] = static_cast<double>(counts.entered - counts.events - counts.censored);
      }
      add_time(at_risk, events, weight == EventWeight::equal ? 1 : survival);
      const double n = at_risk.sum();
      if (n > 0) survival *= (n - events.sum()) / n;
      at_risk += change;
    }
  }

  [[nodiscard]] LogRank result() const {
    LogRank result;
    std::vector<Eigen::Index> expecting;
    for (Eigen::Index group = 0; group < observed_.size(); ++group) {
      result.groups.push_back({observed_[group], expected_[group], covariance_(group, group)});
      if (expected_[group] > 0) expecting.push_back(group);
    }
    // The scores sum to 0, so the last of them says nothing new.
    if (!expecting.empty()) expecting.pop_back();
    const Eigen::VectorXd score = (observed_ - expected_)(expecting);
    result.test = joint_score_test(score, covariance_(expecting, expecting));
    return result;
  }

 private:
  void add_time(const Eigen::VectorXd& at_risk, const Eigen::VectorXd& events, double weight) {
    const double n = at_risk.sum();
    const double d = events.sum();
    if (d == 0) return;
    observed_ += weight * events;
    expected_ += (weight * d / n) * at_risk;
    if (n <= 1) return;
    const double spread = weight * weight * d * (n - d) / (n - 1) / n;
    covariance_.diagonal() += spread * at_risk;
    covariance_ -= (spread / n) * at_risk * at_risk.transpose();
  }

  Eigen::VectorXd observed_;
  Eigen::VectorXd expected_;
  Eigen::MatrixXd covariance_;
};

}  // namespace internal

// strata[s][g] holds the times of group g in stratum s. As R's survdiff(), which knows no late entries; here
// they are counted among those at risk from their entry on. std::invalid_argument unless all strata have the
// same number of groups.
inline LogRank log_rank(std::span<const std::vector<TimeHistogram>> strata,
                        EventWeight weight = EventWeight::equal) {
  const std::size_t groups = strata.empty() ? 0 : strata.front().size();
  internal::LogRankSums sums(static_cast<Eigen::Index>(groups));
  for (const std::vector<TimeHistogram>& stratum : strata) {
    if (stratum.size() != groups) throw std::invalid_argument("strata have different numbers of groups");
    sums.add_stratum(stratum, weight);
  }
  return sums.result();
}

inline LogRank log_rank(std::span<const TimeHistogram> groups, EventWeight weight = EventWeight::equal) {
  internal::LogRankSums sums(static_cast<Eigen::Index>(groups.size()));
  sums.add_stratum(groups, weight);
  return sums.result();
}

}  // namespace fotfaste::statistics
