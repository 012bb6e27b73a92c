// The plugin: how activities of coordinated rehabilitation are followed up, entry by entry.
#include <algorithm>
#include <array>
#include <optional>

#include "definitions.hpp"
#include "figures.hpp"
#include "fotfaste/sdk/exports/definitions.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "options.hpp"
#include "rules.hpp"
#include "support.hpp"
#include "tables.hpp"

namespace finsam {

using fotfaste::Day;

class FunderExportFinsam {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Uppföljning av samverkan (Finsam)", "Follow-up of coordination (Finsam)")
        .description(
            "Insatser som samordningsförbund finansierar: varje start och slut för sig, försörjning före och "
            "efter, avslutsanledning, och hur många som gick direkt till arbete eller studier.",
            "Activities financed by coordination associations: each entry and exit by itself, support before "
            "and "
            "after, exit reason, and how many left directly for work or studies.");
    describe_parameters(description);
    describe_tables(description);
    fotfaste::exports::ExportRules::describe(description);
    fotfaste::exports::ExportDefinitions::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const FunderExportFinsam plugin(settings);
    const bool activities = plugin.options_.unit != Unit::participation;
    needs.column("entry");
    needs.columns({"entry_precision", "exit", "exit_precision", "exit_reason", "gender"},
                  fotfaste::Required::no);
    if (activities) {
      needs.columns({"activities.type", "activities.from"});
      needs.columns({"activities.until", "activities.attended"}, fotfaste::Required::no);
    }
    plugin.support_.declare(needs);
    plugin.population_.declare(needs);
    if (plugin.options_.voided) plugin.options_.voided->declare(needs);
  }

  explicit FunderExportFinsam(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        support_(options_, settings.as_of()),
        violated_(rules) {}
  FunderExportFinsam(const FunderExportFinsam&) = delete;
  FunderExportFinsam& operator=(const FunderExportFinsam&) = delete;

  void consume(const fotfaste::Batch& batch) {
    batch_ = &batch;
    population_.bind(batch);
    support_.bind(batch);
    if (options_.voided) options_.voided->bind(batch);
    if (!options_.types.empty()) options_.types.bind(batch.activities.type);
    counted_.clear();
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      tell_not_started(participation);
      if (population_.includes(participation) && participation.entry() != fotfaste::no_day)
        count(participation);
    }
    for (const auto& [cell, count] : counted_) figures_.add(figure_of(cell), count);
  }

  void merge(const FunderExportFinsam& other) {
    population_.merge(other.population_);
    if (options_.voided) options_.voided->merge(*other.options_.voided);
    options_.types.merge(other.options_.types);
    figures_.merge(other.figures_);
    violated_.merge(other.violated_);
  }
  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    if (options_.voided) options_.voided->save(writer);
    options_.types.save(writer);
    figures_.save(writer);
    violated_.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    if (options_.voided) options_.voided->restore(reader);
    options_.types.restore(reader);
    figures_.restore(reader);
    violated_.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    report_tables(results, figures_, options_, fotfaste::to_civil(settings_.as_of() - 1).year);
    fotfaste::exports::ExportRules outcome(rules);
    outcome.merge(violated_);
    check_sums(outcome, figures_, options_);
    if (options_.supplied.empty()) outcome.set_not_applicable(supplied_outcomes);
    if (!options_.voided) outcome.set_not_applicable(void_unknown);
    if (options_.unit == Unit::activities) outcome.set_not_applicable(imprecise_date);
    outcome.report(results);
    report_definitions(results, options_);
    population_.report_left_out(settings_, {"insatserna", "the activities"});
    if (options_.voided) options_.voided->report_unseen(settings_);
    options_.types.report_unseen(settings_);
  }

 private:
  static constexpr std::size_t stop_mask = 127;
  // Stands for the project itself where an activity's index in the batch's dictionary is meant.
  static constexpr std::int32_t the_project = -2;
  // The place in the list of exit reasons of "ended while the participation went on".
  static constexpr std::int32_t during = static_cast<std::int32_t>(fotfaste::ExitReason::unknown) + 1;

  // A figure in numbers that are good within the batch.
  struct Cell {
    Measure measure;
    std::int32_t activity;
    int year;
    std::uint8_t gender;
    std::int32_t before = 0;
    std::int32_t after = 0;
    friend auto operator<=>(const Cell&, const Cell&) = default;
  };
  // One activity of one participant.
  struct Record {
    std::int32_t activity;
    Day from;
    std::optional<Day> last;  // unless it goes on, as far as is known
    Day after;                // the day that tells what came afterwards
    bool precise;
    std::int32_t reason;
  };

  [[nodiscard]] Figure figure_of(const Cell& cell) const {
    Figure figure = {cell.measure, {}, cell.year, cell.gender, {}, {}};
    figure.activity = cell.activity == the_project ? options_.participation_name
                                                   : batch_->activities.type.word(cell.activity);
    if (cell.measure == Measure::support) {
      figure.before = support_.word(cell.before);
      figure.after = support_.word(cell.after);
    }
    if (cell.measure == Measure::reason) {
      figure.before = cell.before == during ? "during" : word(static_cast<fotfaste::ExitReason>(cell.before));
    }
    return figure;
  }

  static int year_of(Day day) { return fotfaste::to_civil(day).year; }

  // The population has nobody in it who is still to come.
  void tell_not_started(const fotfaste::Participation& participation) {
    if (options_.unit == Unit::activities || fotfaste::has_entered(participation, settings_.as_of())) return;
    if (participation.group() == fotfaste::Group::programme)
      violated_.violate(not_started, std::to_string(year_of(participation.entry())),
                        options_.participation_name);
  }

  void count(const fotfaste::Participation& participation) {
    const fotfaste::Answer voided =
        options_.voided ? options_.voided->evaluate(participation).answer : fotfaste::Answer::no;
    if (voided == fotfaste::Answer::unknown)
      violated_.violate(void_unknown, std::to_string(year_of(participation.entry())));
    const bool is_void = voided == fotfaste::Answer::yes;
    if (!is_void) support_.read(participation);
    if (options_.unit != Unit::activities) count_project(participation, is_void);
    if (options_.unit != Unit::participation) count_activities(participation, is_void);
  }

  void count_project(const fotfaste::Participation& participation, bool is_void) {
    const auto& columns = participation.columns();
    const std::size_t row = participation.row();
    const auto exit = participation.exit();
    Record record = {the_project, participation.entry(), {}, 0, true, 0};
    record.precise = columns.entry_precision[row] == fotfaste::Precision::day &&
                     (!exit || columns.exit_precision[row] == fotfaste::Precision::day);
    if (exit) record.last = *exit;
    record.after = exit.value_or(0);
    record.reason = static_cast<std::int32_t>(participation.exit_reason());
    count_record(participation, record, is_void);
  }

  void count_activities(const fotfaste::Participation& participation, bool is_void) {
    const fotfaste::ActivityColumns& columns = batch_->activities;
    const auto exit = participation.exit();
    const std::size_t end = columns.rows.end(participation.row());
    for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
      const std::int32_t type = columns.type.index(row);
      const Day from = columns.from.value_or(row, fotfaste::no_day);
      if (type == fotfaste::WordColumn::none || from == fotfaste::no_day) continue;
      if (!options_.types.empty() && !options_.types.contains(type)) continue;
      if (columns.attended.value_or(row, 1) == 0) continue;
      Record record = {type, from, exit, 0, true, during};
      // What has no end goes on as long as the participation; what ends as it begins took one day.
      if (const auto until = columns.until[row]) record.last = *until == from ? from : *until - 1;
      if (record.last) record.after = *record.last + 1;
      if (exit && record.last && *record.last >= *exit - 1)
        record.reason = static_cast<std::int32_t>(participation.exit_reason());
      count_record(participation, record, is_void);
    }
  }

  void count_record(const fotfaste::Participation& participation, const Record& record, bool is_void) {
    const Day as_of = settings_.as_of();
    const int entered = year_of(record.from);
    const auto violate = [&](Rule rule, int year) {
      violated_.violate(rule, std::to_string(year), figure_of({{}, record.activity, year, 0}).activity);
    };
    const auto gender = static_cast<std::uint8_t>(participation.gender());
    const auto add = [&](Measure measure, int year, std::int32_t before = 0, std::int32_t after = 0) {
      ++counted_[{measure, record.activity, year, gender, before, after}];
    };
    if (is_void) return add(Measure::voided, entered);
    if (record.from >= as_of) return violate(not_started, entered);
    if (record.last && *record.last < record.from) return violate(ends_before_start, entered);
    add(Measure::entries, entered);
    if (participation.gender() == fotfaste::Gender::unknown) violate(gender_unknown, entered);
    if (!record.precise) violate(imprecise_date, entered);
    if (!record.last || *record.last >= as_of) return;

    const int left = year_of(*record.last);
    add(Measure::exits, left);
    add(Measure::reason, left, record.reason);
    if (record.reason == static_cast<std::int32_t>(fotfaste::ExitReason::unknown))
      violate(reason_unknown, left);
    const bool due = record.after < as_of;
    const Day first = options_.before == Before::entry_day ? record.from : record.from - 1;
    const std::int32_t before = record.precise ? support_.on(first) : fotfaste::unknown_state;
    const std::int32_t after = record.precise && due ? support_.on(record.after) : fotfaste::unknown_state;
    if (due) {
      add(Measure::support, left, before, after);
      if (before == fotfaste::unknown_state || after == fotfaste::unknown_state)
        violate(support_unknown, left);
    }
    if (!due) return add(Measure::direct_not_due, left);
    const fotfaste::Answer direct =
        record.precise ? support_.in_work_or_studies(record.after) : fotfaste::Answer::unknown;
    add(direct == fotfaste::Answer::yes  ? Measure::direct
        : direct == fotfaste::Answer::no ? Measure::not_direct
                                         : Measure::direct_unknown,
        left);
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  Support support_;
  Figures figures_;
  fotfaste::exports::ExportRules violated_;
  const fotfaste::Batch* batch_ = nullptr;
  std::map<Cell, std::int64_t> counted_;  // of the batch
};

}  // namespace finsam

FOTFASTE_PLUGIN(finsam::FunderExportFinsam, "funder-export-finsam", "1.0.0");
