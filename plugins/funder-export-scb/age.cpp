#include "age.hpp"

namespace scb {

Age age_on(fotfaste::Day day, const fotfaste::Participation& participation) {
  constexpr int of_age = 18;
  const auto birth = participation.birth_date();
  if (!birth) return Age::unknown;
  fotfaste::Day latest = *birth;
  const fotfaste::Precision precision = participation.birth_date_precision();
  if (precision == fotfaste::Precision::month) latest = fotfaste::add_months(*birth, 1) - 1;
  if (precision == fotfaste::Precision::year) latest = fotfaste::add_months(*birth, 12) - 1;
  if (fotfaste::completed_years(latest, day) >= of_age) return Age::adult;
  return fotfaste::completed_years(*birth, day) < of_age ? Age::minor : Age::unknown;
}

}  // namespace scb
