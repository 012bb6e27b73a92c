// report: a run's results as a page to read and to hand on. Made from results.json alone.

#include "cli/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/refusal.hpp"
#include "report/display_text.hpp"
#include "report/html/html_report.hpp"
#include "report/results_reader.hpp"

namespace fotfaste::cli {
namespace {

struct Options {
  std::string run;
  std::string out;
};

nlohmann::ordered_json results_in(const Context& context, const std::filesystem::path& file) {
  std::string bytes;
  try {
    bytes = read_file(file);
  } catch (const std::system_error&) {
    throw Refusal(
        ExitCode::unreadable,
        std::string(context.say("Det går inte att läsa ", "Cannot be read: ")) + file.string() +
            std::string(context.say(". Ange mappen som fotfaste run lämnade, eller dess results.json.",
                                    ". Give the folder that fotfaste run left, or its results.json.")));
  }
  try {
    return report::read_results(bytes);
  } catch (const report::UnreadableResults& problem) {
    throw Refusal(ExitCode::unreadable, file.string() + ": " + problem.text().in(context.language));
  }
}

ExitCode report_run(const Context& context, const Options& options) {
  std::filesystem::path file(options.run);
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) file /= "results.json";
  const auto results = results_in(context, file);
  const std::filesystem::path page =
      options.out.empty() ? file.parent_path() / "report.html" : std::filesystem::path(options.out);
  if (std::filesystem::is_directory(page, error)) {
    throw Refusal(ExitCode::usage, std::string(context.say("--out ska vara en fil, inte en mapp: ",
                                                           "--out must be a file, not a folder: ")) +
                                       options.out);
  }
  write_report(context, results, page);
  return ExitCode::done;
}

}  // namespace

void write_report(const Context& context, const nlohmann::ordered_json& results,
                  const std::filesystem::path& page) {
  write_file(page, report::html_report(results, context.language));
  if (context.quiet || context.format != "human") return;
  print(std::string(context.say("Rapporten: ", "The report: ")) + report::neutral(page.string()) + "\n");
}

void add_report_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand("report", say("Gör en sida att läsa av en körnings resultat (HTML)",
                                                       "Make a page to read of a run's results (HTML)"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("RUN", options->run,
                   say("Mappen som run lämnade, eller dess results.json",
                       "The folder that run left, or its results.json"))
      ->type_name("")
      ->required();
  command
      ->add_option("--out", options->out,
                   say("Skriv sidan till denna fil (förval: report.html bredvid results.json)",
                       "Write the page to this file (default: report.html beside results.json)"))
      ->type_name(say("FIL", "FILE"));
  command->callback([&context, options] {
    context.action = [&context, options] { return report_run(context, *options); };
  });
}

}  // namespace fotfaste::cli
