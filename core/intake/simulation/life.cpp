#include "intake/simulation/life.hpp"

#include <algorithm>

namespace fotfaste::intake::simulation {
namespace {

CoreState state_before(LabourStatus status) {
  if (status == LabourStatus::inactive_education) return CoreState::education;
  if (status == LabourStatus::inactive_other) return CoreState::inactive;
  return CoreState::unemployed;
}

}  // namespace

Spell& Life::go_on(CoreState state, Day until) {
  until = std::max(until, now_);
  if (until > now_) {
    person_.spells.push_back({state, now_, until, 0, false, {}, no_day});
    now_ = until;
  }
  return person_.spells.back();
}

void Life::stay(Day until) {
  person_.spells.back().until = now_ = until;
}

void Life::work(Day until, int hours) {
  Spell& spell = go_on(CoreState::employed, until);
  spell.hours = hours;
  spell.subsidised = random_.percent(30);
  spell.employer = random_.pick(plan_.employers);
}

void Life::before_entry() {
  if (plan_.left_school) {
    since_school();
    return;
  }
  now_ = person_.entry - random_.between(60, 300);
  go_on(state_before(person_.status), person_.entry);
}

// Whoever still goes to school has not left it; for the others some months lie between, spent on short jobs,
// on looking for work and on nothing in particular. Of the first months nobody knows at times.
void Life::since_school() {
  const CoreState last = state_before(person_.status);
  const Day left =
      last == CoreState::education
          ? person_.entry
          : add_months(person_.entry, -random_.between(plan_.left_school->least, plan_.left_school->most));
  now_ = add_months(left, -random_.between(10, 30));
  go_on(CoreState::education, left);
  if (random_.percent(40)) skip(std::min(random_.between(20, 150), std::max(person_.entry - now_ - 30, 0)));
  if (random_.percent(25) && person_.entry - now_ > 120) {
    const int hours = 5 * random_.between(4, 8);
    work(now_ + random_.between(20, 80), hours);
  }
  while (person_.entry - now_ > 240) {
    const int days = random_.between(40, 150);
    go_on(random_.percent(70) ? CoreState::unemployed : CoreState::inactive, now_ + days);
    if (!random_.percent(45)) continue;
    const int hours = 5 * random_.between(4, 8);
    work(now_ + random_.between(20, 80), hours);
  }
  go_on(last, person_.entry);
}

void Life::lose_contact(Day day) {
  std::vector<Spell>& spells = person_.spells;
  while (spells.back().from >= day) spells.pop_back();
  if (spells.back().until <= day) day = spells.back().until;
  if (random_.percent(50)) {
    spells.back().until = no_day;
    spells.back().known_until = day;
    return;
  }
  spells.back().until = day;
  spells.push_back({CoreState::unknown, day, no_day, 0, false, {}, no_day});
}

void Life::cut_at_last_day() {
  std::vector<Spell>& spells = person_.spells;
  while (!spells.empty() && spells.back().from >= plan_.as_of) spells.pop_back();
  for (Spell& spell : spells) {
    if (spell.until > plan_.as_of) spell.until = no_day;
    if (spell.known_until > plan_.as_of) spell.known_until = no_day;
  }
  if (person_.exit >= plan_.as_of) {
    person_.exit = no_day;
    person_.exit_reason = ExitReason::unknown;
  }
}

}  // namespace fotfaste::intake::simulation
