// The plugin: who works together around the project, and what they say of it.
//
// Nearly all of it rests on tables of the project, which are there when results are reported; what is counted
// over participations, and saved, is what participants answered.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "coding.hpp"
#include "design.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "group_answers.hpp"
#include "judgement.hpp"
#include "judgement_tables.hpp"
#include "lasting_measures.hpp"
#include "locked_items.hpp"
#include "meetings.hpp"
#include "network.hpp"
#include "participant_answers.hpp"
#include "partner_tables.hpp"
#include "register.hpp"
#include "survey.hpp"

namespace collaboration {

// As the evaluator wrote it.
struct Options {
  explicit Options(const fotfaste::Settings& settings)
      : network(network_options_of(settings)),
        judgements(judgement_options_of(settings)),
        locked(locked_items_of(settings)),
        coding(coding_of(settings)),
        measures(measure_options_of(settings)) {
    if (const fotfaste::Parameters step = settings.parameters().find("period"))
      period = static_cast<Step>(fotfaste::criteria::one_of(step, step_words));
  }

  // Groups of the survey that are no respondents.
  [[nodiscard]] std::set<std::string> other_groups() const {
    std::set<std::string> groups;
    if (coding) groups.insert(coding->group);
    if (!measures.measures.empty() && !measures.group.empty()) groups.insert(measures.group);
    return groups;
  }

  Step period = Step::half_year;
  NetworkOptions network;
  JudgementOptions judgements;
  std::vector<LockedItem> locked;
  std::optional<Coding> coding;
  MeasureOptions measures;
};

class Collaboration {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Samverkan", "Collaboration")
        .description("Vilka som samverkar kring projektet, hur ofta de möts och vad de säger om det.",
                     "Who works together around the project, how often they meet and what they say of it.");
    description
        .parameter("period", fotfaste::ParameterType::choice, "Tidsperiod i tabeller över tid.",
                   "Period of tables over time.")
        .choices({"month", "quarter", "half-year", "year"})
        .default_value("half-year");
    describe_network_options(description);
    describe_judgement_options(description);
    describe_judgement_tables(description);
    describe_locked_items(description);
    describe_coding(description);
    describe_measure_options(description);
    describe_measure_tables(description);
    describe_partner_tables(description);
    Network::describe_tables(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Options options(settings);
    Register::declare(needs);
    Meetings::declare(needs);
    Network::declare(needs);
    Survey::declare(needs);
    fotfaste::Instruments::declare(needs);
    ParticipantAnswers::declare(options.judgements, needs);
    declare_measures(options.measures, needs);
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit Collaboration(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(std::make_unique<const Options>(settings)),
        answers_(options_->judgements, settings) {}

  void consume(const fotfaste::Batch& batch) { answers_.consume(batch, settings_); }
  void merge(const Collaboration& other) { answers_.merge(other.answers_); }
  void save(fotfaste::Writer& writer) const { answers_.save(writer); }
  void restore(fotfaste::Reader& reader) { answers_.restore(reader); }

  void report(fotfaste::Results& results) const {
    const Survey survey(settings_, options_->judgements.step);
    const std::set<std::string> other_groups = options_->other_groups();
    GroupAnswers answers(options_->judgements, survey, answers_, other_groups, settings_);
    report_judgements(options_->judgements, answers, results, settings_);
    report_locked_items(options_->locked, results, settings_);
    if (options_->coding) report_coding(*options_->coding, Survey(settings_, Step::all), results, settings_);
    report_measures(options_->measures, results, settings_);
    const Register organisations(settings_);
    const Meetings meetings(settings_);
    report_partners(organisations, meetings, results);
    report_partners_over_time(organisations, options_->period, results, settings_);
    report_partner_profile(organisations, results, settings_);
    report_meetings(meetings, options_->period, results, settings_);
    Network(organisations, options_->network, settings_).report(results);
  }

 private:
  fotfaste::Settings settings_;
  std::unique_ptr<const Options> options_;  // pointed to by answers_
  ParticipantAnswers answers_;
};

}  // namespace collaboration

FOTFASTE_PLUGIN(collaboration::Collaboration, "collaboration", "1.0.0");
