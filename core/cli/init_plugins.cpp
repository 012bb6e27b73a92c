#include "cli/init_plugins.hpp"

#include <algorithm>

#include "cli/console.hpp"
#include "cli/init_plugin.hpp"
#include "cli/init_project.hpp"
#include "cli/output_file.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "intake/project_file.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

model::Project read(const Context& context, const std::filesystem::path& file) {
  intake::ProjectReading reading = intake::read_project(file);
  // C012: no [data]; C013: a data file is not there.
  std::erase_if(reading.findings, [](const model::Finding& one) {
    return one.severity != model::Severity::error || one.code == "C012" || one.code == "C013";
  });
  if (reading.findings.empty()) return std::move(reading.project);
  print_findings(context, reading.findings);
  throw Refusal(ExitCode::usage,
                std::string(context.say("Projektet kan inte beskrivas så. Inget skrevs.",
                                        "The project cannot be described so. Nothing was written.")));
}

// Why the plugin cannot be used as project stands; nothing when it can, and then what it reads is added.
std::optional<model::Text> try_plugin(const model::Project& project, const host::PluginFile& file,
                                      std::vector<host::ColumnNeed>& needs) {
  std::vector<model::Finding> findings;
  const auto prepared = host::prepare(project, project.as_of.value_or(0), {file}, host::Limits{}, findings);
  const auto error = std::find_if(findings.begin(), findings.end(), [](const model::Finding& one) {
    return one.severity == model::Severity::error;
  });
  if (error != findings.end()) return error->message;
  for (const host::PreparedPlugin& one : prepared) {
    if (one.outcome != model::Outcome::ok) return one.reason;
    needs.insert(needs.end(), one.columns.begin(), one.columns.end());
  }
  return std::nullopt;
}

}  // namespace

std::vector<KnownPlugin> known_plugins(const Context& context) {
  std::vector<model::Finding> findings;
  std::vector<KnownPlugin> known;
  for (const host::PluginFile& file :
       host::find_plugins(host::plugin_folders(context.plugin_path), findings)) {
    host::PreparedPlugin described = host::describe(file, host::Limits{});
    if (described.outcome == model::Outcome::ok) {
      known.push_back({file, std::move(described.description)});
    } else if (!context.quiet) {
      print_error(report::neutral(file.id, 80) + ": " +
                  report::neutral(described.reason.in(context.language)) + "\n");
    }
  }
  if (!findings.empty()) print_findings(context, findings);
  if (!known.empty()) return known;
  throw Refusal(ExitCode::usage,
                std::string(context.say("Inga insticksprogram hittades. Ange en mapp med --plugin-path.",
                                        "No plugins were found. Give a folder with --plugin-path.")));
}

Plan plan_plugins(const Context& context, const std::vector<const KnownPlugin*>& chosen,
                  const Answers& answers, const std::string& as_of, const std::filesystem::path& scratch) {
  Plan plan;
  std::vector<std::string> by = {"gender"};
  const auto cohorts = answers.find("cohorts");
  if (cohorts != answers.end() && cohorts->second != "1") {
    by.emplace_back("cohort");
    plan.needs.push_back({"cohort", true});
  }
  for (const KnownPlugin* plugin : chosen) {
    PlannedPlugin planned{plugin->description.id, plugin_text(plugin->description, by, context.language), {}};
    const std::filesystem::path draft = scratch / "project.toml";
    write_file(draft, card_text(answers, as_of, context.language) + "\n" + planned.text);
    planned.why_off = try_plugin(read(context, draft), plugin->file, plan.needs);
    if (planned.why_off) {
      std::string why(context.say("Avstängt tills det är ifyllt: ", "Off until it is filled in: "));
      why.append(report::neutral(planned.why_off->in(context.language), 600)).append(".");
      planned.text = report::paragraph("# ", "# ", why, 110) + switched_off(planned.text);
    }
    plan.plugins.push_back(std::move(planned));
  }
  return plan;
}

void require_readable(const Context& context, const std::filesystem::path& project_file) {
  read(context, project_file);
}

}  // namespace fotfaste::cli
