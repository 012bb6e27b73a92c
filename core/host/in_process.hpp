// A plugin run in the host's own process, for a debugger: no sandbox, no limits, and a crash is the host's.
#pragma once

#include "host/worker_pool.hpp"

namespace fotfaste::host {

// Does the task, fills received and calls done.
void run_in_process(Task task, Received& received, const WorkerPool::Done& done);

}  // namespace fotfaste::host
