// The data of this programme period, a file each.
#pragma once

#include <span>

#include "fotfaste/sdk/indicators/scheme.hpp"

namespace esf2007 {

namespace in = fotfaste::indicators;

extern const std::span<const in::Indicator> indicators;
extern const std::span<const in::Field> fields;
extern const std::span<const in::FigureRule> figure_rules;
extern const std::span<const in::RecordRule> record_rules;

}  // namespace esf2007
