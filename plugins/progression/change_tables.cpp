// Tables change and waves-without-activity: by how much each measure moved.
#include "changes.hpp"
#include "fotfaste/sdk/statistics/paired_change.hpp"

namespace progression {
namespace {

using fotfaste::Role;
using fotfaste::Type;
namespace statistics = fotfaste::statistics;

constexpr const char* change_id = "change";
constexpr const char* activity_id = "waves-without-activity";

void add_change_columns(fotfaste::Table& table) {
  table.column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Antal", "Number")
      .column("before", Type::number, Role::attribute, "Före", "Before")
      .column("after", Type::number, Role::attribute, "Efter", "After")
      .column("value", Type::number, Role::value, "Förändring", "Change")
      .column("sd", Type::number, Role::attribute, "Förändringens standardavvikelse",
              "Standard deviation of the change")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)")
      .column("effect_size", Type::number, Role::attribute, "Effektstorlek (dz)", "Effect size (dz)")
      .column("better", Type::text, Role::attribute, "Bättre är", "Better is");
}

// The cells that both tables end with; nothing without any pair.
struct ChangeCells {
  statistics::PairedChange change;
  std::optional<double> low, high, effect_size;

  static std::optional<ChangeCells> of(const ValuePairs& pairs) {
    const auto change = statistics::paired_change(pairs);
    if (!change) return std::nullopt;
    ChangeCells cells{*change, std::nullopt, std::nullopt, statistics::effect_sizes(*change).dz};
    if (change->limits) {
      cells.low = change->limits->low;
      cells.high = change->limits->high;
    }
    return cells;
  }
};

std::string_view better_word(const Measure& measure) {
  return measure.direction == fotfaste::Direction::lower ? "lower" : "higher";
}

void label_better(const Reporting& reporting, const char* table) {
  reporting.results.label(table, "better", "higher", {"högre", "higher"});
  reporting.results.label(table, "better", "lower", {"lägre", "lower"});
}

}  // namespace

void describe_change(fotfaste::Description& description) {
  fotfaste::Table& table =
      description.table(change_id, fotfaste::Kind::mean, "Förändring", "Change")
          .description(
              "Förändring för dem som har svarat vid båda tillfällena: från personens första skattning, och "
              "från "
              "vågen före. Utan vågnummer: till personens senaste våg. Före och efter utan "
              "jämförelsegrupp "
              "visar inte vad projektet åstadkommit.",
              "Change among those who answered both times: from the person's first rating, and from the wave "
              "before. Without a wave number: up to the person's latest wave. Before and after without a "
              "comparison group does not show what the project brought about.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("from", Type::text, Role::dimension, "Räknat från", "Counted from")
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave");
  add_change_columns(table);
}

void report_change(const Reporting& reporting, const Changes& changes) {
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    const auto add = [&](From from, std::optional<std::size_t> wave) {
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const auto cells = ChangeCells::of(changes.pairs(stratum, number, from, wave));
        if (!cells) continue;
        const statistics::PairedChange& change = cells->change;
        reporting.results.add(change_id, form.instrument, form.rater, measure.id, word(measure.kind),
                              word(from), wave, reporting.breakdown.cell(stratum), change.pairs,
                              change.before_mean, change.after_mean, change.change_mean,
                              change.change_deviation, cells->low, cells->high, cells->effect_size,
                              better_word(measure));
      }
    };
    add(From::first, std::nullopt);
    for (const From from : {From::first, From::previous}) {
      for (std::size_t wave = 1; wave < changes.wave_count(number); ++wave) add(from, wave);
    }
  }
  label_measures(reporting, change_id);
  label_better(reporting, change_id);
  reporting.results.label(change_id, "from", "first", {"första skattningen", "the first rating"});
  reporting.results.label(change_id, "from", "previous", {"vågen före", "the wave before"});
}

void describe_waves_without_activity(fotfaste::Description& description) {
  fotfaste::Table& table =
      description
          .table(activity_id, fotfaste::Kind::mean, "Förändring med och utan pågående insats",
                 "Change with and without an activity going on")
          .description(
              "Förändring sedan vågen före, bland dem som hade någon insats mellan de två skattningarna och "
              "bland "
              "dem som inte hade någon. Grupperna valdes inte av slumpen: skillnaden säger inte vad "
              "insatserna "
              "orsakar.",
              "Change since the wave before, among those who had an activity between the two ratings and "
              "among "
              "those who had none. Chance did not make the groups: the difference does not say what "
              "activities "
              "cause.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("activity", Type::text, Role::dimension, "Insats sedan vågen före",
              "Activity since the wave before")
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave");
  add_change_columns(table);
}

void report_waves_without_activity(const Reporting& reporting, const Changes& changes) {
  for (const std::uint32_t number : reporting.numbers.measures) {
    const Measure& measure = reporting.measures.measures()[number];
    const Form& form = reporting.measures.form_of(measure);
    for (std::size_t wave = 1; wave < changes.wave_count(number); ++wave) {
      for (const bool with_activity : {true, false}) {
        for (const std::uint32_t stratum : reporting.numbers.strata) {
          const auto cells = ChangeCells::of(changes.by_activity(stratum, number, wave, with_activity));
          if (!cells) continue;
          const statistics::PairedChange& change = cells->change;
          reporting.results.add(activity_id, form.instrument, form.rater, measure.id, word(measure.kind),
                                with_activity ? "some" : "none", wave, reporting.breakdown.cell(stratum),
                                change.pairs, change.before_mean, change.after_mean, change.change_mean,
                                change.change_deviation, cells->low, cells->high, cells->effect_size,
                                better_word(measure));
        }
      }
    }
  }
  label_measures(reporting, activity_id);
  label_better(reporting, activity_id);
  reporting.results.label(activity_id, "activity", "some", {"någon", "some"});
  reporting.results.label(activity_id, "activity", "none", {"ingen", "none"});
}

}  // namespace progression
