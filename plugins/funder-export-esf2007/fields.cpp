// What the rows that everybody is in ask for: gender and labour status, which are exclusive and make up all.
// Age and education may be missing, for their rows need not make up all; so may the vulnerable groups.
#include "scheme.hpp"

namespace esf2007 {
namespace {

using fotfaste::Gender;
using fotfaste::LabourStatus;
using namespace fotfaste::indicators;

constexpr Field all[] = {
    {"gender",
     {"kön (blanketten har kvinnor och män)", "gender (the form has women and men)"},
     [](const Facts& facts) { return facts.gender == Gender::woman || facts.gender == Gender::man; }},
    {"labour_status",
     {"sysselsättning vid start", "labour status at entry"},
     [](const Facts& facts) { return facts.status != LabourStatus::unknown; }},
};

}  // namespace

constinit const std::span<const Field> fields(all);

}  // namespace esf2007
