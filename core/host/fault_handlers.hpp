// What a worker does when its plugin faults: say what was tried, where that can be told, and end.
#pragma once

#include "model/projection.hpp"

namespace fotfaste::host {

// A system call that the filter refuses, a read of a column that was not declared and a write into the model
// become a Violation frame on the result pipe and end the process with violation_exit. Any other fault ends
// it by its signal. projection may be null and must outlive the process's last fault.
void install_fault_handlers(const model::Projection* projection);

}  // namespace fotfaste::host
