// The plugin: the monthly participant file of an ESF project to Statistics Sweden.
#include <algorithm>
#include <compare>
#include <optional>
#include <set>
#include <vector>

#include "age.hpp"
#include "definitions.hpp"
#include "fotfaste/sdk/exports/definitions.hpp"
#include "fotfaste/sdk/exports/rules.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "hours.hpp"
#include "month_counts.hpp"
#include "options.hpp"
#include "person_rows.hpp"
#include "rules.hpp"

namespace scb {

using fotfaste::Day;

class FunderExportScb {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Månadsredovisning till SCB", "Monthly report to Statistics Sweden")
        .description(
            "Filen som ett ESF-projekt skickar varje månad: vilka som började, slutade och deltog, och deras "
            "timmar. Indikatorerna räknar SCB sedan själv fram ur register.",
            "The file that an ESF project sends each month: who started, ended and took part, and their "
            "hours. "
            "Statistics Sweden then derives the indicators from registers.");
    describe_parameters(description);
    MonthCounts::describe(description);
    PersonRows::describe(description);
    fotfaste::exports::ExportRules::describe(description);
    fotfaste::exports::ExportDefinitions::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const FunderExportScb plugin(settings);
    needs.columns({"person", "entry"});
    needs.columns(
        {"exit", "entry_precision", "exit_precision", "birth_date", "birth_date_precision", "labour_status"},
        fotfaste::Required::no);
    Hours::declare(needs);
    plugin.population_.declare(needs);
    if (plugin.options_.protected_identity) plugin.options_.protected_identity->declare(needs);
  }

  explicit FunderExportScb(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        hours_(options_.split, settings.as_of()),
        violated_(rules) {}
  FunderExportScb(const FunderExportScb&) = delete;
  FunderExportScb& operator=(const FunderExportScb&) = delete;

  void consume(const fotfaste::Batch& batch) {
    population_.bind(batch);
    if (options_.protected_identity) options_.protected_identity->bind(batch);
    std::vector<Stay> stays;
    for (const fotfaste::Participation participation : batch) {
      tell_not_started(participation);
      if (population_.includes(participation) && participation.entry() != fotfaste::no_day)
        stays.push_back(stay_of(participation));
    }
    std::sort(stays.begin(), stays.end());
    for (std::size_t begin = 0; begin < stays.size();) {
      settings_.stop_if_cancelled();
      std::size_t end = begin + 1;
      while (end < stays.size() && stays[end].person == stays[begin].person) ++end;
      count_person(batch, std::span<const Stay>(stays).subspan(begin, end - begin));
      begin = end;
    }
  }

  void merge(const FunderExportScb& other) {
    population_.merge(other.population_);
    if (options_.protected_identity) options_.protected_identity->merge(*other.options_.protected_identity);
    months_.merge(other.months_);
    rows_.merge(other.rows_);
    violated_.merge(other.violated_);
  }
  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    if (options_.protected_identity) options_.protected_identity->save(writer);
    months_.save(writer);
    rows_.save(writer);
    violated_.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    if (options_.protected_identity) options_.protected_identity->restore(reader);
    months_.restore(reader);
    rows_.restore(reader);
    violated_.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    const MonthCounts months = with_empty_months();
    months.report(results);
    rows_.report(results);
    report_rules(results, months);
    report_definitions(results, options_);
    population_.report_left_out(settings_, {"filen", "the file"});
    if (options_.protected_identity) options_.protected_identity->report_unseen(settings_);
  }

 private:
  // A participation, in an order that no row number decides.
  struct Stay {
    std::uint64_t person;
    Day entry;
    Day exit;  // end_of_time while it goes on, as far as is known
    std::size_t row;
    friend auto operator<=>(const Stay&, const Stay&) = default;
  };
  // What is told of a participation in every month that it lasts.
  struct Told {
    Template form;
    bool placeholder;
  };

  // The population has nobody in it who is still to come.
  void tell_not_started(const fotfaste::Participation& participation) {
    if (fotfaste::has_entered(participation, settings_.as_of())) return;
    if (participation.group() == fotfaste::Group::programme)
      violated_.violate(not_started, text_of(month_of(participation.entry())));
  }

  Stay stay_of(const fotfaste::Participation& participation) const {
    const Day exit = participation.exit().value_or(fotfaste::end_of_time);
    return {participation.person(), participation.entry(),
            exit < settings_.as_of() ? exit : fotfaste::end_of_time, participation.row()};
  }

  void count_person(const fotfaste::Batch& batch, std::span<const Stay> stays) {
    persons_in_.clear();
    rows_in_.clear();
    Day reached = fotfaste::no_day;
    for (const Stay& stay : stays) {
      const fotfaste::Participation participation = batch[stay.row];
      if (!can_be_reported(stay, participation)) continue;
      if (reached != fotfaste::no_day && stay.entry <= reached)
        violated_.violate(same_days_twice, text_of(month_of(stay.entry)));
      reached = std::max(reached, stay.exit);
      count_stay(batch, stay, participation);
    }
  }

  // Tells the rules why not.
  bool can_be_reported(const Stay& stay, const fotfaste::Participation& participation) {
    const auto& columns = participation.columns();
    const std::size_t row = participation.row();
    const std::string month = text_of(month_of(stay.entry));
    const bool exited = participation.exit().has_value();
    if (columns.entry_precision[row] != fotfaste::Precision::day ||
        (exited && columns.exit_precision[row] != fotfaste::Precision::day)) {
      violated_.violate(imprecise_date, columns.entry_precision[row] == fotfaste::Precision::year
                                            ? month.substr(0, 4)
                                            : month);
      return false;
    }
    if (exited && *participation.exit() < stay.entry) {
      violated_.violate(end_before_start, month);
      return false;
    }
    const auto start = settings_.project_start();
    if (start && stay.entry < *start) violated_.violate(before_project, month);
    const auto end = settings_.project_end();
    const Day last = std::min(stay.exit, settings_.as_of() - 1);
    if (end && last > *end)
      violated_.violate(after_project, text_of(month_of(std::max(stay.entry, *end + 1))));
    return true;
  }

  void count_stay(const fotfaste::Batch& batch, const Stay& stay,
                  const fotfaste::Participation& participation) {
    const std::map<Month, MonthHours>& hours = hours_.read(batch, participation);
    const Month first = month_of(stay.entry);
    const Month last = std::min(last_counted(), month_of(std::min(stay.exit, settings_.as_of())));
    std::optional<Told> told;
    bool start_told = false;
    for (Month month = first; month <= last; ++month) {
      const auto found = hours.find(month);
      const MonthHours in_month = found == hours.end() ? MonthHours() : found->second;
      const Age age = options_.legal_basis_for_minors.empty()
                          ? age_on(std::max(stay.entry, first_day(month)), participation)
                          : Age::adult;
      count_presence(month, age);
      if (age == Age::unknown) violated_.violate(age_unknown, text_of(month));
      if (age != Age::adult) continue;
      if (!told) told = what_is_told(participation, month);
      if (!start_told && month > first) violated_.violate(start_as_minor, text_of(month));
      start_told = true;
      add_row(stay, month, in_month, *told);
    }
    for (const auto& [month, in_month] : hours) {
      if (month > last_counted() || (month >= first && month <= last)) continue;
      if (in_month.seconds > 0 || in_month.impossible > 0) violated_.violate(hours_outside, text_of(month));
    }
  }

  // Nothing is known of months that lie wholly after the day that the data are for.
  [[nodiscard]] Month last_counted() const {
    return std::min(options_.last_month, month_of(settings_.as_of() - 1));
  }

  void count_presence(Month month, Age age) {
    MonthCount& count = months_[month];
    if (persons_in_.insert(month).second) ++count.taking_part;
    if (age == Age::minor) ++count.minors_left_out;
    if (age == Age::unknown) ++count.age_unknown_left_out;
  }

  Told what_is_told(const fotfaste::Participation& participation, Month month) {
    Told told = {options_.form, false};
    if (told.form == Template::by_status) {
      const fotfaste::LabourStatus status = participation.labour_status();
      const bool works =
          status == fotfaste::LabourStatus::employed || status == fotfaste::LabourStatus::self_employed;
      if (status == fotfaste::LabourStatus::unknown) {
        violated_.violate(status_unknown, text_of(month));
      } else {
        told.form = works ? Template::po1 : Template::po2;
      }
    }
    if (options_.protected_identity) {
      const fotfaste::Answer answer = options_.protected_identity->evaluate(participation).answer;
      if (answer == fotfaste::Answer::unknown) violated_.violate(protection_unknown, text_of(month));
      told.placeholder = answer != fotfaste::Answer::no;
    }
    return told;
  }

  void add_row(const Stay& stay, Month month, const MonthHours& in_month, const Told& told) {
    const std::string text = text_of(month);
    if (!rows_in_.insert(month).second) violated_.violate(same_month_twice, text);
    PersonRow row = {.month = month, .person = stay.person, .entry = stay.entry};
    if (month_of(stay.entry) == month) row.start = stay.entry;
    if (stay.exit != fotfaste::end_of_time && month_of(stay.exit) == month) row.end = stay.exit;
    row.seconds = rounded(in_month.seconds, options_.rounding);
    row.activities_without_hours = in_month.without_hours;
    row.form = told.form;
    row.placeholder = told.placeholder;

    MonthCount& count = months_[month];
    ++count.rows;
    if (row.start != fotfaste::no_day) ++count.starts;
    if (row.end != fotfaste::no_day) ++count.ends;
    if (row.placeholder) ++count.placeholders;
    count.seconds += row.seconds;
    count.activities_without_hours += row.activities_without_hours;

    const std::int64_t most = 24 * seconds_per_hour * days_in(month);
    const auto in_hours = [](std::int64_t seconds) { return static_cast<double>(seconds) / 3600.0; };
    if (row.seconds > most)
      violated_.violate(hours_too_many, text, {},
                        fotfaste::exports::Sides{in_hours(row.seconds), in_hours(most)});
    if (in_month.impossible > 0) violated_.violate(hours_impossible, text);
    if (in_month.without_hours > 0) violated_.violate(hours_missing, text);
    const bool nothing = in_month.seconds == 0 && in_month.without_hours == 0 && in_month.impossible == 0;
    if (nothing) violated_.violate(no_hours, text);
    if (options_.person_rows) rows_.add(row);
  }

  // A project sends a file for each of its months, also for one in which nobody took part.
  [[nodiscard]] MonthCounts with_empty_months() const {
    MonthCounts months;
    months.merge(months_);
    const auto start = settings_.project_start();
    if (!start) return months;
    for (Month month = month_of(*start); month <= last_counted(); ++month) months[month];
    return months;
  }

  void report_rules(fotfaste::Results& results, const MonthCounts& months) const {
    fotfaste::exports::ExportRules outcome(rules);
    outcome.merge(violated_);
    const bool has_start = settings_.project_start().has_value();
    const bool has_end = settings_.project_end().has_value();
    if (!has_start) outcome.set_not_applicable(before_project);
    if (!has_end) outcome.set_not_applicable(after_project);
    if (!options_.legal_basis_for_minors.empty()) {
      outcome.set_not_applicable(age_unknown);
      outcome.set_not_applicable(start_as_minor);
    }
    if (options_.form != Template::by_status) outcome.set_not_applicable(status_unknown);
    if (!options_.protected_identity) outcome.set_not_applicable(protection_unknown);
    if (!options_.reported_until) outcome.set_not_applicable(month_overdue);
    const Day as_of = settings_.as_of();
    for (Month month = last_closed(as_of) + 1; month <= options_.last_month; ++month) {
      const double known = std::clamp(as_of - first_day(month), 0, days_in(month));
      outcome.violate_by_figure(month_open, text_of(month), {}, {static_cast<double>(days_in(month)), known});
    }
    for (const auto& [month, count] : months.months()) {
      if (!options_.reported_until || month <= *options_.reported_until || due(month) >= as_of) continue;
      outcome.violate_by_figure(month_overdue, text_of(month), {},
                                {static_cast<double>(as_of - last_day(month)), 7.0 * weeks_to_send});
    }
    outcome.report(results);
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  Hours hours_;
  MonthCounts months_;
  PersonRows rows_;
  fotfaste::exports::ExportRules violated_;
  std::set<Month> persons_in_, rows_in_;  // of the person being counted
};

}  // namespace scb

FOTFASTE_PLUGIN(scb::FunderExportScb, "funder-export-scb", "1.0.0");
