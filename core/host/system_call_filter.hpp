// Which system calls a worker may make: the seccomp filters. They are built once in the supervisor and only
// installed in workers.
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <vector>

namespace fotfaste::host {

// What else is called raises SIGSYS, except questions about files, which are politely refused.
class SystemCallFilter {
 public:
  // While the library is loaded: files may be read, memory may become executable.
  static SystemCallFilter for_loading();
  // While the plugin works: memory, clocks, and writing to the result pipe; what it writes to standard error
  // goes nowhere.
  static SystemCallFilter for_working();

  // For a validator's processes: what reaches others is refused with EACCES, all else is allowed.
  static SystemCallFilter for_checking();

  // Binds this process for good. no_new_privs must be set. False when the system refuses.
  [[nodiscard]] bool install(pid_t self);

 private:
  std::vector<sock_filter> program_;
};

}  // namespace fotfaste::host
