#include "conformance/runner.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "conformance/check_process.hpp"
#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::conformance {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Job {
  const Check* check;
  std::size_t of_case;  // its place in the subject
};

// A check's process as the supervisor sees it. Ends what still runs.
class Running {
 public:
  Running(std::size_t place, const Job& job, const Subject& subject, const RunOptions& options,
          host::Sandbox& sandbox, host::SystemCallFilter& filter)
      : place_(place),
        begin_(Clock::now()),
        deadline_(begin_ + (job.check->level == Level::slow ? 4 : 1) * options.limit) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) fail("making a pipe for a check");
    const pid_t supervisor = getpid();
    process_ = fork();
    if (process_ < 0) fail("starting a process for a check");
    if (process_ == 0) {
      run_check_process(*job.check, subject, job.of_case, options.seed, sandbox, filter, ends[1], supervisor);
    }
    setpgid(process_, process_);
    close(ends[1]);
    pipe_ = ends[0];
    fcntl(pipe_, F_SETFL, O_NONBLOCK);
    descriptor_ = static_cast<int>(syscall(SYS_pidfd_open, process_, 0));
    if (descriptor_ < 0) {
      stop();
      fail("watching a check's process");
    }
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    if (!reaped_) stop();
    if (pipe_ >= 0) close(pipe_);
    if (descriptor_ >= 0) close(descriptor_);
  }

  [[nodiscard]] std::size_t place() const { return place_; }
  [[nodiscard]] int pipe() const { return pipe_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

  void read_some() {
    char buffer[8192];
    while (pipe_ >= 0) {
      const ssize_t size = read(pipe_, buffer, sizeof buffer);
      if (size < 0) return;
      if (size == 0) {
        close(pipe_);
        pipe_ = -1;
        return;
      }
      if (bytes_.size() <= largest_message) bytes_.append(buffer, static_cast<std::size_t>(size));
    }
  }

  // Ends the process and all that it started, and waits for it.
  void stop() {
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);
    while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    reaped_ = true;
  }

  // What came of it, after it ended or was stopped.
  void conclude(bool at_deadline, Result& result) {
    read_some();
    result.duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
    if (at_deadline) {
      result.status = Status::timeout;
      result.observed = "the check was not done in " +
                        std::to_string((deadline_ - begin_) / std::chrono::milliseconds(1)) +
                        " ms, and its process was ended";
      return;
    }
    if (WIFSIGNALED(status_)) {
      result.status = Status::crash;
      result.observed = std::string("the process was ended by signal ")
                            .append(std::to_string(WTERMSIG(status_)))
                            .append(" (")
                            .append(strsignal(WTERMSIG(status_)))
                            .append(")");
      return;
    }
    if (bytes_.empty() || WEXITSTATUS(status_) != 0) {
      result.status = Status::crash;
      result.observed = "the process ended itself with exit code " + std::to_string(WEXITSTATUS(status_)) +
                        " before the check was done";
      return;
    }
    try {
      take(read_message(bytes_), result);
    } catch (const MalformedBytes& error) {
      result.status = Status::crash;
      result.observed = std::string("what the process sent is no result: ") + error.what();
    }
  }

  static void take(const Message& message, Result& result) {
    result.expected = message.expected;
    result.observed = message.observed;
    switch (message.ending) {
      case Ending::passed:
        result.status = Status::pass;
        return;
      case Ending::failed:
        result.status = result.check->warns ? Status::warn : Status::fail;
        return;
      case Ending::skipped:
        result.status = Status::skip;
        return;
      case Ending::broken:
        result.status = Status::error;
        return;
    }
  }

 private:
  std::size_t place_;
  Clock::time_point begin_;
  Clock::time_point deadline_;
  pid_t process_ = -1;
  int pipe_ = -1;
  int descriptor_ = -1;
  int status_ = 0;
  bool reaped_ = false;
  std::string bytes_;
};

// Changes what a check came to into what was expected of it.
void apply_expectation(const RunOptions& options, Result& result) {
  const auto found = options.expected_failures.find(result.check->id);
  if (found == options.expected_failures.end()) return;
  const bool failed = result.status == Status::fail || result.status == Status::warn ||
                      result.status == Status::crash || result.status == Status::timeout;
  if (failed) {
    result.status = Status::xfail;
    result.expected = found->second;
  }
}

// An expected failure that failed in no case is out of date.
void find_unexpected_passes(const RunOptions& options, std::vector<Result>& results) {
  for (const auto& [id, reason] : options.expected_failures) {
    const auto of_id = [&id = id](const Result& result) { return result.check->id == id; };
    const auto failed = [&](const Result& result) { return of_id(result) && result.status == Status::xfail; };
    if (std::any_of(results.begin(), results.end(), failed)) continue;
    for (Result& result : results) {
      if (!of_id(result) || result.status != Status::pass) continue;
      result.status = Status::xpass;
      result.expected = "a failure, since plugin-check.toml says: " + reason;
      result.observed = "the check passes; take it out of expected_failures";
    }
  }
}

class Pool {
 public:
  Pool(const Subject& subject, const std::vector<Job>& jobs, const RunOptions& options,
       std::vector<Result>& results)
      : subject_(subject),
        jobs_(jobs),
        options_(options),
        results_(results),
        filter_(host::SystemCallFilter::for_checking()) {}

  void run() {
    std::size_t next = 0;
    while (next < jobs_.size() || !running_.empty()) {
      while (next < jobs_.size() && running_.size() < std::max(1u, options_.parallel)) {
        running_.push_back(
            std::make_unique<Running>(next, jobs_[next], subject_, options_, sandbox_, filter_));
        ++next;
      }
      wait();
    }
  }

 private:
  void wait() {
    std::vector<pollfd> watched;
    auto earliest = Clock::time_point::max();
    for (const auto& one : running_) {
      watched.push_back({one->pipe(), POLLIN, 0});
      watched.push_back({one->descriptor(), POLLIN, 0});
      earliest = std::min(earliest, one->deadline());
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(earliest - Clock::now()).count();
    const int timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    if (poll(watched.data(), watched.size(), timeout) < 0 && errno != EINTR) fail("waiting for checks");
    for (std::size_t i = 0; i < running_.size(); ++i) {
      Running& one = *running_[i];
      one.read_some();
      const bool ended = watched[2 * i + 1].revents != 0;
      if (!ended && Clock::now() < one.deadline()) continue;
      one.stop();
      one.conclude(!ended, results_[one.place()]);
      running_[i].reset();
    }
    std::erase(running_, nullptr);
  }

  const Subject& subject_;
  const std::vector<Job>& jobs_;
  const RunOptions& options_;
  std::vector<Result>& results_;
  host::Sandbox sandbox_;
  host::SystemCallFilter filter_;
  std::vector<std::unique_ptr<Running>> running_;
};

}  // namespace

std::string_view word(Status status) {
  switch (status) {
    case Status::pass:
      return "pass";
    case Status::warn:
      return "warn";
    case Status::fail:
      return "fail";
    case Status::error:
      return "error";
    case Status::crash:
      return "crash";
    case Status::timeout:
      return "timeout";
    case Status::skip:
      return "skip";
    case Status::xfail:
      return "xfail";
    case Status::xpass:
      return "xpass";
  }
  return "";
}

bool is_failure(Status status) {
  return status == Status::fail || status == Status::crash || status == Status::timeout ||
         status == Status::xpass;
}

std::vector<Result> run_checks(const Subject& subject, const std::vector<const Check*>& checks,
                               const RunOptions& options) {
  std::vector<Job> jobs;
  std::vector<Result> results;
  for (const Check* check : checks) {
    const std::size_t cases = check->runs == Runs::once ? 1 : subject.cases.size();
    for (std::size_t i = 0; i < cases; ++i) {
      jobs.push_back({check, i});
      Result& result = results.emplace_back();
      result.check = check;
      result.seed = options.seed;
      if (check->runs == Runs::for_each_case) result.of_case = subject.cases[i].name;
    }
  }
  if (options.in_process) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const Trial trial{subject, subject.cases[jobs[i].of_case], options.seed,
                        open("/proc/self/status", O_RDONLY)};
      const auto begin = Clock::now();
      Running::take(try_check(*jobs[i].check, trial), results[i]);
      results[i].duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
      close(trial.status_file);
    }
  } else {
    Pool(subject, jobs, options, results).run();
  }
  for (Result& result : results) apply_expectation(options, result);
  find_unexpected_passes(options, results);
  return results;
}

}  // namespace fotfaste::conformance
