#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "host/host.hpp"
#include "host/sandbox.hpp"

namespace fotfaste::host {
namespace {

bool has_seccomp() {
  const std::uint32_t action = SECCOMP_RET_TRAP;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool has_landlock() {
  constexpr unsigned ask_for_version = 1;
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, ask_for_version) > 0;
}

}  // namespace

std::vector<SandboxLayer> sandbox_layers() {
  const bool filtered = !sanitized && has_seccomp();
  return {
      {"projection",
       true,
       {"Varje insticksprogram ser bara de kolumner som det har sagt att det behöver, och kan inte ändra "
        "dem.",
        "Each plugin sees only the columns that it said it needs, and cannot change them."}},
      {"rlimits",
       true,
       {"Processortid, öppna filer och skrivning till filer är begränsade.",
        "Processor time, open files and writing to files are limited."}},
      {"memory_limit",
       !sanitized,
       {"Minnet är begränsat. Saknas i byggen för felsökning av minne.",
        "Memory is limited. Missing in builds for finding memory errors."}},
      {"no_new_privs",
       true,
       {"Ett insticksprogram kan inte få fler rättigheter än det startade med.",
        "A plugin cannot gain more rights than it started with."}},
      {"seccomp",
       filtered,
       {"Ett insticksprogram kan inte öppna filer, använda nätverket eller starta processer. Nödvändigt: "
        "utan "
        "detta körs inga insticksprogram.",
        "A plugin cannot open files, use the network or start processes. Required: without it no plugin is "
        "run."}},
      {"landlock",
       !sanitized && has_landlock(),
       {"Medan ett insticksprogram laddas kan det bara läsa systemets bibliotek och sin egen mapp. Finns i "
        "Linux "
        "5.13 och senare.",
        "While a plugin is loaded it can read only the system's libraries and its own folder. In Linux 5.13 "
        "and "
        "later."}},
  };
}

}  // namespace fotfaste::host
