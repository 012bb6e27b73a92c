// Table reliable-change: whose change is larger than the error of the instrument (N. S. Jacobson and P.
// Truax, 1991), and where the standard deviation and the reliability come from.
#pragma once

#include "changes.hpp"
#include "reliability.hpp"

namespace progression {

inline constexpr const char* reliable_change_id = "reliable-change";
void report_reliable_change(const Reporting& reporting, const Changes& changes,
                            const Reliability& reliability);

// Whether any measure lacks what is needed, so that its reliable change is unknown.
[[nodiscard]] bool lacks_norms(const Reporting& reporting, const Changes& changes,
                               const Reliability& reliability);

}  // namespace progression
