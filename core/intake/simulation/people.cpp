// Who the participants are, and how many of them the plan wants to see reach what.
#include <algorithm>
#include <numeric>

#include "intake/simulation/person.hpp"

namespace fotfaste::intake::simulation {
namespace {

constexpr std::uint64_t background_part = 2;
constexpr std::uint64_t entry_part = 6;
constexpr std::uint64_t household_part = 12;
constexpr std::uint64_t status_part = 8;
constexpr std::uint64_t return_part = 9;
// Streams that are drawn from once for all participants.
enum Draw : std::uint64_t {
  women_draw = 1'000'000,
  source_draw,
  site_draw,
  group_draw,
  way_draw,
  rating_draw,
  status_draw = 5'000'000,
  mentor_draw,
  return_draw
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

// A stream of its own, so that what was made up before this was asked for stays the same.
void give_household(const Plan& plan, Person& person) {
  Random random = person.random(plan, household_part);
  person.third_country_national = person.foreign_background && random.percent(60);
  person.minority = random.percent(10);
  person.homeless = random.percent(5);
  person.rural = random.percent(30);
  person.jobless_household = random.percent(45);
  person.dependent_children = random.percent(25);
  person.single_adult = random.percent(30);
  person.other_disadvantaged = random.percent(20);
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

// One round after another, so that nobody is in a second group before everybody is in a first.
void give_groups_in_rounds(const Plan& plan, std::vector<Person>& people) {
  const Order order = shuffled(plan, people.size(), group_draw);
  std::size_t next = 0;
  for (const auto& [name, count] : plan.groups) {
    for (std::uint64_t i = 0; i < count && i < order.size(); ++i)
      people[order[next++ % order.size()]].groups.insert(name);
  }
}

void give_groups(const Plan& plan, std::vector<Person>& people) {
  if (plan.everybody_in_a_group) {
    give_groups_in_rounds(plan, people);
    return;
  }
  std::uint64_t draw = group_draw;
  for (const auto& group : plan.groups) {
    const std::string& name = group.first;
    const std::uint64_t count = group.second;
    Order order = shuffled(plan, people.size(), draw += 100);
    // A group that is also a source holds those who came from it.
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t i) { return people[i].source == name; });
    for (std::size_t i = 0; i < order.size() && i < count; ++i) people[order[i]].groups.insert(name);
  }
}

void give_ways(const Plan& plan, std::vector<Person>& people) {
  Order order = shuffled(plan, people.size(), way_draw);
  std::erase_if(order, [&](std::size_t i) { return people[i].path != nullptr; });
  const std::size_t lasting = std::min<std::size_t>(plan.work.reached, order.size());
  const std::size_t others = order.size() - lasting;
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
      plan.not_reached == 0 ? 0 : std::max<std::size_t>(1, order.size() / plan.not_reached);
  for (std::size_t i = 0; i < plan.not_reached && i * step < order.size(); ++i) {
    people[order[i * step]].reached_afterwards = false;
  }
}

// Those who go to school are the youngest; the rest is chance. What a path says holds.
void give_labour_status(const Plan& plan, std::vector<Person>& people) {
  const auto status_of = [](const Person& person) {
    return person.path == nullptr ? std::nullopt : person.path->labour_status;
  };
  for (Person& person : people) person.status = status_of(person).value_or(person.status);
  if (plan.labour_status.empty()) return;
  Order order = shuffled(plan, people.size(), status_draw);
  std::erase_if(order, [&](std::size_t i) { return status_of(people[i]).has_value(); });
  std::uint64_t at_school = 0;
  for (const Quota& quota : plan.labour_status) {
    if (find_labour_status(quota.word) == LabourStatus::inactive_education) at_school += quota.participants;
  }
  Order by_age = order;
  std::stable_sort(by_age.begin(), by_age.end(), [&](std::size_t a, std::size_t b) {
    return people[a].birth - people[a].entry > people[b].birth - people[b].entry;
  });
  by_age.resize(std::min<std::size_t>(at_school, by_age.size()));
  const std::set<std::size_t> youngest(by_age.begin(), by_age.end());
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return youngest.count(i) != 0; });
  std::vector<Quota> quotas = plan.labour_status;
  std::stable_partition(quotas.begin(), quotas.end(), [](const Quota& quota) {
    return find_labour_status(quota.word) == LabourStatus::inactive_education;
  });
  hand_out(quotas, order, [&](std::size_t i, const std::string& status) {
    people[i].status = find_labour_status(status).value_or(LabourStatus::unknown);
  });
}

void give_unemployed_since(const Plan& plan, Person& person) {
  const bool by_path = person.path != nullptr && person.path->labour_status;
  if (plan.labour_status.empty() && !plan.unemployed_months && !by_path) return;
  Random random = person.random(plan, status_part);
  const Range months = plan.unemployed_months.value_or(Range{1, 16});
  const Day since = person.entry - random.between(30 * months.least, 30 * months.most);
  person.unemployed_since = person.status == LabourStatus::unemployed ? since : no_day;
}

// The unemployed first.
void give_mentors(const Plan& plan, std::vector<Person>& people) {
  if (plan.mentors.empty()) return;
  Order order = shuffled(plan, people.size(), mentor_draw);
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return people[i].status == LabourStatus::unemployed; });
  for (std::size_t i = 0; i < order.size() && i < plan.mentored; ++i)
    people[order[i]].mentor = plan.mentors[i % plan.mentors.size()];
}

// Some of those without work come back after a few months; one in three of them at another site.
void let_return(const Plan& plan, std::vector<Person>& people) {
  std::uint64_t left = plan.returning;
  for (const std::size_t i : shuffled(plan, people.size(), return_draw)) {
    Person& person = people[i];
    if (left == 0) break;
    if (person.exit == no_day) continue;
    Random random = person.random(plan, return_part);
    const Day entry = workday(person.exit + random.between(60, 240));
    const Spell* spell = spell_on(person, entry);
    const bool is_free =
        spell != nullptr && spell->state != CoreState::employed && spell->state != CoreState::education;
    if (!is_free || entry + 14 >= plan.as_of) continue;
    const Day exit = entry + random.between(60, 150);
    person.comes_back = Return{entry, exit < plan.as_of ? exit : no_day, person.cohort, person.site};
    for (const PlannedCohort& cohort : plan.cohorts) {
      if (cohort.entry_from <= entry) person.comes_back->cohort = cohort.name;
    }
    if (random.percent(33) && !plan.sites.empty()) person.comes_back->site = random.pick(plan.sites).word;
    --left;
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
  give_paths(plan, people);
  give_ways(plan, people);
  for (Person& person : people) {
    give_background(plan, person);
    give_household(plan, person);
  }
  give_labour_status(plan, people);
  for (Person& person : people) {
    give_unemployed_since(plan, person);
    if (person.path == nullptr) {
      make_career(plan, person);
    } else {
      follow_path(plan, person);
    }
  }
  give_mentors(plan, people);
  give_ratings(plan, people);
  let_return(plan, people);
  for (Person& person : people) follow_up(plan, person);
  return people;
}

}  // namespace fotfaste::intake::simulation
