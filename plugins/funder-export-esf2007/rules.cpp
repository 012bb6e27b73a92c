// What the figures and the records must keep: it follows from the annex's rows. No list of tests is known.
#include "scheme.hpp"

namespace esf2007 {
namespace {

using fotfaste::LabourStatus;
using namespace fotfaste::indicators;
using enum Basis;
using enum Relation;
using enum Weight;

constexpr FigureRule rules_of_figures[] = {
    {"F01",
     error,
     derived,
     {"De som följer med till ett år är de som följde med till året före och de som började då, utom de som "
      "slutade",
      "Those carried over into a year are those carried over into the year before and those who entered "
      "then, "
      "less those who left"},
     "carried_over",
     carries_on,
     "entering",
     "leaving"},
    {"F02",
     error,
     derived,
     {"Sysselsatta, arbetslösa och icke-förvärvsarbetande är alla som börjar",
      "The employed, the unemployed and the inactive are all who enter"},
     "employed+unemployed+inactive",
     equal,
     "entering"},
    {"F03",
     error,
     derived,
     {"Egna företagare är högst de sysselsatta", "The self-employed are at most the employed"},
     "self_employed",
     at_most,
     "employed"},
    {"F04",
     error,
     derived,
     {"Långtidsarbetslösa är högst de arbetslösa", "The long-term unemployed are at most the unemployed"},
     "long_term_unemployed",
     at_most,
     "unemployed"},
    {"F05",
     error,
     derived,
     {"De i utbildning är högst de icke-förvärvsarbetande", "Those in education are at most the inactive"},
     "in_education",
     at_most,
     "inactive"},
    {"F06",
     error,
     derived,
     {"Unga och äldre är högst alla som börjar", "The young and the older are at most all who enter"},
     "young+older",
     at_most,
     "entering"},
    {"F07.minorities",
     error,
     derived,
     {"Minoriteter är högst alla som börjar", "Minorities are at most all who enter"},
     "minorities",
     at_most,
     "entering"},
    {"F07.migrants",
     error,
     derived,
     {"Migranter är högst alla som börjar", "Migrants are at most all who enter"},
     "migrants",
     at_most,
     "entering"},
    {"F07.disabled",
     error,
     derived,
     {"Personer med funktionsnedsättning är högst alla som börjar", "The disabled are at most all who enter"},
     "disabled",
     at_most,
     "entering"},
    {"F07.other",
     error,
     derived,
     {"Andra missgynnade är högst alla som börjar", "Other disadvantaged people are at most all who enter"},
     "other_disadvantaged",
     at_most,
     "entering"},
    {"F08",
     error,
     derived,
     {"Utbildningsnivåerna är tillsammans högst alla som börjar",
      "The levels of education are together at most all who enter"},
     "isced_1_2+isced_3+isced_4+isced_5_6",
     at_most,
     "entering"},
    {"F09",
     error,
     derived,
     {"De som slutar är högst de som har börjat", "Those who leave are at most those who have entered"},
     "leaving",
     at_most,
     "entering"},
    {"F10", error, derived, {"Ingen siffra är negativ", "No figure is negative"}, "", never_negative},
    {"F11",
     error,
     derived,
     {"Kvinnor och män är tillsammans alla", "Women and men together are everybody"},
     "",
     genders_add_up},
};

// Other tests of records hold by the model: one labour status and one level of education at entry.
constexpr RecordRule rules_of_records[] = {
    {"R01",
     error,
     derived,
     {"Slutet är inte före starten", "The exit is not before the entry"},
     [](const Facts& facts) { return facts.exit && *facts.exit < facts.entry; }},
    {"R02",
     error,
     derived,
     {"Den som är utan arbete sedan en dag är arbetslös vid start",
      "Who has been unemployed since some day is unemployed at entry"},
     [](const Facts& facts) {
       return facts.unemployed_since && facts.status != LabourStatus::unknown &&
              facts.status != LabourStatus::unemployed;
     }},
    {"R03",
     error,
     derived,
     {"Arbetslösheten började inte efter starten", "Unemployment did not begin after the entry"},
     [](const Facts& facts) { return facts.unemployed_since && *facts.unemployed_since > facts.entry; }},
    {"R04",
     error,
     derived,
     {"Deltagaren är född före starten", "The participant was born before the entry"},
     [](const Facts& facts) { return facts.born_after_entry; }},
    {"R05",
     warning,
     derived,
     {"Åldern vid start är rimlig: 10 till 100 år", "The age at entry is plausible: 10 to 100 years"},
     [](const Facts& facts) { return facts.age_low && (*facts.age_high < 10 || *facts.age_low > 100); }},
};

}  // namespace

constinit const std::span<const FigureRule> figure_rules(rules_of_figures);
constinit const std::span<const RecordRule> record_rules(rules_of_records);

}  // namespace esf2007
