// The indicators of the Youth Employment Initiative, Regulation (EU) No 1304/2013, Annex II. Their codes are
// those of Annex I in the system where they are reported, so they have a prefix here.
#include "asking.hpp"
#include "words.hpp"

namespace esf2014 {
namespace {

using fotfaste::answer_of;
using fotfaste::either;
using fotfaste::ExitReason;
using namespace fotfaste::indicators;
using enum Basis;
using enum fotfaste::exports::FigureKind;

Answer has_completed(const Facts& facts) {
  return facts.exit_reason == ExitReason::unknown ? Answer::unknown
                                                  : answer_of(facts.exit_reason == ExitReason::completed);
}
Answer was_offered(const Facts& facts) {
  return facts.leaving.offered;
}

constexpr Indicator all[] = {
    {.code = "YEI-CR01",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::at_exit,
     .wording = {"arbetslösa deltagare som fullföljer ungdomssysselsättningsinitiativets insats",
                 "unemployed participants who complete the intervention supported by the Youth Employment "
                 "Initiative"},
     .population = unemployed,
     .window = {"vid avslut", "upon leaving"},
     .note = completed_only,
     .source = annex_2,
     .basis = from_memory,
     .reads = "exit_reason",
     .among = is_unemployed_at_entry,
     .counts = has_completed,
     .only_with = youth_option},
    {.code = "YEI-CR02",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"arbetslösa deltagare som får ett erbjudande om arbete, fortsatta studier, lärlingsplats "
                 "eller praktik vid avslut",
                 "unemployed participants who receive an offer of employment, continued education, "
                 "apprenticeship or traineeship upon leaving"},
     .population = unemployed,
     .window = four_weeks,
     .note = {"Händelserna anges i offer.", "The events are named in offer."},
     .source = annex_2,
     .basis = from_memory,
     .reads = "events",
     .among = is_unemployed_at_entry,
     .counts = was_offered,
     .only_with = youth_option},
    {.code = "YEI-CR03",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"arbetslösa deltagare som efter avslut utbildar sig, får en kvalifikation eller är i "
                 "arbete, även som egenföretagare",
                 "unemployed participants in education or training, gaining a qualification, or in "
                 "employment, including self-employment, upon leaving"},
     .population = unemployed,
     .window = four_weeks,
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .among = is_unemployed_at_entry,
     .counts = has_job_studies_or_qualification,
     .only_with = youth_option},
    {.code = "YEI-CR04",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::at_exit,
     .wording = {"långtidsarbetslösa deltagare som fullföljer ungdomssysselsättningsinitiativets insats",
                 "long-term unemployed participants who complete the intervention supported by the Youth "
                 "Employment Initiative"},
     .population = long_unemployed,
     .window = {"vid avslut", "upon leaving"},
     .note = completed_only,
     .source = annex_2,
     .basis = from_memory,
     .reads = "exit_reason",
     .among = is_long_unemployed,
     .counts = has_completed,
     .only_with = youth_option},
    {.code = "YEI-CR05",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"långtidsarbetslösa deltagare som får ett erbjudande om arbete, fortsatta studier, "
                 "lärlingsplats eller praktik vid avslut",
                 "long-term unemployed participants who receive an offer of employment, continued education, "
                 "apprenticeship or traineeship upon leaving"},
     .population = long_unemployed,
     .window = four_weeks,
     .note = {"Händelserna anges i offer.", "The events are named in offer."},
     .source = annex_2,
     .basis = from_memory,
     .reads = "events",
     .among = is_long_unemployed,
     .counts = was_offered,
     .only_with = youth_option},
    {.code = "YEI-CR06",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"långtidsarbetslösa deltagare som efter avslut utbildar sig, får en kvalifikation eller är "
                 "i arbete, även som egenföretagare",
                 "long-term unemployed participants in education or training, gaining a qualification, or in "
                 "employment, including self-employment, upon leaving"},
     .population = long_unemployed,
     .window = four_weeks,
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .among = is_long_unemployed,
     .counts = has_job_studies_or_qualification,
     .only_with = youth_option},
    {.code = "YEI-CR07",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::at_exit,
     .wording = {"icke-förvärvsarbetande deltagare som inte studerar som fullföljer "
                 "ungdomssysselsättningsinitiativets insats",
                 "inactive participants not in education or training who complete the intervention supported "
                 "by the Youth Employment Initiative"},
     .population = inactive_without_studies,
     .window = {"vid avslut", "upon leaving"},
     .note = completed_only,
     .source = annex_2,
     .basis = from_memory,
     .reads = "exit_reason",
     .among = is_inactive_without_studies,
     .counts = has_completed,
     .only_with = youth_option},
    {.code = "YEI-CR08",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"icke-förvärvsarbetande deltagare som inte studerar som får ett erbjudande om arbete, "
                 "fortsatta studier, lärlingsplats eller praktik vid avslut",
                 "inactive participants not in education or training who receive an offer of employment, "
                 "continued education, apprenticeship or traineeship upon leaving"},
     .population = inactive_without_studies,
     .window = four_weeks,
     .note = {"Händelserna anges i offer.", "The events are named in offer."},
     .source = annex_2,
     .basis = from_memory,
     .reads = "events",
     .among = is_inactive_without_studies,
     .counts = was_offered,
     .only_with = youth_option},
    {.code = "YEI-CR09",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::window_closed,
     .wording = {"icke-förvärvsarbetande deltagare som inte studerar som efter avslut utbildar sig, får en "
                 "kvalifikation eller är i arbete, även som egenföretagare",
                 "inactive participants not in education or training in education or training, gaining a "
                 "qualification, or in employment, including self-employment, upon leaving"},
     .population = inactive_without_studies,
     .window = four_weeks,
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .among = is_inactive_without_studies,
     .counts = has_job_studies_or_qualification,
     .only_with = youth_option},
    {.code = "YEI-CR10",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::six_months,
     .wording = {"deltagare i fortsatta studier, utbildning som leder till en kvalifikation, lärlingsplats "
                 "eller praktik sex månader efter avslut",
                 "participants in continued education, training leading to a qualification, an "
                 "apprenticeship or a traineeship six months after leaving"},
     .population = everyone,
     .window = half_a_year,
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .counts = [](const Facts& facts) { return either(facts.later.studying, facts.later.placement); },
     .only_with = youth_option},
    {.code = "YEI-CR11",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::six_months,
     .wording = {"deltagare i arbete sex månader efter avslut",
                 "participants in employment six months after leaving"},
     .population = everyone,
     .window = half_a_year,
     .note = {"Egenföretagare räknas även här; raden läggs inte ihop med YEI-CR12. Ska stämmas av.",
              "The self-employed are counted here too; do not add YEI-CR12. To be confirmed."},
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .counts = [](const Facts& facts) { return facts.later.employed; },
     .only_with = youth_option},
    {.code = "YEI-CR12",
     .measured = result,
     .counted_in = CountedIn::exit,
     .due = Due::six_months,
     .wording = {"deltagare som är egenföretagare sex månader efter avslut",
                 "participants in self-employment six months after leaving"},
     .population = everyone,
     .window = half_a_year,
     .source = annex_2,
     .basis = from_memory,
     .reads = "states",
     .counts = [](const Facts& facts) { return facts.later.self_employed; },
     .only_with = youth_option},
};

}  // namespace

constinit const std::span<const Indicator> youth(all);

}  // namespace esf2014
