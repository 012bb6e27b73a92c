// What participants take part in: talks, courses and a placement.
#include <algorithm>
#include <numeric>
#include <set>

#include "intake/simulation/records.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Table;

constexpr std::uint64_t activity_part = 60;
constexpr std::uint64_t goal_draw = 2'000'000;

// Half hours as a file would have them: 3, 1.5.
std::string hours_text(int half_hours) {
  std::string text = std::to_string(half_hours / 2);
  return half_hours % 2 == 0 ? text : text + ".5";
}

// The persons who have each activity that the plan counts.
std::map<std::string, std::set<std::uint64_t>> chosen_for_goals(const Plan& plan, std::size_t participants) {
  std::map<std::string, std::set<std::uint64_t>> chosen;
  std::uint64_t draw = goal_draw;
  for (const auto& [type, count] : plan.activity_goals) {
    std::vector<std::uint64_t> order(participants);
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    Random random(plan.seed, 0, draw++);
    random.shuffle(order);
    order.resize(std::min<std::size_t>(order.size(), static_cast<std::size_t>(count)));
    chosen[type] = {order.begin(), order.end()};
  }
  return chosen;
}

bool works_in_project(const Person& person) {
  return person.path != nullptr && person.path->during == CoreState::employed;
}

class Activities {
 public:
  Activities(const Plan& plan, const Person& person, Records& records)
      : plan_(plan), person_(person), records_(records), random_(person.random(plan, activity_part)) {
    end_ = person.exit == no_day ? plan.as_of : person.exit;
  }

  // With the days and hours of the placement in the person's states, or of the work that is what the person's
  // path does in the project.
  void placement(const std::string& type) {
    for (const Spell& spell : person_.spells) {
      const bool is_work = works_in_project(person_) && spell.state == CoreState::employed &&
                           spell.from == person_.entry + person_.path->after_days;
      if (spell.state != CoreState::placement && !is_work) continue;
      const Day until = spell.until == no_day ? plan_.as_of : spell.until;
      const int half_hours = 2 * spell.hours * std::max((until - spell.from) / 7, 1);
      add(type, "individual", spell.from, spell.until, half_hours * random_.between(75, 100) / 100,
          half_hours, true)
          .set("provider", spell.employer)
          .set("job_focused", "1");
    }
  }
  // Every second or third week, an hour or two.
  void talks(const std::string& type) {
    bool first = true;
    for (Day day = person_.entry + random_.between(2, 10); day < end_; day += random_.between(14, 30)) {
      const int half_hours = random_.between(2, 4);
      const Day held = workday(day);
      add(type, "individual", held, held + 1, half_hours, half_hours, first || random_.percent(88))
          .set("job_focused", random_.percent(60) ? "1" : "0");
      first = false;
    }
  }
  // Whoever must have it has it even in a short time.
  void single(const std::string& type, bool must) {
    Day day = workday(person_.entry + random_.between(3, 30));
    const int half_hours = random_.between(4, 10);
    if (must) day = std::max(person_.entry, std::min(day, end_ - 1));
    if (day < end_)
      add(type, "individual", day, day + 1, half_hours, half_hours, true).set("job_focused", "1");
  }
  void course(const std::string& type, bool must) {
    Day from = person_.entry + random_.between(20, 110);
    int weeks = random_.between(2, 8);
    if (must) {
      weeks = std::clamp((end_ - person_.entry) / 14, 1, weeks);
      from = std::max(person_.entry, std::min(from, end_ - 7 * weeks));
    } else if (from + 7 * weeks > end_) {
      return;
    }
    const int planned = weeks * random_.between(6, 16);
    const bool attended = random_.percent(85) || must;
    add(type, "group", from, from + 7 * weeks, planned * random_.between(60, 100) / 100, planned, attended)
        .set("job_focused", random_.percent(50) ? "1" : "0");
  }
  [[nodiscard]] bool percent(int chance) { return random_.percent(chance); }

 private:
  RecordBuilder add(const std::string& type, const char* kind, Day from, Day until, int half_hours,
                    int planned_half_hours, bool attended) {
    RecordBuilder record(records_, Table::activities, &person_);
    record.set("type", type)
        .set("kind", kind)
        .day("from", from)
        .day("until", until > plan_.as_of ? no_day : until)
        .set("hours", attended ? hours_text(half_hours) : "0")
        .set("planned_hours", hours_text(planned_half_hours))
        .set("attended", attended ? "1" : "0");
    return record;
  }

  const Plan& plan_;
  const Person& person_;
  Records& records_;
  Random random_;
  Day end_ = 0;
};

}  // namespace

void add_activities(const Plan& plan, const std::vector<Person>& people, Records& records) {
  const auto chosen = chosen_for_goals(plan, people.size());
  for (const Person& person : people) {
    Activities activities(plan, person, records);
    const auto has = [&](const std::string& type, int chance) {
      const auto found = chosen.find(type);
      const bool by_chance = activities.percent(chance);
      return found == chosen.end() ? by_chance : found->second.count(person.number) != 0;
    };
    for (const std::string& type : plan.individual_activities) {
      const bool works = type == plan.placement_activity && works_in_project(person);
      if (!has(type, 90) && !works) continue;
      if (type == plan.placement_activity) {
        activities.placement(type);
      } else if (type == plan.repeated_activity) {
        activities.talks(type);
      } else {
        activities.single(type, chosen.count(type) != 0);
      }
    }
    for (const std::string& type : plan.group_activities) {
      if (has(type, 60)) activities.course(type, chosen.count(type) != 0);
    }
  }
}

}  // namespace fotfaste::intake::simulation
