// diff: what differs between the results of two runs.

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/results_file.hpp"
#include "report/diff/document.hpp"
#include "report/diff/text.hpp"
#include "report/json_text.hpp"

namespace fotfaste::cli {
namespace {

struct Options {
  std::string before;
  std::string after;
  bool all = false;
};

ExitCode diff(const Context& context, const Options& options) {
  require_choice(context, "--format", context.format, {"human", "json"});
  const auto before = read_results_file(context, results_file(options.before));
  const auto after = read_results_file(context, results_file(options.after));
  const report::Difference difference = report::compare_runs(before, after);
  if (context.format == "json") {
    print(report::json_text(report::difference_document(difference)));
  } else if (!context.quiet) {
    const report::TerminalStyle style{context.language, uses_colour(context, Stream::out),
                                      console_width(Stream::out)};
    print(report::difference_text(difference, style,
                                  options.all ? report::Extent::all : report::Extent::largest));
  }
  return ExitCode::done;
}

}  // namespace

void add_diff_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand(
      "diff", say("Visa vad som skiljer två körningars resultat: definitioner för sig, "
                  "uppgifter för sig",
                  "Show what differs between two runs' results: definitions apart from data"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("BEFORE", options->before,
                   say("Den tidigare körningen: mappen som run lämnade, eller dess results.json",
                       "The earlier run: the folder that run left, or its results.json"))
      ->type_name("")
      ->required();
  command->add_option("AFTER", options->after, say("Den senare körningen", "The later run"))
      ->type_name("")
      ->required();
  command->add_flag("--all", options->all,
                    say("Visa alla siffror som ändrats, även grupper, nya rader och borttagna",
                        "Show every figure that changed, of groups too, and rows that are new or gone"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return diff(context, *options); }; });
}

}  // namespace fotfaste::cli
