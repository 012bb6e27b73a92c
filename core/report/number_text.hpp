// Numbers as text, the same on every machine: nothing here asks the locale.
#pragma once

#include <cstdint>
#include <string>

#include "model/text.hpp"

namespace fotfaste::report {

// The shortest text that reads back to the same double, as JSON writes numbers. Finite numbers only.
std::string shortest_number(double value);

// With so many decimals and the decimal sign of the language.
std::string decimal_number(double value, int decimals, model::Language language);

// "62 %", "1,4 %" with one decimal; what would round to nothing or to everything, and is not, is "<1 %", ">99
// %".
std::string percent(double share, int decimals, model::Language language);

// "27–51 %".
std::string percent_range(double low, double high, model::Language language);

// "60", "100 000".
std::string whole_number(std::int64_t value, model::Language language);

}  // namespace fotfaste::report
