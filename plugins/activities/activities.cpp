// The plugin: what the participants took part in, with whom and when.
#include <deque>
#include <optional>

#include "design.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "ledger.hpp"
#include "options.hpp"
#include "records.hpp"
#include "tables.hpp"

namespace activities {

class Activities {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Insatser", "Activities")
        .description(
            "Vad deltagarna tagit del av: insatser och timmar, vad som pågår samtidigt, praktik och "
            "arbetsgivare, "
            "handledare och mentorer.",
            "What participants took part in: activities and hours, what goes on at once, placements and "
            "employers, "
            "caseworkers and mentors.");
    describe_parameters(description);
    describe_agreed(description);
    describe_uptake(description);
    describe_components(description);
    describe_days(description);
    describe_full_time(description);
    describe_placements(description);
    describe_employers(description);
    describe_support(description);
    describe_content(description);
    describe_care(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Activities plugin(settings);
    using fotfaste::Required;
    Records::declare(needs);
    plugin.history_.declare(needs, Required::no);
    plugin.breakdown_.declare(needs);
    plugin.population_.declare(needs);
    needs.columns({"states.employer", "assignments.role", "assignments.who", "assignments.from",
                   "assignments.until", "events.kind", "events.date"},
                  Required::no);
    needs.columns(
        {"project.organisations.name", "project.organisations.kind", "project.organisations.sector",
         "project.organisations.size_class", "project.organisations.joined", "project.organisations.left"},
        Required::no);
    if (plugin.options_.full_time) needs.column("states.hours_per_week", Required::no);
    if (!plugin.options_.factors.empty())
      needs.columns({"project.items.item", "project.items.sub_scale"}, Required::no);
    for (const Adaptation& one : plugin.options_.adaptations) one.when.declare(needs);
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit Activities(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        history_(fotfaste::Level::core, options_.dimension, settings.as_of()),
        records_(options_, settings.as_of()) {}
  Activities(const Activities&) = delete;
  Activities& operator=(const Activities&) = delete;

  void consume(const fotfaste::Batch& batch) {
    population_.bind(batch);
    breakdown_.bind(batch);
    history_.bind(batch);
    records_.bind(batch);
    numbers_.bind(batch.activities.type);
    for (WordSet* set : options_.types()) set->bind(batch.activities.type);
    for (WordSet* set : options_.events()) set->bind(batch.events.kind);
    options_.outside.providers.bind(batch.activities.provider);
    for (Adaptation& one : options_.adaptations) one.when.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation, batch);
    }
  }

  void merge(const Activities& other) {
    population_.merge(other.population_);
    for (std::size_t i = 0; i < options_.adaptations.size(); ++i) {
      options_.adaptations[i].when.merge(other.options_.adaptations[i].when);
    }
    const auto own = options_.words();
    const auto others = other.options_.words();
    for (std::size_t i = 0; i < own.size(); ++i) own[i]->merge(*others[i]);
    ledger_.merge(other.ledger_, breakdown_.merge(other.breakdown_));
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    for (const Adaptation& one : options_.adaptations) one.when.save(writer);
    for (const WordSet* set : options_.words()) set->save(writer);
    breakdown_.save(writer);
    ledger_.save(writer, breakdown_.order());
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    for (Adaptation& one : options_.adaptations) one.when.restore(reader);
    for (WordSet* set : options_.words()) set->restore(reader);
    breakdown_.restore(reader);
    ledger_.restore(reader, breakdown_.size());
  }

  void report(fotfaste::Results& results) const {
    const LedgerView counts(ledger_);
    const std::vector<std::uint32_t> strata = breakdown_.order();
    const Reporting reporting{results, options_, counts, breakdown_, strata, settings_, settings_.as_of()};
    report_uptake(reporting);
    report_components(reporting);
    report_days(reporting);
    report_full_time(reporting);
    report_placements(reporting);
    report_employers(reporting);
    report_support(reporting);
    report_content(reporting);
    report_care(reporting);
    report_noted(reporting);
    population_.report_left_out(settings_, {"insatserna", "the activities"});
    for (const Adaptation& one : options_.adaptations) one.when.report_unseen(settings_);
    for (const WordSet* set : options_.words()) set->report_unseen(settings_);
    const EmployersOption& employers = options_.employers;
    for (const WordSet* set : {&employers.kinds, &employers.small, &employers.demanded_sectors})
      set->report_unseen(settings_);
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 127;

  void count(const fotfaste::Participation& participation, const fotfaste::Batch& batch) {
    if (participation.entry() == fotfaste::no_day) {
      constexpr std::uint32_t everybody[] = {fotfaste::Breakdown::everybody};
      ledger_.add(Series::noted, everybody, "", static_cast<std::int64_t>(Noted::without_entry));
      return;
    }
    history_.read(participation);
    records_.read(participation);
    types_.clear();
    for (const Record& record : records_.all()) {
      types_.push_back(record.type == fotfaste::WordColumn::none
                           ? ledger_.words().number(not_stated)
                           : numbers_.number(record.type, ledger_.words()));
    }
    const Person person{participation,     batch, breakdown_.strata_of(participation), records_, history_,
                        settings_.as_of(), types_};
    ledger_.add(Series::persons, person.strata, "", 0);
    count_uptake(person, ledger_);
    count_components(person, options_, ledger_);
    count_days(person, options_, ledger_);
    count_full_time(person, options_, ledger_);
    count_placements(person, options_, ledger_);
    count_support(person, options_, ledger_);
    count_content(person, options_, ledger_);
    count_care(person, options_, ledger_);
    count_noted(person, ledger_);
  }

  // The type of an activity that states none.
  static constexpr std::string_view not_stated = "unknown";

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  fotfaste::History history_;
  Records records_;
  fotfaste::DictionaryNumbers numbers_;  // of the batch's types, as words of the ledger
  std::vector<std::int32_t> types_;      // of the participation at hand
  Ledger ledger_;
};

}  // namespace activities

FOTFASTE_PLUGIN(activities::Activities, "activities", "1.0.0");
