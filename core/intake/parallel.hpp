// Work shared between threads by an atomic counter: whoever is free takes the next index.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace fotfaste::intake {

// Calls work(index, worker) once for every index below count; worker is below threads and never used by two
// calls at once. The first exception ends the work and is thrown here.
template <typename Work>
void for_each_index(std::size_t count, unsigned threads, Work&& work) {
  if (count == 0) return;
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_guard;
  const auto run = [&](unsigned worker) {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index, worker);
    } catch (...) {
      const std::lock_guard lock(failure_guard);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::jthread> others;
  for (unsigned worker = 1; worker < threads && worker < count; ++worker) others.emplace_back(run, worker);
  run(0);
  others.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace fotfaste::intake
