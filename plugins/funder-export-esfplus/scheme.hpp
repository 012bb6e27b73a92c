// What ESF+ counts: Regulation (EU) 2021/1057, Annex I, and the fund's transmission of data.
#pragma once

#include <span>

#include "fotfaste/sdk/indicators/scheme.hpp"

namespace fotfaste::esf_plus {

// Of all specific objectives but (l) and (m).
extern const std::span<const indicators::Indicator> all_indicators;
extern const std::span<const indicators::Field> all_fields;
extern const std::span<const indicators::FigureRule> all_rules;
// Of specific objective (l), promoting social integration of people at risk of poverty or social exclusion:
// without labour-market status and education.
extern const std::span<const indicators::Indicator> inclusion_indicators;
extern const std::span<const indicators::Field> inclusion_fields;
extern const std::span<const indicators::FigureRule> inclusion_rules;
// Of both.
extern const std::span<const indicators::RecordRule> record_rules;

// Who is counted for a result, shared by the indicators and the rules of records.
Answer engaged_in_job_search(const indicators::Facts& facts);
Answer in_employment(const indicators::Facts& facts);

}  // namespace fotfaste::esf_plus
