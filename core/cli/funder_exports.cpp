#include "cli/funder_exports.hpp"

#include <algorithm>

#include "cli/choice.hpp"
#include "cli/console.hpp"
#include "cli/logging.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

void refuse_unknown(const Context& context, const std::vector<std::string>& only,
                    const std::vector<std::string>& there) {
  for (const std::string& wanted : only) {
    if (std::find(there.begin(), there.end(), wanted) != there.end()) continue;
    std::string sentence(
        context.say("Projektet har ingen export som heter ", "The project has no export called "));
    sentence.append(report::neutral(wanted, 80)).append(".").append(suggestion(context, wanted, there));
    throw Refusal(ExitCode::usage, sentence);
  }
}

void narrow(const Context& context, const ProjectOptions& options, const std::vector<std::string>& only,
            const Fill& fill, model::Project& project, const std::vector<host::PluginFile>& found) {
  std::vector<std::string> there;
  for (const model::PluginRequest& one : project.plugins) {
    if (is_funder_export(one.id)) there.push_back(one.id);
  }
  if (there.empty()) {
    throw Refusal(
        ExitCode::usage,
        std::string(context.say(
            "Inget insticksprogram i projektet gör en export till en finansiär. Lägg till ett vars namn "
            "börjar med funder-export-; fotfaste plugin list visar vilka som finns.",
            "No plugin of the project makes an export to a funder. Add one whose name begins with "
            "funder-export-; fotfaste plugin list shows those that there are.")));
  }
  refuse_unknown(context, only, there);
  std::vector<model::PluginRequest> kept;
  for (model::PluginRequest& one : project.plugins) {
    const bool wanted = only.empty() || std::find(only.begin(), only.end(), one.id) != only.end();
    if (!is_funder_export(one.id) || !wanted) continue;
    // One that is not found stays, and is reported like any other.
    const auto file = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.id == one.id; });
    if (file != found.end() && fill) {
      for (const model::Value& value : fill(host::describe(*file, limits_of(context, options)))) {
        give(one.parameters, value);
      }
    }
    kept.push_back(std::move(one));
  }
  project.plugins = std::move(kept);
}

}  // namespace

bool is_funder_export(std::string_view id) {
  return id.starts_with(funder_export_prefix) && id.size() > funder_export_prefix.size();
}

Preparation prepare_exports(const Context& context, const ProjectOptions& options,
                            const std::vector<std::string>& only, const Fill& fill) {
  Preparation preparation = prepare(context, options, [&](model::Project& project, const auto& found) {
    narrow(context, options, only, fill, project, found);
  });
  if (!preparation.usable) print_findings(context, preparation.findings);
  return preparation;
}

ExitCode unusable(const Preparation& preparation) {
  return preparation.data_missing ? ExitCode::unreadable : ExitCode::usage;
}

host::RunReport run_exports(const Context& context, const ProjectOptions& options,
                            const Preparation& preparation, const intake::SeparateIntake& intake) {
  host::RunOptions running;
  running.as_of = preparation.as_of;
  running.parallel = intake_options(preparation, options).threads;
  running.limits = limits_of(context, options);
  running.keep_person_tables = true;
  Progress progress(context);
  running.progress = [&](const std::string& plugin, double fraction) { progress.show(plugin, fraction); };
  const Timed timed("plugins");
  return host::run(preparation.plugins, preparation.project, intake.file(), intake.directory(), running);
}

void print_failure(const Context& context, const model::PluginResult& plugin) {
  std::string line = "fotfaste: ";
  line.append(plugin.id).append(": ").append(context.say(plugin.reason.sv, plugin.reason.en)).append("\n");
  print_error(line);
}

}  // namespace fotfaste::cli
