#include "host/in_process.hpp"

#include <optional>
#include <string>

namespace fotfaste::host {
namespace {

class Unsandboxed : public SessionObserver {
 public:
  void loaded() override {}
};

}  // namespace

void run_in_process(Task task, Received& received, const WorkerPool::Done& done) {
  std::optional<model::Projection> projection;
  if (task.file != nullptr) projection.emplace(*task.file, *task.directory, task.columns);
  std::string sent;
  FrameWriter writer([&sent](std::string_view bytes) { sent.append(bytes); });
  Unsandboxed unsandboxed;
  const auto never = std::chrono::steady_clock::time_point::max();
  const Final final = run_session(task, projection ? &*projection : nullptr, never, writer, unsandboxed);
  writer.flush();
  try {
    received.feed(sent);
  } catch (const InvalidOutput& error) {
    return done(invalid_output(error.what()));
  }
  done(judge(final, received.step(), task.limits));
}

}  // namespace fotfaste::host
