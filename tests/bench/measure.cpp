// Runs a command a few times and prints, for each run, what an operating system says of it: wall time,
// processor time of all its processes, and the memory of the largest of them.
//
//   measure LABEL RUNS COMMAND [ARGUMENT...]
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// Runs the command once with its output thrown away. False when it failed.
bool run(char** command, double& wall, rusage& usage) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t process = 0;
  const int failure = posix_spawnp(&process, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) return false;
  int status = 0;
  if (wait4(process, &status, 0, &usage) != process) return false;
  wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

int main(int count, char** arguments) {
  const int runs = count < 4 ? 0 : std::atoi(arguments[2]);
  if (runs < 1) {
    std::fprintf(stderr, "usage: measure LABEL RUNS COMMAND [ARGUMENT...]\n");
    return 2;
  }
  for (int i = 1; i <= runs; ++i) {
    double wall = 0;
    rusage usage{};
    if (!run(arguments + 3, wall, usage)) {
      std::fprintf(stderr, "measure: %s failed\n", arguments[3]);
      return 1;
    }
    std::printf("%-24s run %d  wall %8.3f s  user+sys %8.3f s  peak %8.1f MiB\n", arguments[1], i, wall,
                seconds(usage.ru_utime) + seconds(usage.ru_stime),
                static_cast<double>(usage.ru_maxrss) / 1024);
  }
  return 0;
}
