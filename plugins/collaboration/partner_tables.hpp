// Tables of the register and of the meetings: who the partners are, how many there have been of each kind,
// and who comes to the meetings.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "meetings.hpp"
#include "occasion.hpp"
#include "register.hpp"

namespace collaboration {

void describe_partner_tables(fotfaste::Description& description);

void report_partners(const Register& organisations, const Meetings& meetings, fotfaste::Results& results);
// How many there were of each kind at the end of each step of time.
void report_partners_over_time(const Register& organisations, Step step, fotfaste::Results& results,
                               const fotfaste::Settings& settings);
// By sector, size and municipality, on the day before that of the evaluation.
void report_partner_profile(const Register& organisations, fotfaste::Results& results,
                            const fotfaste::Settings& settings);
void report_meetings(const Meetings& meetings, Step step, fotfaste::Results& results,
                     const fotfaste::Settings& settings);

}  // namespace collaboration
