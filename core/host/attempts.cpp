#include "host/attempts.hpp"

#include <seccomp.h>
#include <unistd.h>

#include <cstdlib>

namespace fotfaste::host {
namespace {

struct Words {
  int call;
  const char* sv;
  const char* en;
};

// Calls that a plugin may have a reason of its own to try, in an evaluator's words.
constexpr const char* open_sv = "öppna en fil";
constexpr const char* open_en = "open a file";
constexpr const char* network_sv = "använda nätverket";
constexpr const char* network_en = "use the network";
constexpr const char* process_sv = "starta en process eller en tråd";
constexpr const char* process_en = "start a process or a thread";
constexpr const char* program_sv = "starta ett annat program";
constexpr const char* program_en = "start another program";
constexpr const char* signal_sv = "skicka en signal till en process";
constexpr const char* signal_en = "send a signal to a process";
constexpr const char* other_sv = "läsa eller ändra i en annan process";
constexpr const char* other_en = "read or change another process";
constexpr const char* execute_sv = "göra minne körbart";
constexpr const char* execute_en = "make memory executable";
constexpr const char* handler_sv = "ta över hur fel i processen hanteras";
constexpr const char* handler_en = "take over how faults in the process are handled";
constexpr const char* change_sv = "ändra filer eller mappar";
constexpr const char* change_en = "change files or folders";
constexpr const char* limit_sv = "ändra processens gränser";
constexpr const char* limit_en = "change the limits of the process";
constexpr const char* write_sv = "skriva till en fil";
constexpr const char* write_en = "write to a file";
constexpr const char* read_sv = "läsa från en fil";
constexpr const char* read_en = "read from a file";
constexpr const char* descriptor_sv = "öppna eller stänga det som leder ut ur processen";
constexpr const char* descriptor_en = "open or close what leads out of the process";
constexpr const char* machine_sv = "ändra datorns inställningar";
constexpr const char* machine_en = "change the machine's settings";
constexpr const char* sleep_sv = "vänta i stället för att räkna";
constexpr const char* sleep_en = "wait instead of counting";

constexpr Words words[] = {
    {SCMP_SYS(open), open_sv, open_en},
    {SCMP_SYS(openat), open_sv, open_en},
    {SCMP_SYS(openat2), open_sv, open_en},
    {SCMP_SYS(creat), open_sv, open_en},
    {SCMP_SYS(memfd_create), open_sv, open_en},
    {SCMP_SYS(socket), network_sv, network_en},
    {SCMP_SYS(socketpair), network_sv, network_en},
    {SCMP_SYS(connect), network_sv, network_en},
    {SCMP_SYS(bind), network_sv, network_en},
    {SCMP_SYS(sendto), network_sv, network_en},
    {SCMP_SYS(io_uring_setup), network_sv, network_en},
    {SCMP_SYS(fork), process_sv, process_en},
    {SCMP_SYS(vfork), process_sv, process_en},
    {SCMP_SYS(clone), process_sv, process_en},
    {SCMP_SYS(clone3), process_sv, process_en},
    {SCMP_SYS(execve), program_sv, program_en},
    {SCMP_SYS(execveat), program_sv, program_en},
    {SCMP_SYS(kill), signal_sv, signal_en},
    {SCMP_SYS(tkill), signal_sv, signal_en},
    {SCMP_SYS(tgkill), signal_sv, signal_en},
    {SCMP_SYS(rt_sigqueueinfo), signal_sv, signal_en},
    {SCMP_SYS(pidfd_send_signal), signal_sv, signal_en},
    {SCMP_SYS(ptrace), other_sv, other_en},
    {SCMP_SYS(process_vm_readv), other_sv, other_en},
    {SCMP_SYS(process_vm_writev), other_sv, other_en},
    {SCMP_SYS(mmap), execute_sv, execute_en},
    {SCMP_SYS(mprotect), execute_sv, execute_en},
    {SCMP_SYS(rt_sigaction), handler_sv, handler_en},
    {SCMP_SYS(sigaltstack), handler_sv, handler_en},
    {SCMP_SYS(unlink), change_sv, change_en},
    {SCMP_SYS(unlinkat), change_sv, change_en},
    {SCMP_SYS(rename), change_sv, change_en},
    {SCMP_SYS(renameat), change_sv, change_en},
    {SCMP_SYS(renameat2), change_sv, change_en},
    {SCMP_SYS(mkdir), change_sv, change_en},
    {SCMP_SYS(mkdirat), change_sv, change_en},
    {SCMP_SYS(rmdir), change_sv, change_en},
    {SCMP_SYS(chmod), change_sv, change_en},
    {SCMP_SYS(fchmodat), change_sv, change_en},
    {SCMP_SYS(truncate), change_sv, change_en},
    {SCMP_SYS(ftruncate), change_sv, change_en},
    {SCMP_SYS(prctl), limit_sv, limit_en},
    {SCMP_SYS(prlimit64), limit_sv, limit_en},
    {SCMP_SYS(setrlimit), limit_sv, limit_en},
    {SCMP_SYS(seccomp), limit_sv, limit_en},
    {SCMP_SYS(write), write_sv, write_en},
    {SCMP_SYS(writev), write_sv, write_en},
    {SCMP_SYS(pwrite64), write_sv, write_en},
    {SCMP_SYS(sendfile), write_sv, write_en},
    {SCMP_SYS(read), read_sv, read_en},
    {SCMP_SYS(readv), read_sv, read_en},
    {SCMP_SYS(pread64), read_sv, read_en},
    {SCMP_SYS(personality), limit_sv, limit_en},
    {SCMP_SYS(open_by_handle_at), open_sv, open_en},
    {SCMP_SYS(dup), descriptor_sv, descriptor_en},
    {SCMP_SYS(dup2), descriptor_sv, descriptor_en},
    {SCMP_SYS(dup3), descriptor_sv, descriptor_en},
    {SCMP_SYS(fcntl), descriptor_sv, descriptor_en},
    {SCMP_SYS(close), descriptor_sv, descriptor_en},
    {SCMP_SYS(close_range), descriptor_sv, descriptor_en},
    {SCMP_SYS(mount), machine_sv, machine_en},
    {SCMP_SYS(unshare), machine_sv, machine_en},
    {SCMP_SYS(setns), machine_sv, machine_en},
    {SCMP_SYS(chroot), machine_sv, machine_en},
    {SCMP_SYS(clock_settime), machine_sv, machine_en},
    {SCMP_SYS(settimeofday), machine_sv, machine_en},
    {SCMP_SYS(sethostname), machine_sv, machine_en},
    {SCMP_SYS(nanosleep), sleep_sv, sleep_en},
    {SCMP_SYS(clock_nanosleep), sleep_sv, sleep_en},
};

}  // namespace

model::Text attempt(std::uint64_t system_call, std::uint64_t argument) {
  const auto number = static_cast<int>(system_call);
  if ((number == SCMP_SYS(write) || number == SCMP_SYS(writev)) && argument == STDOUT_FILENO) {
    return {"skriva till standard ut", "write to standard output"};
  }
  // The C library handles the first two real-time signals before it starts a thread.
  if (number == SCMP_SYS(rt_sigaction) && (argument == 32 || argument == 33)) return {process_sv, process_en};
  for (const Words& known : words) {
    if (known.call == number) return {known.sv, known.en};
  }
  char* found = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
  const std::string name = found == nullptr ? std::to_string(system_call) : found;
  free(found);
  return {"göra ett otillåtet systemanrop (" + name + ")",
          "make a system call that is not allowed (" + name + ")"};
}

}  // namespace fotfaste::host
