// People who follow a path: in declared states at follow-up points.
#include <algorithm>
#include <numeric>

#include "intake/simulation/life.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t path_part = 7;
constexpr std::uint64_t path_draw = 6'000'000;

// A point is over once those asked late have answered.
Day last_day(const Plan& plan) {
  return plan.as_of - (plan.follow_up ? plan.follow_up->days_after : 0);
}

// Somebody drops out in the last part of the shortest time that others take.
Day earliest_exit(const Plan& plan, const PlannedPath& path, Day entry) {
  const Day earliest = add_months(entry, plan.shortest_months);
  return path.exit_reason == ExitReason::dropout ? entry + (earliest - entry) * 45 / 100 : earliest;
}

// Whether every point of the path can be over before the plan's last day.
bool leaves_time(const Plan& plan, const PlannedPath& path, Day entry) {
  const Day exit = earliest_exit(plan, path, entry);
  if (path.exited && (!is_due(exit, plan.as_of) || exit > plan.last_exit.value_or(exit))) return false;
  return std::all_of(path.at.begin(), path.at.end(), [&](const PathPoint& at) {
    return is_due(add(at.point.anchor == Anchor::exit ? exit : entry, at.point.offset), last_day(plan));
  });
}

// The longest time after the exit that a path says something of.
Day reach(const PlannedPath& path) {
  Day longest = 0;
  for (const PathPoint& at : path.at) longest = std::max(longest, add(0, at.point.offset));
  return longest;
}

class Following {
 public:
  Following(const Plan& plan, Person& person)
      : plan_(plan),
        path_(*person.path),
        person_(person),
        random_(person.random(plan, path_part)),
        life_(plan, person, random_) {}

  void live() {
    life_.before_entry();
    choose_exit();
    arrange();
    in_project();
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      const Day until = i + 1 < stops_.size() ? stops_[i + 1].from : end();
      be_in(stops_[i].state, until);
    }
    if (!stops_.empty() && stops_.back().state == CoreState::unknown) life_.lose_contact(stops_.back().from);
    life_.cut_at_last_day();
    person_.exit_reason = reason();
  }

 private:
  // A state, and the day from which it holds.
  struct Stop {
    CoreState state;
    Day from;
  };

  // What is not over by the last day goes on.
  [[nodiscard]] Day end() const { return plan_.as_of + 1; }

  // As late as chance has it, while the last point is still over before the last day.
  void choose_exit() {
    if (!path_.exited) return;
    const Day earliest = earliest_exit(plan_, path_, person_.entry);
    Day latest = add_months(person_.entry, plan_.longest_months);
    if (path_.exit_reason == ExitReason::dropout) {
      latest = person_.entry + (add_months(person_.entry, plan_.shortest_months) - person_.entry) * 85 / 100;
    }
    const auto in_time = [this](Day exit) {
      return is_due(exit, plan_.as_of) && exit <= plan_.last_exit.value_or(exit) &&
             std::all_of(path_.at.begin(), path_.at.end(), [&](const PathPoint& at) {
               return at.point.anchor != Anchor::exit || is_due(add(exit, at.point.offset), last_day(plan_));
             });
    };
    while (latest > earliest && !in_time(latest)) --latest;
    person_.exit = random_.between(earliest, latest);
  }

  // When each state begins: some time after the point before, and while the project goes on only shortly
  // before its own. A state that stays the same goes on.
  void arrange() {
    std::vector<Stop> points;
    for (const PathPoint& at : path_.at) {
      const bool by_exit = at.point.anchor == Anchor::exit;
      if (by_exit && person_.exit == no_day) continue;
      points.push_back({at.state, add(by_exit ? person_.exit : person_.entry, at.point.offset)});
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const Stop& a, const Stop& b) { return a.from < b.from; });
    Day after = person_.entry;
    for (const Stop& point : points) {
      if (stops_.empty()) {
        const bool at_exit = path_.during && person_.exit != no_day && point.from >= person_.exit;
        const Day from = at_exit ? person_.exit : std::max(after, point.from - random_.between(0, 45));
        stops_.push_back({point.state, from});
      } else if (point.state != stops_.back().state) {
        stops_.push_back({point.state, random_.between(after + 1, point.from)});
      }
      after = point.from;
    }
    if (stops_.empty() && person_.exit != no_day) stops_.push_back({CoreState::unemployed, person_.exit});
  }

  void in_project() {
    const Day until = stops_.empty() ? end() : stops_.front().from;
    if (path_.during) {
      life_.stay(std::min(person_.entry + path_.after_days, until));
      if (life_.now() == until) return;
      const bool has_employer = *path_.during == CoreState::employed || *path_.during == CoreState::placement;
      if (!has_employer) {
        be_in(*path_.during, until);
        return;
      }
      Spell& spell = life_.go_on(*path_.during, until);
      spell.hours = path_.hours;
      spell.subsidised = path_.subsidised;
      spell.employer = path_.employer.empty() ? random_.pick(plan_.employers) : path_.employer;
      return;
    }
    const int days = until - life_.now();
    if (days >= 60) {
      life_.go_on(CoreState::job_search, life_.now() + days * random_.between(10, 20) / 100);
      be_in(CoreState::placement, life_.now() + days * random_.between(25, 45) / 100);
    }
    life_.go_on(CoreState::job_search, until);
  }

  void be_in(CoreState state, Day until) {
    if (until <= life_.now()) return;
    if (state != CoreState::employed && person_.spells.back().state == state) {
      life_.stay(until);
      return;
    }
    if (state == CoreState::employed) {
      life_.work(until, 5 * random_.between(4, 8));
      return;
    }
    Spell& spell = life_.go_on(state, until);
    if (state != CoreState::placement) return;
    spell.hours = 5 * random_.between(4, 8);
    spell.employer = random_.pick(plan_.employers);
  }

  [[nodiscard]] ExitReason reason() const {
    if (person_.exit == no_day) return ExitReason::unknown;
    if (path_.exit_reason) return *path_.exit_reason;
    const Spell* spell = spell_on(person_, person_.exit);
    if (spell == nullptr) return ExitReason::completed;
    if (spell->state == CoreState::employed) return ExitReason::employment;
    return spell->state == CoreState::education ? ExitReason::education : ExitReason::completed;
  }

  const Plan& plan_;
  const PlannedPath& path_;
  Person& person_;
  Random random_;
  Life life_;
  std::vector<Stop> stops_;
};

}  // namespace

void give_paths(const Plan& plan, std::vector<Person>& people) {
  // Those paths come first that the fewest have time for.
  std::vector<std::size_t> order(plan.paths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const PlannedPath& left = plan.paths[a];
    const PlannedPath& right = plan.paths[b];
    return left.exited != right.exited ? left.exited : reach(left) > reach(right);
  });
  std::vector<std::size_t> turns(people.size());
  std::iota(turns.begin(), turns.end(), std::size_t{0});
  Random random(plan.seed, 0, path_draw);
  random.shuffle(turns);
  for (const std::size_t i : order) {
    const PlannedPath& path = plan.paths[i];
    // Who is still there came late.
    if (!path.exited) {
      std::stable_sort(turns.begin(), turns.end(),
                       [&](std::size_t a, std::size_t b) { return people[a].entry > people[b].entry; });
    }
    std::uint64_t left = path.participants;
    for (const std::size_t turn : turns) {
      Person& person = people[turn];
      if (left == 0) break;
      if (person.path != nullptr || !leaves_time(plan, path, person.entry)) continue;
      person.path = &path;
      person.dropout = path.exit_reason == ExitReason::dropout;
      --left;
    }
  }
}

void follow_path(const Plan& plan, Person& person) {
  Following(plan, person).live();
}

}  // namespace fotfaste::intake::simulation
