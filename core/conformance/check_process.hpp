// A check's process, from fork to its last byte.
#pragma once

#include <sys/types.h>

#include "conformance/check.hpp"
#include "conformance/result_message.hpp"
#include "host/validation.hpp"

namespace fotfaste::conformance {

// Runs the check in this process and says how it ended. Never throws.
Message try_check(const Check& check, const Trial& trial) noexcept;

// Runs in the child right after fork: puts the walls up, runs the check with the
// subject's case on this place, writes the message to pipe and ends.
[[noreturn]] void run_check_process(const Check& check, const Subject& subject, std::size_t of_case,
                                    std::uint64_t seed, host::Sandbox& sandbox,
                                    host::SystemCallFilter& filter, int pipe, pid_t supervisor) noexcept;

}  // namespace fotfaste::conformance
