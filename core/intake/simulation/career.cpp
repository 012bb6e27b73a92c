// What becomes of a participant: spells of states from before entry until the plan's last day.
#include <algorithm>

#include "intake/simulation/person.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t career_part = 1;

class Career {
 public:
  Career(const Plan& plan, Person& person)
      : plan_(plan), person_(person), random_(person.random(plan, career_part)), now_(person.entry) {}

  void live() {
    before_entry();
    in_project();
    choose_exit();
    afterwards();
    if (!person_.reached_afterwards) lose_contact();
    cut_at_last_day();
  }

 private:
  // Adds a spell from where the last one ended. Nothing happens without days.
  Spell& go_on(CoreState state, Day until) {
    until = std::max(until, now_);
    if (until > now_) {
      person_.spells.push_back({state, now_, until, 0, false, {}, no_day});
      now_ = until;
    }
    return person_.spells.back();
  }
  void work(Day until, int hours) {
    Spell& spell = go_on(CoreState::employed, until);
    spell.hours = hours;
    spell.subsidised = random_.percent(30);
    spell.employer = random_.pick(plan_.employers);
  }

  void before_entry() {
    now_ = person_.entry - random_.between(60, 300);
    CoreState state = CoreState::unemployed;
    if (person_.status == LabourStatus::inactive_education) state = CoreState::education;
    if (person_.status == LabourStatus::inactive_other) state = CoreState::inactive;
    go_on(state, person_.entry);
  }

  // The first phase: mapping, and a placement that ends while there is still time to find work in.
  void in_project() {
    window_ = std::max(add(person_.entry, plan_.work.within) - person_.entry, 20);
    go_on(CoreState::job_search, person_.entry + window_ * random_.between(7, 16) / 100);
    Spell& placement = go_on(CoreState::placement, now_ + window_ * random_.between(23, 38) / 100);
    placement.hours = 5 * random_.between(4, 8);
    placement.employer = random_.pick(plan_.employers);
    const Day latest = person_.entry + window_ - 8;
    switch (person_.way) {
      case Way::lasting_work:
        go_on(CoreState::job_search, std::min(latest, now_ + random_.between(0, window_ / 3)));
        job_ = now_;
        lasting_job();
        break;
      case Way::short_work:
        go_on(CoreState::job_search, std::min(latest, now_ + random_.between(3, window_ / 3)));
        job_ = now_;
        work(now_ + required() * random_.between(25, 80) / 100, 5 * random_.between(4, 8));
        go_on(CoreState::unemployed, now_ + plan_.work.gap_days + random_.between(30, 120));
        break;
      case Way::late_work:
        go_on(CoreState::job_search, person_.entry + window_ + random_.between(15, 100));
        job_ = now_;
        work(now_ + required() + random_.between(20, 300), 5 * random_.between(5, 8));
        break;
      case Way::education:
        go_on(CoreState::job_search, person_.entry + window_ + random_.between(-20, 30));
        go_on(CoreState::education, now_ + random_.between(250, 700));
        break;
      case Way::without_work:
        go_on(CoreState::job_search, person_.entry + window_ + random_.between(0, 60));
        go_on(random_.percent(25) ? CoreState::sick : CoreState::unemployed, now_ + random_.between(60, 400));
        break;
    }
  }

  // Days that the work goal's "lasts" takes from the day on which the job began.
  [[nodiscard]] int required() const { return std::max(add(job_, plan_.work.lasts) - job_, 1); }

  // At times two jobs with a few days between, which count as one where the goal allows for a gap.
  void lasting_job() {
    const Day until = now_ + required() + random_.between(35, 420);
    const int hours = 5 * random_.between(5, 8);
    if (plan_.work.gap_days >= 4 && random_.percent(15)) {
      work(now_ + required() * random_.between(60, 75) / 100, hours);
      now_ += random_.between(2, plan_.work.gap_days - 2);
    }
    work(until, hours);
  }

  void choose_exit() {
    const Day earliest = add_months(person_.entry, plan_.shortest_months);
    const Day latest = std::max(add_months(person_.entry, plan_.longest_months), earliest);
    Day exit = random_.between(earliest, latest);
    if (person_.way == Way::lasting_work)
      exit = std::min(std::max(exit, job_ + random_.between(7, 21)), latest);
    person_.exit_reason = ExitReason::completed;
    if (person_.dropout) {
      exit = person_.entry + (earliest - person_.entry) * random_.between(45, 85) / 100;
      person_.exit_reason = random_.percent(70)   ? ExitReason::dropout
                            : random_.percent(50) ? ExitReason::moved
                                                  : ExitReason::health;
    }
    person_.exit = exit;
    const Spell* spell = spell_on(person_, exit);
    if (person_.dropout || spell == nullptr) return;
    if (spell->state == CoreState::employed) person_.exit_reason = ExitReason::employment;
    if (spell->state == CoreState::education) person_.exit_reason = ExitReason::education;
  }

  // Whatever follows, until the last day: never work that would join with what went before, or that would
  // begin early enough to reach the goal.
  void afterwards() {
    while (now_ < plan_.as_of) {
      go_on(random_.percent(20) ? CoreState::education : CoreState::unemployed,
            std::max(now_ + plan_.work.gap_days, person_.entry + window_) + random_.between(40, 200));
      if (person_.way == Way::without_work || !random_.percent(55)) continue;
      work(now_ + random_.between(60, 400), 5 * random_.between(4, 8));
    }
  }

  // From some day after exit nobody knows. For those whose work was to last, that day comes after it has.
  void lose_contact() {
    Day day = std::max(person_.exit, person_.entry + window_ / 2) + random_.between(20, 110);
    if (person_.way == Way::lasting_work) day = std::max(day, job_ + required() + 25);
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

  // On the last day that anybody has seen, what is not over goes on.
  void cut_at_last_day() {
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

  const Plan& plan_;
  Person& person_;
  Random random_;
  Day now_;
  Day job_ = 0;
  int window_ = 0;
};

}  // namespace

void make_career(const Plan& plan, Person& person) {
  Career(plan, person).live();
}

const Spell* spell_on(const Person& person, Day day) {
  for (const Spell& spell : person.spells) {
    if (spell.from <= day && (spell.until == no_day || day < spell.until)) return &spell;
  }
  return nullptr;
}

}  // namespace fotfaste::intake::simulation
