// The log: for whoever runs the program, never for results. Nothing of a participant goes there, only counts
// and durations.
#pragma once

#include <chrono>
#include <string_view>

#include "cli/context.hpp"

namespace fotfaste::cli {

// To standard error, or to --log-file. Throws Refusal for a level or a file that will not do.
void start_logging(const Context& context);

// Logs, at level info, how long something took when it goes out of scope.
class Timed {
 public:
  explicit Timed(std::string_view what) : what_(what), start_(std::chrono::steady_clock::now()) {}
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed();

 private:
  std::string_view what_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace fotfaste::cli
