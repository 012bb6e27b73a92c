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
#include <deque>
#include <stdexcept>
#include <vector>

namespace fotfaste::conformance {
namespace {

constexpr int message_descriptor = 3;
constexpr int statm_descriptor = 4;
constexpr int status_descriptor = 5;
// One for each case, in their order.
constexpr int first_model_descriptor = 6;
constexpr int most_descriptors = 64;

constexpr std::uint64_t most_memory = 2ull * 1024 * 1024 * 1024;

[[noreturn]] void give_up() {
  _exit(EXIT_FAILURE);
}

int out_of_the_way(int descriptor) {
  const int moved = fcntl(descriptor, F_DUPFD, most_descriptors);
  if (moved < 0) give_up();
  return moved;
}

// Leaves the message's pipe, the process's own size and state, the cases' data, and nothing behind the
// standard three. The subject's cases point to the data where they are now.
void arrange_descriptors(int pipe, Subject& subject, std::deque<model::MemoryFile>& files) {
  const int unused = first_model_descriptor + static_cast<int>(subject.cases.size());
  if (unused > most_descriptors) give_up();
  const int message = out_of_the_way(pipe);
  const int statm = out_of_the_way(open("/proc/self/statm", O_RDONLY));
  const int status = out_of_the_way(open("/proc/self/status", O_RDONLY));
  const int nothing = out_of_the_way(open("/dev/null", O_RDWR));
  std::vector<int> models;
  for (const Case& one : subject.cases) {
    models.push_back(one.file == nullptr ? -1 : out_of_the_way(one.file->descriptor()));
  }
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  if (dup2(message, message_descriptor) < 0 || dup2(statm, statm_descriptor) < 0 ||
      dup2(status, status_descriptor) < 0) {
    give_up();
  }
  for (std::size_t i = 0; i < models.size(); ++i) {
    const int descriptor = first_model_descriptor + static_cast<int>(i);
    close(descriptor);
    if (models[i] < 0) continue;
    if (dup2(models[i], descriptor) < 0) give_up();
    subject.cases[i].file = &files.emplace_back(descriptor);
  }
  if (syscall(SYS_close_range, unused, ~0u, 0) != 0) give_up();
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

void run_check_process(const Check& check, const Subject& subject, std::size_t of_case, std::uint64_t seed,
                       host::Sandbox& sandbox, host::SystemCallFilter& filter, int pipe,
                       pid_t supervisor) noexcept {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != supervisor) give_up();
  setpgid(0, 0);
  Subject own = subject;
  std::deque<model::MemoryFile> files;
  arrange_descriptors(pipe, own, files);
  forget_supervisor();
  const bool walled = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NOFILE, most_descriptors) &&
                      host::Sandbox::forbid_new_privileges() &&
                      sandbox.confine_files(subject.file.parent_path()) &&
                      host::Sandbox::limit_memory(statm_descriptor, most_memory) &&
                      (check.walls == Walls::worker ? sandbox.filter_for_loading()
                                                    : host::sanitized || filter.install(getpid()));
  Message message{Ending::broken, {}, "the walls around a check's process cannot be put up"};
  if (walled) {
    Trial trial{own, own.cases[of_case], seed, status_descriptor};
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
