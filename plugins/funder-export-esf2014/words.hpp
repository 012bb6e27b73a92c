// Words that several indicators share.
#pragma once

#include "scheme.hpp"

namespace esf2014 {

inline constexpr const char* annex_1 = "(EU) 1304/2013, Annex I";
inline constexpr const char* annex_2 = "(EU) 1304/2013, Annex II";

inline constexpr in::Words everyone = {"alla", "everybody"};
inline constexpr in::Words unemployed = {"arbetslösa vid start", "the unemployed at entry"};
inline constexpr in::Words long_unemployed = {"långtidsarbetslösa vid start",
                                              "the long-term unemployed at entry"};
inline constexpr in::Words inactive = {"icke-förvärvsarbetande vid start", "the inactive at entry"};
inline constexpr in::Words inactive_without_studies = {
    "icke-förvärvsarbetande som inte studerar, vid start",
    "the inactive who are not in education or training, at entry"};
inline constexpr in::Words employed = {"sysselsatta vid start", "the employed at entry"};
inline constexpr in::Words not_employed = {"arbetslösa och icke-förvärvsarbetande vid start",
                                           "the unemployed and the inactive at entry"};
inline constexpr in::Words not_studying = {"de som inte studerar vid start",
                                           "those not in education or training at entry"};
inline constexpr in::Words disadvantaged = {"missgynnade vid start", "the disadvantaged at entry"};

inline constexpr in::Words four_weeks = {
    "inom fyra veckor från avslut: avslutsdagen och de 27 dagarna efter",
    "within four weeks of leaving: the day of leaving and the 27 days after"};
inline constexpr in::Words half_a_year = {"på dagen sex månader efter avslut",
                                          "on the day six months after leaving"};

inline constexpr in::Words long_spell = {
    "Under 25 år: mer än sex månader utan uppehåll. Från 25 år: mer än tolv.",
    "Below 25 years of age: more than six months without a break. From 25: more than twelve."};
inline constexpr in::Words any_event = {
    "Den som både söker arbete och får arbete inom fyra veckor räknas i båda raderna.",
    "Who both seeks work and gets work within the four weeks is counted in both rows."};
inline constexpr in::Words household = {
    "Gäller den som började före den 2 augusti 2018: (EU, Euratom) 2018/1046.",
    "For those who entered before 2 August 2018: (EU, Euratom) 2018/1046."};
inline constexpr in::Words by_sample = {
    "Får tas fram genom ett representativt urval; redovisades en gång, för 2017.",
    "May be found by a representative sample; reported once, for 2017."};
inline constexpr in::Words who_is_disadvantaged = {
    "Missgynnad: någon av CO12-CO17; även CO18 och CO19 när de är kända. Den samlade definitionen är inte "
    "läst.",
    "Disadvantaged: any of CO12-CO17; CO18 and CO19 too where they are known. The definition as a whole has "
    "not been read."};
inline constexpr in::Words may_be_sampled = {
    "Får tas fram genom ett representativt urval; här räknas alla.",
    "May be found by a representative sample; everybody is counted here."};
inline constexpr in::Words own_support = {"Projektet lämnar siffran själv, i supplied.",
                                          "The project supplies the figure itself, in supplied."};
inline constexpr in::Words completed_only = {
    "Bara avslutsorsaken fullföljt räknas. Den som slutat i förtid räknas inte, inte heller vid arbete.",
    "Only the exit reason completed counts. Who left early is not counted, not even for a job."};

}  // namespace esf2014
