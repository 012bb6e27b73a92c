// Starts workers, reads what they send, holds them to their deadlines and takes leave of them. Belongs to the
// one thread of the supervisor.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "host/outcomes.hpp"
#include "host/received.hpp"
#include "host/sandbox.hpp"
#include "host/worker.hpp"

namespace fotfaste::host {

class WorkerPool {
 public:
  using Done = std::function<void(const Judgement&)>;

  // At most parallel workers run at once. The sandbox outlives the pool.
  WorkerPool(Sandbox& sandbox, unsigned parallel);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  // Ends what still runs.
  ~WorkerPool();

  // Puts a task in the queue. received is filled while it runs and must live until done was called.
  void add(Task task, Received& received, Done done);

  // Runs until the queue is empty; done may add to it. Throws std::system_error when the system gives no
  // process or pipe.
  void run();

 private:
  using Clock = std::chrono::steady_clock;
  struct Queued {
    Task task;
    Received* received;
    Done done;
  };
  struct Running {
    Queued queued;
    pid_t process = -1;
    int process_descriptor = -1;
    int pipe = -1;
    Clock::time_point deadline;
    std::uint64_t received_bytes = 0;
    Ending ending;
  };

  void start(Queued queued);
  void wait();
  void read_from(Running& worker);
  void stop(Running& worker, Ending::Stopped reason);
  void take_leave(Running& worker);

  Sandbox& sandbox_;
  std::size_t parallel_;
  std::deque<Queued> queue_;
  std::vector<std::unique_ptr<Running>> running_;
};

}  // namespace fotfaste::host
