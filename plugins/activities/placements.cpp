// The way to a placement and to a job with the same employer.
#include <algorithm>
#include <string_view>
#include <tuple>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Answer;
using fotfaste::CoreState;
using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Spell;
using fotfaste::Type;

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word contact = {"contact", "kontakt med en arbetsgivare", "contact with an employer"};
constexpr Word contact_in_time = {"contact-in-time", "kontakt med en arbetsgivare i tid",
                                  "contact with an employer in time"};
constexpr Word placement = {"placement", "praktik", "placement"};
constexpr Word placement_in_time = {"placement-in-time", "praktik i tid", "placement in time"};
constexpr Word hired_same = {"hired-same-employer", "anställd hos praktikens arbetsgivare efter praktiken",
                             "employed by the placement's employer after the placement"};
constexpr Word hired_any = {"hired-any-employer", "anställd efter praktiken, hos vem som helst",
                            "employed after the placement, by anybody"};
constexpr Word way_words[] = {contact, contact_in_time, placement, placement_in_time, hired_same, hired_any};
constexpr Word waits[] = {
    {"contact", "till den första kontakten med en arbetsgivare", "to the first contact with an employer"},
    {"placement", "till den första praktiken", "to the first placement"},
    {"caseworker", "till den första handledaren", "to the first caseworker"},
    {"mentor", "till den första mentorn", "to the first mentor"}};

struct Placement : Spell {
  std::string_view employer;  // empty where it is not stated
};

void sort_placements(std::vector<Placement>& placements) {
  std::sort(placements.begin(), placements.end(), [](const Placement& a, const Placement& b) {
    return std::tie(a.from, a.until, a.employer) < std::tie(b.from, b.until, b.employer);
  });
}

// Those that began before or during the participation and went on in it. What stands both as an activity and
// as a state is one placement.
std::vector<Placement> placements_of(const Side& side, const Person& person) {
  std::vector<Placement> found;
  const Spell& window = person.window();
  for (const Record& record : person.records.all()) {
    if (!Person::is_of(record, side.activities) || !fotfaste::overlaps(record, window)) continue;
    found.push_back({{record.from, std::min(record.until, person.as_of)},
                     person.batch.activities.provider.word(record.provider)});
  }
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state == fotfaste::unknown_state || (side.states >> spell.state & 1) == 0) continue;
    if (!fotfaste::overlaps(spell, window)) continue;
    found.push_back({spell, person.batch.states.employer[spell.row]});
  }
  sort_placements(found);
  std::vector<Placement> joined;
  for (const Placement& one : found) {
    const auto same = std::find_if(joined.begin(), joined.end(), [&](const Placement& before) {
      const bool may_be = before.employer == one.employer || before.employer.empty() || one.employer.empty();
      return may_be && one.from <= before.until;
    });
    if (same == joined.end()) {
      joined.push_back(one);
      continue;
    }
    same->until = std::max(same->until, one.until);
    if (same->employer.empty()) same->employer = one.employer;
  }
  return joined;
}

struct Hired {
  Answer same;
  Answer any;
};

Hired hired_after(const std::vector<Placement>& placements, const Spell& window, const Spell& after,
                  const Person& person) {
  constexpr std::uint32_t job = std::uint32_t{1} << static_cast<unsigned>(CoreState::employed);
  bool any = false;
  bool same = false;
  bool in_doubt = false;
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state == fotfaste::unknown_state || (job >> spell.state & 1) == 0) continue;
    if (!fotfaste::covers(window, spell.from)) continue;
    any = true;
    const std::string_view employer = person.batch.states.employer[spell.row];
    for (const Placement& one : placements) {
      same |= !employer.empty() && employer == one.employer;
      in_doubt |= employer.empty() || one.employer.empty();
    }
  }
  const bool known = person.history.is_known_throughout(after);
  const Answer rest = known ? Answer::no : Answer::unknown;
  return {same ? Answer::yes : in_doubt ? Answer::unknown : rest, any ? Answer::yes : rest};
}

Step step_of(Answer answer) {
  return answer == Answer::yes ? Step::yes : answer == Answer::no ? Step::no : Step::unknown;
}

void add_step(const Person& person, Ledger& ledger, const Word& word, Step step) {
  ledger.add(Series::steps, person.strata, word.code, static_cast<std::int64_t>(step));
}

void add_wait(const Person& person, Ledger& ledger, const Word& word, Day day) {
  ledger.add(Series::days_to, person.strata, word.code,
             std::max<std::int64_t>(0, std::int64_t{day} - person.window().from));
}

Day last_day_of(const Person& person, const fotfaste::Duration& within) {
  return fotfaste::add(person.window().from, within) - 1;
}

void count_contacts(const Person& person, const PlacementOption& option, Ledger& ledger) {
  if (option.contact.empty()) return;
  // A contact before the entry, of the same participation, was there from the first day.
  const auto day = first_event(option.contact, person, fotfaste::no_day + 1);
  add_step(person, ledger, contact, step_until_exit(day.has_value(), person.records.has_left()));
  if (option.contact_within) {
    add_step(person, ledger, contact_in_time,
             step_by(day, last_day_of(person, *option.contact_within), person.as_of));
  }
  if (day) add_wait(person, ledger, contact, *day);
}

void count_hired(const std::vector<Placement>& placements, const Person& person,
                 const PlacementOption& option, Ledger& ledger) {
  if (placements.empty()) {
    const Step step = person.records.has_left() ? Step::apart : Step::not_due;
    add_step(person, ledger, hired_same, step);
    add_step(person, ledger, hired_any, step);
    return;
  }
  Day ended = fotfaste::no_day;
  for (const Placement& one : placements) ended = std::max(ended, one.until);
  const Day until = fotfaste::add(ended, option.hired_within);
  if (until > person.as_of) {
    add_step(person, ledger, hired_same, Step::not_due);
    add_step(person, ledger, hired_any, Step::not_due);
    return;
  }
  // A job that began with the placement, or before it, is not one that came of it.
  const Hired hired = hired_after(placements, {placements.front().from + 1, until}, {ended, until}, person);
  add_step(person, ledger, hired_same, step_of(hired.same));
  add_step(person, ledger, hired_any, step_of(hired.any));
}

}  // namespace

void describe_placements(fotfaste::Description& description) {
  add_step_columns(
      description
          .table("placed", fotfaste::Kind::proportion, "Kontakt, praktik och anställning",
                 "Contact, placement and job")
          .description(
              "Andelen som haft kontakt med en arbetsgivare, fått praktik och sedan anställning. Utan "
              "tidsgräns bedöms "
              "den som lämnat projektet; med tidsgräns alla vars tid har gått ut, även den som lämnat "
              "tidigare. "
              "Anställning bedöms när tiden efter praktikens slut har gått, av dem som haft praktik.",
              "The share who had a contact with an employer, got a placement and then a job. Without a time "
              "limit "
              "those who have left are judged; with one everybody whose time is up, also who left before. A "
              "job is "
              "judged when the time after the end of the placement has passed, of those who had one.")
          .additive()
          .smallest_cell(5)
          .column("step", Type::text, Role::dimension, "Steg", "Step"),
      "Har nått steget", "Reached the step");
  description.table("days-to", fotfaste::Kind::mean, "Dagar från start", "Days from entry")
      .description(
          "Hur många dagar det tog, bland dem där det har hänt: 0 om det var så redan vid start. De som "
          "väntar "
          "fortfarande är inte med, så den verkliga väntan är längre; kurvor som tar hänsyn till dem finns i "
          "uppföljningen över tid. Kvartilerna räknas linjärt mellan värdena (typ 7).",
          "How many days it took, among those to whom it has happened: 0 if it was so at entry. Those who "
          "still "
          "wait are not in it, so that the true wait is longer; curves that take them into account are in "
          "the "
          "follow-up over time. Quartiles are linear between values (type 7).")
      .smallest_cell(5)
      .direction(fotfaste::Direction::lower)
      .column("step", Type::text, Role::dimension, "Till vad", "To what")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Deltagare", "Participants")
      .column("value", Type::number, Role::value, "Dagar, medelvärde", "Days, mean", "days")
      .column("first_quartile", Type::number, Role::attribute, "Undre kvartil", "First quartile", "days")
      .column("median", Type::number, Role::attribute, "Median", "Median", "days")
      .column("third_quartile", Type::number, Role::attribute, "Övre kvartil", "Third quartile", "days")
      .column("longest", Type::number, Role::attribute, "Längst", "Longest", "days");
}

void count_placements(const Person& person, const Options& options, Ledger& ledger) {
  const PlacementOption& option = options.placement;
  count_contacts(person, option, ledger);
  const std::vector<Placement> placements = placements_of(option.side, person);
  add_step(person, ledger, placement, step_until_exit(!placements.empty(), person.records.has_left()));
  const auto first = placements.empty() ? std::nullopt : std::optional<Day>(placements.front().from);
  if (option.placed_within) {
    add_step(person, ledger, placement_in_time,
             step_by(first, last_day_of(person, *option.placed_within), person.as_of));
  }
  if (first) add_wait(person, ledger, placement, *first);
  count_hired(placements, person, option, ledger);
  constexpr std::uint32_t everybody[] = {fotfaste::Breakdown::everybody};
  for (const Placement& one : placements) {
    ledger.add(Series::noted, everybody, "", static_cast<std::int64_t>(Noted::placements));
    if (one.employer.empty()) {
      ledger.add(Series::noted, everybody, "", static_cast<std::int64_t>(Noted::employer_not_stated));
    } else {
      ledger.add(Series::employers, everybody, one.employer, std::max<std::int64_t>(0, one.from));
    }
  }
}

void report_placements(const Reporting& reporting) {
  // Of a project that says nothing of placements and has none there is nothing to tell.
  const bool has_placements = reporting.options.placement.stated ||
                              reporting.counts.count(Series::noted, fotfaste::Breakdown::everybody, {},
                                                     static_cast<std::int64_t>(Noted::placements)) > 0;
  const std::vector<std::string> met =
      has_placements ? reporting.counts.words(Series::steps) : std::vector<std::string>();
  for (const Word& word : way_words) {
    if (std::find(met.begin(), met.end(), word.code) == met.end()) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      const StepCells cells = step_cells(reporting, Series::steps, stratum, word.code);
      reporting.results.add("placed", word.code, reporting.cell(stratum), cells.yes, cells.judged,
                            cells.unknown, cells.not_due, cells.early, cells.apart);
    }
    reporting.results.label("placed", "step", word.code, {word.sv, word.en});
  }
  for (const Word& word : waits) {
    if (reporting.counts.values(Series::days_to, fotfaste::Breakdown::everybody, word.code).empty()) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      const Spreads spreads = spread_of(reporting.counts.values(Series::days_to, stratum, word.code));
      const auto some = [&](double value) { return spreads.any ? std::optional(value) : std::nullopt; };
      reporting.results.add("days-to", word.code, reporting.cell(stratum), spreads.size,
                            some(spreads.spread.mean), some(spreads.spread.first_quartile),
                            some(spreads.spread.median), some(spreads.spread.third_quartile),
                            some(spreads.spread.longest));
    }
    reporting.results.label("days-to", "step", word.code, {word.sv, word.en});
  }
}

}  // namespace activities
