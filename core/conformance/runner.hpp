// Runs checks, each in a process of its own that is ended at its deadline.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/check.hpp"

namespace fotfaste::conformance {

enum class Status : std::uint8_t {
  pass,
  warn,  // failed, and the check only warns
  fail,
  error,    // the validator's own
  crash,    // the plugin ended the process, by a fault or by itself
  timeout,  // was ended at the deadline
  skip,     // there was nothing to try; observed says why
  xfail,    // failed as expected; expected says why that is accepted
  xpass,    // passed although a failure was expected
};
std::string_view word(Status status);
// Whether a status makes the whole a failure: fail, crash, timeout and xpass.
bool is_failure(Status status);

struct Result {
  const Check* check = nullptr;
  std::string of_case;  // empty for a check that runs once
  Status status = Status::error;
  std::string expected;  // empty: the check's own words
  std::string observed;
  std::uint64_t seed = 0;
  std::chrono::milliseconds duration{0};
};

struct RunOptions {
  unsigned parallel = 1;
  std::chrono::milliseconds limit{30'000};  // for one check; four times that at level 6
  std::uint64_t seed = 1;
  bool in_process = false;  // for a debugger: no process, no walls, no deadline
  std::map<std::string, std::string, std::less<>> expected_failures;  // id -> why it is accepted
};

// Results in the order of checks and cases. Forks: call it where no other thread runs. Throws
// std::system_error when the system gives no process.
std::vector<Result> run_checks(const Subject& subject, const std::vector<const Check*>& checks,
                               const RunOptions& options);

}  // namespace fotfaste::conformance
