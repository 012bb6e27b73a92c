// What is done for the single participant: individual adaptation, and contacts with somebody who has found
// work.
#include <algorithm>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::CoreState;
using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Type;

enum class Funding : std::uint8_t { project, outside };
constexpr const char* fundings[] = {"project", "outside"};
enum class AfterEmployment : std::int64_t {
  contacted,
  employed,
  unknown,
  not_employed,
  contacts,
  held,
  without_held
};

constexpr std::uint32_t jobs = std::uint32_t{1} << static_cast<unsigned>(CoreState::employed) |
                               std::uint32_t{1} << static_cast<unsigned>(CoreState::self_employed);

// The first day in work from the entry on; entry itself for who was in work then.
std::optional<Day> first_job(const Person& person) {
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state == fotfaste::unknown_state || (jobs >> spell.state & 1) == 0) continue;
    if (spell.until > person.window().from) return std::max(spell.from, person.window().from);
  }
  return std::nullopt;
}

struct Contacted {
  std::int64_t contacts = 0;
  std::int64_t held = 0;
  std::int64_t without_held = 0;
};

Contacted contacts_after(Day day, Funding funding, const Person& person, const Options& options) {
  Contacted found;
  const Contacts& asked = *options.after_employment;
  const bool outside = funding == Funding::outside;
  for (const Record& record : person.records.all()) {
    if (record.outside != outside || !record.counts() || record.from < day) continue;
    // What others do by its very name needs no naming twice.
    if (!asked.activities.contains(record.type) && !options.outside.activities.contains(record.type))
      continue;
    ++found.contacts;
    found.held += record.held.value_or(0);
    found.without_held += record.held ? 0 : 1;
  }
  const fotfaste::EventColumns& columns = person.batch.events;
  const std::size_t row = person.participation.row();
  const std::size_t end = columns.rows.end(row);
  for (std::size_t i = columns.rows.begin(row); i < end; ++i) {
    const std::int32_t kind = columns.kind.index(i);
    const Day date = columns.date.value_or(i, fotfaste::no_day);
    const bool is_outside = options.outside.events.contains(kind);
    if (is_outside != outside || !(is_outside || asked.events.contains(kind))) continue;
    if (date != fotfaste::no_day && date >= day && date < person.as_of) ++found.contacts;
  }
  return found;
}

void count_contacts(const Person& person, const Options& options, Ledger& ledger) {
  const auto day = first_job(person);
  const bool known = person.history.is_known_throughout({person.window().from, person.as_of});
  for (const Funding funding : {Funding::project, Funding::outside}) {
    const auto add = [&](AfterEmployment what, std::int64_t count = 1) {
      ledger.add(Series::after_employment, person.strata, fundings[static_cast<std::size_t>(funding)],
                 static_cast<std::int64_t>(what), count);
    };
    if (!day) {
      add(known ? AfterEmployment::not_employed : AfterEmployment::unknown);
      continue;
    }
    const Contacted found = contacts_after(*day, funding, person, options);
    add(AfterEmployment::employed);
    if (found.contacts == 0) continue;
    add(AfterEmployment::contacted);
    add(AfterEmployment::contacts, found.contacts);
    add(AfterEmployment::held, found.held);
    add(AfterEmployment::without_held, found.without_held);
  }
}

}  // namespace

void describe_care(fotfaste::Description& description) {
  description
      .table("adaptation", fotfaste::Kind::proportion, "Individuell anpassning", "Individual adaptation")
      .description(
          "Andelen för vilka insatsen anpassats, så som villkoret (when) läser det ur data. Hur det gick för "
          "dem med "
          "och utan anpassning är en jämförelse mellan två grupper som inte är lika.",
          "The share for whom it was adapted, as the criterion (when) reads it in the data. How it went for "
          "those "
          "with and without is a comparison of two groups that are not alike.")
      .additive()
      .smallest_cell(5)
      .column("adaptation", Type::text, Role::dimension, "Anpassning", "Adaptation")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Anpassad", "Adapted")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Kan ännu inte bedömas", "Cannot be judged yet");
  description
      .table("contacts-after-employment", fotfaste::Kind::proportion, "Stöd efter anställning",
             "Support after the job began")
      .description(
          "Kontakter från och med första dagen i arbete, isär för projektet och för ordinarie verksamhet "
          "(outside). De "
          "senare ingår aldrig i projektets timmar eller kostnad. Nämnaren är dem som kommit i arbete.",
          "Contacts from the first day in work on, apart for the project and for ordinary operation "
          "(outside). The "
          "latter are never part of the project's hours or cost. The denominator is those who found work.")
      .additive()
      .smallest_cell(5)
      .column("funding", Type::text, Role::dimension, "Vem som står för stödet", "Who provides it")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Minst en kontakt", "At least one contact")
      .column("denominator", Type::integer, Role::denominator, "Har kommit i arbete", "Found work")
      .column("unknown", Type::integer, Role::unknown, "Okänt om de kommit i arbete",
              "Unknown whether they found work")
      .column("not_employed", Type::integer, Role::excluded, "Inte i arbete", "Not in work")
      .column("contacts", Type::integer, Role::attribute, "Kontakter", "Contacts")
      .column("held", Type::number, Role::attribute, "Timmar", "Hours", "hours")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours");
}

void count_care(const Person& person, Options& options, Ledger& ledger) {
  for (Adaptation& one : options.adaptations) {
    const fotfaste::Outcome outcome = one.when.evaluate(person.participation);
    const Step step = !fotfaste::is_observable(outcome, person.as_of) ? Step::not_due
                      : outcome.answer == fotfaste::Answer::yes       ? Step::yes
                      : outcome.answer == fotfaste::Answer::no        ? Step::no
                                                                      : Step::unknown;
    ledger.add(Series::adaptation, person.strata, one.id, static_cast<std::int64_t>(step));
  }
  if (options.after_employment) count_contacts(person, options, ledger);
}

void report_care(const Reporting& reporting) {
  for (const Adaptation& one : reporting.options.adaptations) {
    for (const std::uint32_t stratum : reporting.strata) {
      const StepCells cells = step_cells(reporting, Series::adaptation, stratum, one.id);
      reporting.results.add("adaptation", one.id, reporting.cell(stratum), cells.yes, cells.judged,
                            cells.unknown, cells.not_due);
    }
    reporting.results.label("adaptation", "adaptation", one.id, one.label);
  }
  if (!reporting.options.after_employment) return;
  for (const char* funding : fundings) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](AfterEmployment what) {
        return reporting.counts.count(Series::after_employment, stratum, funding,
                                      static_cast<std::int64_t>(what));
      };
      reporting.results.add("contacts-after-employment", funding, reporting.cell(stratum),
                            of(AfterEmployment::contacted), of(AfterEmployment::employed),
                            of(AfterEmployment::unknown), of(AfterEmployment::not_employed),
                            of(AfterEmployment::contacts), hours_of(of(AfterEmployment::held)),
                            of(AfterEmployment::without_held));
    }
  }
  reporting.results.label("contacts-after-employment", "funding", fundings[0], {"projektet", "the project"});
  reporting.results.label("contacts-after-employment", "funding", fundings[1],
                          {"utanför projektet", "outside the project"});
}

}  // namespace activities
