// Tables movement and movers: how many moved up, stayed, and moved down.
#include <array>

#include "changes.hpp"
#include "fotfaste/sdk/statistics/paired_change.hpp"

namespace progression {
namespace {

using fotfaste::Role;
using fotfaste::Type;
using fotfaste::statistics::Movement;

constexpr const char* movement_id = "movement";
constexpr const char* movers_id = "movers";

// Up is towards the better. What is smaller than a step is no movement.
Movement movement_of(const ValuePairs& pairs, const Measure& measure, double smallest_step) {
  Movement result;
  const bool higher_is_better = measure.direction == fotfaste::Direction::higher;
  pairs.for_each([&](double before, double after, std::int64_t count) {
    const double change = fotfaste::statistics::difference(before, after);
    const double better = higher_is_better ? change : -change;
    const bool moved = change != 0 && std::abs(change) >= smallest_step;
    (!moved ? result.unchanged : better > 0 ? result.up : result.down) += count;
  });
  return result;
}

std::array<std::pair<const char*, std::int64_t>, 3> words_of(const Movement& movement) {
  return {{{"up", movement.up}, {"unchanged", movement.unchanged}, {"down", movement.down}}};
}

void label_movement(const Reporting& reporting, const char* table) {
  reporting.results.label(table, "movement", "up", {"flyttat framåt", "moved up"});
  reporting.results.label(table, "movement", "unchanged", {"oförändrat", "unchanged"});
  reporting.results.label(table, "movement", "down", {"flyttat bakåt", "moved down"});
}

}  // namespace

void describe_movement(fotfaste::Description& description) {
  fotfaste::Table& table =
      description
          .table(movement_id, fotfaste::Kind::distribution, "Flyttat framåt, oförändrat, flyttat bakåt",
                 "Moved up, unchanged, moved down")
          .description(
              "Framåt är mot det bättre, också när lägre är bättre. Okända är de som har den första "
              "skattningen "
              "men ingen senare, fast den borde ha gjorts.",
              "Up is towards the better, also when lower is better. Unknown are those who have the first "
              "rating "
              "and no later one, although it should have been made.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("from", Type::text, Role::dimension, "Räknat från", "Counted from")
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("movement", Type::text, Role::dimension, "Rörelse", "Movement")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Skattade båda gångerna", "Rated both times")
      .column("unknown", Type::integer, Role::unknown, "Inte skattade igen", "Not rated again");
}

void report_movement(const Reporting& reporting, const Changes& changes) {
  const bool expected = reporting.options.waves == Waves::time;
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    const auto add = [&](From from, std::optional<std::size_t> wave) {
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const ValuePairs pairs = changes.pairs(stratum, number, from, wave);
        if (pairs.empty()) continue;
        std::optional<std::int64_t> unknown;
        if (expected || !wave) unknown = changes.without_later(stratum, number, from, wave);
        for (const auto& [name, count] :
             words_of(movement_of(pairs, measure, reporting.options.smallest_step))) {
          reporting.results.add(movement_id, form.instrument, form.rater, measure.id, word(measure.kind),
                                word(from), wave, name, reporting.breakdown.cell(stratum), count,
                                pairs.size(), unknown);
        }
      }
    };
    add(From::first, std::nullopt);
    for (const From from : {From::first, From::previous}) {
      for (std::size_t wave = 1; wave < changes.wave_count(number); ++wave) add(from, wave);
    }
  }
  label_measures(reporting, movement_id);
  label_movement(reporting, movement_id);
  reporting.results.label(movement_id, "from", "first", {"första skattningen", "the first rating"});
  reporting.results.label(movement_id, "from", "previous", {"vågen före", "the wave before"});
}

void describe_movers(fotfaste::Description& description) {
  fotfaste::Table& table =
      description
          .table(movers_id, fotfaste::Kind::distribution,
                 "Vilka mått flyttades bland dem som senare nådde utfallet",
                 "Which measures moved among those who later reached the outcome")
          .description(
              "Rörelsen från första till senaste våg, bland dem som senare nådde utfallet (parametern "
              "later) "
              "och bland dem som inte gjorde det. Tabellen beskriver; den visar inte att rörelsen ledde till "
              "utfallet.",
              "Movement from the first to the latest wave, among those who later reached the outcome (the "
              "parameter later) and among those who did not. The table describes; it does not show that the "
              "movement led to the outcome.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("later", Type::text, Role::dimension, "Bland dem som", "Among those who")
      .column("movement", Type::text, Role::dimension, "Rörelse", "Movement")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Skattade minst två gånger",
              "Rated at least twice")
      .column("unknown", Type::integer, Role::unknown, "Skattade en gång", "Rated once")
      .column("outcome_unknown", Type::integer, Role::excluded, "Utfallet är okänt", "Outcome unknown")
      .column("not_observable", Type::integer, Role::excluded, "Utfallet kan inte bedömas än",
              "Outcome cannot be judged yet");
}

void report_movers(const Reporting& reporting, const Changes& changes) {
  if (!reporting.options.later) return;
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    for (const Later later : {Later::yes, Later::no}) {
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const ValuePairs pairs = changes.by_later(stratum, number, later);
        if (pairs.empty()) continue;
        for (const auto& [name, count] :
             words_of(movement_of(pairs, measure, reporting.options.smallest_step))) {
          reporting.results.add(movers_id, form.instrument, form.rater, measure.id, word(measure.kind),
                                later == Later::yes ? "reached" : "not-reached", name,
                                reporting.breakdown.cell(stratum), count, pairs.size(),
                                changes.once_by_later(stratum, number, later),
                                changes.by_later(stratum, number, Later::unknown).size(),
                                changes.by_later(stratum, number, Later::pending).size());
        }
      }
    }
  }
  label_measures(reporting, movers_id);
  label_movement(reporting, movers_id);
  reporting.results.label(movers_id, "later", "reached",
                          {"senare nådde utfallet", "later reached the outcome"});
  reporting.results.label(movers_id, "later", "not-reached",
                          {"inte nådde utfallet", "did not reach the outcome"});
}

}  // namespace progression
