// What becomes of a participant: spells of states from before entry until the plan's last day.
//
// Each draw stands in a statement of its own: the order in which the arguments of a call are evaluated is the
// compiler's.
#include <algorithm>

#include "intake/simulation/life.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t career_part = 1;

class Career {
 public:
  Career(const Plan& plan, Person& person)
      : plan_(plan),
        person_(person),
        random_(person.random(plan, career_part)),
        life_(plan, person, random_) {}

  void live() {
    life_.before_entry();
    in_project();
    choose_exit();
    afterwards();
    if (!person_.reached_afterwards) lose_contact();
    life_.cut_at_last_day();
  }

 private:
  // The first phase: mapping, and a placement that ends while there is still time to find work in.
  void in_project() {
    window_ = std::max(add(person_.entry, plan_.work.within) - person_.entry, 20);
    life_.go_on(CoreState::job_search, person_.entry + window_ * random_.between(7, 16) / 100);
    Spell& placement =
        life_.go_on(CoreState::placement, life_.now() + window_ * random_.between(23, 38) / 100);
    placement.hours = 5 * random_.between(4, 8);
    placement.employer = random_.pick(plan_.employers);
    const Day latest = person_.entry + window_ - 8;
    int hours = 0;
    int days = 0;
    switch (person_.way) {
      case Way::lasting_work:
        life_.go_on(CoreState::job_search, std::min(latest, life_.now() + random_.between(0, window_ / 3)));
        job_ = life_.now();
        lasting_job();
        break;
      case Way::short_work:
        life_.go_on(CoreState::job_search, std::min(latest, life_.now() + random_.between(3, window_ / 3)));
        job_ = life_.now();
        hours = 5 * random_.between(4, 8);
        life_.work(life_.now() + required() * random_.between(25, 80) / 100, hours);
        life_.go_on(CoreState::unemployed, life_.now() + plan_.work.gap_days + random_.between(30, 120));
        break;
      case Way::late_work:
        life_.go_on(CoreState::job_search, person_.entry + window_ + random_.between(15, 100));
        job_ = life_.now();
        hours = 5 * random_.between(5, 8);
        life_.work(life_.now() + required() + random_.between(20, 300), hours);
        break;
      case Way::education:
        life_.go_on(CoreState::job_search, person_.entry + window_ + random_.between(-20, 30));
        life_.go_on(CoreState::education, life_.now() + random_.between(250, 700));
        break;
      case Way::without_work:
        life_.go_on(CoreState::job_search, person_.entry + window_ + random_.between(0, 60));
        days = random_.between(60, 400);
        life_.go_on(random_.percent(25) ? CoreState::sick : CoreState::unemployed, life_.now() + days);
        break;
    }
  }

  // Days that the work goal's "lasts" takes from the day on which the job began.
  [[nodiscard]] int required() const { return std::max(add(job_, plan_.work.lasts) - job_, 1); }

  // At times two jobs with a few days between, which count as one where the goal allows for a gap.
  void lasting_job() {
    const Day until = life_.now() + required() + random_.between(35, 420);
    const int hours = 5 * random_.between(5, 8);
    if (plan_.work.gap_days >= 4 && random_.percent(15)) {
      life_.work(life_.now() + required() * random_.between(60, 75) / 100, hours);
      life_.skip(random_.between(2, plan_.work.gap_days - 2));
    }
    life_.work(until, hours);
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
    if (plan_.last_exit) exit = std::max(person_.entry + 1, std::min(exit, *plan_.last_exit));
    person_.exit = exit;
    const Spell* spell = spell_on(person_, exit);
    if (person_.dropout || spell == nullptr) return;
    if (spell->state == CoreState::employed) person_.exit_reason = ExitReason::employment;
    if (spell->state == CoreState::education) person_.exit_reason = ExitReason::education;
  }

  // Whatever follows, until the last day: never work that would join with what went before, or that would
  // begin early enough to reach the goal.
  void afterwards() {
    while (life_.now() < plan_.as_of) {
      const int days = random_.between(40, 200);
      life_.go_on(random_.percent(20) ? CoreState::education : CoreState::unemployed,
                  std::max(life_.now() + plan_.work.gap_days, person_.entry + window_) + days);
      if (person_.way == Way::without_work || !random_.percent(55)) continue;
      const int hours = 5 * random_.between(4, 8);
      life_.work(life_.now() + random_.between(60, 400), hours);
    }
  }

  // From some day after exit nobody knows. For those whose work was to last, that day comes after it has.
  void lose_contact() {
    Day day = std::max(person_.exit, person_.entry + window_ / 2) + random_.between(20, 110);
    if (person_.way == Way::lasting_work) day = std::max(day, job_ + required() + 25);
    life_.lose_contact(day);
  }

  const Plan& plan_;
  Person& person_;
  Random random_;
  Life life_;
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
