// The share that have left for a cause by each time, when other causes compete: what Kaplan-Meier overstates
// when it takes the other causes for censorings.
//
// With d_k events of cause k among n at risk, F_k grows by S(t-) d_k / n, S being the share that have not
// left for any cause (O. Aalen and S. Johansen, Scand J Stat 5, 1978).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/statistics/competing_times.hpp"

namespace fotfaste::statistics {

struct Incidence {
  std::int64_t events;
  double probability;
  // Aalen's (Annals of Statistics 6, 1978), with the factor 1 - (d - 1)/(n - 1) for d events at one time:
  // that of R's cmprsk::cuminc().
  double variance;
  // The infinitesimal jackknife's, that of R's survfit().
  double jackknife_error;
};

struct IncidencePoint {
  std::int32_t time;
  std::int64_t at_risk;
  std::int64_t censored;
  double waiting;  // the share that have not left for any cause
  std::vector<Incidence> causes;
};

namespace internal {

// What happens at one time, for one cause.
struct CauseStep {
  double at_risk;
  double own;    // events of the cause
  double other;  // events of the other causes
  double censored;
  double waiting_before;
  double waiting_after;
};

// A sum over earlier happenings of weight * (a + b x)^2, where x has grown by the same amount for all of them
// since each came in.
class SquaredLines {
 public:
  void grow(double x) {
    aa_ += x * (2 * ab_ + x * bb_);
    ab_ += x * bb_;
  }
  void add(double weight, double a, double b) {
    aa_ += weight * a * a;
    ab_ += weight * a * b;
    bb_ += weight * b * b;
  }
  [[nodiscard]] double value() const { return aa_; }

 private:
  double aa_ = 0;
  double ab_ = 0;
  double bb_ = 0;
};

// An event at s shifts F(t) by its own jump and, through all later jumps, by -(F(t) - F(s)) / S(s) of it.
class AalenVariance {
 public:
  void step(const CauseStep& now) {
    lines_.grow(now.waiting_before * now.own / now.at_risk);
    const double scale = now.waiting_before / now.at_risk;
    const double later = now.waiting_after > 0 ? -1 / now.waiting_after : 0;
    if (now.own > 0) lines_.add(scale * scale * now.own * tied(now.own, now.at_risk), 1, later);
    if (now.other > 0 && now.waiting_after > 0) {
      lines_.add(scale * scale * now.other * tied(now.other, now.at_risk), 0, later);
    }
  }
  [[nodiscard]] double value() const { return lines_.value(); }

 private:
  static double tied(double events, double at_risk) {
    return events > 1 ? 1 - (events - 1) / (at_risk - 1) : 1;
  }
  SquaredLines lines_;
};

// The influence of a person on F and S while at risk is the same for all; it parts when the person leaves.
class JackknifeVariance {
 public:
  explicit JackknifeVariance(double people) : staying_(people) {}

  void step(const CauseStep& now) {
    const double n = now.at_risk;
    const double own = now.own / n;
    const double any = (now.own + now.other) / n;
    const double jump = now.waiting_before / n;
    gone_.grow(now.waiting_before * own);
    incidence_ += own * (waiting_ - jump);
    waiting_ = waiting_ * (1 - any) + jump * any;
    const auto share = [&](double influence) {
      return now.waiting_after > 0 ? influence / now.waiting_after : 0;
    };
    if (now.own > 0) gone_.add(now.own, incidence_ + jump, share(waiting_ - jump));
    if (now.other > 0) gone_.add(now.other, incidence_, share(waiting_ - jump));
    if (now.censored > 0) gone_.add(now.censored, incidence_, share(waiting_));
    staying_ -= now.own + now.other + now.censored;
  }
  [[nodiscard]] double value() const { return gone_.value() + staying_ * incidence_ * incidence_; }

 private:
  double staying_;
  double waiting_ = 0;
  double incidence_ = 0;
  SquaredLines gone_;
};

}  // namespace internal

// One point for each time at which anybody leaves or is last seen; empty when there is nobody.
inline std::vector<IncidencePoint> cumulative_incidence(const CompetingTimes& times) {
  const std::size_t causes = times.causes();
  std::int64_t at_risk = times.people();
  double waiting = 1;
  std::vector<double> probabilities(causes);
  std::vector<internal::AalenVariance> variances(causes);
  std::vector<internal::JackknifeVariance> jackknives(
      causes, internal::JackknifeVariance(static_cast<double>(at_risk)));
  std::vector<IncidencePoint> points;
  points.reserve(times.times().size());
  for (const auto& [time, counts] : times.times()) {
    std::int64_t events = 0;
    for (std::size_t cause = 0; cause < causes; ++cause) events += counts[cause];
    const auto n = static_cast<double>(at_risk);
    const double after = waiting * static_cast<double>(at_risk - events) / n;
    IncidencePoint point{time, at_risk, counts[causes], after, {}};
    for (std::size_t cause = 0; cause < causes; ++cause) {
      const internal::CauseStep step{n,
                                     static_cast<double>(counts[cause]),
                                     static_cast<double>(events - counts[cause]),
                                     static_cast<double>(counts[causes]),
                                     waiting,
                                     after};
      probabilities[cause] += waiting * step.own / n;
      variances[cause].step(step);
      jackknives[cause].step(step);
      point.causes.push_back({counts[cause], probabilities[cause], variances[cause].value(),
                              std::sqrt(std::max(0.0, jackknives[cause].value()))});
    }
    points.push_back(std::move(point));
    waiting = after;
    at_risk -= events + counts[causes];
  }
  return points;
}

// The point in force at a time; null before the first. Points into the given points.
inline const IncidencePoint* incidence_at(const std::vector<IncidencePoint>& points, double time) {
  const auto after = std::upper_bound(
      points.begin(), points.end(), time,
      [](double when, const IncidencePoint& point) { return when < static_cast<double>(point.time); });
  return after == points.begin() ? nullptr : &*std::prev(after);
}

// The mean time, of the first `horizon` units, that has passed since leaving for the cause; and, without a
// cause, the mean time before leaving. All of them together make up the horizon. Nothing when the last time
// comes before the horizon with somebody still waiting: the areas are not known then.
inline std::optional<double> mean_time(const std::vector<IncidencePoint>& points,
                                       std::optional<std::size_t> cause, double horizon) {
  if (points.empty() || !(horizon > 0)) return std::nullopt;
  if (static_cast<double>(points.back().time) < horizon && points.back().waiting > 0) return std::nullopt;
  double area = 0;
  double until = horizon;
  for (auto point = points.rbegin(); point != points.rend(); ++point) {
    const auto time = static_cast<double>(point->time);
    if (time > horizon) continue;
    area += (cause ? point->causes[*cause].probability : point->waiting) * (until - time);
    until = time;
  }
  return cause ? area : area + until;
}

}  // namespace fotfaste::statistics
