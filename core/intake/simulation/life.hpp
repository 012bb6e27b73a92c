// Spells of a life that is being made up, each from where the last one ended.
#pragma once

#include "intake/simulation/person.hpp"

namespace fotfaste::intake::simulation {

// Writes the spells of the person, whose entry is decided. Borrows everything that it is made from.
class Life {
 public:
  Life(const Plan& plan, Person& person, Random& random)
      : plan_(plan), person_(person), random_(random), now_(person.entry) {}

  // The day on which the next spell begins.
  [[nodiscard]] Day now() const { return now_; }
  // Days on which nothing is known.
  void skip(int days) { now_ += days; }
  // Adds a spell; nothing happens without days. Returns the last spell, of which there must be one.
  Spell& go_on(CoreState state, Day until);
  // The last spell, of which there must be one, goes on until then.
  void stay(Day until);
  // A job at one of the plan's employers.
  void work(Day until, int hours);

  // What led up to the entry, so that the state on the day before fits the labour status. Comes first.
  void before_entry();
  // Nobody knows anything from this day on.
  void lose_contact(Day day);
  // On the last day that anybody has seen, what is not over goes on. Comes last.
  void cut_at_last_day();

 private:
  void since_school();

  const Plan& plan_;
  Person& person_;
  Random& random_;
  Day now_;
};

}  // namespace fotfaste::intake::simulation
