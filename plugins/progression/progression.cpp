// The plugin: how people moved on repeated ratings, by themselves and by others.
#include <string>

#include "activity_spells.hpp"
#include "changes.hpp"
#include "counting.hpp"
#include "design.hpp"
#include "exit_ratings.hpp"
#include "findings.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "level.hpp"
#include "rater_gap.hpp"
#include "rating_flow.hpp"
#include "reliability.hpp"
#include "reliable_change.hpp"
#include "sheet.hpp"

namespace progression {

class Progression {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Stegförflyttning", "Progression")
        .description(
            "Hur deltagarna rör sig på upprepade skattningar: nivå och förändring vid alla vågor, skillnaden "
            "mellan deltagarens och andras skattning, säkerställd förändring, och vilka som inte skattats.",
            "How participants move on repeated ratings: level and change at all waves, the gap between the "
            "participant's rating and others', reliable change, and who was not rated.");
    describe_parameters(description);
    describe_agreed(description);
    RatingFlow::describe(description);
    Level::describe(description);
    describe_change(description);
    describe_movement(description);
    RaterGap::describe(description);
    Reliability::describe(description);
    describe_reliable_change(description);
    describe_waves_without_activity(description);
    describe_movers(description);
    ExitRatings::describe(description);
    Sheet::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Progression plugin(settings);
    Ratings::declare(needs);
    ActivitySpells::declare(needs);
    fotfaste::Instruments::declare(needs);
    plugin.breakdown_.declare(needs);
    plugin.population_.declare(needs);
    if (plugin.options_.later) plugin.options_.later->declare(needs);
    declare_follow_up(plugin.options_, needs);
    if (plugin.options_.sheet_person) needs.column("person");
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit Progression(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        measures_(fotfaste::Instruments(settings), options_.instruments, options_.raters),
        ratings_(options_, measures_, settings.as_of()),
        activities_(activity_types(settings), settings.as_of()) {}
  Progression(const Progression&) = delete;
  Progression& operator=(const Progression&) = delete;

  void consume(const fotfaste::Batch& batch) {
    population_.bind(batch);
    breakdown_.bind(batch);
    ratings_.bind(batch);
    activities_.bind(batch);
    if (options_.later) options_.later->bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation);
    }
  }

  void merge(const Progression& other) {
    population_.merge(other.population_);
    if (options_.later) options_.later->merge(*other.options_.later);
    activities_.types().merge(other.activities_.types());
    Numbering numbers = measures_.merge(other.measures_);
    numbers.strata = breakdown_.merge(other.breakdown_);
    noted_.merge(other.noted_);
    flow_.merge(other.flow_, numbers);
    level_.merge(other.level_, numbers);
    changes_.merge(other.changes_, numbers);
    gap_.merge(other.gap_, numbers, measures_.pairs_of(other.measures_, numbers));
    reliability_.merge(other.reliability_, numbers);
    exit_.merge(other.exit_, numbers);
    sheet_.merge(other.sheet_, numbers);
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    if (options_.later) options_.later->save(writer);
    activities_.types().save(writer);
    breakdown_.save(writer);
    measures_.save(writer);
    const Numbering numbers = numbering();
    noted_.save(writer);
    flow_.save(writer, numbers);
    level_.save(writer, numbers);
    changes_.save(writer, numbers);
    gap_.save(writer, numbers, measures_.pair_order());
    reliability_.save(writer, numbers);
    exit_.save(writer, numbers);
    sheet_.save(writer, numbers);
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    if (options_.later) options_.later->restore(reader);
    activities_.types().restore(reader);
    breakdown_.restore(reader);
    Numbering numbers = measures_.restore(reader);
    numbers.strata = breakdown_.order();
    noted_.restore(reader);
    flow_.restore(reader, numbers);
    level_.restore(reader, numbers);
    changes_.restore(reader, numbers);
    gap_.restore(reader, numbers, measures_.pair_order());
    reliability_.restore(reader, numbers, measures_);
    exit_.restore(reader, numbers);
    sheet_.restore(reader, numbers);
  }

  void report(fotfaste::Results& results) const {
    const Numbering numbers = numbering();
    const Reporting reporting{results, options_, measures_, breakdown_, numbers, settings_.as_of()};
    // Whoever asks for one participant gets that participant and nothing else.
    if (options_.sheet_person) return sheet_.report(reporting);
    flow_.report(reporting);
    level_.report(reporting);
    report_change(reporting, changes_);
    report_movement(reporting, changes_);
    gap_.report(reporting, level_);
    reliability_.report(reporting, gap_);
    report_reliable_change(reporting, changes_, reliability_);
    if (noted_.any_activity()) report_waves_without_activity(reporting, changes_);
    report_movers(reporting, changes_);
    exit_.report(reporting);
    population_.report_left_out(settings_, {"skattningarna", "the ratings"});
    activities_.types().report_unseen(settings_);
    if (options_.later) options_.later->report_unseen(settings_);
    report_findings(settings_, reporting, noted_, lacks_norms(reporting, changes_, reliability_));
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 127;

  static fotfaste::criteria::WordSet activity_types(const fotfaste::Settings& settings) {
    const fotfaste::Parameters item = settings.parameters().find("activities");
    if (!item) return {};
    return {"activities.type", fotfaste::criteria::some_texts(item), item.raw()};
  }

  Later later_of(const fotfaste::Participation& participation) {
    if (!options_.later) return Later::unknown;
    const fotfaste::Outcome outcome = options_.later->evaluate(participation);
    if (!fotfaste::is_observable(outcome, settings_.as_of())) return Later::pending;
    return outcome.answer == fotfaste::Answer::yes  ? Later::yes
           : outcome.answer == fotfaste::Answer::no ? Later::no
                                                    : Later::unknown;
  }

  void count(const fotfaste::Participation& participation) {
    ratings_.read(participation);
    activities_.read(participation);
    const Person person{participation, breakdown_.strata_of(participation), ratings_,
                        later_of(participation)};
    noted_.count(ratings_, activities_);
    flow_.count(person);
    exit_.count(person, options_, settings_.as_of());
    if (ratings_.rated_forms().empty()) return;
    level_.count(person, measures_);
    changes_.count(person, measures_, activities_);
    gap_.count(person, measures_);
    reliability_.count(person, measures_);
    sheet_.count(person, options_);
  }

  [[nodiscard]] Numbering numbering() const {
    return {breakdown_.order(), measures_.form_order(), measures_.measure_order()};
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  Measures measures_;
  Ratings ratings_;
  ActivitySpells activities_;
  Noted noted_;
  RatingFlow flow_;
  Level level_;
  Changes changes_;
  RaterGap gap_;
  Reliability reliability_;
  ExitRatings exit_;
  Sheet sheet_;
};

}  // namespace progression

FOTFASTE_PLUGIN(progression::Progression, "progression", "1.0.0");
