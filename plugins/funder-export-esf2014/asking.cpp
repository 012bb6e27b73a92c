#include "asking.hpp"

#include "scheme.hpp"

namespace esf2014 {

using fotfaste::both;
using fotfaste::either;
using fotfaste::LabourStatus;
using fotfaste::negate;
using namespace fotfaste::indicators;

Answer is_unemployed_at_entry(const Facts& facts) {
  return is_unemployed(facts);
}

Answer is_long_unemployed(const Facts& facts) {
  return facts.long_unemployed;
}

Answer is_not_employed(const Facts& facts) {
  return negate(is_employed(facts));
}

Answer is_inactive_without_studies(const Facts& facts) {
  return is_status(facts, LabourStatus::inactive_other);
}

Answer is_not_studying(const Facts& facts) {
  return negate(is_status(facts, LabourStatus::inactive_education));
}

Answer is_over_54_and_not_employed(const Facts& facts) {
  return both(is_age(facts, 55), is_not_employed(facts));
}

Answer lives_in_jobless_household(const Facts& facts) {
  return facts.flags.jobless_household;
}

Answer lives_in_jobless_household_with_children(const Facts& facts) {
  return both(facts.flags.jobless_household, facts.flags.dependent_children);
}

Answer lives_alone_with_children(const Facts& facts) {
  return both(facts.flags.single_adult, facts.flags.dependent_children);
}

Answer has_foreign_background(const Facts& facts) {
  if (facts.flags.minority == Answer::unknown) return facts.flags.foreign_background;
  return either(facts.flags.foreign_background, facts.flags.minority);
}

Answer is_otherwise_disadvantaged(const Facts& facts) {
  return either(facts.flags.other_disadvantaged, facts.isced == 0 ? Answer::yes : Answer::no);
}

Answer is_disadvantaged(const Facts& facts) {
  if (facts.flags.homeless == Answer::yes || facts.flags.rural == Answer::yes) return Answer::yes;
  Answer answer = either(either(has_foreign_background(facts), facts.flags.disability),
                         is_otherwise_disadvantaged(facts));
  if (facts.entry < household_until) {
    answer = either(answer, either(facts.flags.jobless_household, lives_alone_with_children(facts)));
  }
  return answer;
}

Answer is_disadvantaged_and_not_employed(const Facts& facts) {
  return both(is_disadvantaged(facts), is_not_employed(facts));
}

Answer has_any_leaving_result(const Facts& facts) {
  const UponLeaving& leaving = facts.leaving;
  return either(
      either(both(is_inactive(facts), leaving.searching), both(is_not_studying(facts), leaving.studying)),
      either(leaving.qualified, both(is_not_employed(facts), leaving.employed)));
}

Answer has_job_studies_or_qualification(const Facts& facts) {
  return either(either(facts.leaving.studying, facts.leaving.qualified), facts.leaving.employed);
}

}  // namespace esf2014
