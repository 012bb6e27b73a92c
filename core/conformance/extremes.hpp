// Values at the edges of what the model holds, put in place of ordinary ones.
#pragma once

#include <array>
#include <random>
#include <string_view>

#include "conformance/dataset.hpp"

namespace fotfaste::conformance {

enum class Extreme : std::uint8_t {
  first_days,      // of the year 1
  last_days,       // of the year 9999
  leap_days,       // 29 February
  minus_zero,      // numbers
  large_numbers,   // of either sign, whose sum is beyond what is finite in no reasonable run
  large_money,     // ten milliards of kronor
  long_labels,     // 6 000 bytes
  strange_labels,  // blanks, quotes, a line break, the empty text
};
inline constexpr std::array every_extreme = {
    Extreme::first_days,    Extreme::last_days,   Extreme::leap_days,   Extreme::minus_zero,
    Extreme::large_numbers, Extreme::large_money, Extreme::long_labels, Extreme::strange_labels};
std::string_view word(Extreme extreme);  // "days of the year 1"

// This share of the values of the form in question replaced; exits stay on or after their entries, and the
// ends of spells after their beginnings. Names of groups and attributes stay single within a participation.
Dataset with_extreme(const Dataset& data, Extreme extreme, int percent, std::mt19937_64& random);

}  // namespace fotfaste::conformance
