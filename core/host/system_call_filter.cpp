#include "host/system_call_filter.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "host/worker.hpp"

namespace fotfaste::host {
namespace {

// Stands for the worker's process id, which is not known yet when the filter is built.
constexpr std::uint32_t own_id = 0x5afe1d00;

constexpr int harmless[] = {
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sched_yield),
    SCMP_SYS(getrandom),
    SCMP_SYS(restart_syscall),
    // qsort of the C library asks how much memory there is.
    SCMP_SYS(sysinfo),
};

constexpr int questions[] = {
    SCMP_SYS(fstat),      SCMP_SYS(stat),   SCMP_SYS(lstat),     SCMP_SYS(newfstatat),
    SCMP_SYS(statx),      SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(ioctl),  SCMP_SYS(lseek),     SCMP_SYS(getcwd),
};

constexpr int needed_for_loading[] = {SCMP_SYS(read), SCMP_SYS(pread64),  SCMP_SYS(close),
                                      SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(seccomp)};

// What reaches others: the network, programs, other processes, the system.
constexpr int beyond_the_process[] = {
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(setsid),
    SCMP_SYS(mount),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(shmget),
    SCMP_SYS(msgget),
    SCMP_SYS(sethostname),
};

void check(int result) {
  if (result < 0) throw std::system_error(-result, std::generic_category(), "building a system call filter");
}

// A filter of libseccomp while it is built.
class Builder {
 public:
  explicit Builder(std::uint32_t otherwise = SCMP_ACT_TRAP) : context_(seccomp_init(otherwise)) {
    if (context_ == nullptr) check(-ENOMEM);
    check(seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
  }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;
  ~Builder() { seccomp_release(context_); }

  void allow(int call) { check(seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0)); }
  void allow(int call, std::vector<scmp_arg_cmp> when) {
    check(seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, static_cast<unsigned>(when.size()),
                                 when.data()));
  }
  void refuse(int call) { check(seccomp_rule_add(context_, SCMP_ACT_ERRNO(EACCES), call, 0)); }

  void allow_what_always_is() {
    for (const int call : harmless) allow(call);
    allow(SCMP_SYS(write), {SCMP_A0(SCMP_CMP_EQ, result_descriptor, 0)});
    allow(SCMP_SYS(write), {SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0)});
    allow(SCMP_SYS(writev), {SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0)});
    // What abort sends, and what a fault handler sends again. No other: a plugin that ends itself by SIGKILL
    // would pass for one that ran out of memory.
    for (const std::uint64_t signal : std::initializer_list<std::uint64_t>{SIGABRT, SIGSEGV, SIGBUS}) {
      allow(SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, own_id, 0), SCMP_A2(SCMP_CMP_EQ, signal, 0)});
    }
  }

  [[nodiscard]] std::vector<sock_filter> finish() const {
    const int file = memfd_create("fotfaste-filter", MFD_CLOEXEC);
    if (file < 0) check(-errno);
    const int exported = seccomp_export_bpf(context_, file);
    const off_t size = lseek(file, 0, SEEK_END);
    std::vector<sock_filter> program(static_cast<std::size_t>(size < 0 ? 0 : size) / sizeof(sock_filter));
    const ssize_t taken = pread(file, program.data(), program.size() * sizeof(sock_filter), 0);
    close(file);
    check(exported);
    if (taken != size || program.empty()) check(-EIO);
    return program;
  }

 private:
  scmp_filter_ctx context_;
};

}  // namespace

SystemCallFilter SystemCallFilter::for_loading() {
  Builder builder;
  builder.allow_what_always_is();
  for (const int call : needed_for_loading) builder.allow(call);
  for (const int call : questions) builder.allow(call);
  constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  builder.allow(SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
  builder.allow(SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
  // The limit on memory is set when the library is loaded, in whichever way the C library does it.
  builder.allow(SCMP_SYS(setrlimit), {SCMP_A0(SCMP_CMP_EQ, RLIMIT_AS, 0)});
  builder.allow(SCMP_SYS(prlimit64), {SCMP_A0(SCMP_CMP_EQ, 0, 0), SCMP_A1(SCMP_CMP_EQ, RLIMIT_AS, 0)});
  SystemCallFilter filter;
  filter.program_ = builder.finish();
  return filter;
}

SystemCallFilter SystemCallFilter::for_working() {
  Builder builder;
  builder.allow_what_always_is();
  for (const int call : questions) builder.refuse(call);
  builder.allow(SCMP_SYS(mmap), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  builder.allow(SCMP_SYS(mprotect), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  SystemCallFilter filter;
  filter.program_ = builder.finish();
  return filter;
}

SystemCallFilter SystemCallFilter::for_checking() {
  Builder builder(SCMP_ACT_ALLOW);
  for (const int call : beyond_the_process) builder.refuse(call);
  SystemCallFilter filter;
  filter.program_ = builder.finish();
  return filter;
}

bool SystemCallFilter::install(pid_t self) {
  for (sock_filter& instruction : program_) {
    if (instruction.k == own_id) instruction.k = static_cast<std::uint32_t>(self);
  }
  const sock_fprog program = {static_cast<unsigned short>(program_.size()), program_.data()};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

}  // namespace fotfaste::host
