// What run and check have in common: from a path on the command line to a project, its plugins made ready and
// its data in sealed memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "host/host.hpp"
#include "intake/intake.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace CLI {
class App;
}

namespace fotfaste::cli {

struct ProjectOptions {
  std::string project;    // a project.toml or the folder that holds one
  std::string data_root;  // empty when not given
  std::string fail_on = "never";
  double timeout = 60;          // seconds for one worker
  std::uint64_t memory = 1024;  // MiB for one worker
  unsigned jobs = 0;            // 0: as many as there are processors
};

void add_project_options(CLI::App& command, const Context& context, ProjectOptions& options);

// A project whose plugins are ready. Nothing of its data has been read.
struct Preparation {
  std::filesystem::path file;  // of project.toml
  model::Project project;
  std::int32_t as_of = 0;
  std::vector<host::PreparedPlugin> plugins;
  std::vector<model::Finding> findings;  // about configuration and plugins
  bool usable = false;                   // no error among them
  bool data_missing = false;
};

// Changes a project before its plugins are made ready, knowing which are found.
using Adjust = std::function<void(model::Project&, const std::vector<host::PluginFile>&)>;

// Throws Refusal for options that make no sense.
Preparation prepare(const Context& context, const ProjectOptions& options, const Adjust& adjust = {});
// The same before there are any data: nothing is amiss when data files, [data] or as_of are not there.
// Without as_of, the project's last day stands in for it.
Preparation prepare_design(const Context& context, const ProjectOptions& options);

// Reads the project's data in a process of its own. Throws Refusal, having shown the findings, when they
// cannot be read, hold nobody, or may not be used.
std::unique_ptr<intake::SeparateIntake> read_data(const Context& context, const Preparation& preparation,
                                                  const intake::Options& options);

void print_findings(const Context& context, const std::vector<model::Finding>& findings);

host::Limits limits_of(const Context& context, const ProjectOptions& options);
intake::Options intake_options(const Preparation& preparation, const ProjectOptions& options);

// The day given with --as-of, if any. Throws Refusal when it is not a day.
std::optional<std::int32_t> given_day(const Context& context);

// Whether any finding is at or above --fail-on.
bool fails(const std::vector<model::Finding>& findings, const std::string& fail_on);

// The findings as people read them, on a stream.
std::string findings_for(const Context& context, const std::vector<model::Finding>& findings, bool colour,
                         std::size_t width);

}  // namespace fotfaste::cli
