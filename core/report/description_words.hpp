// The words that stand in results.json, and in what `fotfaste plugin` prints, for the codes of
// fotfaste/descriptor.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace fotfaste::report {

std::string_view kind_word(std::uint32_t kind);            // "proportion"
std::string_view column_type_word(std::uint32_t type);     // "integer"
std::string_view role_word(std::uint32_t role);            // "numerator"
std::string_view direction_word(std::uint32_t direction);  // "higher", "lower", "none"
std::string_view parameter_type_word(std::uint32_t type);  // "duration"

}  // namespace fotfaste::report
