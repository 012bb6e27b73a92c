// The host that a check shows to a plugin: with the extensions that the check chooses, and writing down what
// the plugin calls.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "fotfaste/plugin.h"

namespace fotfaste::conformance {

class OfferedHost {
 public:
  // All that a host may offer.
  static const std::set<std::string>& every_extension();

  explicit OfferedHost(std::set<std::string> extensions = every_extension());
  OfferedHost(const OfferedHost&) = delete;
  OfferedHost& operator=(const OfferedHost&) = delete;

  // May be changed before the plugin is started.
  [[nodiscard]] fotfaste_host& get() { return host_; }

  bool cancelled = false;
  // Asked for each question of the plugin's whether to stop, when cancelled is false.
  std::function<bool()> cancels;
  std::vector<std::string> calls;     // "get_extension fotfaste.log/1", "set_error", "log", "report G001" ...
  std::string error;                  // given last with set_error
  std::vector<std::string> findings;  // "G001 0 message"
  std::vector<std::string> log;       // the lines
  std::string misuse;                 // the first call that breaks the interface; empty without

 private:
  struct Calls;
  // States are used by several threads at once in one check.
  std::recursive_mutex calling_;
  void note_misuse(const char* what);
  std::set<std::string> extensions_;
  fotfaste_host host_{};
};

}  // namespace fotfaste::conformance
