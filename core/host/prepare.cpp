#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>

#include "host/check_description.hpp"
#include "host/check_parameters.hpp"
#include "host/host.hpp"
#include "host/outcomes.hpp"
#include "host/plugin_findings.hpp"
#include "host/projected_columns.hpp"
#include "host/received.hpp"
#include "host/sandbox.hpp"
#include "host/worker_pool.hpp"
#include "model/finding_catalogue.hpp"
#include "model/nearest.hpp"
#include "model/sha256.hpp"

namespace fotfaste::host {
namespace {

constexpr std::int32_t most_months = 12'000;
constexpr std::int32_t most_days = 366'000;

// Of a file in hexadecimal; empty when it cannot be read.
std::string sha256_of(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  model::Sha256 hash;
  std::array<char, 64 * 1024> buffer;
  ssize_t size = 0;
  while ((size = read(descriptor, buffer.data(), buffer.size())) > 0) {
    hash.add({buffer.data(), static_cast<std::size_t>(size)});
  }
  close(descriptor);
  return size < 0 ? std::string() : hash.finish();
}

void fail(PreparedPlugin& plugin, Judgement judgement) {
  plugin.outcome = judgement.outcome;
  plugin.reason = std::move(judgement.reason);
}

// Runs one task by itself.
Judgement probe(Sandbox& sandbox, Task task, Received& received) {
  Judgement result;
  WorkerPool pool(sandbox, 1);
  pool.add(std::move(task), received, [&result](const Judgement& judgement) { result = judgement; });
  pool.run();
  return result;
}

PreparedPlugin describe(Sandbox& sandbox, const PluginFile& file, const Limits& limits) {
  PreparedPlugin plugin;
  plugin.file = file;
  plugin.sha256 = sha256_of(file.path);
  plugin.description.id = file.id;
  plugin.description.version = file.version;
  plugin.description.title = {file.id, file.id};
  Task task;
  task.plugin = &file;
  task.limits = limits;
  Received received(Purpose::describe, file.id, nullptr, {});
  Judgement judgement = probe(sandbox, task, received);
  if (judgement.outcome == model::Outcome::ok) {
    try {
      if (!received.description) throw InvalidOutput("the plugin did not describe itself");
      check_description(*received.description);
      plugin.description = std::move(*received.description);
      return plugin;
    } catch (const InvalidOutput& error) {
      judgement = invalid_output(error.what());
    }
  }
  fail(plugin, std::move(judgement));
  return plugin;
}

// Asks a plugin something that its parameters decide, without data.
Judgement ask(Sandbox& sandbox, const PreparedPlugin& plugin, const model::Project& project,
              std::int32_t as_of, const Limits& limits, Purpose purpose, Received& received,
              std::vector<model::Finding>& findings) {
  Task task;
  task.purpose = purpose;
  task.plugin = &plugin.file;
  task.parameters = &plugin.parameters;
  task.project = &project;
  task.as_of = as_of;
  task.limits = limits;
  Judgement judgement = probe(sandbox, task, received);
  for (const StepFinding& reported : received.findings) {
    findings.push_back(to_finding(reported.finding, plugin.file.id, project));
  }
  return judgement;
}

model::Text unknown_column(const std::string& column) {
  return {"Insticksprogrammet behöver kolumnen " + column + ", som inte finns i modellen.",
          "The plugin needs the column " + column + ", which is not in the model."};
}

// Checks and keeps what the plugin said it needs.
void take_needs(PreparedPlugin& plugin, const Received& received) {
  for (const ColumnNeedMessage& need : received.columns) {
    if (columns_named(need.column).empty()) {
      plugin.outcome = model::Outcome::plugin_error;
      plugin.reason = unknown_column(need.column);
      return;
    }
    plugin.columns.push_back({need.column, need.required});
  }
  for (const FollowUpMessage& need : received.follow_up) {
    const bool possible = (need.anchor == "entry" || need.anchor == "exit" || need.anchor == "cohort") &&
                          need.months >= 0 && need.months <= most_months && need.days >= 0 &&
                          need.days <= most_days;
    if (!possible)
      return fail(plugin, invalid_output("a need of follow-up has no known anchor, is below zero or longer "
                                         "than a thousand years"));
    plugin.follow_up.push_back({need.purpose, need.anchor, need.months, need.days});
  }
}

void declare_needs(Sandbox& sandbox, PreparedPlugin& plugin, const model::Project& project,
                   std::int32_t as_of, const Limits& limits, std::vector<model::Finding>& findings) {
  Received received(Purpose::declare_needs, plugin.file.id, nullptr, {});
  Judgement judgement =
      ask(sandbox, plugin, project, as_of, limits, Purpose::declare_needs, received, findings);
  if (judgement.outcome != model::Outcome::ok) return fail(plugin, std::move(judgement));
  take_needs(plugin, received);
}

model::Finding not_found(const model::Project& project, const model::PluginRequest& request,
                         const std::vector<PluginFile>& found) {
  model::Finding finding = model::make_finding("P005");
  finding.message = {"insticksprogrammet \"" + request.id + "\" finns inte",
                     "there is no plugin \"" + request.id + "\""};
  finding.places.push_back(place_in_project(project, request.line, 1));
  finding.count = 1;
  std::vector<std::string> ids;
  for (const PluginFile& file : found) ids.push_back(file.id);
  if (const std::optional<std::string> near = model::nearest(request.id, ids)) {
    finding.help = {"menade du \"" + *near + "\"?", "did you mean \"" + *near + "\"?"};
  }
  return finding;
}

}  // namespace

PreparedPlugin describe(const PluginFile& file, const Limits& limits) {
  Sandbox sandbox;
  return describe(sandbox, file, limits);
}

std::vector<PreparedPlugin> prepare(const model::Project& project, std::int32_t as_of,
                                    const std::vector<PluginFile>& found, const Limits& limits,
                                    std::vector<model::Finding>& findings) {
  Sandbox sandbox;
  std::vector<PreparedPlugin> prepared;
  for (const model::PluginRequest& request : project.plugins) {
    const auto file =
        std::find_if(found.begin(), found.end(), [&](const PluginFile& one) { return one.id == request.id; });
    if (file == found.end()) {
      findings.push_back(not_found(project, request, found));
      PreparedPlugin missing;
      missing.file.id = request.id;
      missing.description.title = {request.id, request.id};
      missing.outcome = model::Outcome::plugin_error;
      missing.reason = {"Insticksprogrammet finns inte.", "There is no such plugin."};
      prepared.push_back(std::move(missing));
      continue;
    }
    PreparedPlugin plugin = describe(sandbox, *file, limits);
    if (plugin.outcome == model::Outcome::ok) {
      const std::size_t before = findings.size();
      plugin.parameters = check_parameters(project, request, plugin.description, findings);
      if (findings.size() == before) {
        declare_needs(sandbox, plugin, project, as_of, limits, findings);
      } else {
        plugin.outcome = model::Outcome::plugin_error;
        plugin.reason = {"Insticksprogrammets parametrar i projektfilen går inte att använda.",
                         "The plugin's parameters in the project file cannot be used."};
      }
    }
    prepared.push_back(std::move(plugin));
  }
  return prepared;
}

PluginDesign describe_design(const PreparedPlugin& plugin, const model::Project& project, std::int32_t as_of,
                             const Limits& limits, std::vector<model::Finding>& findings) {
  if (plugin.outcome != model::Outcome::ok) return {{}, plugin.outcome, plugin.reason};
  Sandbox sandbox;
  Received received(Purpose::describe_design, plugin.file.id, nullptr, {});
  Judgement judgement =
      ask(sandbox, plugin, project, as_of, limits, Purpose::describe_design, received, findings);
  if (judgement.outcome != model::Outcome::ok) return {{}, judgement.outcome, std::move(judgement.reason)};
  for (const model::DesignPurpose& purpose : received.purposes) {
    for (const model::NeededColumn& need : purpose.columns) {
      if (columns_named(need.column).empty())
        return {{}, model::Outcome::plugin_error, unknown_column(need.column)};
    }
  }
  return {std::move(received.purposes), model::Outcome::ok, {}};
}

}  // namespace fotfaste::host
