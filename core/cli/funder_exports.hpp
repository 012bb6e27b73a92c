// What export, trace and explain --project have in common: the plugins of a project that make what a funder
// asks for, run over the project's data. Such a plugin is known by the beginning of its id.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/preparation.hpp"

namespace fotfaste::cli {

inline constexpr std::string_view funder_export_prefix = "funder-export-";
bool is_funder_export(std::string_view id);

// Parameters to set for a plugin, of those that it has.
using Fill = std::function<std::vector<model::Value>(const host::PreparedPlugin& described)>;

// The funder exports of the project, or those named in only, made ready; the other plugins are left out.
// Throws Refusal when there are none, and for names that are not among them. When the configuration cannot be
// used, its findings have been shown and usable is false.
Preparation prepare_exports(const Context& context, const ProjectOptions& options,
                            const std::vector<std::string>& only, const Fill& fill);

// The code to end with when the preparation is not usable.
ExitCode unusable(const Preparation& preparation);

// Runs them with their tables about single people. No pseudonyms may be mapped meanwhile.
host::RunReport run_exports(const Context& context, const ProjectOptions& options,
                            const Preparation& preparation, const intake::SeparateIntake& intake);

// Says on standard error why a plugin has no result.
void print_failure(const Context& context, const model::PluginResult& plugin);

// The definition of an indicator and who is counted, for trace and explain.
struct TraceOptions : ProjectOptions {
  std::string code;
  std::vector<std::string> plugins;
  bool members = false;
};
struct Traces {
  std::vector<nlohmann::ordered_json> documents;  // of report/trace.hpp; none when no plugin defines the code
  std::vector<std::string> known;                 // all indicators of the plugins asked
  ExitCode code = ExitCode::done;  // not done: the configuration cannot be used, or a plugin failed
};
Traces read_traces(const Context& context, const TraceOptions& options);
// Prints them, as text or as JSON; no documents is a Refusal that names the nearest code.
ExitCode print_traces(const Context& context, const TraceOptions& options, const Traces& traces,
                      bool reasons);

}  // namespace fotfaste::cli
