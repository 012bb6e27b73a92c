#include "cli/check_design.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/console.hpp"
#include "cli/evaluability.hpp"
#include "report/evaluability_document.hpp"
#include "report/evaluability_text.hpp"
#include "report/findings_text.hpp"
#include "report/results_document.hpp"
#include "report/sarif.hpp"

namespace fotfaste::cli {
namespace {

void print_design(const Context& context, const model::Evaluability& evaluability) {
  if (context.format == "json") return print(report::write_json(report::evaluability_document(evaluability)));
  if (context.format == "sarif") {
    return print(report::write_json(report::sarif_document(evaluability.findings, context.language)));
  }
  const bool colour = uses_colour(context, Stream::out);
  const std::size_t width = console_width(Stream::out);
  if (context.quiet) {
    std::vector<model::Finding> errors;
    std::copy_if(evaluability.findings.begin(), evaluability.findings.end(), std::back_inserter(errors),
                 [](const auto& one) { return one.severity == model::Severity::error; });
    return print(findings_for(context, errors, colour, width));
  }
  std::string text = report::evaluability_text(evaluability, {context.language, colour, width});
  text.append("\n").append(findings_for(context, evaluability.findings, colour, width));
  text.append(report::findings_summary(evaluability.findings, context.language)).append("\n");
  print(text);
}

}  // namespace

ExitCode check_design(const Context& context, const ProjectOptions& options) {
  Preparation preparation = prepare_design(context, options);
  const host::Limits limits = limits_of(context, options);
  std::vector<host::PluginDesign> designs;
  for (const host::PreparedPlugin& plugin : preparation.plugins) {
    designs.push_back(
        host::describe_design(plugin, preparation.project, preparation.as_of, limits, preparation.findings));
  }
  model::Evaluability evaluability =
      evaluability_of(preparation.project, preparation.plugins, std::move(designs));
  // What is wrong with configuration and plugins goes first. A file that cannot be used has no design.
  if (!preparation.usable) evaluability.findings.clear();
  evaluability.findings.insert(evaluability.findings.begin(), preparation.findings.begin(),
                               preparation.findings.end());
  print_design(context, evaluability);
  if (!preparation.usable) return ExitCode::usage;
  const bool failed = std::any_of(evaluability.plugins.begin(), evaluability.plugins.end(),
                                  [](const auto& one) { return one.outcome != model::Outcome::ok; });
  if (failed) return ExitCode::partial;
  return fails(evaluability.findings, options.fail_on) ? ExitCode::findings : ExitCode::done;
}

}  // namespace fotfaste::cli
