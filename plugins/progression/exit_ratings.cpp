#include "exit_ratings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace progression {
namespace {

constexpr std::uint32_t one_item[] = {0};

}  // namespace

void ExitRatings::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table =
      description.table(id, fotfaste::Kind::distribution, "Skattningar vid avslut", "Ratings at exit")
          .description(
              "Hur svaren fördelar sig bland dem som avslutat, fråga för fråga: svaret närmast avslutsdagen, "
              "och "
              "högst så långt från den som exit_reach säger. Okända är de som avslutat utan ett sådant svar. "
              "Frågor med fler än 20 steg, eller med svar som inte är heltal, sammanfattas i en egen tabell.",
              "How answers are spread among those who have left, item by item: the answer nearest to the "
              "exit day "
              "and no further from it than exit_reach. Unknown are those who left without such an answer. "
              "Items with more than 20 steps, or with answers that are no whole numbers, are summarised in a "
              "table of their own.")
          .additive()
          .smallest_cell(5);
  add_measure_columns(table)
      .column("answer", Type::number, Role::dimension, "Svar", "Answer")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Har svarat", "Answered")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer");
  fotfaste::Table& summary =
      description
          .table(summary_id, fotfaste::Kind::mean, "Skattningar vid avslut, sammanfattade",
                 "Ratings at exit, summarised")
          .description(
              "Frågor med fler än 20 steg, eller med svar som inte är heltal: medelvärde och kvartiler av "
              "svaret "
              "närmast avslutsdagen, på frågans egen skala. Kvartilerna räknas linjärt mellan svaren (typ "
              "7).",
              "Items with more than 20 steps, or with answers that are no whole numbers: mean and quartiles "
              "of "
              "the answer nearest to the exit day, on the item's own scale. Quartiles are linear between "
              "answers "
              "(type 7).")
          .smallest_cell(5);
  add_measure_columns(summary)
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Har svarat", "Answered")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("value", Type::number, Role::value, "Medelvärde", "Mean")
      .column("lowest", Type::number, Role::attribute, "Lägsta", "Lowest")
      .column("first_quartile", Type::number, Role::attribute, "Undre kvartil", "First quartile")
      .column("median", Type::number, Role::attribute, "Median", "Median")
      .column("third_quartile", Type::number, Role::attribute, "Övre kvartil", "Third quartile")
      .column("highest", Type::number, Role::attribute, "Högsta", "Highest");
}

void ExitRatings::count(const Person& person, const Options& options, fotfaste::Day as_of) {
  const auto exit = person.participation.exit();
  if (!exit || *exit >= as_of) return;
  struct Nearest {
    std::int64_t distance;
    double value;
    bool differ;
  };
  std::map<std::uint32_t, Nearest> nearest;  // by measure
  const fotfaste::Day from = fotfaste::subtract(*exit, options.exit_reach);
  const fotfaste::Day until = fotfaste::add(*exit, options.exit_reach);
  for (const Answer& answer : person.ratings.answers()) {
    if (answer.day < from || answer.day > until) continue;
    const std::int64_t days = std::int64_t{answer.day} - *exit;
    // Of two days as far away the later goes first.
    const std::int64_t distance = days >= 0 ? 2 * days : 1 - 2 * days;
    const auto [found, is_new] = nearest.try_emplace(answer.measure, Nearest{distance, answer.value, false});
    Nearest& best = found->second;
    if (is_new) continue;
    if (distance < best.distance) {
      best = {distance, answer.value, false};
    } else if (distance == best.distance) {
      best.differ |= answer.value != best.value;
    }
  }
  for (const std::uint32_t stratum : person.strata) {
    exited_.at(stratum, 0, 0).add();
    for (const auto& [measure, best] : nearest) {
      if (!best.differ) values_.at(stratum, measure, 0).add({best.value});
    }
  }
}

void ExitRatings::merge(const ExitRatings& other, const Numbering& numbers) {
  exited_.merge(other.exited_, numbers.strata, one_item);
  values_.merge(other.values_, numbers.strata, numbers.measures);
}

void ExitRatings::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  exited_.save(writer, numbers.strata, one_item);
  values_.save(writer, numbers.strata, numbers.measures);
}

void ExitRatings::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  exited_.restore(reader, numbers.strata, one_item);
  values_.restore(reader, numbers.strata, numbers.measures);
}

bool ExitRatings::is_listed(const Measure& measure, std::uint32_t number) const {
  const auto& all = values_.get(fotfaste::Breakdown::everybody, number, 0).entries();
  if (all.empty()) return true;
  const double lowest = measure.lowest.value_or(all.front().key[0]);
  const double highest = measure.highest.value_or(all.back().key[0]);
  return highest - lowest <= most_steps && std::all_of(all.begin(), all.end(), [](const auto& entry) {
           return entry.key[0] == std::floor(entry.key[0]);
         });
}

void ExitRatings::list(const Reporting& reporting, std::uint32_t number) const {
  const Measure& measure = reporting.measures.measures()[number];
  const Form& form = reporting.measures.form_of(measure);
  // The same answers in every group, so that groups can be read side by side.
  for (const auto& [key, of_all] : values_.get(fotfaste::Breakdown::everybody, number, 0).entries()) {
    const double answer = key[0];
    for (const std::uint32_t stratum : reporting.numbers.strata) {
      const ValueCounts& values = values_.get(stratum, number, 0);
      const std::int64_t exited = exited_.get(stratum, 0, 0).value();
      if (exited == 0) continue;
      std::int64_t count = 0;
      for (const auto& [own, times] : values.entries()) count = own[0] == answer ? times : count;
      reporting.results.add(id, form.instrument, form.rater, measure.id, word(measure.kind), answer,
                            reporting.breakdown.cell(stratum), count, values.size(), exited - values.size());
    }
  }
}

void ExitRatings::summarise(const Reporting& reporting, std::uint32_t number) const {
  const Measure& measure = reporting.measures.measures()[number];
  const Form& form = reporting.measures.form_of(measure);
  for (const std::uint32_t stratum : reporting.numbers.strata) {
    const ValueCounts& values = values_.get(stratum, number, 0);
    const std::int64_t exited = exited_.get(stratum, 0, 0).value();
    if (exited == 0) continue;
    const auto level = mean_and_deviation(values);
    reporting.results.add(summary_id, form.instrument, form.rater, measure.id, word(measure.kind),
                          reporting.breakdown.cell(stratum), values.size(), exited - values.size(),
                          level ? std::optional(level->mean) : std::nullopt, quantile(values, 0),
                          quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75),
                          quantile(values, 1));
  }
}

void ExitRatings::report(const Reporting& reporting) const {
  bool any_summarised = false;
  for (const std::uint32_t number : reporting.numbers.measures) {
    if (is_listed(reporting.measures.measures()[number], number)) {
      list(reporting, number);
    } else {
      summarise(reporting, number);
      any_summarised = true;
    }
  }
  label_measures(reporting, id);
  if (any_summarised) label_measures(reporting, summary_id);
}

}  // namespace progression
