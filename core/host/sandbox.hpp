// The walls around a worker, except what it is given to see of the model (projection) and who watches it
// (worker_pool). Prepared once in the supervisor; a worker puts them up around itself in the order of
// worker.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "host/host.hpp"
#include "host/system_call_filter.hpp"

namespace fotfaste::host {

// Sanitizers need system calls and address space that a plugin may not have. Workers of such builds have
// weaker walls, and layers() says so.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

class Sandbox {
 public:
  // Builds the filters and asks the system what it offers. Throws std::system_error when the filters cannot
  // be built.
  Sandbox();

  // The layers that workers get: "projection", "rlimits", "memory_limit", "no_new_privs", "seccomp",
  // "landlock".
  [[nodiscard]] std::vector<std::string> layers() const;
  [[nodiscard]] int landlock_version() const { return landlock_version_; }

  // In the worker. Each returns false when the system refuses.
  [[nodiscard]] static bool limit_resources(const Limits& limits);
  [[nodiscard]] static bool forbid_new_privileges();
  // From now on files can only be read, and only the system's libraries and those in folder.
  [[nodiscard]] bool confine_files(const std::filesystem::path& folder) const;
  [[nodiscard]] bool filter_for_loading();
  // statm: the process's own /proc/self/statm, opened before files were confined.
  [[nodiscard]] static bool limit_memory(int statm, std::uint64_t budget);
  [[nodiscard]] bool filter_for_working();

 private:
  std::optional<SystemCallFilter> loading_;
  std::optional<SystemCallFilter> working_;
  int landlock_version_ = 0;  // 0: the system has none
};

}  // namespace fotfaste::host
