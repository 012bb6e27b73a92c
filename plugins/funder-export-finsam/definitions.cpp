#include "definitions.hpp"

#include "fotfaste/sdk/exports/definitions.hpp"

namespace finsam {

using fotfaste::Label;
using fotfaste::exports::Basis;

namespace {

constexpr const char* sus = "SUS, så fungerar det (susam.se)";
constexpr const char* registration = "SUS, utregistrering av deltagare (susam.se)";

Label support_of(const Options& options) {
  if (options.support_dimension.empty()) {
    return {"De gemensamma orden för sysselsättning; projektet har inte angett ett område för försörjning.",
            "The common states; the project has named no dimension of support."};
  }
  return {"Området \"" + options.support_dimension + "\" bland status, med projektets egna ord.",
          "The dimension \"" + options.support_dimension + "\" of the states, in the project's own words."};
}

}  // namespace

void report_definitions(fotfaste::Results& results, const Options& options) {
  fotfaste::exports::ExportDefinitions definitions(results);
  definitions.add(
      {.indicator = "entries",
       .basis = Basis::verified,
       .source = sus,
       .wording = {"Påbörjade insatser", "Entries"},
       .population = {"Varje start i varje insats, också upprepade och samtidiga; inte personer.",
                      "Each entry of each activity, repeated and simultaneous ones too; not persons."},
       .window = {"Det år då insatsen börjar.", "The year in which the activity starts."}});
  definitions.add(
      {.indicator = "exits",
       .basis = Basis::verified,
       .source = sus,
       .wording = {"Avslutade insatser", "Exits"},
       .population = {"Varje slut i varje insats.", "Each exit of each activity."},
       .window = {"Det år då insatsens sista dag ligger.", "The year of the activity's last day."}});
  definitions.add({.indicator = "ongoing",
                   .basis = Basis::derived,
                   .wording = {"Pågående insatser", "Ongoing activities"},
                   .population = {"Påbörjade men inte avslutade.", "Entered and not ended."},
                   .window = {"Vid årets slut, eller den dag som uppgifterna gäller.",
                              "At the end of the year, or on the day that the data are for."}});
  definitions.add(
      {.indicator = "direct",
       .kind = fotfaste::exports::FigureKind::result,
       .basis = Basis::verified,
       .source = "Finsam, resultat ur SUS 2015",
       .wording = {"Direkt i arbete och/eller studier", "Directly in work and/or studies"},
       .population = {"Avslutade insatser.", "Activities ended."},
       .window = {"Dagen efter insatsens sista; för projektet självt avslutsdagen.",
                  "The day after the activity's last; for the project itself the day of leaving."},
       .completeness = {"Okänt utfall står för sig, utanför nämnaren.",
                        "Unknown outcomes stand apart, outside the denominator."},
       .note = {"Anställning, eget företag eller studier. Att dagen efter är gränsen är vår läsning.",
                "Employment, own business or studies. That the day after is the limit is our "
                "reading."}});
  const bool entry_day = options.before == Before::entry_day;
  definitions.add(
      {.indicator = "support",
       .kind = fotfaste::exports::FigureKind::result,
       .basis = Basis::from_memory,
       .source = registration,
       .wording = {"Försörjning före och efter", "Support before and after"},
       .population = {"Avslutade insatser.", "Activities ended."},
       .window = entry_day ? Label{"Före: insatsens första dag. Efter: dagen efter dess sista.",
                                   "Before: the activity's first day. After: the day after its last."}
                           : Label{"Före: dagen före insatsens första. Efter: dagen efter dess sista.",
                                   "Before: the day before the activity's first. After: the day after "
                                   "its last."},
       .completeness = support_of(options),
       .note = {"Att försörjning registreras före och efter är läst. Ordlistan är det inte: ska "
                "stämmas av mot blanketten.",
                "That support is registered before and after was read. The list of words was not: to "
                "be confirmed against the form."}});
  definitions.add(
      {.indicator = "exit_reason",
       .basis = Basis::from_memory,
       .source = registration,
       .wording = {"Avslutsanledning", "Exit reason"},
       .population = {"Avslutade insatser; deltagandets anledning när de slutade tillsammans.",
                      "Activities ended; the participation's reason when both ended together."},
       .note = {"Att en anledning registreras är läst. Ordlistan är det inte: ska stämmas av mot "
                "blanketten.",
                "That a reason is registered was read. The list of words was not: to be confirmed "
                "against the form."}});
  definitions.add(
      {.indicator = "voided",
       .basis = Basis::verified,
       .source = registration,
       .wording = {"Felregistrerade", "Wrongly registered"},
       .population = {"Registreringar som projektet angett som fel; de räknas inte på annat sätt.",
                      "Registrations that the project called wrong; they count in no other way."},
       .window = {"Det år då insatsen börjar.", "The year in which the activity starts."}});
  definitions.add({.indicator = "supplied",
                   .basis = Basis::verified,
                   .source = sus,
                   .wording = {"Anonyma deltagare: projektets egna siffror",
                               "Anonymous participants: the project's own figures"},
                   .population = {"De som inte samtyckt, eller har skyddade uppgifter: bara antal.",
                                  "Those who did not consent, or are protected: numbers only."},
                   .note = {"Var och en med källa; ingår i påbörjade, avslutade och utfall.",
                            "Each with its source; part of entries, exits and outcomes."}});
}

}  // namespace finsam
