// Codes of what the plugin tells the evaluator; permanent. docs/configuration.md lists them.
#pragma once

namespace needs_mapping {

inline constexpr const char* sensitive_off_code = "P600";
inline constexpr const char* withheld_code = "P601";
inline constexpr const char* risk_of_crime_code = "P602";
inline constexpr const char* not_described_code = "P603";
inline constexpr const char* sensitive_elsewhere_code = "P604";

}  // namespace needs_mapping
