#include "curve_times.hpp"

#include <algorithm>

#include "fotfaste/sdk/points.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace followup {

using fotfaste::Day;
using fotfaste::no_day;
using fotfaste::Spell;
using What = FirstSeen::What;

CurveTimes::CurveTimes(const CurveOption& option, Day as_of) : option_(&option), as_of_(as_of) {
  if (option.states)
    own_.emplace(
        JoinedSpellsOption{&*option.states, option.qualities, option.gap_at_most, option.same_employer});
  if (option.competing)
    competing_.emplace(JoinedSpellsOption{&*option.competing, {}, option.gap_at_most, false});
}

void CurveTimes::declare(fotfaste::Needs& needs) const {
  if (own_) own_->declare(needs);
  if (option_->events) needs.columns({"events.kind", "events.date"}, fotfaste::Required::no);
}

void CurveTimes::bind(const fotfaste::Batch& batch) {
  states_ = &batch.states;
  events_ = &batch.events;
}

bool CurveTimes::read(const fotfaste::Participation& participation, const fotfaste::History& history) {
  const auto anchor = fotfaste::anchor_day(option_->anchor, participation);
  if (!anchor || *anchor >= as_of_) return false;
  if (own_) own_->read(history, *states_);
  if (competing_) competing_->read(history, *states_);
  if (option_->kind == CurveOption::Kind::retention) return read_retention(*anchor, history);
  if (option_->kind == CurveOption::Kind::time_to_event) {
    read_event(*anchor, participation, history);
  } else {
    read_state(*anchor, history);
  }
  return true;
}

void CurveTimes::read_state(Day anchor, const fotfaste::History& history) {
  Day event = first_start(anchor, own_->certain());
  Day last = history.known_until().value_or(anchor);
  const bool must_last = option_->observed_until == CurveOption::ObservedUntil::last_possible_start;
  if (must_last) last = fotfaste::subtract(last, option_->lasts);
  if (own_->any_in_doubt()) {
    const Day possible = first_start(anchor, own_->possible());
    if (possible != no_day && (event == no_day || possible < event)) {
      event = no_day;
      last = std::min(last, possible);
    }
  }
  set(anchor, event, last);
}

void CurveTimes::read_event(Day anchor, const fotfaste::Participation& participation,
                            const fotfaste::History& history) {
  Day last = history.as_of();
  // What happens to somebody is written down until they leave.
  const auto exit = participation.exit();
  if (option_->anchor == fotfaste::Anchor::entry && exit) last = std::min(last, std::max(*exit, anchor));
  Day event = no_day;
  const std::size_t end = events_->rows.end(participation.row());
  for (std::size_t row = events_->rows.begin(participation.row()); row < end; ++row) {
    if (!option_->events->contains(events_->kind.index(row))) continue;
    const Day day = events_->date.value_or(row, no_day);
    if (day == no_day || day > last || day >= as_of_) continue;
    if (event == no_day || day < event) event = day;
  }
  set(anchor, event, last);
}

void CurveTimes::set(Day anchor, Day event, Day last) {
  seen_ = {time_of(anchor, event == no_day ? last : event), event != no_day};
  if (!competing_) return;
  const Day other = first_start(anchor, competing_->certain());
  const Day end = event == no_day ? last : event;
  const bool other_first =
      other != no_day &&
      (event == no_day ? other <= last : std::max(other, anchor) < std::max(event, anchor));
  first_ = {time_of(anchor, other_first ? other : end), other_first       ? What::competing
                                                        : event == no_day ? What::neither
                                                                          : What::event};
}

bool CurveTimes::read_retention(Day anchor, const fotfaste::History& history) {
  const auto jobs = own_->certain();
  const auto job =
      std::find_if(jobs.begin(), jobs.end(), [&](const Spell& one) { return one.until > anchor; });
  if (job == jobs.end()) return false;
  const Day start = std::max(job->from, anchor);
  bool over = is_over(*job, history);
  if (over && own_->any_in_doubt()) {
    const auto goes_on = [&](const Spell& other) {
      return other.from <= job->from && other.until > job->until;
    };
    over = std::none_of(own_->possible().begin(), own_->possible().end(), goes_on);
  }
  seen_ = {length_of(start, job->until), over};
  if (!competing_) return true;
  const Day latest = fotfaste::add(job->until, option_->gap_at_most);
  const auto takes_over = [&](const Spell& other) {
    return other.until > job->until && other.from <= latest;
  };
  const bool competing =
      over && std::any_of(competing_->certain().begin(), competing_->certain().end(), takes_over);
  first_ = {seen_.time, competing ? What::competing : over ? What::event : What::neither};
  return true;
}

bool CurveTimes::is_over(const Spell& job, const fotfaste::History& history) const {
  // It might be taken up again within the gap, beyond what is known.
  if (fotfaste::add(job.until, option_->gap_at_most) >= as_of_) return false;
  bool ended = false;
  bool nothing_known = false;
  for (const fotfaste::StateSpell& spell : history.spells()) {
    if (spell.from > job.until) break;
    if (fotfaste::covers(spell, job.until)) {
      if (spell.state != fotfaste::unknown_state) return true;
      nothing_known = true;
    }
    ended |= spell.until == job.until && option_->states->contains(spell.state) &&
             !history.is_last_heard_of(spell);
  }
  return ended && !nothing_known;
}

Day CurveTimes::first_start(Day anchor, std::span<const Spell> spells) const {
  for (const Spell& spell : spells) {
    if (spell.until > anchor && fotfaste::lasts(spell, spell.from, option_->lasts)) return spell.from;
  }
  return no_day;
}

std::int32_t CurveTimes::time_of(Day anchor, Day day) const {
  if (day < anchor) day = anchor;
  return option_->unit == CurveOption::Unit::day ? day - anchor : fotfaste::completed_months(anchor, day) + 1;
}

std::int32_t CurveTimes::length_of(Day from, Day until) const {
  return option_->unit == CurveOption::Unit::day ? until - from
                                                 : fotfaste::completed_months(from, until - 1) + 1;
}

}  // namespace followup
