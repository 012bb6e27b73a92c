#include "conformance/check_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace fotfaste::conformance {
namespace {

constexpr int message_descriptor = 3;
constexpr int statm_descriptor = 4;
constexpr int status_descriptor = 5;
constexpr int model_descriptor = 6;
constexpr int first_unused = 7;

constexpr std::uint64_t most_memory = 2ull * 1024 * 1024 * 1024;

[[noreturn]] void give_up() {
  _exit(EXIT_FAILURE);
}

int out_of_the_way(int descriptor) {
  constexpr int beyond_those_used_here = 16;
  const int moved = fcntl(descriptor, F_DUPFD, beyond_those_used_here);
  if (moved < 0) give_up();
  return moved;
}

void arrange_descriptors(int pipe, const Case& of_case) {
  const int message = out_of_the_way(pipe);
  const int statm = out_of_the_way(open("/proc/self/statm", O_RDONLY));
  const int status = out_of_the_way(open("/proc/self/status", O_RDONLY));
  const int model = of_case.file == nullptr ? -1 : out_of_the_way(of_case.file->descriptor());
  const int nothing = out_of_the_way(open("/dev/null", O_RDWR));
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  if (dup2(message, message_descriptor) < 0 || dup2(statm, statm_descriptor) < 0 ||
      dup2(status, status_descriptor) < 0) {
    give_up();
  }
  if (model >= 0) {
    if (dup2(model, model_descriptor) < 0) give_up();
  } else {
    close(model_descriptor);
  }
  if (syscall(SYS_close_range, first_unused, ~0u, 0) != 0) give_up();
}

void forget_supervisor() {
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < SIGRTMIN; ++signal) sigaction(signal, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  clearenv();
  std::setlocale(LC_ALL, "C");
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(message_descriptor, bytes.data(), bytes.size());
    if (written <= 0 && errno != EINTR) give_up();
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool set_limit(int resource, rlim_t value) {
  const rlimit limit = {value, value};
  return setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

}  // namespace

Message try_check(const Check& check, const Trial& trial) noexcept {
  try {
    check.run(trial);
    return {Ending::passed, {}, {}};
  } catch (const Failure& failure) {
    return {Ending::failed, failure.expected(), failure.what()};
  } catch (const Skipped& skipped) {
    return {Ending::skipped, {}, skipped.what()};
  } catch (const std::exception& error) {
    return {Ending::broken, {}, error.what()};
  } catch (...) {
    return {Ending::broken, {}, "an exception of an unknown kind"};
  }
}

void run_check_process(const Check& check, const Subject& subject, const Case& of_case, std::uint64_t seed,
                       host::Sandbox& sandbox, host::SystemCallFilter& filter, int pipe,
                       pid_t supervisor) noexcept {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != supervisor) give_up();
  setpgid(0, 0);
  arrange_descriptors(pipe, of_case);
  forget_supervisor();
  constexpr rlim_t descriptors = 64;
  const bool walled = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NOFILE, descriptors) &&
                      host::Sandbox::forbid_new_privileges() &&
                      sandbox.confine_files(subject.file.parent_path()) &&
                      host::Sandbox::limit_memory(statm_descriptor, most_memory) &&
                      (check.walls == Walls::worker ? sandbox.filter_for_loading()
                                                    : host::sanitized || filter.install(getpid()));
  Message message{Ending::broken, {}, "the walls around a check's process cannot be put up"};
  if (walled) {
    Trial trial{subject, of_case, seed, status_descriptor};
    if (check.walls == Walls::worker) {
      trial.enclose = [&sandbox] {
        if (!sandbox.filter_for_working()) throw std::runtime_error("the worker's filter cannot be put up");
      };
    }
    message = try_check(check, trial);
  }
  write_all(write_message(message));
  _exit(EXIT_SUCCESS);
}

}  // namespace fotfaste::conformance
