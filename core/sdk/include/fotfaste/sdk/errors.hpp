// What a plugin throws to end a call, beside ParameterError (parameters.hpp) and ContractError (column.hpp).
// None of it leaves the plugin: the trampolines turn each into a status, a sentence and perhaps a finding.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "fotfaste/abi.h"

namespace fotfaste {

// The data that the plugin needs is not there at all. what() is one sentence in English that says what.
class NotApplicable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The host asked to stop. Thrown by Settings::stop_if_cancelled.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "the host asked to stop"; }
};

// The host takes no more: the call ends with the status that the host's sink gave.
class SinkRefused : public std::exception {
 public:
  explicit SinkRefused(std::int32_t status) : status_(status) {}
  [[nodiscard]] std::int32_t status() const { return status_; }
  [[nodiscard]] const char* what() const noexcept override { return "the host takes no more output"; }

 private:
  std::int32_t status_;
};

}  // namespace fotfaste
