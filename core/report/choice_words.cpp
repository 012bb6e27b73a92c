#include "report/choice_words.hpp"

#include <string>

#include "fotfaste/sdk/criteria/code_phrases.hpp"
#include "report/code_words.hpp"

namespace fotfaste::report {
namespace {

constexpr CodeWord choices[] = {
    {"level", "individual", "individ", "individuals"},
    {"level", "organisation", "organisation", "the organisation"},
    {"level", "structure", "struktur", "structures"},
    {"level", "area", "område", "an area"},
    {"level", "core", "gemensamma tillstånd", "common states"},
    {"level", "label", "projektets egna ord", "the project's own words"},
    {"unknown", "unknown", "okända, utanför nämnaren", "unknown, outside the denominator"},
    {"unknown", "not_reached", "inte nådda, i nämnaren", "not reached, in the denominator"},
    {"dropouts", "counted", "de räknas med", "they are counted"},
    {"dropouts", "left_out", "de räknas inte med", "they are left out"},
    {"alternatives", "none", "nej", "no"},
    {"alternatives", "standard", "ja, en sak i taget", "yes, one thing at a time"},
    {"anchor", "entry", "starten", "the entry"},
    {"anchor", "exit", "avslutet", "the exit"},
    {"unit", "day", "dagar", "days"},
    {"unit", "month", "månader", "months"},
    {"employer", "any", "nej, vilken som helst", "no, any employer"},
    {"employer", "same", "ja, samma", "yes, the same"},
    {"subsidised", "counts", "det räknas", "it counts"},
    {"subsidised", "excluded", "det räknas inte", "it does not count"},
    {"subsidised", "only", "bara det räknas", "only that counts"},
    {"kind", "time-to-event", "tiden till att det händer", "the time until it happens"},
    {"kind", "retention", "tiden tills det tar slut", "the time until it ends"},
    {"observed_until", "last-possible-start", "sista dagen det kunde ha börjat",
     "the last day it could have begun"},
    {"observed_until", "last-known-state", "sista dagen med känt läge", "the last day with a known state"},
    {"first", "after_anchor", "den första efter ankardagen", "the first after the anchor"},
    {"first", "ever", "den första som är känd", "the first that is known"},
    {"waves", "time", "en viss tid efter start", "so long after entry"},
    {"waves", "occasion", "personens första, andra … tillfälle", "the person's first, second … occasion"},
    {"missing_norms", "unknown", "säg att den är okänd", "say that it is unknown"},
    {"missing_norms", "computed", "beräkna ur projektets data", "compute from the project's data"},
    {"kappa_weights", "quadratic", "efter avståndet i kvadrat", "by the distance squared"},
    {"kappa_weights", "linear", "efter avståndet", "by the distance"},
    {"higher", "closer", "närmare", "closer"},
    {"higher", "further", "längre ifrån", "further away"},
    {"decision", "attested", "visat", "shown"},
    {"decision", "rejected", "avslaget", "rejected"},
    {"status", "done", "klar", "done"},
    {"status", "partly", "delvis", "partly"},
    {"status", "not", "inte", "not done"},
    {"gender", "all", "alla", "everybody"},
};

constexpr CodeWord units[] = {
    {"", "participants", "deltagare", "participants"},
    {"", "persons", "personer", "persons"},
    {"", "days", "dagar", "days"},
    {"", "weeks", "veckor", "weeks"},
    {"", "months", "månader", "months"},
    {"", "years", "år", "years"},
    {"", "hours", "timmar", "hours"},
    {"", "percent", "%", "%"},
};

}  // namespace

std::optional<model::Text> choice_words(std::string_view parameter, std::string_view choice) {
  for (const CodeWord& word : choices) {
    if (word.list == parameter && word.code == choice)
      return model::Text{std::string(word.sv), std::string(word.en)};
  }
  const bool is_state = parameter == "work" || parameter == "studies" || parameter == "states" ||
                        parameter == "state" || parameter == "competing";
  const auto phrase = is_state ? criteria::phrase_of(criteria::state_phrases, choice) : std::nullopt;
  if (phrase) return model::Text{phrase->sv, phrase->en};
  return std::nullopt;
}

std::optional<model::Text> unit_words(std::string_view unit) {
  for (const CodeWord& word : units) {
    if (word.code == unit) return model::Text{std::string(word.sv), std::string(word.en)};
  }
  return std::nullopt;
}

}  // namespace fotfaste::report
