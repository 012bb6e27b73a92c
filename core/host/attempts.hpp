// What a plugin attempted when a system call of its was refused, in words for an evaluator.
#pragma once

#include <cstdint>

#include "model/text.hpp"

namespace fotfaste::host {

// "open a file". argument is the first one of the system call.
model::Text attempt(std::uint64_t system_call, std::uint64_t argument);

}  // namespace fotfaste::host
