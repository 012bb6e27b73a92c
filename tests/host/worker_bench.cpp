// What a worker costs for 60 participants: medians in milliseconds, each of its parts by itself as far as
// they can be told apart.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "host/host_fixture.hpp"

namespace {

template <typename Work>
void measure(const char* what, Work work) {
  constexpr std::size_t times = 301;
  std::vector<double> spent;
  for (std::size_t i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    spent.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(spent.begin(), spent.end());
  std::printf("%-52s %7.3f ms, fastest %7.3f\n", what, spent[times / 2], spent.front());
}

}  // namespace

int main() {
  using namespace fotfaste;
  const model::Project project = host::make_project({"sound"});
  const auto found = host::all_fixtures();
  std::vector<model::Finding> findings;
  const host::Limits limits;
  const auto prepared = host::prepare(project, 0, found, limits, findings);
  const host::SmallModel model = host::make_model(1, 60);
  const host::SmallModel divided = host::make_model(6, 10);
  host::RunOptions options;
  const auto run = [&](const host::SmallModel& of) {
    host::run(prepared, project, of.file, of.directory, options);
  };
  measure("start: a process that ends at once", [] {
    const pid_t process = fork();
    if (process == 0) _exit(0);
    waitpid(process, nullptr, 0);
  });
  measure("start, walls, load: the plugin describes itself",
          [&] { host::describe(prepared.front().file, limits); });
  measure("start, walls, load, run, result: a whole worker", [&] { run(model); });
  options.shards = 6;
  measure("the same in six shards, and one that merges", [&] { run(divided); });
  options.shards = 1;
  options.isolation = false;
  measure("run, result: without isolation, loaded before", [&] { run(model); });
}
