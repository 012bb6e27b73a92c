// The rules that the figures and the records must keep. 144 to 147 are the transmission's own numbers, T10
// the one about results in its table 6; the rest is numbered here.
#include <algorithm>
#include <array>
#include <cstddef>

#include "scheme.hpp"

namespace fotfaste::esf_plus {
namespace {

using indicators::Basis;
using indicators::Facts;
using indicators::FigureRule;
using indicators::RecordRule;
using indicators::Relation;
using indicators::Weight;

constexpr int oldest = 100;
// Employment begins at this age in labour-force statistics.
constexpr int youngest_employed = 15;

constexpr std::array<FigureRule, 13> of_every_objective = {{
    {.code = "147",
     .basis = Basis::verified,
     .text = {"EECO06+07 är summan av EECO06 och EECO07", "EECO06+07 is the sum of EECO06 and EECO07"},
     .left = "EECO06+07",
     .relation = Relation::equal,
     .right = "EECO06+EECO07"},
    {.code = "T10-02",
     .basis = Basis::verified,
     .text = {"EECR02 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR02 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR02",
     .right = "EECO01"},
    {.code = "T10-03",
     .basis = Basis::verified,
     .text = {"EECR03 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR03 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR03",
     .right = "EECO01"},
    {.code = "X3",
     .text = {"Åldersgrupperna är tillsammans högst EECO01", "The age groups together are at most EECO01"},
     .left = "EECO06+EECO07+EECO08",
     .right = "EECO01"},
    {.code = "X5-12",
     .text = {"EECO12 är högst EECO01", "EECO12 is at most EECO01"},
     .left = "EECO12",
     .right = "EECO01"},
    {.code = "X5-13",
     .text = {"EECO13 är högst EECO01", "EECO13 is at most EECO01"},
     .left = "EECO13",
     .right = "EECO01"},
    {.code = "X5-14",
     .text = {"EECO14 är högst EECO01", "EECO14 is at most EECO01"},
     .left = "EECO14",
     .right = "EECO01"},
    {.code = "X5-15",
     .text = {"EECO15 är högst EECO01", "EECO15 is at most EECO01"},
     .left = "EECO15",
     .right = "EECO01"},
    {.code = "X5-16",
     .text = {"EECO16 är högst EECO01", "EECO16 is at most EECO01"},
     .left = "EECO16",
     .right = "EECO01"},
    {.code = "X5-17",
     .text = {"EECO17 är högst EECO01", "EECO17 is at most EECO01"},
     .left = "EECO17",
     .right = "EECO01"},
    {.code = "X7",
     .text = {"Kvinnor, män och icke-binära är tillsammans alla",
              "Women, men and non-binary make up everybody"},
     .relation = Relation::genders_add_up},
    {.code = "X9",
     .text = {"Ingen siffra är mindre än noll", "No figure is below zero"},
     .relation = Relation::never_negative},
    {.code = "X10",
     .text = {"Inga resultat för perioder som inte har börjat", "No results for periods that have not begun"},
     .relation = Relation::nothing_after_end},
}};

// Of figures about status and education.
constexpr std::array<FigureRule, 12> of_status = {{
    {.code = "144",
     .basis = Basis::verified,
     .text = {"EECO02+04 är summan av EECO02 och EECO04", "EECO02+04 is the sum of EECO02 and EECO04"},
     .left = "EECO02+04",
     .relation = Relation::equal,
     .right = "EECO02+EECO04"},
    {.code = "145",
     .basis = Basis::verified,
     .text = {"EECO02+05 är summan av EECO02 och EECO05", "EECO02+05 is the sum of EECO02 and EECO05"},
     .left = "EECO02+05",
     .relation = Relation::equal,
     .right = "EECO02+EECO05"},
    {.code = "146",
     .basis = Basis::verified,
     .text = {"EECO02+04+05 är summan av EECO02, EECO04 och EECO05",
              "EECO02+04+05 is the sum of EECO02, EECO04 and EECO05"},
     .left = "EECO02+04+05",
     .relation = Relation::equal,
     .right = "EECO02+EECO04+EECO05"},
    {.code = "148",
     .basis = Basis::from_memory,
     .text =
         {"EECO10+11 är summan av EECO10 och EECO11 (regelns nummer ska stämmas av mot SFC2021)",
          "EECO10+11 is the sum of EECO10 and EECO11 (the number of the rule is to be confirmed in SFC2021)"},
     .left = "EECO10+11",
     .relation = Relation::equal,
     .right = "EECO10+EECO11"},
    {.code = "X1",
     .text = {"Arbetslösa, icke-förvärvsarbetande och sysselsatta är tillsammans högst EECO01",
              "Unemployed, inactive and employed together are at most EECO01"},
     .left = "EECO02+EECO04+EECO05",
     .right = "EECO01"},
    {.code = "X2",
     .text = {"EECO03 är högst EECO02", "EECO03 is at most EECO02"},
     .left = "EECO03",
     .right = "EECO02"},
    {.code = "X4",
     .text = {"Utbildningsnivåerna är tillsammans högst EECO01",
              "The levels of education together are at most EECO01"},
     .left = "EECO09+EECO10+EECO11",
     .right = "EECO01"},
    {.code = "X6-01",
     .basis = Basis::from_memory,
     .text = {"EECR01 är högst EECO04", "EECR01 is at most EECO04"},
     .left = "EECR01",
     .right = "EECO04"},
    {.code = "X6-04",
     .basis = Basis::from_memory,
     .text = {"EECR04 är högst EECO02 och EECO04 tillsammans",
              "EECR04 is at most EECO02 and EECO04 together"},
     .left = "EECR04",
     .right = "EECO02+EECO04"},
    {.code = "X6-05",
     .basis = Basis::from_memory,
     .text = {"EECR05 är högst EECO02 och EECO04 tillsammans",
              "EECR05 is at most EECO02 and EECO04 together"},
     .left = "EECR05",
     .right = "EECO02+EECO04"},
    {.code = "X6-06",
     .basis = Basis::from_memory,
     .text = {"EECR06 är högst EECO05", "EECR06 is at most EECO05"},
     .left = "EECR06",
     .right = "EECO05"},
    {.code = "X8-sum",
     .text = {"EECR01 och EECR04 är tillsammans högst EECO02 och EECO04 tillsammans, eftersom ingen räknas i "
              "båda",
              "EECR01 and EECR04 together are at most EECO02 and EECO04 together, since nobody is counted in "
              "both"},
     .left = "EECR01+EECR04",
     .right = "EECO02+EECO04"},
}};

// Where those figures are left out, results have everybody as their reference.
constexpr std::array<FigureRule, 5> of_inclusion = {{
    {.code = "T10-01",
     .basis = Basis::verified,
     .text = {"EECR01 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR01 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR01",
     .right = "EECO01"},
    {.code = "T10-04",
     .basis = Basis::verified,
     .text = {"EECR04 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR04 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR04",
     .right = "EECO01"},
    {.code = "T10-05",
     .basis = Basis::verified,
     .text = {"EECR05 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR05 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR05",
     .right = "EECO01"},
    {.code = "T10-06",
     .basis = Basis::verified,
     .text = {"EECR06 är högst EECO01: ett resultat är aldrig större än sin aktivitetsindikator",
              "EECR06 is at most EECO01: a result never exceeds its reference output"},
     .left = "EECR06",
     .right = "EECO01"},
    {.code = "X8-sum",
     .text = {"EECR01 och EECR04 är tillsammans högst EECO01, eftersom ingen räknas i båda",
              "EECR01 and EECR04 together are at most EECO01, since nobody is counted in both"},
     .left = "EECR01+EECR04",
     .right = "EECO01"},
}};

template <std::size_t first, std::size_t second>
constexpr std::array<FigureRule, first + second> joined(const std::array<FigureRule, first>& a,
                                                        const std::array<FigureRule, second>& b) {
  std::array<FigureRule, first + second> all = {};
  std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), all.begin()));
  return all;
}
constexpr auto all = joined(of_status, of_every_objective);
constexpr auto inclusion = joined(of_every_objective, of_inclusion);

constexpr std::array<RecordRule, 7> of_records = {{
    {.code = "X8",
     .basis = Basis::verified,
     .text = {"Ingen deltagare räknas i både EECR01 och EECR04",
              "No participant is counted in both EECR01 and EECR04"},
     // The last event is one, so nobody can be: the rule stays to say so.
     .broken =
         [](const Facts& facts) {
           return both(engaged_in_job_search(facts), in_employment(facts)) == Answer::yes;
         }},
    {.code = "R1",
     .text = {"Avslutet kommer inte före starten", "The exit does not come before the entry"},
     .broken = [](const Facts& facts) { return facts.exit && *facts.exit < facts.entry; }},
    {.code = "R2",
     .text = {"Bara den som är arbetslös vid start är långtidsarbetslös då",
              "Only those unemployed at entry are long-term unemployed then"},
     .broken =
         [](const Facts& facts) { return facts.unemployed_since && is_unemployed(facts) == Answer::no; }},
    {.code = "R3",
     .text = {"Åldern vid start är högst 100 år", "The age at entry is at most 100"},
     .broken = [](const Facts& facts) { return facts.age_low && *facts.age_low > oldest; }},
    {.code = "R4",
     .weight = Weight::warning,
     .basis = Basis::from_memory,
     .text = {"Den som är sysselsatt vid start är minst 15 år", "Those employed at entry are 15 or older"},
     .broken =
         [](const Facts& facts) {
           return is_employed(facts) == Answer::yes && facts.age_high && *facts.age_high < youngest_employed;
         }},
    {.code = "R5",
     .weight = Weight::warning,
     .text = {"Start och avslut är kända på dagen, som de 28 dagarna kräver",
              "Entry and exit are known to the day, as the 28 days require"},
     .broken = [](const Facts& facts) { return !facts.day_known; }},
    {.code = "R6",
     .weight = Weight::warning,
     .text = {"Födelsedatumet räcker för att säga vilken åldersgrupp deltagaren hör till",
              "The birth date suffices to tell the age group"},
     .broken =
         [](const Facts& facts) {
           if (!facts.age_low) return false;
           for (const int limit : {18, 30, 55}) {
             if ((*facts.age_low < limit) != (*facts.age_high < limit)) return true;
           }
           return false;
         }},
}};

}  // namespace

constinit const std::span<const FigureRule> all_rules = all;
constinit const std::span<const FigureRule> inclusion_rules = inclusion;
constinit const std::span<const RecordRule> record_rules = of_records;

}  // namespace fotfaste::esf_plus
