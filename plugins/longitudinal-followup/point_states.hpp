// Where a participation stands at each follow-up point: not due, not known, or in a state on a day.
//
// A point is due once its day and its window have passed, for everybody alike: otherwise those who are
// reached early would be counted before those who are not reached at all.
#pragma once

#include <span>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/history.hpp"
#include "options.hpp"
#include "outcome_classes.hpp"

namespace followup {

struct PointState {
  enum class Status : std::uint8_t { not_due, unknown, known };

  Status status = Status::not_due;
  fotfaste::Day day = fotfaste::no_day;   // the point's; no_day for who lacks the anchor
  fotfaste::Day seen = fotfaste::no_day;  // known: the day of the state, the point's or an observation's
  std::int32_t state = fotfaste::unknown_state;  // on that day, as History gives it
  Outcome outcome = Outcome::not_compared;       // known, and told by PointStates
};

// history has read the participation.
inline PointState state_at(const PointOption& option, const fotfaste::Participation& participation,
                           fotfaste::History& history) {
  PointState at;
  // The anchor itself needs no calendar.
  const bool is_anchor = option.point.offset == fotfaste::Duration{};
  const auto day = is_anchor ? fotfaste::anchor_day(option.point.anchor, participation)
                             : fotfaste::day_of(option.point, participation);
  if (!day) return at;
  at.day = *day;
  if (!fotfaste::is_due(*day + option.window.after, history.as_of())) return at;
  at.status = PointState::Status::unknown;
  at.seen = *day;
  at.state = history.state_on(*day);
  if (at.state == fotfaste::unknown_state && option.window != fotfaste::Window{}) {
    const auto seen = history.nearest_known(*day, option.window.before, option.window.after);
    at.seen = seen.value_or(fotfaste::no_day);
    if (seen) at.state = history.state_on(*seen);
  }
  if (at.state != fotfaste::unknown_state) at.status = PointState::Status::known;
  return at;
}

// The points of the options, and the exit whether or not it is one of them.
class PointStates {
 public:
  // options outlives this.
  explicit PointStates(const Options& options) : options_(&options), at_exit_(options.points.size()) {
    for (std::size_t i = 0; i < options.points.size(); ++i) {
      if (options.points[i].point == options.at_exit.point) at_exit_ = i;
    }
  }
  // history has read the participation, and classes is at it.
  void read(const fotfaste::Participation& participation, fotfaste::History& history,
            OutcomeClasses& classes) {
    states_.clear();
    for (const PointOption& option : options_->points) {
      states_.push_back(state_at(option, participation, history));
    }
    if (at_exit_ == options_->points.size()) {
      states_.push_back(state_at(options_->at_exit, participation, history));
    }
    for (PointState& at : states_) {
      if (at.status == PointState::Status::known) at.outcome = classes.on(at.seen, at.state);
    }
  }
  // Of the participation read last, in the order of the options' points.
  [[nodiscard]] std::span<const PointState> points() const {
    return std::span(states_).first(options_->points.size());
  }
  [[nodiscard]] const PointState& at_exit() const { return states_[at_exit_]; }

 private:
  const Options* options_;
  std::size_t at_exit_;
  std::vector<PointState> states_;
};

}  // namespace followup
