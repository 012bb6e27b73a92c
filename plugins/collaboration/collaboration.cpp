// The plugin: who works together around the project, and what they say of it.
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "meetings.hpp"
#include "network.hpp"
#include "partner_tables.hpp"
#include "register.hpp"

namespace collaboration {

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
    describe_partner_tables(description);
    Network::describe_tables(description);
  }
  static void needs(const fotfaste::Settings&, fotfaste::Needs& needs) {
    Register::declare(needs);
    Meetings::declare(needs);
    Network::declare(needs);
  }
  explicit Collaboration(const fotfaste::Settings& settings)
      : settings_(settings), network_options_(network_options_of(settings)) {
    if (const fotfaste::Parameters period = settings.parameters().find("period"))
      period_ = static_cast<Step>(fotfaste::criteria::one_of(period, step_words));
  }
  void consume(const fotfaste::Batch&) {}
  void merge(const Collaboration&) {}
  void save(fotfaste::Writer&) const {}
  void restore(fotfaste::Reader&) {}
  void report(fotfaste::Results& results) const {
    const Register organisations(settings_);
    const Meetings meetings(settings_);
    report_partners(organisations, meetings, results);
    report_partners_over_time(organisations, period_, results, settings_);
    report_partner_profile(organisations, results, settings_);
    report_meetings(meetings, period_, results, settings_);
    Network(organisations, network_options_, settings_).report(results);
  }

 private:
  fotfaste::Settings settings_;
  NetworkOptions network_options_;
  Step period_ = Step::half_year;
};

}  // namespace collaboration

FOTFASTE_PLUGIN(collaboration::Collaboration, "collaboration", "1.0.0");
