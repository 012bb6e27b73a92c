// Asking those who have left what they do: attempts, and answers that are known of one day only.
#include <algorithm>

#include "intake/simulation/person.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t follow_up_part = 11;
// So long after the exit somebody still knows what the person does.
constexpr Day remembered_days = 28;

bool is_known(const Spell* spell, Day day) {
  return spell != nullptr && spell->state != CoreState::unknown &&
         (spell->known_until == no_day || day < spell->known_until);
}

class Asking {
 public:
  Asking(const Plan& plan, Person& person)
      : plan_(plan), asked_(*plan.follow_up), person_(person), random_(person.random(plan, follow_up_part)) {}

  void ask() {
    for (const Point& point : asked_.points) {
      const Day day = add(point.anchor == Anchor::exit ? person_.exit : person_.entry, point.offset);
      if (day > person_.exit && is_due(day, plan_.as_of)) ask_about(day);
    }
    if (asked_.observations) forget_the_rest();
    std::sort(answers_.begin(), answers_.end(),
              [](const Spell& a, const Spell& b) { return a.from < b.from; });
    person_.spells.insert(person_.spells.end(), answers_.begin(), answers_.end());
    if (asked_.event.empty()) person_.attempts.clear();
    std::vector<Day>& attempts = person_.attempts;
    std::sort(attempts.begin(), attempts.end());
    attempts.erase(std::unique(attempts.begin(), attempts.end()), attempts.end());
  }

 private:
  void ask_about(Day day) {
    const Day first = std::max(day - asked_.days_before, person_.exit + 1);
    const Day last = std::min(day + asked_.days_after, plan_.as_of - 1);
    const Day middle = random_.between(first, last);
    const Spell* spell = spell_on(person_, day);
    if (is_known(spell, day)) {
      const Day answered = workday(middle) <= last ? workday(middle) : middle;
      if (random_.percent(35)) try_on(answered - random_.between(1, 9), first, answered);
      try_on(answered, first, last);
      Spell answer = *spell;
      answer.from = answered;
      answer.until = no_day;
      answer.known_until = answered + 1;
      answer.is_answer = true;
      if (asked_.observations) answers_.push_back(answer);
      return;
    }
    const int times = random_.between(1, 3);
    for (int i = 0; i < times; ++i) try_on(middle + 5 * i, first, last);
  }

  void try_on(Day day, Day first, Day last) {
    const Day at = workday(std::clamp(day, first, last));
    person_.attempts.push_back(std::min(at, last));
  }

  void forget_the_rest() {
    const Day last = std::min(person_.exit + remembered_days + 1, plan_.as_of);
    std::vector<Spell>& spells = person_.spells;
    while (!spells.empty() && spells.back().from >= last) spells.pop_back();
    if (spells.empty() || (spells.back().until != no_day && spells.back().until <= last)) return;
    spells.back().until = no_day;
    if (spells.back().known_until == no_day || spells.back().known_until > last)
      spells.back().known_until = last;
  }

  const Plan& plan_;
  const PlannedFollowUp& asked_;
  Person& person_;
  Random random_;
  std::vector<Spell> answers_;
};

}  // namespace

void follow_up(const Plan& plan, Person& person) {
  if (plan.follow_up && person.exit != no_day) Asking(plan, person).ask();
}

}  // namespace fotfaste::intake::simulation
