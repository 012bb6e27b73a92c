#include "host/worker.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

#include "host/fault_handlers.hpp"

namespace fotfaste::host {
namespace {

// Descriptors of a worker until the plugin works; afterwards only the result pipe is left.
constexpr int model_descriptor = 4;
constexpr int statm_descriptor = 5;
constexpr int first_unused = 6;

// Freed to report that memory ran out.
constexpr std::size_t reserve_size = 256u << 10;

// A worker that the supervisor has lost sight of has nobody to report to.
[[noreturn]] void give_up() {
  _exit(EXIT_FAILURE);
}

void follow_supervisor(pid_t supervisor) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != supervisor) give_up();
  setpgid(0, 0);
}

int move_out_of_the_way(int descriptor) {
  constexpr int beyond_those_used_here = 16;
  const int moved = fcntl(descriptor, F_DUPFD, beyond_those_used_here);
  if (moved < 0) give_up();
  return moved;
}

void close_from(int first) {
  if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
  for (long descriptor = first, last = sysconf(_SC_OPEN_MAX); descriptor < last; ++descriptor) {
    close(static_cast<int>(descriptor));
  }
}

// Leaves the result pipe, the model, the process's own size, and nothing behind the standard three.
void arrange_descriptors(int result_pipe, const model::MemoryFile* model) {
  const int result = move_out_of_the_way(result_pipe);
  const int file = model == nullptr ? -1 : move_out_of_the_way(model->descriptor());
  const int statm = move_out_of_the_way(open("/proc/self/statm", O_RDONLY));
  const int nothing = move_out_of_the_way(open("/dev/null", O_RDWR));
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, standard);
  if (dup2(result, result_descriptor) < 0 || dup2(statm, statm_descriptor) < 0) give_up();
  if (file >= 0) {
    if (dup2(file, model_descriptor) < 0) give_up();
  } else {
    close(model_descriptor);
  }
  close_from(first_unused);
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
  // A word on standard output is to be noticed where it is written.
  std::setvbuf(stdout, nullptr, _IONBF, 0);
  // Runs before everything that the supervisor registered, which is none of the plugin's business.
  std::atexit([] { _exit(early_exit); });
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(result_descriptor, bytes.data(), bytes.size());
    if (written <= 0) give_up();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void conclude(FrameWriter& writer, Final final) {
  final.frames = writer.count();
  writer.add(FrameKind::final, write(final));
  writer.flush();
  // No destructors, nothing registered with atexit: none of it belongs to this process.
  _exit(EXIT_SUCCESS);
}

// The last two walls go up once the library is there: loading needs more than working does.
class Enclosing : public SessionObserver {
 public:
  Enclosing(Sandbox& sandbox, const Task& task, FrameWriter& writer)
      : sandbox_(sandbox), task_(task), writer_(writer) {}
  void loaded() override {
    const bool limited = Sandbox::limit_memory(statm_descriptor, task_.limits.memory);
    close(statm_descriptor);
    if (!limited) conclude(writer_, {Conclusion::not_sandboxed, 0, "the limit on memory", 0});
    if (!sandbox_.filter_for_working()) {
      conclude(writer_, {Conclusion::not_sandboxed, 0, "the filter of system calls", 0});
    }
  }

 private:
  Sandbox& sandbox_;
  const Task& task_;
  FrameWriter& writer_;
};

}  // namespace

void run_worker(const Task& task, Sandbox& sandbox, int result_pipe, pid_t supervisor,
                std::chrono::steady_clock::time_point deadline) noexcept {
  follow_supervisor(supervisor);
  arrange_descriptors(result_pipe, task.file);
  forget_supervisor();
  FrameWriter writer(write_all);
  const auto demand = [&writer](bool holds, const char* what) {
    if (!holds) conclude(writer, {Conclusion::not_sandboxed, 0, what, 0});
  };
  demand(Sandbox::limit_resources(task.limits), "the limits on resources");

  std::optional<model::Projection> projection;
  try {
    if (task.file != nullptr) {
      const model::MemoryFile file(model_descriptor);
      projection.emplace(file, *task.directory, task.columns);
    }
  } catch (const std::exception& error) {
    conclude(writer, {Conclusion::not_sandboxed, 0, error.what(), 0});
  }
  install_fault_handlers(projection ? &*projection : nullptr);
  demand(Sandbox::forbid_new_privileges(), "the ban on new privileges");
  demand(sandbox.confine_files(task.plugin->path.parent_path()), "the limits on files");
  demand(sandbox.filter_for_loading(), "the filter of system calls");

  auto reserve = std::make_unique_for_overwrite<char[]>(reserve_size);
  Enclosing enclosing(sandbox, task, writer);
  const Final final = run_session(task, projection ? &*projection : nullptr, deadline, writer, enclosing);
  reserve.reset();
  conclude(writer, final);
}

}  // namespace fotfaste::host
