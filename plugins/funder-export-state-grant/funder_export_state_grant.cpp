// The plugin: a short report of a state grant, in numbers and in words.
#include <algorithm>
#include <compare>
#include <vector>

#include "costs.hpp"
#include "definitions.hpp"
#include "figures.hpp"
#include "fotfaste/sdk/exports/definitions.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "options.hpp"
#include "rules.hpp"
#include "texts.hpp"

namespace state_grant {

using fotfaste::CoreState;
using fotfaste::Day;
using fotfaste::Precision;

class FunderExportStateGrant {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Redovisning av statsbidrag", "Report of a state grant")
        .description(
            "En kort redovisning i siffror och ord: deltagare, kön och ålder, hur många som är i arbete "
            "och i studier, timmar och kostnader. Inga målvärden.",
            "A short report in numbers and words: participants, gender and age, how many are in work "
            "and in studies, hours and costs. No targets.");
    describe_parameters(description);
    Figures::describe(description);
    describe_costs(description);
    describe_texts(description);
    fotfaste::exports::ExportRules::describe(description);
    fotfaste::exports::ExportDefinitions::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const FunderExportStateGrant plugin(settings);
    needs.columns({"person", "entry"});
    needs.columns(
        {"exit", "entry_precision", "exit_precision", "gender", "birth_date", "birth_date_precision",
         "activities.from", "activities.hours", "activities.planned_hours", "activities.attended"},
        fotfaste::Required::no);
    plugin.history_.declare(needs, fotfaste::Required::no);
    plugin.population_.declare(needs);
    declare_costs(needs);
    for (const PointOption& one : plugin.options_.points)
      needs.follow_up(one.text, word(one.point.anchor), one.point.offset);
  }

  explicit FunderExportStateGrant(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        history_(fotfaste::Level::core, std::string(), settings.as_of()),
        violated_(rules) {}
  FunderExportStateGrant(const FunderExportStateGrant&) = delete;
  FunderExportStateGrant& operator=(const FunderExportStateGrant&) = delete;

  void consume(const fotfaste::Batch& batch) {
    population_.bind(batch);
    history_.bind(batch);
    entries_.clear();
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      tell_not_started(participation);
      if (population_.includes(participation) && participation.entry() != fotfaste::no_day)
        count(participation);
    }
    // All participations of a person are in one batch.
    std::sort(entries_.begin(), entries_.end());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0 && entries_[i].person == entries_[i - 1].person) continue;
      figures_.add({Measure::persons, year_of(entries_[i].day), 0, entries_[i].gender});
    }
  }

  void merge(const FunderExportStateGrant& other) {
    population_.merge(other.population_);
    figures_.merge(other.figures_);
    violated_.merge(other.violated_);
  }
  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    figures_.save(writer);
    violated_.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    figures_.restore(reader);
    violated_.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    fotfaste::exports::ExportRules outcome(rules);
    outcome.merge(violated_);
    if (!settings_.project_start()) outcome.set_not_applicable(before_project);
    figures_.report(results, options_);
    report_costs(results, settings_, outcome);
    report_texts(results, options_, outcome);
    outcome.report(results);
    report_definitions(results);
    population_.report_left_out(settings_, {"redovisningen", "the report"});
  }

 private:
  static constexpr std::size_t stop_mask = 127;

  struct Entry {
    std::uint64_t person;
    Day day;
    std::uint8_t gender;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  static int year_of(Day day) { return fotfaste::to_civil(day).year; }

  // The population has nobody in it who is still to come.
  void tell_not_started(const fotfaste::Participation& participation) {
    if (fotfaste::has_entered(participation, settings_.as_of())) return;
    if (participation.group() == fotfaste::Group::programme)
      violated_.violate(not_started, std::to_string(year_of(participation.entry())));
  }

  void count(const fotfaste::Participation& participation) {
    const Day as_of = settings_.as_of();
    const Day entry = participation.entry();
    const auto exit = participation.exit();
    const int entered = year_of(entry);
    const std::string year = std::to_string(entered);
    if (exit && *exit < entry) return violated_.violate(end_before_start, year);
    const auto start = settings_.project_start();
    if (start && entry < *start) violated_.violate(before_project, year);

    const auto gender = static_cast<std::uint8_t>(participation.gender());
    if (participation.gender() == fotfaste::Gender::unknown) violated_.violate(gender_unknown, year);
    entries_.push_back({participation.person(), entry, gender});
    figures_.add({Measure::entered, entered, 0, gender});
    const bool left = exit && *exit < as_of;
    if (left) figures_.add({Measure::left, year_of(*exit), 0, gender});
    const int last = year_of(left ? *exit : as_of - 1);
    for (int one = entered; one <= last; ++one) figures_.add({Measure::taking_part, one, 0, gender});
    count_age(participation, gender, year);
    count_outcomes(participation, left, gender);
    count_hours(participation, year);
  }

  void count_age(const fotfaste::Participation& participation, std::uint8_t gender, const std::string& year) {
    const auto group_of = [&](int age) {
      const auto& limits = options_.age_limits;
      return std::upper_bound(limits.begin(), limits.end(), age) - limits.begin();
    };
    std::ptrdiff_t group = static_cast<std::ptrdiff_t>(options_.age_limits.size()) + 1;  // unknown
    if (const auto birth = participation.birth_date()) {
      Day latest = *birth;
      const Precision precision = participation.birth_date_precision();
      if (precision == Precision::month) latest = fotfaste::add_months(*birth, 1) - 1;
      if (precision == Precision::year) latest = fotfaste::add_months(*birth, 12) - 1;
      const auto oldest = group_of(fotfaste::completed_years(*birth, participation.entry()));
      if (oldest == group_of(fotfaste::completed_years(latest, participation.entry()))) group = oldest;
    }
    if (group > static_cast<std::ptrdiff_t>(options_.age_limits.size())) violated_.violate(age_unknown, year);
    figures_.add({Measure::age, static_cast<std::int32_t>(group), 0, gender});
  }

  void count_outcomes(const fotfaste::Participation& participation, bool left, std::uint8_t gender) {
    const auto& columns = participation.columns();
    const std::size_t row = participation.row();
    const bool entry_precise = columns.entry_precision[row] == Precision::day;
    const bool exit_precise = !participation.exit() || columns.exit_precision[row] == Precision::day;
    if (!entry_precise || !exit_precise)
      violated_.violate(imprecise_date, std::to_string(year_of(participation.entry())));
    history_.read(participation);
    for (std::size_t point = 0; point < options_.points.size(); ++point) {
      const fotfaste::Point& at = options_.points[point].point;
      const bool at_exit = at.anchor == fotfaste::Anchor::exit;
      if (at_exit && !left) continue;
      const auto day = fotfaste::day_of(at, participation);
      if (!day) continue;
      const bool due = fotfaste::is_due(*day, settings_.as_of());
      const bool precise = at_exit ? exit_precise : entry_precise;
      const Seen seen = due && precise ? seen_on(*day) : Seen();
      if (due && !seen.known) violated_.violate(outcome_unknown, options_.points[point].text);
      const auto add = [&](Asked asked, bool yes) {
        const Answered answer = !due          ? Answered::not_due
                                : !seen.known ? Answered::unknown
                                : yes         ? Answered::yes
                                              : Answered::no;
        figures_.add({Measure::outcome, item_of(point, asked), static_cast<std::uint8_t>(answer), gender});
      };
      add(Asked::work, seen.work);
      add(Asked::studies, seen.studies);
      add(Asked::work_or_studies, seen.work || seen.studies);
    }
  }

  struct Seen {
    bool known = false;
    bool work = false;
    bool studies = false;
  };
  [[nodiscard]] Seen seen_on(Day day) const {
    Seen seen;
    for (const fotfaste::StateSpell& spell : history_.spells()) {
      if (!fotfaste::covers(spell, day) || spell.state == fotfaste::unknown_state) continue;
      const auto state = static_cast<CoreState>(spell.state);
      seen.known = true;
      seen.work |= state == CoreState::employed || state == CoreState::self_employed;
      seen.studies |= state == CoreState::education;
    }
    return seen;
  }

  void count_hours(const fotfaste::Participation& participation, const std::string& year) {
    for (const fotfaste::Activity activity : participation.activities()) {
      if (activity.from() == fotfaste::no_day || activity.from() >= settings_.as_of()) continue;
      const auto usable = [&](std::optional<double> hours) {
        if (!hours || *hours >= 0) return true;
        violated_.violate(hours_impossible, year);
        return false;
      };
      if (usable(activity.planned_hours())) figures_.add_planned(activity.planned_hours());
      if (activity.attended().value_or(1) == 0 || !usable(activity.hours())) continue;
      figures_.add_held(activity.hours());
      if (!activity.hours()) violated_.violate(hours_missing, year);
    }
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::History history_;
  Figures figures_;
  fotfaste::exports::ExportRules violated_;
  std::vector<Entry> entries_;  // of the batch
};

}  // namespace state_grant

FOTFASTE_PLUGIN(state_grant::FunderExportStateGrant, "funder-export-state-grant", "1.0.0");
