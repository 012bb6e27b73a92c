// One plugin at work, from loading to its last call: what a worker does once it is sandboxed, and what a run
// without isolation does in the host's own process. Everything that comes of it goes out as frames.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "host/frames.hpp"
#include "host/host.hpp"
#include "host/messages.hpp"
#include "model/projection.hpp"

namespace fotfaste::host {

enum class Purpose : std::uint8_t {
  describe,         // descriptor only
  declare_needs,    // with parameters, without data
  describe_design,  // the same, for a plugin that says so
  explain,          // batches in, explanations of a figure out
  evaluate,         // batches in, rows out
  accumulate,       // batches in, serialized state out
  merge,            // serialized states in, rows out
};

// What is to be done. Everything is borrowed and outlives the task.
struct Task {
  Purpose purpose = Purpose::describe;
  const PluginFile* plugin = nullptr;
  const model::Value* parameters = nullptr;  // not for describe
  const model::Project* project = nullptr;   // not for describe
  std::int32_t as_of = 0;
  // explain, evaluate, accumulate and merge:
  const model::MemoryFile* file = nullptr;
  const model::Directory* directory = nullptr;
  std::vector<model::ColumnId> columns;
  std::size_t first_batch = 0;
  std::size_t end_batch = 0;
  // merge: the states in the order of the shards
  const std::vector<std::string>* states = nullptr;
  std::string figure;  // explain
  Limits limits;
};

// What happens between steps; a worker tightens its sandbox when the library has been loaded.
class SessionObserver {
 public:
  virtual ~SessionObserver() = default;
  virtual void loaded() = 0;
};

// Goes through the task's steps and returns how it ended. The final frame is the caller's to write. The
// projection may be null where the purpose needs no data. deadline is when the plugin is told to stop.
Final run_session(const Task& task, const model::Projection* projection,
                  std::chrono::steady_clock::time_point deadline, FrameWriter& writer,
                  SessionObserver& observer);

}  // namespace fotfaste::host
