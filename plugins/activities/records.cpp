#include "records.hpp"

#include <algorithm>
#include <cmath>

namespace activities {
namespace {

using fotfaste::Day;
using fotfaste::Spell;

// Whole seconds, so that sums do not depend on their order. No day has more than 24 hours: what says so is as
// good as not stated.
std::optional<std::int64_t> seconds_of(std::optional<double> hours, const Spell& days) {
  const double most = 24.0 * (static_cast<double>(days.until) - static_cast<double>(days.from));
  if (!hours || !(*hours >= 0 && *hours <= most)) return std::nullopt;
  return std::llround(*hours * 3600.0);
}

}  // namespace

void Records::declare(fotfaste::Needs& needs) {
  needs.column("entry");
  needs.columns({"exit", "activities.type", "activities.kind", "activities.from", "activities.until",
                 "activities.hours", "activities.planned_hours", "activities.attended", "activities.provider",
                 "activities.job_focused"},
                fotfaste::Required::no);
}

void Records::read(const fotfaste::Participation& participation) {
  records_.clear();
  window_ = {};
  has_left_ = false;
  const Day entry = participation.entry();
  if (entry == fotfaste::no_day) return;
  const auto exit = participation.exit();
  has_left_ = exit && *exit < as_of_;
  // The last day belongs to the participation.
  window_ = {entry, has_left_ ? std::max(*exit, entry) + 1 : as_of_};
  const fotfaste::ActivityColumns& columns = *columns_;
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    const Day from = columns.from.value_or(row, fotfaste::no_day);
    if (from == fotfaste::no_day || from >= as_of_) continue;
    Record record{};
    const auto until = columns.until[row];
    record.has_end = until.has_value();
    // What ends as it begins took one day.
    record.from = from;
    record.until = std::max(until.value_or(window_.until), from + 1);
    record.type = columns.type.index(row);
    record.provider = columns.provider.index(row);
    record.outside = options_->outside.activities.contains(record.type) ||
                     options_->outside.providers.contains(record.provider);
    record.kind = columns.kind.has(row) ? static_cast<Kind>(columns.kind[row]) : Kind::not_stated;
    const auto attended = columns.attended[row];
    record.attended = !attended ? Attended::not_stated : *attended != 0 ? Attended::yes : Attended::no;
    if (const auto focused = columns.job_focused[row]) record.job_focused = *focused != 0;
    record.held = record.counts() ? seconds_of(columns.hours[row], record) : std::optional<std::int64_t>(0);
    record.planned = seconds_of(columns.planned_hours[row], record);
    records_.push_back(record);
  }
}

void add_spells(const Side& side, const Person& person, std::vector<Spell>& spells) {
  const auto add = [&](const Spell& spell) {
    const Spell inside = fotfaste::clip(spell, person.window());
    if (!fotfaste::is_empty(inside)) spells.push_back(inside);
  };
  for (const Record& record : person.records.all()) {
    if (Person::is_of(record, side.activities)) add(record);
  }
  if (side.states == 0) return;
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state != fotfaste::unknown_state && (side.states >> spell.state & 1) != 0) add(spell);
  }
}

fotfaste::Answer was_in(std::uint32_t states, const Person& person, const Spell& window) {
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state == fotfaste::unknown_state || (states >> spell.state & 1) == 0) continue;
    if (fotfaste::overlaps(spell, window)) return fotfaste::Answer::yes;
  }
  return person.history.is_known_throughout(window) ? fotfaste::Answer::no : fotfaste::Answer::unknown;
}

std::optional<Day> first_event(const WordSet& kinds, const Person& person, Day from) {
  std::optional<Day> first;
  const fotfaste::EventColumns& columns = person.batch.events;
  const std::size_t row = person.participation.row();
  const std::size_t end = columns.rows.end(row);
  for (std::size_t i = columns.rows.begin(row); i < end; ++i) {
    if (!kinds.contains(columns.kind.index(i))) continue;
    const Day day = columns.date.value_or(i, fotfaste::no_day);
    if (day == fotfaste::no_day || day < from || day >= person.as_of) continue;
    if (!first || day < *first) first = day;
  }
  return first;
}

}  // namespace activities
