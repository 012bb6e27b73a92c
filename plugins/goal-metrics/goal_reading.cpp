#include "goal_reading.hpp"

#include <algorithm>

namespace goals {
namespace {

using fotfaste::Anchor;
using fotfaste::Answer;
using fotfaste::Day;
using fotfaste::Duration;

// The last day from which the duration has passed on the last day of the project. Clamping at the ends of
// months makes subtracting and adding differ by some days.
Day last_start(Day end, Duration duration) {
  Day start = subtract(end, duration);
  while (add(start + 1, duration) <= end) ++start;
  while (add(start, duration) > end) --start;
  return start;
}

}  // namespace

GoalReading::GoalReading(const Wording& wording, const fotfaste::Settings& settings)
    : wording_(wording),
      as_of_(settings.as_of()),
      end_(settings.project_end()),
      population_(wording.population, settings.as_of()) {
  if (wording.outcome) outcome_.emplace(fotfaste::Criterion::parse(wording.outcome, as_of_));
  if (!end_) return;
  const auto after = [this](Anchor anchor) {
    return outcome_ ? outcome_->follow_up(anchor) : std::optional<Duration>();
  };
  const auto after_exit = after(Anchor::exit);
  can_exit_in_time_ = as_of_ <= *end_ && (!after_exit || add(as_of_, *after_exit) <= *end_);
  if (!outcome_) last_entry_ = *end_;
  if (outcome_ && !after_exit) last_entry_ = *end_;
  for (const Anchor anchor : {Anchor::entry, Anchor::cohort}) {
    if (const auto duration = after(anchor)) {
      const Day last = last_start(*end_, *duration);
      last_entry_ = last_entry_ ? std::min(*last_entry_, last) : last;
    }
  }
}

void GoalReading::declare(fotfaste::Needs& needs) const {
  needs.column("entry");
  population_.declare(needs);
  if (wording_.dropouts_left_out) needs.columns({"exit", "exit_reason"}, fotfaste::Required::no);
  if (outcome_) outcome_->declare(needs);
}

void GoalReading::declare_follow_up(std::string_view goal, fotfaste::Needs& needs) const {
  if (outcome_) outcome_->declare_follow_up(goal, needs);
}

void GoalReading::bind(const fotfaste::Batch& batch) {
  population_.bind(batch);
  if (outcome_) outcome_->bind(batch);
}

std::optional<Standing> GoalReading::judge(const fotfaste::Participation& participation) {
  if (!population_.includes(participation)) return std::nullopt;
  if (wording_.dropouts_left_out && participation.exit_reason() == fotfaste::ExitReason::dropout) {
    const auto exit = participation.exit();
    if (exit && *exit < as_of_) return std::nullopt;
  }
  if (!outcome_) return Standing{Slot::reached, false, false, fotfaste::settled_always};
  const fotfaste::Outcome outcome = outcome_->evaluate(participation);
  if (!is_observable(outcome, as_of_)) {
    const bool in_time =
        outcome.settled == fotfaste::settled_never ? can_exit_in_time_ : end_ && outcome.settled < *end_;
    return Standing{Slot::pending, outcome.answer == Answer::yes, in_time, outcome.settled};
  }
  const Slot slot = outcome.answer == Answer::yes  ? Slot::reached
                    : outcome.answer == Answer::no ? Slot::not_reached
                                                   : Slot::unknown;
  return Standing{slot, false, false, outcome.settled};
}

void GoalReading::merge(const GoalReading& other) {
  population_.merge(other.population_);
  if (outcome_) outcome_->merge(*other.outcome_);
}

void GoalReading::save(fotfaste::Writer& writer) const {
  population_.save(writer);
  if (outcome_) outcome_->save(writer);
}

void GoalReading::restore(fotfaste::Reader& reader) {
  population_.restore(reader);
  if (outcome_) outcome_->restore(reader);
}

void GoalReading::report(const fotfaste::Settings& settings, const fotfaste::Label& purpose) const {
  population_.report_left_out(settings, purpose);
  if (outcome_) outcome_->report_unseen(settings);
}

}  // namespace goals
