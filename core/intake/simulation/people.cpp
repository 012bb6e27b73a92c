// Who the participants are, and how many of them the plan wants to see reach what.
#include <algorithm>
#include <numeric>

#include "intake/simulation/person.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t background_part = 2;
constexpr std::uint64_t entry_part = 6;
// Streams that are drawn from once for all participants.
enum Draw : std::uint64_t {
  women_draw = 1'000'000,
  source_draw,
  site_draw,
  group_draw,
  way_draw,
  rating_draw
};

using Order = std::vector<std::size_t>;

Order shuffled(const Plan& plan, std::size_t count, std::uint64_t draw) {
  Order order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(plan.seed, 0, draw);
  random.shuffle(order);
  return order;
}

std::string pseudonym(std::uint64_t number, std::uint64_t participants) {
  std::size_t digits = 4;
  for (std::uint64_t limit = 9'999; participants > limit; limit = limit * 10 + 9) ++digits;
  const std::string text = std::to_string(number);
  std::string result = "p";
  result.append(digits - std::min(digits, text.size()), '0').append(text);
  return result;
}

// Hands the words out in the given order, each to as many as its quota says.
template <typename Give>
void hand_out(const std::vector<Quota>& quotas, const Order& order, Give give) {
  std::size_t next = 0;
  for (const Quota& quota : quotas) {
    for (std::uint64_t i = 0; i < quota.participants && next < order.size(); ++i)
      give(order[next++], quota.word);
  }
}

void give_cohorts(const Plan& plan, std::vector<Person>& people) {
  std::size_t next = 0;
  for (const PlannedCohort& cohort : plan.cohorts) {
    for (std::uint64_t i = 0; i < cohort.participants && next < people.size(); ++i) {
      Person& person = people[next++];
      person.cohort = cohort.name;
      Random random = person.random(plan, entry_part);
      person.entry = workday(random.between(cohort.entry_from, cohort.entry_until));
      if (person.entry > cohort.entry_until) person.entry = cohort.entry_until;
    }
  }
  // Pseudonyms are given in the order of arrival.
  std::stable_sort(people.begin(), people.end(),
                   [](const Person& a, const Person& b) { return a.entry < b.entry; });
}

void give_background(const Plan& plan, Person& person) {
  Random random = person.random(plan, background_part);
  const Day youngest = add_months(person.entry, -12 * plan.youngest);
  const Day oldest = add_months(person.entry, -12 * (plan.oldest + 1)) + 1;
  person.birth = random.between(oldest, youngest);
  const int status = random.between(0, 99);
  person.status = status < 45   ? LabourStatus::inactive_education
                  : status < 85 ? LabourStatus::unemployed
                                : LabourStatus::inactive_other;
  if (person.status == LabourStatus::unemployed)
    person.unemployed_since = person.entry - random.between(30, 500);
  person.isced = random.percent(25) ? 1 : random.percent(85) ? 2 : 3;
  person.foreign_background = random.percent(30);
  person.disability = random.percent(35);
  person.caseworker = random.pick(plan.caseworkers);
}

// An attribute that has a word for where somebody came from uses it: who came from a school's programme was
// in it. The others share what is left.
void give_attribute(const std::string& name, const std::vector<Quota>& quotas, const Order& order,
                    std::vector<Person>& people) {
  std::vector<Quota> left = quotas;
  Order others;
  for (const std::size_t i : order) {
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const Quota& quota) { return quota.word == people[i].source; });
    if (found == left.end()) {
      others.push_back(i);
      continue;
    }
    people[i].attributes[name] = found->word;
    if (found->participants > 0) --found->participants;
  }
  hand_out(left, others, [&](std::size_t i, const std::string& word) { people[i].attributes[name] = word; });
}

void give_groups(const Plan& plan, std::vector<Person>& people) {
  std::uint64_t draw = group_draw;
  for (const auto& [name, count] : plan.groups) {
    Order order = shuffled(plan, people.size(), draw += 100);
    // A group that is also a source holds those who came from it.
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t i) { return people[i].source == name; });
    for (std::size_t i = 0; i < order.size() && i < count; ++i) people[order[i]].groups.insert(name);
  }
}

void give_ways(const Plan& plan, std::vector<Person>& people) {
  const Order order = shuffled(plan, people.size(), way_draw);
  const std::size_t lasting = std::min<std::size_t>(plan.work.reached, people.size());
  const std::size_t others = people.size() - lasting;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Person& person = people[order[i]];
    if (i < lasting) {
      person.way = Way::lasting_work;
      continue;
    }
    const std::size_t hundredth = 100 * (i - lasting) / std::max<std::size_t>(others, 1);
    person.way = hundredth < 25   ? Way::short_work
                 : hundredth < 40 ? Way::late_work
                 : hundredth < 55 ? Way::education
                                  : Way::without_work;
  }
  // Those who drop out are the last of the others; those who cannot be reached are some of all.
  for (std::size_t i = 0; i < plan.dropouts && i < others; ++i)
    people[order[order.size() - 1 - i]].dropout = true;
  const std::size_t step =
      plan.not_reached == 0 ? 0 : std::max<std::size_t>(1, people.size() / plan.not_reached);
  for (std::size_t i = 0; i < plan.not_reached && i * step < order.size(); ++i) {
    people[order[i * step]].reached_afterwards = false;
  }
}

// How many may stay silent at exit without making the ratings that the plan wants impossible.
std::size_t silent_at_exit(const Plan& plan, std::size_t participants, std::size_t employed) {
  std::size_t most = participants * 8 / 100;
  for (const RatingGoal& goal : plan.ratings) {
    const std::size_t needed = goal.or_employed ? std::max<std::size_t>(goal.reached, employed) - employed
                                                : std::min<std::size_t>(goal.reached, participants);
    const std::size_t able = goal.or_employed ? participants - employed : participants;
    most = std::min(most, able - std::min(able, needed));
  }
  return most;
}

void give_ratings(const Plan& plan, std::vector<Person>& people) {
  const auto employed_at_exit = [](const Person& person) {
    const Spell* spell = person.exit == no_day ? nullptr : spell_on(person, person.exit);
    return spell != nullptr && spell->state == CoreState::employed;
  };
  const auto employed =
      static_cast<std::size_t>(std::count_if(people.begin(), people.end(), employed_at_exit));
  Order order = shuffled(plan, people.size(), rating_draw);
  // Silent are first of all those who dropped out.
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return people[i].dropout; });
  std::size_t silent = silent_at_exit(plan, people.size(), employed);
  for (const std::size_t i : order) {
    if (silent == 0) break;
    if (employed_at_exit(people[i])) continue;
    people[i].answers_at_exit = false;
    --silent;
  }
  for (std::size_t goal = 0; goal < plan.ratings.size(); ++goal) {
    const RatingGoal& wanted = plan.ratings[goal];
    std::uint64_t left = wanted.reached;
    if (wanted.or_employed) left -= std::min<std::uint64_t>(left, employed);
    for (const std::size_t i : shuffled(plan, people.size(), rating_draw + 100 * (goal + 1))) {
      Person& person = people[i];
      const bool counted_anyway = wanted.or_employed && employed_at_exit(person);
      bool meets = counted_anyway && i % 3 != 0;
      if (!counted_anyway && person.answers_at_exit && person.exit != no_day && left > 0) {
        meets = true;
        --left;
      }
      person.meets[goal] = meets;
    }
  }
}

}  // namespace

std::vector<Person> make_people(const Plan& plan) {
  std::vector<Person> people(static_cast<std::size_t>(plan.participants));
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i].number = i;
    people[i].meets.resize(plan.ratings.size());
  }
  give_cohorts(plan, people);
  for (std::size_t i = 0; i < people.size(); ++i) people[i].pseudonym = pseudonym(i + 1, plan.participants);

  const Order women = shuffled(plan, people.size(), women_draw);
  for (std::size_t i = 0; i < women.size(); ++i) {
    people[women[i]].gender = i < plan.women ? Gender::woman : Gender::man;
  }
  hand_out(plan.sources, shuffled(plan, people.size(), source_draw),
           [&](std::size_t i, const std::string& word) { people[i].source = word; });
  hand_out(plan.sites, shuffled(plan, people.size(), site_draw),
           [&](std::size_t i, const std::string& word) { people[i].site = word; });
  std::uint64_t draw = site_draw;
  for (const auto& [name, quotas] : plan.attributes) {
    give_attribute(name, quotas, shuffled(plan, people.size(), draw += 10'000), people);
  }
  give_groups(plan, people);
  give_ways(plan, people);
  for (Person& person : people) {
    give_background(plan, person);
    make_career(plan, person);
  }
  give_ratings(plan, people);
  return people;
}

}  // namespace fotfaste::intake::simulation
