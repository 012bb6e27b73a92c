// What a complete record has (European Commission, SFC2014 FAQ on record level): the personal data that are
// not sensitive. Data that are found by sample, and sensitive data, may be missing.
#include "asking.hpp"
#include "scheme.hpp"

namespace esf2014 {
namespace {

using fotfaste::Gender;
using fotfaste::LabourStatus;
using namespace fotfaste::indicators;

bool is_answered(Answer answer) {
  return answer != Answer::unknown;
}

constexpr Field all[] = {
    {"gender",
     {"kön (blanketten har kvinnor och män)", "gender (the form has women and men)"},
     [](const Facts& facts) { return facts.gender == Gender::woman || facts.gender == Gender::man; }},
    {"birth_date",
     {"födelsedatum, så att åldern vid start är känd", "birth date, so that the age at entry is known"},
     [](const Facts& facts) { return is_answered(is_age(facts, 0, 24)) && is_answered(is_age(facts, 55)); }},
    {"labour_status",
     {"sysselsättning vid start", "labour status at entry"},
     [](const Facts& facts) { return facts.status != LabourStatus::unknown; }},
    {"unemployed_since",
     {"sedan när den arbetslöse är utan arbete", "since when the unemployed have been without work"},
     [](const Facts& facts) {
       return facts.status != LabourStatus::unemployed || is_answered(facts.long_unemployed);
     }},
    {"isced",
     {"utbildningsnivå", "level of education"},
     [](const Facts& facts) { return facts.isced.has_value(); }},
    {"jobless_household",
     {"om någon i hushållet arbetar (till och med 1 augusti 2018)",
      "whether anybody in the household works (through 1 August 2018)"},
     [](const Facts& facts) { return is_answered(lives_in_jobless_household(facts)); },
     household_until},
    {"dependent_children",
     {"barn att försörja (till och med 1 augusti 2018)", "dependent children (through 1 August 2018)"},
     [](const Facts& facts) {
       const Flags& flags = facts.flags;
       const bool matters = flags.jobless_household != Answer::no || flags.single_adult != Answer::no;
       return !matters || is_answered(flags.dependent_children);
     },
     household_until},
    {"single_adult",
     {"ensam vuxen i hushållet (till och med 1 augusti 2018)",
      "single adult in the household (through 1 August 2018)"},
     [](const Facts& facts) {
       return facts.flags.dependent_children == Answer::no || is_answered(facts.flags.single_adult);
     },
     household_until},
};

}  // namespace

constinit const std::span<const Field> fields(all);

}  // namespace esf2014
