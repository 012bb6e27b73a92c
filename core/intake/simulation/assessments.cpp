// Repeated ratings: by everybody who rates, at entry, at even intervals and at exit.
#include <algorithm>
#include <cmath>

#include "intake/simulation/records.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Table;

constexpr std::uint64_t rating_part = 20;

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
  return result;
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

int answer(const PlannedInstrument& instrument, int start, const Sitting& sitting, Bound bound,
           Random& random) {
  const int range = instrument.highest - instrument.lowest;
  const int hundredths = start + sitting.progress * 35 / 100 + random.between(-18, 18);
  int value = instrument.lowest + (range * std::clamp(hundredths, 0, 100) + 50) / 100;
  if (bound.side == Side::met) value = std::max(value, bound.limit);
  if (bound.side == Side::missed) value = std::min(value, bound.limit - 1);
  return std::clamp(value, instrument.lowest, instrument.highest);
}

void add_sitting(const Plan& plan, const PlannedInstrument& instrument, const Person& person,
                 const Sitting& sitting, const std::vector<int>& starts, Random& random, Records& records) {
  // Half of those who cannot be reached are noted as such; of the others there is no row at all.
  const bool silent = sitting.at_exit && !person.answers_at_exit;
  if (silent && random.percent(50)) return;
  for (const std::string& rater : instrument.raters) {
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
      const std::string& item = instrument.items[i];
      const Bound bound = sitting.at_exit ? bound_of(plan, person, instrument, item, rater) : Bound{};
      const int value = answer(instrument, starts[i], sitting, bound, random);
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
  for (const Person& person : people) {
    std::uint64_t part = rating_part;
    for (const PlannedInstrument& instrument : plan.instruments) {
      Random random = person.random(plan, part++);
      std::vector<int> starts;
      for (std::size_t i = 0; i < instrument.items.size(); ++i) starts.push_back(random.between(20, 65));
      for (const Sitting& sitting : sittings(plan, instrument, person)) {
        if (sitting.day >= plan.as_of) continue;
        add_sitting(plan, instrument, person, sitting, starts, random, records);
      }
    }
  }
}

}  // namespace fotfaste::intake::simulation
