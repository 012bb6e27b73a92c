#include "definitions.hpp"

#include "fotfaste/sdk/exports/definitions.hpp"

namespace scb {

using fotfaste::Label;
using fotfaste::exports::Basis;
using fotfaste::exports::FigureKind;

namespace {

constexpr const char* statistics_sweden = "SCB, Europeiska socialfonden: lämna uppgifter";
constexpr const char* esf_council = "Svenska ESF-rådet, Redovisning av deltagare";

Label note_on_minors(const Options& options) {
  if (options.legal_basis_for_minors.empty()) {
    return {"Ingen rättslig grund är angiven: de är inte med.",
            "No legal basis is stated: they are left out."};
  }
  return {"De är med. Rättslig grund: " + options.legal_basis_for_minors,
          "They are in the file. Legal basis: " + options.legal_basis_for_minors};
}

Label rounding(const Options& options) {
  switch (options.rounding) {
    case Rounding::nearest:
      return {"Avrundas till närmaste hela timme, halva uppåt.", "Rounded to the nearest hour, halves up."};
    case Rounding::up:
      return {"Avrundas uppåt till hela timmar.", "Rounded up to whole hours."};
    case Rounding::down:
      return {"Avrundas nedåt till hela timmar.", "Rounded down to whole hours."};
    default:
      return {"Avrundas inte.", "Not rounded."};
  }
}

}  // namespace

void report_definitions(fotfaste::Results& results, const Options& options) {
  fotfaste::exports::ExportDefinitions definitions(results);
  definitions.add(
      {.indicator = "month",
       .basis = Basis::verified,
       .source = statistics_sweden,
       .wording = {"Månadens fil", "The month's file"},
       .population = {"De som deltog någon dag i månaden.", "Those who took part on any day of it."},
       .window = {"Öppnas den första i nästa månad och skickas inom fyra veckor efter månadens sista "
                  "dag, månad för månad i ordning.",
                  "Opens on the first of the next month and is sent within four weeks of its last "
                  "day, month after month in order."},
       .note = {"Ändras en månad som skickats, skickas alla senare månader om.",
                "When a month that was sent is changed, every later one is sent again."}});
  definitions.add({.indicator = "start",
                   .basis = Basis::verified,
                   .source = statistics_sweden,
                   .wording = {"Startdatum", "Start date"},
                   .window = {"Bara i den månad då personen börjar.", "Only in the month of the start."},
                   .completeness = {"Känd på dagen.", "Known to the day."}});
  definitions.add({.indicator = "end",
                   .basis = Basis::verified,
                   .source = statistics_sweden,
                   .wording = {"Slutdatum", "End date"},
                   .window = {"Bara i den månad då personen slutar.", "Only in the month of the end."},
                   .completeness = {"Känd på dagen.", "Known to the day."}});
  const Label crossing =
      options.split == Split::days
          ? Label{"Går en insats över flera månader delas timmarna jämnt på dess dagar.",
                  "When an activity crosses months its hours are split evenly over its days."}
          : Label{"Går en insats över flera månader hör timmarna till den månad då den börjar.",
                  "When an activity crosses months its hours belong to that of its start."};
  const Label whole = rounding(options);
  definitions.add({.indicator = "hours",
                   .basis = Basis::from_memory,
                   .source = esf_council,
                   .wording = {"Timmar i månaden", "Hours in the month"},
                   .population = {"Insatser som personen var med i.", "Activities that the person attended."},
                   .window = crossing,
                   .completeness = {"Insatser utan timmar räknas för sig.",
                                    "Activities without hours are counted apart."},
                   .note = {whole.sv + " Tiden ska också intygas, utanför den här filen.",
                            whole.en + " The time is also to be certified, outside this file."}});
  definitions.add(
      {.indicator = "template",
       .basis = Basis::verified,
       .source = esf_council,
       .wording = {"Mall efter målgrupp", "Template by target group"},
       .population = {"PO1: den som arbetar vid start, även i eget företag. PO2: andra. PO3: alla i "
                      "sådana projekt.",
                      "PO1: who is in work at entry, own business included. PO2: others. PO3: "
                      "everybody in such projects."},
       .completeness = {"Sysselsättning vid start.", "Labour status at entry."},
       .note = {"Mallarna är programperioden 2014–2020:s; om de gäller senare är inte bekräftat.",
                "The templates are those of 2014-2020; that they hold later is not confirmed."}});
  definitions.add(
      {.indicator = "identity",
       .basis = Basis::verified,
       .source = statistics_sweden,
       .wording = {"Platsmarkering för skyddade personuppgifter", "Placeholder for protected identities"},
       .note = {"SCB anger platsmarkeringens form.", "Statistics Sweden says what it looks like."}});
  definitions.add({.indicator = "minors",
                   .basis = Basis::derived,
                   .source = "",
                   .wording = {"Personer under 18 år", "People under 18"},
                   .population = {"De som inte fyllt 18 när de först deltar i månaden.",
                                  "Those not yet 18 on the first day that they take part in the month."},
                   .completeness = {"Födelsedag; utan den är personen inte med.",
                                    "Birth date; without it the person is left out."},
                   .note = note_on_minors(options)});
  definitions.add(
      {.indicator = "columns",
       .basis = Basis::from_memory,
       .source = statistics_sweden,
       .wording = {"Kolumnerna: månad, person, start, slut, timmar, mall",
                   "The columns: month, person, start, end, hours, template"},
       .note = {"SCB:s fullständiga kolumnlista är inte läst: ska stämmas av mot mallen.",
                "The full list of columns has not been read: to be confirmed against the template."}});
}

}  // namespace scb
