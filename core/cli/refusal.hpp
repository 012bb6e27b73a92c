// Thrown by a command that cannot go on: one sentence for the person, and the exit code.
#pragma once

#include <stdexcept>
#include <string>

#include "cli/context.hpp"

namespace fotfaste::cli {

class Refusal : public std::runtime_error {
 public:
  Refusal(ExitCode code, const std::string& sentence) : std::runtime_error(sentence), code_(code) {}
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace fotfaste::cli
