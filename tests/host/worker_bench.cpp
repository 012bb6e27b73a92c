// What a worker costs: fork, sandbox, load, a small model, results. Prints milliseconds for each.
#include <chrono>
#include <cstdio>

#include "host/host_fixture.hpp"

namespace {

template <typename Work>
double milliseconds(int times, Work work) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work();
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  return spent.count() / times;
}

}  // namespace

int main() {
  using namespace fotfaste;
  const model::Project project = host::make_project({"sound"});
  const auto found = host::all_fixtures();
  std::vector<model::Finding> findings;
  const host::Limits limits;
  const auto prepared = host::prepare(project, 0, found, limits, findings);
  const host::SmallModel model = host::make_model();
  host::RunOptions options;
  constexpr int times = 300;
  std::printf("find plugins       %.3f ms\n", milliseconds(times, [] { host::all_fixtures(); }));
  std::printf("prepare (2 probes) %.3f ms\n",
              milliseconds(times, [&] { host::prepare(project, 0, found, limits, findings); }));
  std::printf("run, 1 worker      %.3f ms\n", milliseconds(times, [&] {
                host::run(prepared, project, model.file, model.directory, options);
              }));
  options.shards = 7;
  std::printf("run, 7 and merge   %.3f ms\n", milliseconds(times, [&] {
                host::run(prepared, project, model.file, model.directory, options);
              }));
}
