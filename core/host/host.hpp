// The host of plugins: finds them, asks them in probe processes what they are and need, and runs each in a
// process of its own over a sealed model. No plugin code ever runs in this process, unless isolation is
// switched off. Single-threaded: it forks.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/description.hpp"
#include "model/design.hpp"
#include "model/directory.hpp"
#include "model/finding.hpp"
#include "model/memory_file.hpp"
#include "model/project.hpp"
#include "model/results.hpp"

namespace fotfaste::host {

// A file that says in its identity note that it is a plugin. Nothing of it has been run.
struct PluginFile {
  std::filesystem::path path;  // absolute
  std::string id;
  std::string version;
  std::uint16_t abi_major = 0;
  std::uint16_t abi_minor = 0;
};

// Folders to look in, in this order: --plugin-path, FOTFASTE_PLUGIN_PATH, beside the program (build tree),
// the installed folder. The first file with an id wins.
std::vector<std::filesystem::path> plugin_folders(const std::vector<std::filesystem::path>& given);

// All plugins in the folders, by id. Files that are not plugins are passed over; files that claim to be and
// cannot be loaded (another ABI major, damaged note, a second one with the same id) give a finding.
std::vector<PluginFile> find_plugins(const std::vector<std::filesystem::path>& folders,
                                     std::vector<model::Finding>& findings);

struct Limits {
  std::chrono::milliseconds wall{60'000};        // for one worker
  std::chrono::seconds processor{120};           // for one worker
  std::uint64_t memory = 1024ull * 1024 * 1024;  // bytes beyond the model
  std::uint64_t output = 256ull * 1024 * 1024;   // bytes of results
};

struct FollowUpNeed {
  std::string purpose;
  std::string anchor;  // "entry", "exit" or "cohort"
  std::int32_t months = 0;
  std::int32_t days = 0;
};

struct ColumnNeed {
  std::string column;  // path, as the plugin wrote it
  bool required = false;
};

// A plugin made ready for one project: described, its parameters checked and completed, its needs known.
struct PreparedPlugin {
  PluginFile file;
  std::string sha256;
  model::PluginDescription description;
  model::Value parameters;  // defaults filled in
  std::vector<ColumnNeed> columns;
  std::vector<FollowUpNeed> follow_up;
  // What describe_design says, for whoever has asked: run() passes it on with the result.
  std::vector<model::DesignPurpose> purposes;
  // When the plugin could not be made ready: outcome and reason. run() passes it on as its result.
  model::Outcome outcome = model::Outcome::ok;
  model::Text reason;
};

// Asks one plugin for its description. On failure outcome and reason say why.
PreparedPlugin describe(const PluginFile& file, const Limits& limits);

// Makes the plugins of a project ready. Findings point into project.toml: a plugin that is not found (with
// the nearest id), parameters that are unknown, missing, of the wrong type or outside their range.
std::vector<PreparedPlugin> prepare(const model::Project& project, std::int32_t as_of,
                                    const std::vector<PluginFile>& found, const Limits& limits,
                                    std::vector<model::Finding>& findings);

// What a prepared plugin says of the project's design; no purposes when it says nothing. Whatever it says is
// checked for form, not for sense.
struct PluginDesign {
  std::vector<model::DesignPurpose> purposes;
  // When the plugin failed at it, and for a plugin that could not be prepared: outcome and reason.
  model::Outcome outcome = model::Outcome::ok;
  model::Text reason;
};
PluginDesign describe_design(const PreparedPlugin& plugin, const model::Project& project, std::int32_t as_of,
                             const Limits& limits, std::vector<model::Finding>& findings);

struct RunOptions {
  std::int32_t as_of = 0;
  std::uint64_t shards = 1;  // workers a plugin, each with its share of the batches; merged afterwards
  unsigned parallel = 2;     // workers at once
  bool isolation = true;
  // Whether tables about single people (with a column of role person) are part of the result. Only a command
  // that an evaluator gives to see just those may say so.
  bool keep_person_tables = false;
  Limits limits;
  // Called now and then with a plugin's id and how far it has come, 0..1.
  std::function<void(const std::string&, double)> progress;
};

struct RunReport {
  std::vector<model::PluginResult> plugins;  // in the order of the project
  std::vector<std::string> sandbox;          // layers in force: "rlimits", "seccomp", "landlock" ...
};

// Runs the prepared plugins over the model. One plugin's failure never touches another's result.
RunReport run(const std::vector<PreparedPlugin>& plugins, const model::Project& project,
              const model::MemoryFile& file, const model::Directory& directory, const RunOptions& options);

// One participation in the rows of a figure; part and column as in fotfaste/explain.h.
struct Explanation {
  std::uint64_t participation = 0;      // its number within the run
  std::optional<std::uint64_t> person;  // as the model numbers them
  std::uint32_t table = 0;              // number in the description
  std::uint32_t part = 0;
  std::uint32_t column = 0;
  std::vector<model::Cell> dimensions;  // null: every value
  model::Text reason;
};
struct ExplainedFigure {
  std::vector<std::uint32_t> tables;      // those that the plugin explains; none when it does not explain
  std::vector<Explanation> explanations;  // of everybody, not of strata; in the order of participations
  model::Outcome outcome = model::Outcome::ok;
  model::Text reason;
};
// Asks a prepared plugin, in a worker, why participations count where they do in a figure: a goal's id, a
// follow-up point. Nothing is explained of a plugin that lacks its data. This is about single people: only
// for a command that an evaluator gives to see just that.
ExplainedFigure explain_figure(const PreparedPlugin& plugin, const model::Project& project,
                               const model::MemoryFile& file, const model::Directory& directory,
                               const std::string& figure, const RunOptions& options);

// The layers that this machine offers, with a sentence each; for doctor.
struct SandboxLayer {
  std::string name;
  bool available = false;
  model::Text explanation;
};
std::vector<SandboxLayer> sandbox_layers();

}  // namespace fotfaste::host
