// Do groups leave for a cause to the same extent, other causes competing? The k-sample test of R. J. Gray
// (Annals of Statistics 16, 1988) with weight 1, stratified; as R's cmprsk::cuminc(). Needs Boost.Math and
// Eigen.
//
// The test compares subdistribution hazards: those who left for another cause stay in the risk set, thinned
// as if censored like the others. With n_g at risk, S_g(t-) not left and F_g(t-) left for the cause in group
// g, the risk set counts R_g = n_g (1 - F_g(t-)) / S_g(t-), and
//   score_g = sum over times of d_g - d R_g / sum R.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/statistics/competing_times.hpp"
#include "fotfaste/sdk/statistics/joint_score_test.hpp"

namespace fotfaste::statistics {

namespace internal {

// One time in one stratum; vectors are by group.
struct GrayTime {
  Eigen::VectorXd own;      // events of the cause
  Eigen::VectorXd other;    // events of the other causes
  Eigen::VectorXd at_risk;  // n
  Eigen::VectorXd waiting;  // S(t-)
  Eigen::VectorXd left;     // F(t-), for the cause
  Eigen::VectorXd after;    // S(t)
  double all_left_before;   // F(t-) and F(t), of the groups together under the hypothesis that they are equal
  double all_left;

  [[nodiscard]] Eigen::Index groups() const { return own.size(); }
  // n / S: how many would be at risk had nobody left.
  [[nodiscard]] Eigen::VectorXd full() const {
    Eigen::VectorXd full = Eigen::VectorXd::Zero(groups());
    for (Eigen::Index g = 0; g < groups(); ++g) {
      if (at_risk[g] > 0) full[g] = at_risk[g] / waiting[g];
    }
    return full;
  }
};

inline std::vector<GrayTime> gray_times(std::span<const CompetingTimes> groups, std::size_t cause) {
  const auto count = static_cast<Eigen::Index>(groups.size());
  std::map<std::int32_t, GrayTime> happened;
  Eigen::VectorXd at_risk(count);
  const Eigen::VectorXd nobody = Eigen::VectorXd::Zero(count);
  std::map<std::int32_t, Eigen::VectorXd> censored;
  for (Eigen::Index g = 0; g < count; ++g) {
    const CompetingTimes& group = groups[static_cast<std::size_t>(g)];
    if (cause >= group.causes()) throw std::out_of_range("there is no such cause");
    at_risk[g] = static_cast<double>(group.people());
    for (const auto& [time, counts] : group.times()) {
      GrayTime& row =
          happened.try_emplace(time, GrayTime{nobody, nobody, nobody, nobody, nobody, nobody, 0, 0})
              .first->second;
      for (std::size_t k = 0; k < group.causes(); ++k) {
        (k == cause ? row.own : row.other)[g] += static_cast<double>(counts[k]);
      }
      censored.try_emplace(time, nobody).first->second[g] = static_cast<double>(counts[group.causes()]);
    }
  }
  Eigen::VectorXd waiting = Eigen::VectorXd::Ones(count);
  Eigen::VectorXd left = nobody;
  double all_left = 0;
  std::vector<GrayTime> times;
  times.reserve(happened.size());
  for (auto& [time, row] : happened) {
    row.at_risk = at_risk;
    row.waiting = waiting;
    row.left = left;
    row.all_left_before = all_left;
    for (Eigen::Index g = 0; g < count; ++g) {
      if (at_risk[g] == 0) continue;
      left[g] += waiting[g] * row.own[g] / at_risk[g];
      waiting[g] *= (at_risk[g] - row.own[g] - row.other[g]) / at_risk[g];
    }
    row.after = waiting;
    const double full = row.full().sum();
    if (full > 0) all_left += row.own.sum() / full;
    row.all_left = all_left;
    at_risk -= row.own + row.other + censored.at(time);
    times.push_back(std::move(row));
  }
  return times;
}

// 1 - (d - 1)/(n - 1): less variance when d events come at one time.
inline double tied_events(double events, double at_risk) {
  return events > 1 ? 1 - (events - 1) / (at_risk - 1) : 1;
}

class GraySums {
 public:
  explicit GraySums(Eigen::Index groups)
      : score_(Eigen::VectorXd::Zero(groups)), covariance_(Eigen::MatrixXd::Zero(groups, groups)) {}

  void add_stratum(std::span<const CompetingTimes> groups, std::size_t cause) {
    const std::vector<GrayTime> times = gray_times(groups, cause);
    Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(score_.size(), score_.size());
    for (const GrayTime& time : times) {
      add_score(time);
      whole += pull(time);
    }
    Eigen::MatrixXd so_far = Eigen::MatrixXd::Zero(score_.size(), score_.size());
    for (const GrayTime& time : times) {
      so_far += pull(time);
      add_covariance(time, whole - so_far);
    }
  }

  [[nodiscard]] std::optional<ChiSquareTest> test() const {
    // The scores sum to 0, so the last of them says nothing new.
    const Eigen::Index free = score_.size() - 1;
    if (free < 1) return std::nullopt;
    return joint_score_test(score_.head(free), covariance_.topLeftCorner(free, free));
  }

 private:
  // How the score of group i answers to a difference in the hazard of group k at the time.
  static Eigen::MatrixXd answer(const GrayTime& time) {
    const Eigen::VectorXd full = time.full();
    Eigen::MatrixXd answer = -full * full.transpose() / full.sum();
    answer.diagonal() += full;
    return answer;
  }
  // What a change of F_k before the time does to the score of group i at it.
  static Eigen::MatrixXd pull(const GrayTime& time) {
    const double own = time.own.sum();
    if (own == 0) return Eigen::MatrixXd::Zero(time.groups(), time.groups());
    return answer(time) * (own / (time.full().sum() * (1 - time.all_left_before)));
  }
  void add_score(const GrayTime& time) {
    const Eigen::VectorXd thinned =
        time.full().cwiseProduct(Eigen::VectorXd::Ones(time.groups()) - time.left);
    if (thinned.sum() > 0) score_ += time.own - time.own.sum() / thinned.sum() * thinned;
  }
  // later(i, k): what a change of F_k now does to score i afterwards.
  void add_covariance(const GrayTime& time, const Eigen::MatrixXd& later) {
    const Eigen::VectorXd full = time.full();
    const double all_full = full.sum();
    const double own = time.own.sum();
    if (!(all_full > 0)) return;
    const Eigen::MatrixXd now = answer(time);
    for (Eigen::Index k = 0; k < time.groups(); ++k) {
      if (!(full[k] > 0)) continue;
      const double still = time.after[k] > 0 ? (1 - time.all_left) / time.after[k] : 0;
      if (own > 0) {
        const double variance = own / (all_full * full[k]) * tied_events(own, all_full * time.waiting[k]);
        const Eigen::VectorXd influence = now.col(k) + (1 - still) * later.col(k);
        covariance_ += variance * influence * influence.transpose();
      }
      if (time.other[k] > 0 && time.after[k] > 0) {
        const double variance =
            time.other[k] / (full[k] * full[k]) * tied_events(time.other[k], time.at_risk[k]);
        covariance_ += variance * still * still * later.col(k) * later.col(k).transpose();
      }
    }
  }

  Eigen::VectorXd score_;
  Eigen::MatrixXd covariance_;
};

}  // namespace internal

// strata[s][g] holds the times of group g in stratum s. Nothing when there are fewer than two groups, or the
// groups cannot be told apart by the events there are. std::out_of_range for a cause that there is none of;
// std::invalid_argument unless all strata have the same number of groups.
inline std::optional<ChiSquareTest> gray_test(std::span<const std::vector<CompetingTimes>> strata,
                                              std::size_t cause) {
  const std::size_t groups = strata.empty() ? 0 : strata.front().size();
  internal::GraySums sums(static_cast<Eigen::Index>(groups));
  for (const std::vector<CompetingTimes>& stratum : strata) {
    if (stratum.size() != groups) throw std::invalid_argument("strata have different numbers of groups");
    sums.add_stratum(stratum, cause);
  }
  return sums.test();
}

inline std::optional<ChiSquareTest> gray_test(std::span<const CompetingTimes> groups, std::size_t cause) {
  internal::GraySums sums(static_cast<Eigen::Index>(groups.size()));
  sums.add_stratum(groups, cause);
  return sums.test();
}

}  // namespace fotfaste::statistics
