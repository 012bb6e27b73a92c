// The data of this programme period, a file each. They are constants, so the scheme that joins them can be
// made at any time.
#pragma once

#include <span>

#include "fotfaste/sdk/indicators/scheme.hpp"

namespace esf2014 {

namespace in = fotfaste::indicators;

// The boolean parameter of projects within the Youth Employment Initiative.
inline constexpr const char* youth_option = "yei";

// What asks of household rows ends with Regulation (EU, Euratom) 2018/1046: records that entered before this
// day have them.
inline constexpr fotfaste::Day household_until = fotfaste::to_day({2018, 8, 2});

extern const std::span<const in::Indicator> outputs;
extern const std::span<const in::Indicator> results;
extern const std::span<const in::Indicator> youth;
extern const std::span<const in::Field> fields;
extern const std::span<const in::FigureRule> figure_rules;
extern const std::span<const in::RecordRule> record_rules;

}  // namespace esf2014
