// Questions that several indicators share. Those about entry say how somebody was on the day of entry; those
// about results give unknown until the engine has seen that the record can be judged.
#pragma once

#include "fotfaste/sdk/indicators/facts.hpp"

namespace esf2014 {

using fotfaste::Answer;
using fotfaste::indicators::Facts;

// At entry.
Answer is_unemployed_at_entry(const Facts& facts);
Answer is_long_unemployed(const Facts& facts);
Answer is_not_employed(const Facts& facts);  // unemployed or inactive
Answer is_inactive_without_studies(const Facts& facts);
Answer is_not_studying(const Facts& facts);
Answer is_over_54_and_not_employed(const Facts& facts);
Answer lives_in_jobless_household(const Facts& facts);
Answer lives_in_jobless_household_with_children(const Facts& facts);
Answer lives_alone_with_children(const Facts& facts);
// Foreign background or minority. National law often bars asking about minorities: where nothing is known of
// that, the background decides.
Answer has_foreign_background(const Facts& facts);
// Stated, or education below ISCED 1.
Answer is_otherwise_disadvantaged(const Facts& facts);
// By any of the rows above that is in force on the day of entry. The rows that are collected by sample
// (housing, rural areas) make somebody disadvantaged, but nobody unknown.
Answer is_disadvantaged(const Facts& facts);
Answer is_disadvantaged_and_not_employed(const Facts& facts);

// Upon leaving.
Answer has_any_leaving_result(const Facts& facts);  // one of CR01-CR04, each of those it is asked of
Answer has_job_studies_or_qualification(const Facts& facts);

}  // namespace esf2014
