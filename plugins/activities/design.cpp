#include "design.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/time_words.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "options.hpp"
#include "records.hpp"

namespace activities {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::Required;
using fotfaste::Settings;

class Describer {
 public:
  Describer(const Settings& settings, fotfaste::Design& design)
      : settings_(settings),
        design_(design),
        parameters_(settings.parameters()),
        options_(parse_options(settings)) {}

  void describe() {
    if (!options_.placement.contact.empty()) contact();
    if (parameters_.has("placement")) placement();
    if (parameters_.has("mentor_within")) {
      support("mentor", {"Mentor i tid", "A mentor in time"}, "mentor_within");
    }
    if (parameters_.has("caseworker_within")) {
      support("caseworker", {"Handledare i tid", "A caseworker in time"}, "caseworker_within");
    }
    if (options_.full_time) full_time();
    const Parameters courses = parameters_.find("courses");
    for (std::size_t i = 0; i < options_.courses.size(); ++i)
      completion(options_.courses[i], courses.items()[i]);
  }

 private:
  // "Inom 30 dagar från start."
  static Label within(const fotfaste::Duration& duration, const Label& of) {
    const Label words = fotfaste::duration_in_words(duration);
    return {"Inom " + words.sv + of.sv, "Within " + words.en + of.en};
  }
  static Label reading_of(const Course& course) {
    if (!course.certificate.empty())
      return {"Att händelsen som är intyget finns.", "That the event that is the certificate is there."};
    Label reading{"Att deltagaren kom och var kvar till kursens sista dag",
                  "That the participant came and stayed until the course's last day"};
    if (course.attended_share) {
      const Label share = fotfaste::number_in_words(std::round(*course.attended_share * 1e6) / 1e4);
      reading.sv += ", med minst " + share.sv + " % av de planerade timmarna";
      reading.en += ", with at least " + share.en + " % of the planned hours";
    }
    return {reading.sv + ".", reading.en + "."};
  }

  void purpose(std::string_view id, Label title, const Parameters& at) {
    const bool narrowed = parameters_.has("population");
    design_.purpose({.id = id,
                     .title = std::move(title),
                     .denominator = narrowed
                                        ? Label{"de som population gäller", "those whom population is about"}
                                        : Label{"alla i programmet", "everybody in the programme"},
                     .planned = narrowed ? std::nullopt : settings_.planned_participants(),
                     .describes = true,
                     .at = at});
    fotfaste::Needs& needs = design_.columns();
    needs.column("entry");
    needs.column("exit", Required::no);
    fotfaste::Population(parameters_.find("population"), settings_.as_of()).declare(needs);
  }

  // id is answered by the parameter that the option shows, or by agreed.
  void ask(const char* id, Label question, Label reading, bool is_answered, std::string toml, Label meaning) {
    const std::vector<std::string_view> agreed = parameters_.texts("agreed");
    std::string line = "agreed = [";
    for (const std::string_view before : agreed) {
      if (before != id) line.append(fotfaste::toml_text(before)).append(", ");
    }
    line.append(fotfaste::toml_text(std::string_view(id))).append("]");
    is_answered |= std::find(agreed.begin(), agreed.end(), id) != agreed.end();
    design_.question(
        {id,
         std::move(question),
         std::move(reading),
         is_answered,
         {{std::move(toml), std::move(meaning)},
          {std::move(line), {"läsningen är den som avses", "the reading is the one that is meant"}}}});
  }

  void contact() {
    purpose("employer-contact-time",
            {"Kontakt med arbetsgivare, dagar från start", "Contact with an employer, days from entry"},
            parameters_.find("placement"));
    design_.columns().columns({"events.kind", "events.date"});
    ask("contact-within",
        {"Inom vilken tid är en kontakt med en arbetsgivare tidig?",
         "Within what time is a contact with an employer early?"},
        options_.placement.contact_within
            ? within(*options_.placement.contact_within, {" från start.", " of entry."})
            : Label{"Det sägs inte: dagarna redovisas utan gräns.",
                    "It is not said: days are reported without a limit."},
        options_.placement.contact_within.has_value(), "contact_within = \"30d\"",
        {"inom 30 dagar från start; skriv den tid som avses",
         "within 30 days of entry; write the time that is meant"});
    design_.limit({"Hur väl kontakten passade deltagaren: bara att den togs, och när.",
                   "How well the contact suited the participant: only that it was made, and when."});
  }

  void placement() {
    purpose(
        "placement-and-job",
        {"Praktik, och anställning hos samma arbetsgivare", "Placement, and a job with the same employer"},
        parameters_.find("placement"));
    fotfaste::Needs& needs = design_.columns();
    needs.columns({"activities.type", "activities.from", "activities.until", "activities.provider",
                   "states.core_state", "states.from", "states.employer"},
                  Required::no);
    ask("hired-within",
        {"Hur lång tid efter praktiken får anställningen dröja för att räknas?",
         "How long after the placement may the job begin and count?"},
        within(options_.placement.hired_within, {" efter praktikens slut.", " of the end of the placement."}),
        options_.placement.hired_within_stated, "hired_within = \"3m\"",
        {"inom tre månader efter praktikens slut", "within three months of the end of the placement"});
    design_.limit({"Att praktiken ledde till anställningen: bara att den ena kom efter den andra.",
                   "That the placement led to the job: only that one came after the other."});
  }

  void support(const char* role, Label title, const char* key) {
    purpose(std::string(role).append("-in-time"), std::move(title), parameters_.find(key));
    design_.columns().columns({"assignments.role", "assignments.from"});
    design_.limit({"Om den som erbjudits har tackat nej: bara att någon har utsetts.",
                   "Whether somebody who was offered one declined: only that somebody was given."});
  }

  void full_time() {
    purpose("full-time-plan", {"Heltid i planen", "Full time in the plan"}, parameters_.find("full_time"));
    design_.columns().columns({"activities.planned_hours", "activities.from", "activities.until"},
                              Required::no);
    const Label hours = fotfaste::number_in_words(options_.full_time->hours);
    ask("full-time-hours", {"Hur många timmar i veckan är heltid?", "How many hours a week are full time?"},
        {hours.sv + " timmar.", hours.en + " hours."}, options_.full_time->hours_stated, "hours = 40",
        {"40 timmar i veckan; skriv det tal som avses", "40 hours a week; write the number that is meant"});
    design_.limit({"Att planen blev av: heltid är här vad som planerats.",
                   "That the plan was carried out: full time here is what was planned."});
  }

  void completion(const Course& course, const Parameters& at) {
    purpose(std::string("completion-").append(course.id),
            {"Fullföljd: " + course.label.sv, "Completed: " + course.label.en}, at);
    design_.columns().columns({"activities.type", "activities.from", "activities.until"}, Required::no);
    ask("completed",
        {"Vad krävs för att kursen ska räknas som fullföljd?",
         "What does it take to have completed the course?"},
        reading_of(course), !course.certificate.empty() || course.attended_share.has_value(),
        "attended_share = 0.8",
        {"minst 80 % av de planerade timmarna genomförda", "at least 80 % of the planned hours held"});
    design_.limit({"Vad deltagaren lärde sig.", "What the participant learnt."});
  }

  const Settings& settings_;
  fotfaste::Design& design_;
  Parameters parameters_;
  Options options_;
};

}  // namespace

void describe_agreed(fotfaste::Description& description) {
  description
      .parameter(
          "agreed", fotfaste::ParameterType::choice,
          "Definitionsfrågor där läsningen utan egen nyckel är den som avses; fotfaste check --design visar "
          "dem.",
          "Definition questions for which the reading without a key is the one that is meant; fotfaste check "
          "--design shows them.")
      .choices({"contact-within", "hired-within", "full-time-hours", "completed"})
      .repeated();
}

void describe_design(const Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

}  // namespace activities
