#include "intake/identities/enclosure.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace fotfaste::intake {
namespace {

// Sanitizers need system calls that nothing else here needs.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

bool keep_only(const std::array<int, 3>& descriptors) {
  constexpr int beyond = 16;
  std::array<int, 3> moved{};
  for (std::size_t i = 0; i < descriptors.size(); ++i) {
    moved[i] = fcntl(descriptors[i], F_DUPFD, beyond);
    if (moved[i] < 0) return false;
  }
  constexpr std::array<int, 3> places = {keys_descriptor, output_descriptor, report_descriptor};
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (dup2(moved[i], places[i]) < 0) return false;
  }
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) close(standard);
  constexpr int first_other = report_descriptor + 1;
  if (syscall(SYS_close_range, first_other, ~0u, 0) == 0) return true;
  const long end = std::max(sysconf(_SC_OPEN_MAX), 1024L);
  for (int descriptor = first_other; descriptor < end; ++descriptor) close(descriptor);
  return true;
}

bool limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both = {most, most};
  return setrlimit(resource, &both) == 0;
}

// Every right to files that the running system can withhold. Older systems have none, and there the filter of
// system calls alone keeps files closed.
bool withhold_files() {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version <= 0) return true;
  landlock_ruleset_attr rights{};
  rights.handled_access_fs = (std::uint64_t{1} << (13 + std::min(version - 1, 2L))) - 1;
  const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0));
  if (rules < 0) return false;
  const bool restricted = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return restricted;
}

bool filter_calls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return false;
  bool made = true;
  constexpr int harmless[] = {SCMP_SYS(brk),          SCMP_SYS(munmap),    SCMP_SYS(mremap),
                              SCMP_SYS(madvise),      SCMP_SYS(futex),     SCMP_SYS(exit),
                              SCMP_SYS(exit_group),   SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
                              SCMP_SYS(rt_sigreturn), SCMP_SYS(sysinfo),   SCMP_SYS(restart_syscall)};
  for (const int call : harmless) made = made && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  const auto allow = [&](int call, const scmp_arg_cmp& when) {
    made = made && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &when) == 0;
  };
  const auto on = [](int descriptor) {
    return scmp_arg_cmp{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(descriptor), 0};
  };
  constexpr scmp_arg_cmp not_executable = {2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  allow(SCMP_SYS(read), on(keys_descriptor));
  allow(SCMP_SYS(write), on(output_descriptor));
  allow(SCMP_SYS(write), on(report_descriptor));
  allow(SCMP_SYS(mmap), not_executable);
  allow(SCMP_SYS(mprotect), not_executable);
  made = made && seccomp_load(filter) == 0;
  // The memory that the filter was built in is given back by the end of the process.
  return made;
}

}  // namespace

bool enclose(int keys, int output, int report) {
  if (!keep_only({keys, output, report})) return false;
  if (prctl(PR_SET_DUMPABLE, 0) != 0 || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NPROC, 0)) return false;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  if (sanitized) return true;
  return withhold_files() && filter_calls();
}

}  // namespace fotfaste::intake
