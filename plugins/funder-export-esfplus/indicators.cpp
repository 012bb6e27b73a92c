// The indicators. Wordings are those of Annex I; the Swedish ones are renderings. Where a code, a population
// or a window was not read in the act or the Commission's guidance, basis says from_memory.
#include <array>
#include <cstddef>

#include "scheme.hpp"

namespace fotfaste::esf_plus {
namespace {

using indicators::Basis;
using indicators::CountedIn;
using indicators::Due;
using indicators::Facts;
using indicators::Field;
using indicators::Indicator;
using indicators::LastEvent;
using indicators::Measured;
using indicators::Words;

constexpr const char* annex = "Förordning / Regulation (EU) 2021/1057, bilaga / Annex I";
constexpr const char* support =
    "Europeiska kommissionen / European Commission, ESF+ Data Support Centre, FAQ";
constexpr const char* transmission = "SFC2021, Transmission of Data";

constexpr Words everyone = {"alla deltagare", "all participants"};
constexpr Words on_leaving = {
    "Inom 28 dagar från avslutet, avslutsdagen inräknad; bara den senaste händelsen på arbetsmarknaden "
    "räknas",
    "Within 28 days of leaving, the day of leaving included; only the last labour-market event counts"};
constexpr Words within_window = {"Inom 28 dagar från avslutet, avslutsdagen inräknad",
                                 "Within 28 days of leaving, the day of leaving included"};
constexpr Words after_six_months = {"Dagen sex månader efter avslutet", "The day six months after leaving"};
constexpr Words at_entry = {"Vid start", "At entry"};
constexpr Words list_order = {
    "Numret följer ordningen i bilagans lista och ska stämmas av mot lagtexten.",
    "The number follows the order of the annex's list and is to be confirmed against the legal text."};
constexpr Words estimate_allowed = {
    "Får uppskattas när registeruppgift saknas, om egenskapen inte är ett villkor för att delta. Lämna då "
    "siffran i supplied, med källa och metod.",
    "May be estimated where there is no register, unless the trait is a condition for taking part. Then give "
    "the figure in supplied, with source and method."};
constexpr Words entities_note = {
    "Organisationer räknas inte ur deltagarna. Lämna siffran i supplied, med källa.",
    "Organisations are not counted from participants. Give the figure in "
    "supplied, with its source."};

Answer is_workless(const Facts& facts) {
  return either(is_unemployed(facts), is_inactive(facts));
}
Answer is_workforce(const Facts& facts) {
  return either(is_unemployed(facts), is_employed(facts));
}
Answer has_status(const Facts& facts) {
  return either(is_workless(facts), is_employed(facts));
}
Answer is_not_in_education(const Facts& facts) {
  return negate(is_status(facts, LabourStatus::inactive_education));
}
Answer last_event_is(const Facts& facts, LastEvent event) {
  return facts.leaving.last == LastEvent::none_known ? Answer::unknown
                                                     : answer_of(facts.leaving.last == event);
}

constexpr std::array<Indicator, 30> rows = {{
    {.code = "EECO01",
     .wording = {"totalt antal deltagare", "total number of participants"},
     .population = everyone,
     .window = at_entry,
     .source = annex,
     .incomplete_too = true},
    {.code = "EECO02",
     .wording = {"arbetslösa, inklusive långtidsarbetslösa", "unemployed, including long-term unemployed"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "labour_status",
     .counts = indicators::is_unemployed},
    {.code = "EECO03",
     .wording = {"långtidsarbetslösa", "long-term unemployed"},
     .population = everyone,
     .window = at_entry,
     .note =
         {"Utan arbete i mer än sex månader (under 25 år) eller mer än tolv (25 år och äldre). Numret och "
          "\"mer än\" ska stämmas av mot lagtexten.",
          "Without work for more than six months (below 25) or more than twelve (25 and above). The "
          "number and \"more than\" are to be confirmed against the legal text."},
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "unemployed_since",
     .counts = [](const Facts& facts) { return facts.long_unemployed; }},
    {.code = "EECO04",
     .wording = {"icke-förvärvsarbetande", "inactive"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "labour_status",
     .counts = indicators::is_inactive},
    {.code = "EECO05",
     .wording = {"sysselsatta, inklusive egenföretagare", "employed, including self-employed"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "labour_status",
     .counts = indicators::is_employed},
    {.code = "EECO06",
     .wording = {"barn under 18 år", "number of children below 18 years of age"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "birth_date",
     .counts = [](const Facts& facts) { return is_age(facts, 0, 17); }},
    {.code = "EECO07",
     .wording = {"unga mellan 18 och 29 år", "number of young people between 18 and 29 years of age"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "birth_date",
     .counts = [](const Facts& facts) { return is_age(facts, 18, 29); }},
    {.code = "EECO08",
     .wording = {"deltagare som är 55 år eller äldre", "number of participants of 55 years of age and above"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "birth_date",
     .counts = [](const Facts& facts) { return is_age(facts, 55); }},
    {.code = "EECO09",
     .wording = {"högst grundskoleutbildning (ISCED 0–2)",
                 "with lower secondary education or less (ISCED 0–2)"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "isced",
     .counts = [](const Facts& facts) { return is_isced(facts, 0, 2); }},
    {.code = "EECO10",
     .wording = {"gymnasial (ISCED 3) eller eftergymnasial utbildning (ISCED 4)",
                 "with upper secondary (ISCED 3) or post-secondary education (ISCED 4)"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "isced",
     .counts = [](const Facts& facts) { return is_isced(facts, 3, 4); }},
    {.code = "EECO11",
     .wording = {"högskoleutbildning (ISCED 5–8)", "with tertiary education (ISCED 5 to 8)"},
     .population = everyone,
     .window = at_entry,
     .note = list_order,
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "isced",
     .counts = [](const Facts& facts) { return is_isced(facts, 5, 8); }},
    {.code = "EECO12",
     .wording = {"deltagare med funktionsnedsättning", "participants with disabilities"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "disability",
     .counts = [](const Facts& facts) { return facts.flags.disability; }},
    {.code = "EECO13",
     .wording = {"tredjelandsmedborgare", "third-country nationals"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "third_country_national",
     .counts = [](const Facts& facts) { return facts.flags.third_country_national; }},
    {.code = "EECO14",
     .wording = {"deltagare med utländsk bakgrund", "participants with a foreign background"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "foreign_background",
     .counts = [](const Facts& facts) { return facts.flags.foreign_background; }},
    {.code = "EECO15",
     .wording = {"minoriteter (även marginaliserade grupper, såsom romer)",
                 "minorities (including marginalised communities such as Roma people)"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "minority",
     .counts = [](const Facts& facts) { return facts.flags.minority; }},
    {.code = "EECO16",
     .wording = {"hemlösa eller utestängda från bostadsmarknaden",
                 "homeless or affected by housing exclusion"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "homeless",
     .counts = [](const Facts& facts) { return facts.flags.homeless; }},
    {.code = "EECO17",
     .wording = {"deltagare från landsbygden", "participants from rural areas"},
     .population = everyone,
     .window = at_entry,
     .note = estimate_allowed,
     .source = annex,
     .reads = "rural",
     .counts = [](const Facts& facts) { return facts.flags.rural; }},
    {.code = "EECO18",
     .measured = Measured::entity,
     .wording = {"offentliga förvaltningar eller offentliga tjänster på nationell, regional eller lokal nivå "
                 "som fått stöd",
                 "supported public administrations or public services at national, regional or local level"},
     .note = entities_note,
     .source = annex},
    {.code = "EECO19",
     .measured = Measured::entity,
     .wording = {"mikroföretag och små och medelstora företag som fått stöd (även kooperativa och sociala "
                 "företag)",
                 "supported micro, small and medium-sized enterprises (including cooperative enterprises and "
                 "social enterprises)"},
     .note = entities_note,
     .source = annex},
    {.code = "EECO02+04",
     .measured = Measured::count,
     .wording = {"arbetslösa och icke-förvärvsarbetande tillsammans", "unemployed and inactive together"},
     .population = everyone,
     .window = at_entry,
     .source = transmission,
     .reads = "labour_status",
     .counts = is_workless,
     .sums = "EECO02+EECO04"},
    {.code = "EECO02+05",
     .measured = Measured::count,
     .wording = {"arbetslösa och sysselsatta tillsammans", "unemployed and employed together"},
     .population = everyone,
     .window = at_entry,
     .source = transmission,
     .reads = "labour_status",
     .counts = is_workforce,
     .sums = "EECO02+EECO05"},
    {.code = "EECO02+04+05",
     .measured = Measured::count,
     .wording = {"arbetslösa, icke-förvärvsarbetande och sysselsatta tillsammans",
                 "unemployed, inactive and employed together"},
     .population = everyone,
     .window = at_entry,
     .source = transmission,
     .reads = "labour_status",
     .counts = has_status,
     .sums = "EECO02+EECO04+EECO05"},
    {.code = "EECO06+07",
     .measured = Measured::count,
     .wording = {"barn och unga under 30 år tillsammans", "children and young people below 30 together"},
     .population = everyone,
     .window = at_entry,
     .source = transmission,
     .reads = "birth_date",
     .counts = [](const Facts& facts) { return is_age(facts, 0, 29); },
     .sums = "EECO06+EECO07"},
    {.code = "EECO10+11",
     .measured = Measured::count,
     .wording = {"minst gymnasial utbildning (ISCED 3–8)",
                 "upper secondary education or more (ISCED 3 to 8)"},
     .population = everyone,
     .window = at_entry,
     .note = {"Listan över summor lästes inte till slut: vilka fler som efterfrågas ska stämmas av mot "
              "SFC2021.",
              "The list of sums was not read to its end: which others are asked for is to be confirmed in "
              "SFC2021."},
     .source = transmission,
     .reads = "isced",
     .counts = [](const Facts& facts) { return is_isced(facts, 3, 8); },
     .sums = "EECO10+EECO11"},
    {.code = "EECR01",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"deltagare som söker arbete efter avslutad åtgärd",
                 "participants engaged in job searching upon leaving"},
     .population = {"de som var icke-förvärvsarbetande vid start", "those inactive at entry"},
     .window = on_leaving,
     .note = {"Ingen räknas både här och i EECR04.", "Nobody is counted both here and in EECR04."},
     .source = support,
     .reads = "states.core_state",
     .among = indicators::is_inactive,
     .counts = engaged_in_job_search},
    {.code = "EECR02",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"deltagare i utbildning efter avslutad åtgärd",
                 "participants in education or training upon leaving"},
     .population = {"de som inte studerade vid start", "those not in education at entry"},
     .window = within_window,
     .note = {"Studier räknas vid sidan av arbete eller arbetssökande. Att de ska ha börjat efter start ska "
              "stämmas av mot lagtexten.",
              "Studies count beside a job or the search for one. That they are new since entry is to be "
              "confirmed against the legal text."},
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "states.core_state",
     .among = is_not_in_education,
     .counts = [](const Facts& facts) { return facts.leaving.studying; }},
    {.code = "EECR03",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"deltagare som fått en kvalifikation vid avslutet",
                 "participants gaining a qualification upon leaving"},
     .population = everyone,
     .window = {"Från start till 28 dagar från avslutet", "From entry until 28 days of leaving"},
     .note = {"Vilka händelser som är en kvalifikation står i qualification.",
              "Which events are a qualification is stated in qualification."},
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "events.kind",
     .counts = [](const Facts& facts) { return facts.leaving.qualified; }},
    {.code = "EECR04",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"deltagare i arbete, även som egenföretagare, efter avslutad åtgärd",
                 "participants in employment, including self-employment, upon leaving"},
     .population = {"de som var arbetslösa eller icke-förvärvsarbetande vid start",
                    "those unemployed or inactive at entry"},
     .window = on_leaving,
     .note = {"Ingen räknas både här och i EECR01.", "Nobody is counted both here and in EECR01."},
     .source = support,
     .reads = "states.core_state",
     .among = is_workless,
     .counts = in_employment},
    {.code = "EECR05",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::six_months,
     .wording = {"deltagare i arbete, även som egenföretagare, sex månader efter avslutad åtgärd",
                 "participants in employment, including self-employment, six months after leaving"},
     .population = {"de som var arbetslösa eller icke-förvärvsarbetande vid start",
                    "those unemployed or inactive at entry"},
     .window = after_six_months,
     .note =
         {"Får bygga på ett urval: se tabellen sampling. Här räknas de vars läge är känt; inget räknas upp.",
          "May rest on a sample: see the table sampling. Those whose situation is known are counted here; "
          "nothing is extrapolated."},
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "states.core_state",
     .among = is_workless,
     .counts = [](const Facts& facts) { return facts.later.employed; }},
    {.code = "EECR06",
     .measured = Measured::result,
     .counted_in = CountedIn::exit,
     .due = Due::six_months,
     .wording = {"deltagare med förbättrad ställning på arbetsmarknaden sex månader efter avslutad åtgärd",
                 "participants with an improved labour market situation six months after leaving"},
     .population = {"de som var sysselsatta vid start", "those employed at entry"},
     .window = after_six_months,
     .note =
         {"Tryggare anställning, heltid efter ofrivillig deltid, eller mer kvalificerat arbete; vad som är "
          "det står i improved. Enbart högre lön är ingen förbättring.",
          "Steadier work, full time after underemployment, or a more demanding job; what is one is stated "
          "in improved. Higher pay alone is no improvement."},
     .source = annex,
     .basis = Basis::from_memory,
     .reads = "states.contract",
     .among = indicators::is_employed,
     .counts = [](const Facts& facts) { return facts.later.improved; }},
}};

// Annex I: specific objective (l) leaves out what says how people stand in the labour market and in
// education; so sums of those are left out as well.
constexpr bool is_left_out_of_inclusion(const Indicator& one) {
  constexpr std::string_view left_out[] = {"EECO02",    "EECO03",       "EECO04",   "EECO05",
                                           "EECO09",    "EECO10",       "EECO11",   "EECO02+04",
                                           "EECO02+05", "EECO02+04+05", "EECO10+11"};
  for (const std::string_view code : left_out) {
    if (code == one.code) return true;
  }
  return false;
}
constexpr std::size_t inclusion_count = [] {
  std::size_t count = 0;
  for (const Indicator& one : rows) count += is_left_out_of_inclusion(one) ? 0 : 1;
  return count;
}();
constexpr std::array<Indicator, inclusion_count> inclusion_rows = [] {
  std::array<Indicator, inclusion_count> kept = {};
  std::size_t next = 0;
  for (const Indicator& one : rows) {
    if (!is_left_out_of_inclusion(one)) kept[next++] = one;
  }
  return kept;
}();

// A record that lacks one of them enters the total number of participants alone (European Commission,
// guidance on complete records).
constexpr std::array<Field, 5> fields = {{
    {.name = "gender",
     .title = {"kön", "gender"},
     .known = [](const Facts& facts) { return facts.gender != Gender::unknown; }},
    {.name = "birth_date",
     .title = {"födelsedatum", "birth date"},
     .known = [](const Facts& facts) { return facts.age_low.has_value(); }},
    {.name = "labour_status",
     .title = {"sysselsättning vid start", "labour-market status at entry"},
     .known = [](const Facts& facts) { return facts.status != LabourStatus::unknown; }},
    {.name = "unemployed_since",
     .title = {"hur länge den arbetslöse varit utan arbete",
               "how long the unemployed have been without work"},
     .known =
         [](const Facts& facts) {
           return is_unemployed(facts) != Answer::yes || facts.long_unemployed != Answer::unknown;
         }},
    {.name = "isced",
     .title = {"utbildningsnivå", "level of education"},
     .known = [](const Facts& facts) { return facts.isced.has_value(); }},
}};

}  // namespace

Answer engaged_in_job_search(const Facts& facts) {
  return last_event_is(facts, LastEvent::searching);
}
Answer in_employment(const Facts& facts) {
  return last_event_is(facts, LastEvent::employed);
}

constinit const std::span<const Indicator> all_indicators = rows;
constinit const std::span<const Field> all_fields = fields;
constinit const std::span<const Indicator> inclusion_indicators = inclusion_rows;
constinit const std::span<const Field> inclusion_fields = std::span<const Field>(fields).first(2);

}  // namespace fotfaste::esf_plus
