// Going through the risk sets of a Cox model: at each time of an event, the sums over those at risk of
// r, r x and r x x', where r = exp(x beta). Needs Eigen. What stands here is for cox.hpp.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "fotfaste/sdk/statistics/cox_rows.hpp"

namespace fotfaste::statistics {

// How events at one time share the risk set. Efron's (JASA 72, 1977) lets each of d events leave in turn, on
// average: the l-th of them has l/d of the events' own risk taken away. Breslow's leaves it whole.
enum class Ties { efron, breslow };

namespace internal {

// Rows in canonical order, covariates less their means.
struct CoxData {
  std::vector<CoxTime> times;
  Eigen::MatrixXd values;  // one row each
  Eigen::VectorXd means;

  [[nodiscard]] Eigen::Index rows() const { return values.rows(); }
  [[nodiscard]] const CoxTime& time(Eigen::Index row) const { return times[static_cast<std::size_t>(row)]; }
};

inline CoxData cox_data(const CoxRows& rows) {
  const auto count = static_cast<Eigen::Index>(rows.size());
  const auto covariates = static_cast<Eigen::Index>(rows.covariates());
  CoxData data{{}, Eigen::MatrixXd(count, covariates), Eigen::VectorXd::Zero(covariates)};
  data.times.reserve(rows.size());
  for (const std::size_t row : rows.order()) {
    const auto values = rows.values(row);
    const auto at = static_cast<Eigen::Index>(data.times.size());
    for (Eigen::Index j = 0; j < covariates; ++j) data.values(at, j) = values[static_cast<std::size_t>(j)];
    data.times.push_back(rows.time(row));
  }
  for (Eigen::Index j = 0; count > 0 && j < covariates; ++j) {
    double sum = 0;
    for (Eigen::Index row = 0; row < count; ++row) sum += data.values(row, j);
    data.means[j] = sum / static_cast<double>(count);
  }
  data.values.rowwise() -= data.means.transpose();
  return data;
}

struct RiskSums {
  double risk = 0;
  Eigen::VectorXd first;
  Eigen::MatrixXd second;

  explicit RiskSums(Eigen::Index covariates)
      : first(Eigen::VectorXd::Zero(covariates)), second(Eigen::MatrixXd::Zero(covariates, covariates)) {}
  void add(double r, const Eigen::VectorXd& x) {
    risk += r;
    first += r * x;
    second += r * x * x.transpose();
  }
};

// The events of one time in one stratum.
struct EventSet {
  std::int32_t stratum;
  std::int32_t time;
  std::vector<Eigen::Index> rows;
  const RiskSums& at_risk;
  const RiskSums& events;

  // function(share, risk, mean): once for each event, the share of the events' risk that is taken away, the
  // risk that is left, and the mean of the covariates weighted by it.
  template <typename Function>
  void for_each_event(Ties ties, Function&& function) const {
    const auto count = static_cast<double>(rows.size());
    for (std::size_t l = 0; l < rows.size(); ++l) {
      const double share = ties == Ties::efron ? static_cast<double>(l) / count : 0;
      const double risk = at_risk.risk - share * events.risk;
      const Eigen::VectorXd mean = (at_risk.first - share * events.first) / risk;
      function(share, risk, mean);
    }
  }
};

// Calls function(const EventSet&) for each time with events, stratum by stratum in descending order of time.
// risk has r for each row.
template <typename Function>
void for_each_event_set(const CoxData& data, const Eigen::VectorXd& risk, Function&& function) {
  const Eigen::Index covariates = data.values.cols();
  for (Eigen::Index end = data.rows(); end > 0;) {
    const std::int32_t stratum = data.time(end - 1).stratum;
    Eigen::Index begin = end;
    while (begin > 0 && data.time(begin - 1).stratum == stratum) --begin;
    // Late entries leave the risk set again, on the way back in time, from the latest entry on.
    std::vector<Eigen::Index> late;
    for (Eigen::Index row = begin; row < end; ++row) {
      if (data.time(row).entry) late.push_back(row);
    }
    std::stable_sort(late.begin(), late.end(), [&data](Eigen::Index a, Eigen::Index b) {
      return *data.time(a).entry > *data.time(b).entry;
    });
    RiskSums at_risk(covariates);
    Eigen::Index count = 0;
    auto leaving = late.begin();
    for (Eigen::Index row = end; row > begin;) {
      const std::int32_t time = data.time(row - 1).time;
      for (; leaving != late.end() && *data.time(*leaving).entry >= time; ++leaving) {
        at_risk.add(-risk[*leaving], data.values.row(*leaving).transpose());
        // Nobody left: begin anew, without what rounding has left behind.
        if (--count == 0) at_risk = RiskSums(covariates);
      }
      RiskSums events(covariates);
      EventSet set{stratum, time, {}, at_risk, events};
      for (; row > begin && data.time(row - 1).time == time; --row) {
        const Eigen::VectorXd x = data.values.row(row - 1).transpose();
        at_risk.add(risk[row - 1], x);
        ++count;
        if (!data.time(row - 1).event) continue;
        events.add(risk[row - 1], x);
        set.rows.push_back(row - 1);
      }
      if (!set.rows.empty()) function(static_cast<const EventSet&>(set));
    }
    end = begin;
  }
}

}  // namespace internal
}  // namespace fotfaste::statistics
