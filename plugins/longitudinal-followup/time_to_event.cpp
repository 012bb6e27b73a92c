#include "time_to_event.hpp"

#include <algorithm>
#include <optional>

#include "fotfaste/sdk/spells.hpp"

namespace followup {

using fotfaste::Day;
using fotfaste::Spell;

void TimeToEvent::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::curve, "Tid till ett tillstånd som varar", "Time to a state that lasts")
      .description(
          "Kaplan-Meier: andelen som ännu inte nått tillståndet, med 95 % intervall på log-log-skalan.",
          "Kaplan-Meier: the share not yet in the state, with 95 % limits on the log-log scale.")
      .direction(fotfaste::Direction::lower)
      .smallest_cell(5)
      .column("curve", Type::text, Role::dimension, "Kurva", "Curve")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("time", Type::integer, Role::dimension, "Tid", "Time")
      .column("unit", Type::text, Role::attribute, "Enhet", "Unit")
      .column("at_risk", Type::integer, Role::count, "Kvar att följa", "At risk")
      .column("events", Type::integer, Role::attribute, "Nådde tillståndet", "Reached the state")
      .column("censored", Type::integer, Role::excluded, "Kan inte följas längre",
              "Cannot be followed further")
      .column("value", Type::number, Role::value, "Ännu inte i tillståndet", "Not yet in the state")
      .column("low", Type::number, Role::low, "Nedre gräns", "Lower limit")
      .column("high", Type::number, Role::high, "Övre gräns", "Upper limit");
}

void TimeToEvent::count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                        const fotfaste::History& history) {
  const auto anchor = fotfaste::anchor_day(curve_->anchor, participation);
  if (!anchor || *anchor >= as_of_) return;
  const Day start = first_start(*anchor, history);
  const bool event = start != fotfaste::no_day;
  Day last = start;
  if (!event) {
    last = history.known_until().value_or(*anchor);
    const bool must_last = curve_->observed_until == CurveOption::ObservedUntil::last_possible_start;
    if (must_last) last = fotfaste::subtract(last, curve_->lasts);
  }
  const std::int32_t time = time_of(*anchor, last);
  for (const std::uint32_t stratum : strata) {
    if (stratum >= times_.size()) times_.resize(stratum + 1);
    if (event) {
      times_[stratum].add_event(time);
    } else {
      times_[stratum].add_censored(time);
    }
  }
}

Day TimeToEvent::first_start(Day anchor, const fotfaste::History& history) const {
  std::optional<Spell> joined;
  const auto counts = [&](const Spell& spell) {
    return spell.until > anchor && fotfaste::lasts(spell, spell.from, curve_->lasts);
  };
  for (const fotfaste::StateSpell& spell : history.spells()) {
    if (!curve_->states.contains(spell.state)) continue;
    if (joined && fotfaste::joins(joined->until, spell.from, curve_->gap_at_most)) {
      joined->until = std::max(joined->until, spell.until);
      continue;
    }
    if (joined && counts(*joined)) return joined->from;
    joined = spell;
  }
  return joined && counts(*joined) ? joined->from : fotfaste::no_day;
}

std::int32_t TimeToEvent::time_of(Day anchor, Day day) const {
  if (day < anchor) day = anchor;
  return curve_->unit == CurveOption::Unit::day ? day - anchor : fotfaste::completed_months(anchor, day) + 1;
}

void TimeToEvent::merge(const TimeToEvent& other, const Numbering& numbers) {
  for (std::size_t i = 0; i < other.times_.size(); ++i) {
    const std::uint32_t stratum = numbers.strata[i];
    if (stratum >= times_.size()) times_.resize(stratum + 1);
    times_[stratum].merge(other.times_[i]);
  }
}

void TimeToEvent::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  const fotfaste::statistics::TimeHistogram nobody;
  for (const std::uint32_t stratum : numbers.strata) {
    (stratum < times_.size() ? times_[stratum] : nobody).save(writer);
  }
}

void TimeToEvent::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  times_.resize(numbers.strata.size());
  for (auto& times : times_) times.restore(reader);
}

void TimeToEvent::report(fotfaste::Results& results, const Numbering& numbers,
                         const fotfaste::Breakdown& breakdown) const {
  const char* const unit = curve_->unit == CurveOption::Unit::day ? "day" : "month";
  for (const std::uint32_t stratum : numbers.strata) {
    if (stratum >= times_.size()) continue;
    const fotfaste::StratumCell cell = breakdown.cell(stratum);
    for (const auto& point : fotfaste::statistics::kaplan_meier(times_[stratum])) {
      std::optional<double> low;
      std::optional<double> high;
      if (point.limits) {
        low = point.limits->low;
        high = point.limits->high;
      }
      results.add(id, curve_->id, cell, point.time, unit, point.at_risk, point.events, point.censored,
                  point.survival, low, high);
    }
  }
  if (curve_->label) results.label(id, "curve", curve_->id, *curve_->label);
}

}  // namespace followup
