#include <memory>
#include <optional>
#include <utility>

#include "host/host.hpp"
#include "host/projected_columns.hpp"
#include "host/received.hpp"
#include "host/sandbox.hpp"
#include "host/worker_pool.hpp"

namespace fotfaste::host {
namespace {

// The person of each participation, by its number within the run; nothing where the model does not say.
std::vector<std::optional<std::uint64_t>> persons_of(const model::MemoryFile& file,
                                                     const model::Directory& directory) {
  std::vector<std::optional<std::uint64_t>> persons;
  const auto person = model::find_column("person");
  if (!person) return persons;
  const model::Projection projection(file, directory, std::vector{*person});
  for (std::size_t i = 0; i < projection.batch_count(); ++i) {
    model::ArrowTree tree;
    const fotfaste_batch batch = projection.batch(i, tree);
    const auto rows = static_cast<std::size_t>(batch.array->length);
    if (batch.array->n_children == 0) {
      persons.resize(persons.size() + rows);
      continue;
    }
    const auto* numbers = static_cast<const std::uint64_t*>(batch.array->children[0]->buffers[1]);
    persons.insert(persons.end(), numbers, numbers + rows);
  }
  return persons;
}

}  // namespace

ExplainedFigure explain_figure(const PreparedPlugin& plugin, const model::Project& project,
                               const model::MemoryFile& file, const model::Directory& directory,
                               const std::string& figure, const RunOptions& options) {
  ExplainedFigure explained;
  explained.outcome = plugin.outcome;
  explained.reason = plugin.reason;
  if (plugin.outcome != model::Outcome::ok || first_absent(plugin.columns, directory)) return explained;
  Task task;
  task.purpose = Purpose::explain;
  task.plugin = &plugin.file;
  task.parameters = &plugin.parameters;
  task.project = &project;
  task.as_of = options.as_of;
  task.file = &file;
  task.directory = &directory;
  task.columns = projected_columns(plugin.columns, directory);
  task.end_batch = directory.batches.size();
  task.figure = figure;
  task.limits = options.limits;
  Received received(Purpose::explain, plugin.file.id, &plugin.description, {});
  Sandbox sandbox;
  WorkerPool pool(sandbox, 1);
  pool.add(std::move(task), received, [&](const Judgement& judgement) {
    explained.outcome = judgement.outcome;
    explained.reason = judgement.reason;
  });
  pool.run();
  if (explained.outcome != model::Outcome::ok) return explained;
  explained.tables = std::move(received.explained_tables);
  const auto persons = persons_of(file, directory);
  for (ExplanationMessage& one : received.explanations) {
    if (std::get<std::string>(one.dimensions.front()) != figure) continue;
    const auto person = one.row < persons.size() ? persons[one.row] : std::nullopt;
    explained.explanations.push_back(
        {one.row, person, one.table, one.part, one.column, std::move(one.dimensions), std::move(one.reason)});
  }
  return explained;
}

}  // namespace fotfaste::host
