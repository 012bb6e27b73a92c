#include "goal_reading.hpp"

#include <algorithm>
#include <iterator>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace goals {
namespace {

namespace criteria = fotfaste::criteria;

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
  counts_from_cohort_ = outcome_ && outcome_->follow_up(Anchor::cohort).has_value();
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

// Dropped out, where the goal leaves out those who did.
bool GoalReading::is_left_out(const fotfaste::Participation& participation) const {
  if (!wording_.dropouts_left_out || participation.exit_reason() != fotfaste::ExitReason::dropout)
    return false;
  const auto exit = participation.exit();
  return exit && *exit < as_of_;
}

fotfaste::Label GoalReading::why_outside(const fotfaste::Participation& participation) {
  if (!fotfaste::has_entered(participation, as_of_)) return {"Har inte börjat än.", "Has not entered yet."};
  if (population_.includes(participation) && is_left_out(participation))
    return {"Avbröt, och målet räknar inte dem som avbröt.",
            "Dropped out, and the goal leaves out those who did."};
  return {"Hör inte till dem som målet gäller, eller så går det inte att säga.",
          "Does not belong to those whom the goal is about, or that cannot be told."};
}

std::optional<Standing> GoalReading::judge(const fotfaste::Participation& participation) {
  if (!population_.includes(participation) || is_left_out(participation)) return std::nullopt;
  if (!outcome_) return Standing{Slot::reached, false, false, fotfaste::settled_always};
  const fotfaste::Outcome outcome = outcome_->evaluate(participation);
  if (!is_observable(outcome, as_of_)) {
    const bool still_here = outcome.settled == fotfaste::settled_never;
    const bool in_time = still_here ? can_exit_in_time_ : end_ && outcome.settled < *end_;
    return Standing{Slot::pending, outcome.answer == Answer::yes, in_time, outcome.settled, false,
                    still_here};
  }
  const Slot slot = outcome.answer == Answer::yes  ? Slot::reached
                    : outcome.answer == Answer::no ? Slot::not_reached
                                                   : Slot::unknown;
  const bool without_start =
      slot == Slot::unknown && counts_from_cohort_ && !participation.cohort_start().has_value();
  if (without_start) note_cohort(participation.cohort());
  return Standing{slot, false, false, outcome.settled, without_start};
}

void GoalReading::note_cohort(std::string_view name) {
  if (name.empty() || cohorts_without_start_.contains(name)) return;
  cohorts_without_start_.emplace(name);
  // Which are kept does not depend on the order in which they came.
  if (cohorts_without_start_.size() > most_cohorts)
    cohorts_without_start_.erase(std::prev(cohorts_without_start_.end()));
}

void GoalReading::merge(const GoalReading& other) {
  population_.merge(other.population_);
  for (const std::string& name : other.cohorts_without_start_) note_cohort(name);
  if (outcome_) outcome_->merge(*other.outcome_);
}

void GoalReading::save(fotfaste::Writer& writer) const {
  population_.save(writer);
  if (counts_from_cohort_) {
    writer.number(static_cast<std::uint32_t>(cohorts_without_start_.size()));
    for (const std::string& name : cohorts_without_start_) writer.text(name);
  }
  if (outcome_) outcome_->save(writer);
}

void GoalReading::restore(fotfaste::Reader& reader) {
  population_.restore(reader);
  if (counts_from_cohort_) {
    const auto count = reader.number<std::uint32_t>();
    if (count > most_cohorts) throw fotfaste::MalformedBytes("too many cohorts");
    for (std::uint32_t i = 0; i < count; ++i) note_cohort(reader.text());
  }
  if (outcome_) outcome_->restore(reader);
}

void GoalReading::report(const fotfaste::Settings& settings, const fotfaste::Label& purpose) const {
  population_.report_left_out(settings, purpose);
  if (outcome_) outcome_->report_unseen(settings);
}

void GoalReading::report_without_start(const fotfaste::Settings& settings, const fotfaste::Label& purpose,
                                       const Standings& standings) const {
  const std::int64_t count = standings[Slot::without_start];
  if (count == 0) return;
  fotfaste::Label message{"Det går inte att bedöma " + purpose.sv + " för alla: ",
                          "It is not possible to judge " + purpose.en + " for everybody: "};
  const auto* table = settings.project_table("cohorts");
  std::string names;
  for (const std::string& name : cohorts_without_start_) {
    if (!names.empty()) names += ", ";
    names += criteria::quote(name);
  }
  if (table == nullptr) {
    message.sv += "projektet har ingen tabell över omgångar (cohorts).";
    message.en += "the project has no table of cohorts (cohorts).";
  } else if (names.empty()) {
    message.sv += "för dem står ingen omgång (cohort) i uppgifterna om deltagarna.";
    message.en += "no cohort (cohort) stands for them in the data about the participants.";
  } else {
    message.sv += "i tabellen cohorts saknas rad eller startdag för " + names + ".";
    message.en += "the table cohorts has no row or no start for " + names + ".";
  }
  settings.report(
      fotfaste::Severity::warning, cohort_without_start_code, message,
      {"De räknas som okända, också där okända annars räknas som ej nådda. Lägg till en fil för tabellen "
       "cohorts med namn (name) och första dag (start) för varje omgång, skrivna som hos deltagarna.",
       "They count as unknown, even where unknown otherwise counts as not reached. Add a file for the table "
       "cohorts with the name (name) and first day (start) of every cohort, spelt as for the participants."},
      wording_.outcome.raw(), static_cast<std::uint64_t>(count),
      static_cast<std::uint64_t>(standings.everybody()));
}

}  // namespace goals
