// A worker: the process in which one plugin runs. Forked from the supervisor; never returns to it.
#pragma once

#include <sys/types.h>

#include <chrono>

#include "host/plugin_session.hpp"
#include "host/sandbox.hpp"

namespace fotfaste::host {

// Where results go in a worker: the one descriptor that a plugin could write to.
inline constexpr int result_descriptor = 3;

// How a worker exits when it does not come to its end.
inline constexpr int early_exit = 90;      // the plugin called exit()
inline constexpr int violation_exit = 91;  // a fault handler saw a violation

// Runs in the child right after fork, and ends it. result_pipe is the writing end; supervisor the parent;
// deadline is when the plugin is told to stop.
[[noreturn]] void run_worker(const Task& task, Sandbox& sandbox, int result_pipe, pid_t supervisor,
                             std::chrono::steady_clock::time_point deadline) noexcept;

}  // namespace fotfaste::host
