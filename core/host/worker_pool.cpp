#include "host/worker_pool.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace fotfaste::host {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// How long before its deadline a plugin is told to stop.
std::chrono::milliseconds warning_time(std::chrono::milliseconds wall) {
  return std::min(wall / 10, std::chrono::milliseconds(250));
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

int wait_time(std::chrono::steady_clock::time_point until) {
  const auto left = until - std::chrono::steady_clock::now();
  const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(left).count();
  return static_cast<int>(std::clamp<std::int64_t>(rounded, 0, 60'000));
}

}  // namespace

WorkerPool::WorkerPool(Sandbox& sandbox, unsigned parallel)
    : sandbox_(sandbox), parallel_(std::max(1u, parallel)) {}

WorkerPool::~WorkerPool() {
  for (const auto& worker : running_) {
    kill(-worker->process, SIGKILL);
    kill(worker->process, SIGKILL);
    waitpid(worker->process, nullptr, 0);
    close_if_open(worker->pipe);
    close_if_open(worker->process_descriptor);
  }
}

void WorkerPool::add(Task task, Received& received, Done done) {
  queue_.push_back({std::move(task), &received, std::move(done)});
}

void WorkerPool::run() {
  while (!queue_.empty() || !running_.empty()) {
    while (!queue_.empty() && running_.size() < parallel_) {
      Queued next = std::move(queue_.front());
      queue_.pop_front();
      start(std::move(next));
    }
    wait();
  }
}

void WorkerPool::start(Queued queued) {
  auto worker = std::make_unique<Running>();
  worker->queued = std::move(queued);
  const Limits& limits = worker->queued.task.limits;
  const auto now = Clock::now();
  worker->deadline = now + limits.wall;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("making a pipe for a plugin");
  const pid_t supervisor = getpid();
  const pid_t process = fork();
  if (process < 0) {
    close(ends[0]);
    close(ends[1]);
    fail("starting a process for a plugin");
  }
  if (process == 0) {
    run_worker(worker->queued.task, sandbox_, ends[1], supervisor,
               worker->deadline - warning_time(limits.wall));
  }
  // Both sides do this: whichever comes first.
  setpgid(process, process);
  close(ends[1]);
  worker->process = process;
  worker->pipe = ends[0];
  fcntl(worker->pipe, F_SETFL, O_NONBLOCK);
  worker->process_descriptor = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
  running_.push_back(std::move(worker));
  if (running_.back()->process_descriptor < 0) fail("watching a plugin's process");
}

void WorkerPool::wait() {
  std::vector<pollfd> watched;
  auto earliest = Clock::time_point::max();
  for (const auto& worker : running_) {
    watched.push_back({worker->pipe, POLLIN, 0});
    watched.push_back({worker->process_descriptor, POLLIN, 0});
    if (worker->ending.stopped == Ending::Stopped::not_at_all)
      earliest = std::min(earliest, worker->deadline);
  }
  const int timeout = earliest == Clock::time_point::max() ? -1 : wait_time(earliest);
  if (poll(watched.data(), watched.size(), timeout) < 0 && errno != EINTR) fail("waiting for plugins");

  // Those that ended leave the list before their callbacks run, which may add to the queue.
  std::vector<std::unique_ptr<Running>> ended;
  for (std::size_t i = 0; i < watched.size(); i += 2) {
    std::unique_ptr<Running>& worker = running_[i / 2];
    if (watched[i].revents != 0) read_from(*worker);
    if (watched[i + 1].revents != 0) {
      ended.push_back(std::move(worker));
    } else if (worker->ending.stopped == Ending::Stopped::not_at_all && Clock::now() >= worker->deadline) {
      stop(*worker, Ending::Stopped::at_deadline);
    }
  }
  std::erase(running_, nullptr);
  for (const auto& worker : ended) take_leave(*worker);
}

void WorkerPool::read_from(Running& worker) {
  char buffer[64 * 1024];
  while (worker.pipe >= 0) {
    const ssize_t size = read(worker.pipe, buffer, sizeof buffer);
    if (size < 0) return;
    if (size == 0) return close_if_open(worker.pipe);
    if (worker.ending.stopped != Ending::Stopped::not_at_all || !worker.ending.broken.empty()) continue;
    worker.received_bytes += static_cast<std::uint64_t>(size);
    if (worker.received_bytes > worker.queued.task.limits.output) {
      return stop(worker, Ending::Stopped::for_its_output);
    }
    try {
      worker.queued.received->feed(std::string_view(buffer, static_cast<std::size_t>(size)));
    } catch (const InvalidOutput& error) {
      worker.ending.broken = error.what();
      return stop(worker, Ending::Stopped::for_its_form);
    }
  }
}

void WorkerPool::stop(Running& worker, Ending::Stopped reason) {
  worker.ending.stopped = reason;
  kill(-worker.process, SIGKILL);
  // The group may not exist yet.
  kill(worker.process, SIGKILL);
}

void WorkerPool::take_leave(Running& worker) {
  read_from(worker);
  close_if_open(worker.pipe);
  int status = 0;
  rusage usage{};
  while (wait4(worker.process, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  close_if_open(worker.process_descriptor);
  if (WIFEXITED(status)) worker.ending.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) worker.ending.signal = WTERMSIG(status);
  worker.ending.processor = std::chrono::seconds(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
  const Task& task = worker.queued.task;
  const std::uint64_t model_size = task.directory == nullptr ? 0 : task.directory->file_size;
  const std::uint64_t peak = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  worker.ending.peak_memory = peak > model_size ? peak - model_size : 0;
  worker.queued.done(judge(worker.ending, *worker.queued.received, task.limits));
}

}  // namespace fotfaste::host
