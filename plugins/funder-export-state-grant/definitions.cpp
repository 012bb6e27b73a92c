#include "definitions.hpp"

#include "fotfaste/sdk/exports/definitions.hpp"

namespace state_grant {

using fotfaste::exports::Basis;
using fotfaste::exports::FigureKind;

void report_definitions(fotfaste::Results& results) {
  fotfaste::exports::ExportDefinitions definitions(results);
  // Grants differ, and none of their forms has been read.
  const fotfaste::Label to_confirm = {
      "Bidragets egen blankett är inte läst: ska stämmas av mot beslutet.",
      "The grant's own form was not read: to be confirmed against the decision."};
  definitions.add(
      {.indicator = "persons",
       .kind = FigureKind::output,
       .basis = Basis::from_memory,
       .wording = {"Personer", "Persons"},
       .population = {"Var och en en gång, hur ofta de än börjat.", "Each once, however often they entered."},
       .window = {"Det år då personen först börjar.", "The year of the person's first entry."},
       .note = to_confirm});
  definitions.add({.indicator = "entered",
                   .kind = FigureKind::output,
                   .basis = Basis::from_memory,
                   .wording = {"Påbörjade deltaganden", "Participations entered"},
                   .window = {"Det år då deltagandet börjar.", "The year of the entry."},
                   .note = to_confirm});
  definitions.add({.indicator = "left",
                   .kind = FigureKind::output,
                   .basis = Basis::from_memory,
                   .wording = {"Avslutade deltaganden", "Participations ended"},
                   .window = {"Det år då deltagandet slutar.", "The year of the exit."},
                   .note = to_confirm});
  definitions.add({.indicator = "taking_part",
                   .kind = FigureKind::output,
                   .basis = Basis::from_memory,
                   .wording = {"Deltog någon dag under året", "Took part on any day of the year"},
                   .note = to_confirm});
  definitions.add(
      {.indicator = "age_group",
       .kind = FigureKind::output,
       .basis = Basis::from_memory,
       .wording = {"Ålder vid start, fyllda år", "Age at entry, completed years"},
       .completeness = {"Födelsedag; är bara månaden eller året känt och lämnar det åldersgruppen "
                        "öppen är åldern okänd.",
                        "Birth date; when only the month or year is known and leaves the age group "
                        "open, the age is unknown."},
       .note = to_confirm});
  definitions.add({.indicator = "work",
                   .kind = FigureKind::result,
                   .basis = Basis::from_memory,
                   .wording = {"I arbete", "In work"},
                   .population = {"Efter avslut: de som slutat. Efter start: alla som börjat.",
                                  "After the exit: those who left. After the entry: all who entered."},
                   .window = {"Den dag som punkten anger.", "The day that the point names."},
                   .completeness = {"Okänt läge står för sig, utanför nämnaren.",
                                    "An unknown state stands apart, outside the denominator."},
                   .note = {"Anställning, också med stöd, eller eget företag. " + to_confirm.sv,
                            "Employment, subsidised too, or own business. " + to_confirm.en}});
  definitions.add({.indicator = "studies",
                   .kind = FigureKind::result,
                   .basis = Basis::from_memory,
                   .wording = {"I studier", "In studies"},
                   .population = {"Som för arbete.", "As for work."},
                   .window = {"Den dag som punkten anger.", "The day that the point names."},
                   .note = {"Arbetsmarknadsutbildning och praktik räknas inte. " + to_confirm.sv,
                            "Labour-market training and placements do not count. " + to_confirm.en}});
  definitions.add({.indicator = "hours",
                   .basis = Basis::from_memory,
                   .wording = {"Timmar i insatser", "Hours of activities"},
                   .population = {"Genomförda: de insatser som deltagaren var med i. Planerade: alla.",
                                  "Held: the activities attended. Planned: all."},
                   .completeness = {"Insatser utan timmar räknas för sig.",
                                    "Activities without hours are counted apart."},
                   .note = to_confirm});
  definitions.add({.indicator = "costs",
                   .basis = Basis::from_memory,
                   .wording = {"Kostnader i kronor", "Costs in kronor"},
                   .population = {"Projektets tabell över kostnader.", "The project's table of costs."},
                   .note = to_confirm});
}

}  // namespace state_grant
