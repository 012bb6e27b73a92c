// Repeated ratings: by everybody who rates, at entry, at even intervals and at exit.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "intake/simulation/records.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Table;

constexpr std::uint64_t rating_part = 20;
constexpr std::uint64_t attendance_part = 60;
constexpr std::uint64_t attendance_draw = 4'000'000;

struct Sitting {
  Day day;
  int progress;  // hundredths of the way through the project
  bool at_exit;
};

std::vector<Sitting> sittings(const Plan& plan, const PlannedInstrument& instrument, const Person& person) {
  const Day end = person.exit == no_day ? plan.as_of : person.exit;
  const int days = std::max(end - person.entry, 1);
  std::vector<Sitting> result;
  if (instrument.at_entry) result.push_back({person.entry + std::min(7, days - 1), 0, false});
  for (int months = instrument.every_months; instrument.every_months > 0; months += instrument.every_months) {
    const Day day = add_months(person.entry, months);
    if (day > end - 21) break;
    result.push_back({day, 100 * (day - person.entry) / days, false});
  }
  if (instrument.at_exit && person.exit != no_day) result.push_back({person.exit, 100, true});
  std::erase_if(result, [&](const Sitting& sitting) { return sitting.day >= plan.as_of; });
  return result;
}

// How many sittings each person comes to, so that they are so many in all: some are never rated, some once,
// most as long as they take part. Fewer where time does not allow for as many.
std::vector<std::size_t> attendance(const Plan& plan, const PlannedInstrument& instrument,
                                    const std::vector<Person>& people, std::size_t number) {
  std::vector<std::size_t> possible;
  std::vector<std::size_t> coming;
  for (const Person& person : people) {
    Random random = person.random(plan, attendance_part + number);
    possible.push_back(sittings(plan, instrument, person).size());
    const bool never = random.percent(6);
    const bool once = random.percent(10);
    coming.push_back(never ? 0 : once ? std::min<std::size_t>(1, possible.back()) : possible.back());
  }
  const std::uint64_t wanted = *instrument.occasions / instrument.raters.size();
  std::uint64_t left = std::accumulate(coming.begin(), coming.end(), std::uint64_t{0});
  std::vector<std::size_t> order(people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random(plan.seed, number, attendance_draw).shuffle(order);
  for (bool changed = true; left != wanted && changed;) {
    changed = false;
    for (const std::size_t i : order) {
      if (left == wanted) break;
      // Whoever comes at all goes on; only when that is not enough do those come who never did.
      if (left > wanted && coming[i] > 2) {
        --coming[i];
      } else if (left < wanted && coming[i] < possible[i]) {
        ++coming[i];
      } else {
        continue;
      }
      changed = true;
      left = left > wanted ? left - 1 : left + 1;
    }
  }
  for (std::size_t i = 0; left > wanted && i < order.size(); ++i) {
    const std::size_t away = std::min<std::size_t>(coming[order[i]], left - wanted);
    coming[order[i]] -= away;
    left -= away;
  }
  return coming;
}

// Where a person begins on each item, in hundredths of its scale. As far as items are alike, who is low on
// one is low on the others.
std::vector<int> starting_points(const PlannedInstrument& instrument, Random& random) {
  const auto draw = [&] { return random.between(instrument.start.least, instrument.start.most); };
  const int alike = instrument.alike;
  const int person = alike > 0 ? draw() : 0;
  std::vector<int> starts;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    starts.push_back((alike * person + (100 - alike) * draw()) / 100);
  }
  return starts;
}

const PlannedItem* described_item(const PlannedInstrument& instrument, const std::string& item) {
  const auto found = instrument.described.find(item);
  return found == instrument.described.end() ? nullptr : &found->second;
}

// Which side of a goal's limit an answer must fall on.
enum class Side : std::uint8_t { free, met, missed };

// One answer that decides a goal for a person.
struct Bound {
  Side side = Side::free;
  int limit = 0;
};

// For goals where all must be met, one item alone is missed; where any is enough, one alone is met.
Bound bound_of(const Plan& plan, const Person& person, const PlannedInstrument& instrument,
               const std::string& item, const std::string& rater) {
  Bound bound;
  for (std::size_t i = 0; i < plan.ratings.size(); ++i) {
    const RatingGoal& goal = plan.ratings[i];
    const std::size_t chosen = static_cast<std::size_t>(person.number) % goal.needs.size();
    for (std::size_t n = 0; n < goal.needs.size(); ++n) {
      const RatingNeed& need = goal.needs[n];
      if (need.item != item || (!need.instrument.empty() && need.instrument != instrument.name)) continue;
      if (!need.rater.empty() && need.rater != rater) continue;
      bound.limit = static_cast<int>(std::ceil(need.at_least));
      if (goal.all == person.meets[i]) {
        bound.side = person.meets[i] ? Side::met : Side::missed;
      } else if (n == chosen) {
        bound.side = person.meets[i] ? Side::met : Side::missed;
      }
    }
  }
  return bound;
}

int answer(const PlannedInstrument& instrument, const PlannedItem* described, int start,
           const Sitting& sitting, Bound bound, Random& random) {
  const int lowest = described != nullptr ? described->lowest : instrument.lowest;
  const int highest = described != nullptr ? described->highest : instrument.highest;
  const int hundredths = start + sitting.progress * instrument.rise / 100 + random.between(-18, 18);
  int value = lowest + ((highest - lowest) * std::clamp(hundredths, 0, 100) + 50) / 100;
  if (described != nullptr && described->lower_is_better) value = lowest + highest - value;
  if (bound.side == Side::met) value = std::max(value, bound.limit);
  if (bound.side == Side::missed) value = std::min(value, bound.limit - 1);
  return std::clamp(value, lowest, highest);
}

void add_sitting(const Plan& plan, const PlannedInstrument& instrument, const Person& person,
                 const Sitting& sitting, const std::vector<int>& starts, Random& random, Records& records) {
  // Half of those who cannot be reached are noted as such; of the others there is no row at all. Where the
  // number of ratings is given, it says who comes.
  const bool silent = sitting.at_exit && !person.answers_at_exit && !instrument.occasions;
  if (silent && random.percent(50)) return;
  for (const std::string& rater : instrument.raters) {
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
      const std::string& item = instrument.items[i];
      const PlannedItem* const described = described_item(instrument, item);
      if (described != nullptr && !described->raters.empty() &&
          std::find(described->raters.begin(), described->raters.end(), rater) == described->raters.end()) {
        continue;
      }
      const Bound bound = sitting.at_exit ? bound_of(plan, person, instrument, item, rater) : Bound{};
      const int value = answer(instrument, described, starts[i], sitting, bound, random);
      const bool refused = random.percent(3) && bound.side == Side::free;
      RecordBuilder record(records, Table::assessments, &person);
      record.set("instrument", instrument.name)
          .set("item", item)
          .set("rater", rater)
          .day("date", sitting.day);
      if (silent || refused) {
        record.set("reason_missing", silent ? "not_reached" : "refused");
      } else {
        record.number("value", value);
      }
    }
  }
}

}  // namespace

void add_assessments(const Plan& plan, const std::vector<Person>& people, Records& records) {
  std::vector<std::vector<std::size_t>> coming;  // by instrument; empty: to all
  for (std::size_t i = 0; i < plan.instruments.size(); ++i) {
    const bool limited = plan.instruments[i].occasions.has_value();
    coming.push_back(limited ? attendance(plan, plan.instruments[i], people, i) : std::vector<std::size_t>());
  }
  for (std::size_t p = 0; p < people.size(); ++p) {
    const Person& person = people[p];
    std::uint64_t part = rating_part;
    for (std::size_t n = 0; n < plan.instruments.size(); ++n) {
      const PlannedInstrument& instrument = plan.instruments[n];
      Random random = person.random(plan, part++);
      const std::vector<int> starts = starting_points(instrument, random);
      std::size_t came = 0;
      for (const Sitting& sitting : sittings(plan, instrument, person)) {
        if (!coming[n].empty() && came == coming[n][p]) break;
        ++came;
        add_sitting(plan, instrument, person, sitting, starts, random, records);
      }
    }
  }
}

std::uint64_t possible_occasions(const Plan& plan, const PlannedInstrument& instrument,
                                 const std::vector<Person>& people) {
  std::uint64_t all = 0;
  for (const Person& person : people) all += sittings(plan, instrument, person).size();
  return all * instrument.raters.size();
}

}  // namespace fotfaste::intake::simulation
