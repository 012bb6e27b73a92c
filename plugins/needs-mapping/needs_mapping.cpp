// The plugin: what people need, domain by domain, and whether it was met.
#include <utility>
#include <vector>

#include "anonymous.hpp"
#include "codes.hpp"
#include "design.hpp"
#include "distance.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "mapping.hpp"
#include "needs_met.hpp"
#include "options.hpp"
#include "plan_changes.hpp"
#include "profile.hpp"
#include "sensitive.hpp"

namespace needs_mapping {

class NeedsMapping {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Behov", "Needs")
        .description(
            "Vilka behov deltagarna har, område för område, hur många av dem som möts, hur långt "
            "kartläggningen kommit och hur långt deltagarna står från arbetsmarknaden. Känsliga frågor bara "
            "i "
            "stora grupper.",
            "What participants need, domain by domain, how many of the needs are met, how far the mapping "
            "has "
            "come and how far participants are from the labour market. Sensitive items in large groups "
            "only.");
    describe_parameters(description);
    Profile::describe(description);
    Sensitive::describe(description);
    Distance::describe(description);
    NeedsMet::describe(description);
    PlanChanges::describe(description);
    Mapping::describe(description);
    describe_anonymous_table(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const NeedsMapping plugin(settings);
    needs.column("entry");
    plugin.population_.declare(needs);
    plugin.breakdown_.declare(needs);
    plugin.sensitive_breakdown_.declare(needs);
    for (const Item& item : plugin.domains_.items) {
      item.holds.declare(needs);
      item.holds.declare_follow_up(profile_purpose, needs);
      if (item.among) item.among->declare(needs);
    }
    plugin.distance_.declare(needs);
    plugin.met_.declare(needs);
    plugin.plan_.declare(needs);
    plugin.mapping_.declare(needs);
    declare_anonymous(plugin.anonymous_, needs);
    if (plugin.met_.is_asked()) needs.follow_up(met_purpose, "exit", {});
    if (plugin.mapping_.is_asked()) needs.follow_up(mapping_purpose, "entry", {plugin.mapping_.months(), 0});
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit NeedsMapping(const fotfaste::Settings& settings)
      : NeedsMapping(settings, parse_options(settings)) {}
  NeedsMapping(const NeedsMapping&) = delete;
  NeedsMapping& operator=(const NeedsMapping&) = delete;

  void consume(const fotfaste::Batch& batch) {
    population_.bind(batch);
    breakdown_.bind(batch);
    sensitive_breakdown_.bind(batch);
    for (Item& item : domains_.items) {
      item.holds.bind(batch);
      if (item.among) item.among->bind(batch);
    }
    distance_.bind(batch);
    met_.bind(batch);
    plan_.bind(batch);
    mapping_.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation);
    }
  }

  void merge(const NeedsMapping& other) {
    population_.merge(other.population_);
    for (std::size_t i = 0; i < domains_.items.size(); ++i) {
      domains_.items[i].holds.merge(other.domains_.items[i].holds);
      if (domains_.items[i].among) domains_.items[i].among->merge(*other.domains_.items[i].among);
    }
    const std::vector<std::uint32_t> strata = breakdown_.merge(other.breakdown_);
    const std::vector<std::uint32_t> of_sensitive = sensitive_breakdown_.merge(other.sensitive_breakdown_);
    profile_.merge(other.profile_, strata);
    sensitive_.merge(other.sensitive_, of_sensitive);
    distance_.merge(other.distance_, strata);
    met_.merge(other.met_, strata);
    plan_.merge(other.plan_, strata);
    mapping_.merge(other.mapping_);
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    for (const Item& item : domains_.items) {
      item.holds.save(writer);
      if (item.among) item.among->save(writer);
    }
    breakdown_.save(writer);
    sensitive_breakdown_.save(writer);
    const std::vector<std::uint32_t> strata = breakdown_.order();
    profile_.save(writer, strata);
    sensitive_.save(writer, sensitive_breakdown_.order());
    distance_.save(writer, strata);
    met_.save(writer, strata);
    plan_.save(writer, strata);
    mapping_.save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    for (Item& item : domains_.items) {
      item.holds.restore(reader);
      if (item.among) item.among->restore(reader);
    }
    breakdown_.restore(reader);
    sensitive_breakdown_.restore(reader);
    const std::size_t strata = breakdown_.size();
    profile_.restore(reader, strata);
    sensitive_.restore(reader, sensitive_breakdown_.size());
    distance_.restore(reader, strata);
    met_.restore(reader, strata);
    plan_.restore(reader, strata);
    mapping_.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    const std::vector<std::uint32_t> strata = breakdown_.order();
    const std::vector<std::uint32_t> of_sensitive = sensitive_breakdown_.order();
    const Reporting reporting{results, breakdown_, strata};
    profile_.report(reporting);
    sensitive_.report({results, sensitive_breakdown_, of_sensitive}, settings_);
    sensitive_.report_references(results, profile_);
    distance_.report(reporting);
    met_.report(reporting);
    plan_.report(reporting);
    mapping_.report(results, settings_);
    report_anonymous(anonymous_, smallest_, results, settings_);
    report_findings();
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 127;

  NeedsMapping(const fotfaste::Settings& settings, Options options)
      : settings_(settings),
        smallest_(options.smallest),
        names_(std::move(options.names)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        sensitive_breakdown_(settings.parameters().find("sensitive_by")),
        domains_(std::move(options.domains)),
        anonymous_(std::move(options.anonymous)),
        profile_(domains_),
        sensitive_(domains_, smallest_),
        distance_(std::move(options.distance), domains_),
        met_(std::move(options.needs), settings.as_of()),
        plan_(settings),
        mapping_(settings) {}

  void count(const fotfaste::Participation& participation) {
    found_.clear();
    for (Item& item : domains_.items) found_.push_back(find(item, participation));
    const Strata strata = breakdown_.strata_of(participation);
    profile_.count(found_, strata);
    sensitive_.count(found_, sensitive_breakdown_.strata_of(participation));
    distance_.count(participation, found_, strata);
    met_.count(participation, strata);
    plan_.count(participation, strata);
    mapping_.count(participation);
  }

  void report_findings() const {
    population_.report_left_out(settings_, {"behoven", "the needs"});
    for (const Item& item : domains_.items) {
      item.holds.report_unseen(settings_);
      if (item.among) item.among->report_unseen(settings_);
    }
    distance_.report_unseen(settings_);
    met_.report_unseen(settings_);
    plan_.report_unseen(settings_);
    mapping_.report_unseen(settings_);
    report_names_of_crime(names_, settings_);
    if (domains_.hidden == 0) return;
    settings_.report(
        fotfaste::Severity::note, sensitive_off_code,
        {std::to_string(domains_.hidden) + " känsliga frågor räknas inte.",
         std::to_string(domains_.hidden) + " sensitive items are not counted."},
        {"Har projektet stöd i lag att redovisa dem, skriv sensitive = true. De visas bara i stora grupper.",
         "If the project has a basis in law to report them, write sensitive = true. They are shown in large "
         "groups only."});
  }

  fotfaste::Settings settings_;
  std::int64_t smallest_;
  Names names_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  fotfaste::Breakdown sensitive_breakdown_;
  Domains domains_;
  std::vector<AnonymousQuestion> anonymous_;
  Profile profile_;
  Sensitive sensitive_;
  Distance distance_;
  NeedsMet met_;
  PlanChanges plan_;
  Mapping mapping_;
  std::vector<Found> found_;
};

}  // namespace needs_mapping

FOTFASTE_PLUGIN(needs_mapping::NeedsMapping, "needs-mapping", "1.0.0");
