#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "host/finish_table.hpp"
#include "host/host.hpp"
#include "host/in_process.hpp"
#include "host/outcomes.hpp"
#include "host/plugin_findings.hpp"
#include "host/projected_columns.hpp"
#include "host/received.hpp"
#include "host/sandbox.hpp"
#include "host/worker_pool.hpp"

namespace fotfaste::host {
namespace {

using Submit = std::function<void(Task, Received&, WorkerPool::Done)>;

// One plugin's way through a run: its shards, and their merging when there are several.
class PluginRun {
 public:
  PluginRun(const PreparedPlugin& plugin, const model::Project& project, const model::MemoryFile& file,
            const model::Directory& directory, const RunOptions& options)
      : plugin_(plugin), project_(project), file_(file), directory_(directory), options_(options) {
    const std::vector<model::ColumnId> columns = projected_columns(plugin.columns, directory);
    result_.id = plugin.file.id;
    result_.version = plugin.description.version;
    result_.file = plugin.file.path.filename().string();
    result_.sha256 = plugin.sha256;
    result_.title = plugin.description.title;
    result_.outcome = plugin.outcome;
    result_.reason = plugin.reason;
    result_.parameters = plugin.description.parameters;
    result_.settings = plugin.parameters;
    result_.purposes = plugin.purposes;
    for (const model::ColumnId column : columns) result_.reads.push_back(model::path(column));
    columns_ = columns;
  }

  void start(const Submit& submit) {
    if (result_.outcome != model::Outcome::ok) return;
    if (const auto absent = first_absent(plugin_.columns, directory_)) {
      result_.outcome = model::Outcome::not_applicable;
      result_.reason = {"Insticksprogrammet behöver kolumnen " + *absent + ", som inte finns i data.",
                        "The plugin needs the column " + *absent + ", which is not in the data."};
      return;
    }
    const std::size_t batches = directory_.batches.size();
    const std::size_t shards = std::clamp<std::size_t>(options_.shards, 1, std::max<std::size_t>(1, batches));
    judgements_.resize(shards);
    states_.resize(shards);
    shares_done_.resize(shards);
    waiting_for_ = shards;
    for (std::size_t shard = 0; shard < shards; ++shard) {
      Task task = make_task(shards == 1 ? Purpose::evaluate : Purpose::accumulate);
      task.first_batch = batches * shard / shards;
      task.end_batch = batches * (shard + 1) / shards;
      Received& received = collect(task.purpose, shard);
      submit(std::move(task), received,
             [this, shard, &submit](const Judgement& judgement) { take_shard(shard, judgement, submit); });
    }
  }

  model::PluginResult finish() {
    for (const Judgement& judgement : judgements_) {
      if (judgement.outcome == model::Outcome::ok) continue;
      result_.outcome = judgement.outcome;
      result_.reason = judgement.reason;
      break;
    }
    std::vector<const Received*> workers;
    for (const auto& received : received_) workers.push_back(received.get());
    const bool spoke_for_itself = result_.outcome == model::Outcome::ok ||
                                  result_.outcome == model::Outcome::plugin_error ||
                                  result_.outcome == model::Outcome::not_applicable;
    if (spoke_for_itself) result_.findings = merge_findings(workers, plugin_.file.id, project_);
    if (result_.outcome != model::Outcome::ok || received_.empty()) return std::move(result_);
    result_.tables = std::move(received_.back()->tables);
    if (const auto table = table_of_unseen_persons()) {
      result_.tables.clear();
      Judgement judgement = invalid_output(
          "the table " + *table + " has rows about persons, and the column person was not asked for");
      result_.outcome = judgement.outcome;
      result_.reason = std::move(judgement.reason);
      return std::move(result_);
    }
    if (!options_.keep_person_tables) {
      std::erase_if(result_.tables, [](const auto& table) { return is_about_persons(table.description); });
    }
    for (model::TableResult& table : result_.tables) finish_table(table, project_.few_below);
    return std::move(result_);
  }

 private:
  // A table about persons that has rows though the plugin did not ask who they are. Whether a state holds
  // persons is told by that column, so whoever writes of persons must have asked for it.
  [[nodiscard]] std::optional<std::string> table_of_unseen_persons() const {
    const auto person = model::find_column("person");
    if (person && std::find(columns_.begin(), columns_.end(), *person) != columns_.end()) return std::nullopt;
    for (const model::TableResult& table : result_.tables) {
      if (is_about_persons(table.description) && !table.rows.empty()) return table.description.id;
    }
    return std::nullopt;
  }

  Task make_task(Purpose purpose) const {
    Task task;
    task.purpose = purpose;
    task.plugin = &plugin_.file;
    task.parameters = &plugin_.parameters;
    task.project = &project_;
    task.as_of = options_.as_of;
    task.file = &file_;
    task.directory = &directory_;
    task.columns = columns_;
    task.limits = options_.limits;
    return task;
  }

  Received& collect(Purpose purpose, std::size_t shard) {
    const auto on_progress = [this, shard](double share) {
      if (!options_.progress || shard >= shares_done_.size()) return;
      shares_done_[shard] = share;
      double sum = 0;
      for (const double done : shares_done_) sum += done;
      options_.progress(plugin_.file.id, sum / static_cast<double>(shares_done_.size()));
    };
    const model::PluginDescription* rows = purpose == Purpose::accumulate ? nullptr : &plugin_.description;
    received_.push_back(std::make_unique<Received>(purpose, plugin_.file.id, rows, on_progress));
    return *received_.back();
  }

  void take_shard(std::size_t shard, const Judgement& judgement, const Submit& submit) {
    judgements_[shard] = judgement;
    states_[shard] = std::move(received_[shard]->state);
    if (--waiting_for_ > 0 || states_.size() == 1) return;
    for (const Judgement& one : judgements_) {
      if (one.outcome != model::Outcome::ok) return;
    }
    Task task = make_task(Purpose::merge);
    task.states = &states_;
    Received& received = collect(Purpose::merge, shares_done_.size());
    submit(std::move(task), received, [this](const Judgement& merged) {
      judgements_.push_back(merged);
      states_.clear();
    });
  }

  const PreparedPlugin& plugin_;
  const model::Project& project_;
  const model::MemoryFile& file_;
  const model::Directory& directory_;
  const RunOptions& options_;
  std::vector<model::ColumnId> columns_;
  model::PluginResult result_;
  std::vector<std::unique_ptr<Received>> received_;  // by shard, the merging one last
  std::vector<Judgement> judgements_;                // the same
  std::vector<std::string> states_;
  std::vector<double> shares_done_;
  std::size_t waiting_for_ = 0;
};

}  // namespace

RunReport run(const std::vector<PreparedPlugin>& plugins, const model::Project& project,
              const model::MemoryFile& file, const model::Directory& directory, const RunOptions& options) {
  std::optional<Sandbox> sandbox;
  std::optional<WorkerPool> pool;
  Submit submit = run_in_process;
  if (options.isolation) {
    sandbox.emplace();
    pool.emplace(*sandbox, options.parallel);
    submit = [&pool](Task task, Received& received, WorkerPool::Done done) {
      pool->add(std::move(task), received, std::move(done));
    };
  }
  std::vector<std::unique_ptr<PluginRun>> runs;
  for (const PreparedPlugin& plugin : plugins) {
    runs.push_back(std::make_unique<PluginRun>(plugin, project, file, directory, options));
    runs.back()->start(submit);
  }
  if (pool) pool->run();

  RunReport report;
  if (sandbox) report.sandbox = sandbox->layers();
  for (const auto& run : runs) report.plugins.push_back(run->finish());
  return report;
}

}  // namespace fotfaste::host
