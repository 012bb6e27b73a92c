// The plugin: who was reached, who takes part, and how that agrees with whom the project is for.
#include <array>
#include <utility>

#include "by_column.hpp"
#include "cohorts.hpp"
#include "composition.hpp"
#include "counting.hpp"
#include "design.hpp"
#include "eligibility.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "memberships.hpp"
#include "options.hpp"
#include "places.hpp"
#include "planned.hpp"
#include "recruitment.hpp"
#include "returning.hpp"
#include "uptake.hpp"

namespace reach {

class Reach {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Vilka som nås", "Who is reached")
        .description(
            "Rekryteringen steg för steg, vilka som deltar och om de hör till målgruppen, samma person hos "
            "flera myndigheter, och antalet per 1 000 invånare.",
            "The recruitment step by step, who takes part and whether they are of the target group, the same "
            "person at several authorities, and the number per 1,000 inhabitants.");
    describe_parameters(description);
    Recruitment::describe(description);
    Composition::describe(description);
    describe_planned(description);
    describe_cohorts(description);
    Eligibility::describe(description);
    Groups::describe(description);
    describe_per_inhabitants(description);
    Uptake::describe(description);
    Returning::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Options options = parse_options(settings);
    needs.column("entry");
    fotfaste::Population(settings.parameters().find("population"), settings.as_of()).declare(needs);
    fotfaste::Breakdown(settings.parameters().find("by")).declare(needs);
    Recruitment::declare(needs);
    needs.columns({"source", "cohort"}, fotfaste::Required::no);
    declare_cohorts(needs);
    if (uses_places(options)) ByColumn(settings.parameters().find("place"), "site").declare(needs);
    if (!options.target_groups.empty()) needs.column("groups.name", fotfaste::Required::no);
    for (const Asked& rule : options.rules) rule.criterion.declare(needs);
    for (const Asked& uptake : options.uptakes) {
      uptake.criterion.declare(needs);
      uptake.criterion.declare_follow_up(uptake.id, needs);
    }
    if (options.persons) needs.column("person");
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit Reach(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        places_(settings.parameters().find("place"), "site"),
        recruitment_(settings),
        eligibility_(options_.rules),
        groups_(options_.target_groups, settings.parameters().find("target_groups")),
        uptake_(options_.uptakes) {}
  Reach(const Reach&) = delete;
  Reach& operator=(const Reach&) = delete;

  void consume(const fotfaste::Batch& batch) {
    bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation);
    }
    if (options_.persons) count_persons();
  }

  static constexpr std::array explained = {Eligibility::id, Uptake::id};
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
    bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (!population_.includes(participation)) {
        explain_outside(participation, explanations);
        continue;
      }
      const auto strata = breakdown_.strata_of(participation);
      eligibility_.explain(participation, strata, settings_.as_of(), breakdown_, explanations);
      uptake_.explain(participation, strata, settings_.as_of(), breakdown_, explanations);
    }
  }

  void merge(const Reach& other) {
    population_.merge(other.population_);
    merge_criteria(options_.rules, other.options_.rules);
    merge_criteria(options_.uptakes, other.options_.uptakes);
    const std::vector<std::uint32_t> strata = breakdown_.merge(other.breakdown_);
    composition_.merge(other.composition_, strata);
    eligibility_.merge(other.eligibility_, strata);
    groups_.merge(other.groups_, strata);
    uptake_.merge(other.uptake_, strata);
    sources_.merge(other.sources_);
    cohorts_.merge(other.cohorts_);
    places_.merge(other.places_);
    returning_.merge(other.returning_);
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    for (const Asked& rule : options_.rules) rule.criterion.save(writer);
    for (const Asked& uptake : options_.uptakes) uptake.criterion.save(writer);
    breakdown_.save(writer);
    const std::vector<std::uint32_t> strata = breakdown_.order();
    composition_.save(writer, strata);
    eligibility_.save(writer, strata);
    groups_.save(writer, strata);
    uptake_.save(writer, strata);
    sources_.save(writer);
    cohorts_.save(writer);
    places_.save(writer);
    returning_.save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    for (Asked& rule : options_.rules) rule.criterion.restore(reader);
    for (Asked& uptake : options_.uptakes) uptake.criterion.restore(reader);
    breakdown_.restore(reader);
    composition_.restore(reader, breakdown_.size());
    eligibility_.restore(reader, breakdown_.size());
    groups_.restore(reader, breakdown_.size());
    uptake_.restore(reader, breakdown_.size());
    sources_.restore(reader);
    cohorts_.restore(reader);
    places_.restore(reader);
    returning_.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    const std::vector<std::uint32_t> strata = breakdown_.order();
    const Reporting reporting{results, settings_, breakdown_, strata};
    recruitment_.report(reporting, sources_.counts());
    composition_.report(reporting);
    if (!options_.planned.empty()) report_planned(reporting, options_.planned, composition_);
    report_cohorts(reporting, cohorts_.counts());
    eligibility_.report(reporting);
    groups_.report(reporting);
    report_per_inhabitants(reporting, options_.inhabitants, places_.counts());
    uptake_.report(reporting);
    if (options_.persons) returning_.report(reporting);
    population_.report_left_out(settings_, {"vilka som nås", "who is reached"});
    for (const Asked& rule : options_.rules) rule.criterion.report_unseen(settings_);
    for (const Asked& uptake : options_.uptakes) uptake.criterion.report_unseen(settings_);
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 1023;

  static bool uses_places(const Options& options) { return options.persons || !options.inhabitants.empty(); }

  static void merge_criteria(std::vector<Asked>& own, const std::vector<Asked>& others) {
    for (std::size_t i = 0; i < own.size(); ++i) own[i].criterion.merge(others[i].criterion);
  }

  void bind(const fotfaste::Batch& batch) {
    population_.bind(batch);
    breakdown_.bind(batch);
    sources_.bind(batch);
    cohorts_.bind(batch);
    if (uses_places(options_)) places_.bind(batch);
    groups_.bind(batch);
    for (Asked& rule : options_.rules) rule.criterion.bind(batch);
    for (Asked& uptake : options_.uptakes) uptake.criterion.bind(batch);
  }

  void count(const fotfaste::Participation& participation) {
    const auto strata = breakdown_.strata_of(participation);
    composition_.count(strata);
    eligibility_.count(participation, strata, settings_.as_of());
    uptake_.count(participation, strata, settings_.as_of());
    sources_.add(sources_.number_of(participation));
    cohorts_.add(cohorts_.number_of(participation));
    const std::uint32_t place = uses_places(options_) ? places_.number_of(participation) : 0;
    if (options_.persons) {
      takings_.push_back({participation.person(),
                          participation.entry(),
                          place,
                          groups_.of(participation),
                          {strata.begin(), strata.end()}});
      return;
    }
    if (uses_places(options_)) places_.add(place);
    groups_.count(groups_.of(participation), strata);
  }

  // Each person once: in the place and strata of the first time, in the groups of any.
  void count_persons() {
    sort_takings(takings_, places_);
    for (std::size_t begin = 0; begin < takings_.size();) {
      std::size_t end = begin + 1;
      while (end < takings_.size() && takings_[end].person == takings_[begin].person) ++end;
      const auto own = std::span<const Taking>(takings_).subspan(begin, end - begin);
      Memberships memberships = 0;
      for (const Taking& taking : own) memberships |= taking.memberships;
      places_.add(own.front().place);
      groups_.count(memberships, own.front().strata);
      returning_.count(own, places_);
      begin = end;
    }
    takings_.clear();
  }

  void explain_outside(const fotfaste::Participation& participation, fotfaste::Explanations& explanations) {
    const fotfaste::Label reason{"hör inte till dem som räknas", "is not among those who are counted"};
    const auto add = [&](const char* table, std::string_view row) {
      explanations.add(table, participation, fotfaste::RowPart::outside, reason, row, std::nullopt);
    };
    for (const Asked& rule : options_.rules) add(Eligibility::id, rule.id);
    if (!options_.rules.empty()) add(Eligibility::id, all_rules);
    for (const Asked& uptake : options_.uptakes) add(Uptake::id, uptake.id);
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  ByColumn sources_{"source"};
  ByColumn cohorts_{"cohort"};
  ByColumn places_;
  Recruitment recruitment_;
  Composition composition_;
  Eligibility eligibility_;
  Groups groups_;
  Uptake uptake_;
  Returning returning_;
  std::vector<Taking> takings_;  // of the batch that is being counted
};

}  // namespace reach

FOTFASTE_PLUGIN(reach::Reach, "reach", "1.0.0");
