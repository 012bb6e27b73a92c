// A check: one demand on a plugin, and the function that tries it. Checks stand in files by family under
// checks/, and catalogue.hpp lists them all.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "conformance/subject.hpp"
#include "model/text.hpp"

namespace fotfaste::conformance {

// A plugin that passes a level passes those below it.
enum class Level : std::uint8_t {
  load = 1,      // the file and its loading
  contract = 2,  // the interface's rules
  data = 3,      // properties of results
  merge = 4,     // states, whole and in parts
  hostile = 5,   // hosts and data that mean no good
  slow = 6,      // what takes its time
};

// How often a check runs for one plugin.
enum class Runs : std::uint8_t { once, for_each_case };

// What is around a check's process. Always: limits on resources, no new privileges, files only to be read and
// only the system's libraries and the plugin's folder.
enum class Walls : std::uint8_t {
  // Network, programs and other processes are refused with an error, so that a plugin which tries one fails
  // the check about that and no other.
  checking,
  // The filters of a worker: what is not allowed ends the process by SIGSYS.
  worker,
};

// Thrown by a check when the plugin fails it. observed is one sentence for the plugin's author; expected too,
// and when it is empty the check's own words stand for it.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& observed, std::string expected = {})
      : std::runtime_error(observed), expected_(std::move(expected)) {}
  [[nodiscard]] const std::string& expected() const { return expected_; }

 private:
  std::string expected_;
};

// Thrown by a check that has nothing to try on this plugin, or that cannot be tried because of what another
// check is about; what() is the reason, one sentence.
class Skipped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a check is given. Lives as long as the check runs.
struct Trial {
  const Subject& subject;
  const Case& of_case;     // for_each_case: this one; once: the first
  std::uint64_t seed = 0;  // all chance in a check comes from it
  int status_file = -1;    // /proc/self/status, opened before files were confined
  // With Walls::worker: what a worker does once the library is loaded. To be called by the check then.
  std::function<void()> enclose = [] {};
};

struct Check {
  std::string_view id;  // permanent: lower-case words joined by hyphens
  Level level = Level::load;
  bool warns = false;  // a failure is a warning
  Runs runs = Runs::once;
  Walls walls = Walls::checking;
  model::Text title;
  model::Text does;    // what it does to the plugin
  model::Text passes;  // when it passes
  // Returns when the plugin passes. Throws Failure or Skipped; anything else it throws is the validator's own
  // error.
  void (*run)(const Trial&) = nullptr;
};

}  // namespace fotfaste::conformance
