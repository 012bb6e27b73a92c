// run: evaluates a project, leaves results.json and says on the terminal what it found.

#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/logging.hpp"
#include "cli/output_file.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "cli/report.hpp"
#include "cli/results_file.hpp"
#include "model/sha256.hpp"
#include "report/results_document.hpp"
#include "report/results_reader.hpp"
#include "report/sarif.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::cli {
namespace {

struct Options : ProjectOptions {
  std::string out;
  std::uint64_t shards = 1;
  bool strict = false;
  bool no_isolation = false;
  bool report = false;
  std::string since;
};

// Files of an earlier run would be taken for this one's.
void remove_files(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::directory_iterator files(folder, error);
  if (error) return;
  std::vector<std::filesystem::path> earlier;
  for (const auto& entry : files) {
    if (entry.is_regular_file(error)) earlier.push_back(entry.path());
  }
  for (const auto& file : earlier) std::filesystem::remove(file, error);
}

std::filesystem::path prepare_folder(const Context& context, const Options& options) {
  const std::filesystem::path out(options.out);
  std::error_code error;
  std::filesystem::create_directories(out, error);
  if (error || !std::filesystem::is_directory(out)) {
    throw Refusal(ExitCode::usage, std::string(context.say("Mappen för resultat kan inte skapas: ",
                                                           "The folder for results cannot be made: ")) +
                                       options.out);
  }
  remove_files(out / "set-aside");
  std::filesystem::remove(out / "results.json", error);
  const ReportFiles earlier = report_files_in(out);
  std::filesystem::remove(earlier.page, error);
  std::filesystem::remove(earlier.workbook, error);
  remove_csv_files(earlier.csv_folder);
  return out;
}

void refuse_errors(const Context& context, const intake::SeparateIntake& intake) {
  if (intake.errors() == 0) return;
  print_findings(context, intake.report().findings);
  throw Refusal(ExitCode::findings,
                std::string(context.say("Körningen avbröts av --strict: uppgifterna innehåller fel.",
                                        "The run was stopped by --strict: the data contain errors.")));
}

std::string sha256_of(const std::filesystem::path& file) {
  model::Sha256 digest;
  digest.add(read_file(file));
  return digest.finish();
}

report::RunDescription describe(const Preparation& preparation, const Options& options,
                                const intake::SeparateIntake& intake, const intake::Report& read,
                                const host::RunReport& ran) {
  report::RunDescription description;
  description.as_of = preparation.as_of;
  description.project_sha256 = sha256_of(preparation.file);
  for (const intake::FileReport& file : read.files) {
    description.inputs.push_back({file.file, file.sha256, std::string(model::name(file.table)), file.encoding,
                                  file.rows, file.used, file.set_aside});
  }
  description.sandbox = ran.sandbox;
  description.isolation = !options.no_isolation;
  description.participations = intake.directory().participations;
  description.persons = intake.directory().persons;
  return description;
}

// What the plugins say that their parameters define. One that says nothing has none: whether it can be used
// at all shows when it is run.
void ask_for_definitions(Preparation& preparation, const host::Limits& limits) {
  for (host::PreparedPlugin& plugin : preparation.plugins) {
    std::vector<model::Finding> unused;
    plugin.purposes =
        host::describe_design(plugin, preparation.project, preparation.as_of, limits, unused).purposes;
  }
}

bool is_failure(const model::PluginResult& plugin) {
  return plugin.outcome != model::Outcome::ok && plugin.outcome != model::Outcome::not_applicable;
}

void print_results(const Context& context, const nlohmann::ordered_json& document, const std::string& bytes,
                   const std::vector<model::Finding>& findings) {
  if (context.format == "json") return print(bytes);
  if (context.format == "sarif")
    return print(report::write_json(report::sarif_document(findings, context.language)));
  if (context.quiet) return;
  print(report::terminal_report(document, {context.language, uses_colour(context, Stream::out),
                                           console_width(Stream::out), !uses_unicode()}));
}

ExitCode run(const Context& context, const Options& options) {
  if (options.shards < 1 || options.shards > 4096) {
    throw Refusal(ExitCode::usage, std::string(context.say("--shards ska vara mellan 1 och 4096.",
                                                           "--shards must be between 1 and 4096.")));
  }
  if (!options.since.empty() && !options.report) {
    throw Refusal(ExitCode::usage, std::string(context.say("--since gäller rapporten: ange även --report.",
                                                           "--since is for the report: give --report too.")));
  }
  // Before the run, which may take the place of the earlier one in the same folder.
  nlohmann::ordered_json earlier;
  if (!options.since.empty()) earlier = read_results_file(context, results_file(options.since));
  Preparation preparation = prepare(context, options);
  if (!preparation.usable) {
    print_findings(context, preparation.findings);
    return preparation.data_missing ? ExitCode::unreadable : ExitCode::usage;
  }
  if (!context.quiet) print_findings(context, preparation.findings);
  const std::filesystem::path out = prepare_folder(context, options);

  intake::Options reading = intake_options(preparation, options);
  reading.shards = options.shards;
  reading.set_aside = out / "set-aside";
  const std::unique_ptr<intake::SeparateIntake> intake = read_data(context, preparation, reading);
  if (options.strict) refuse_errors(context, *intake);
  spdlog::info("participations: {}, persons: {}", intake->directory().participations,
               intake->directory().persons);
  spdlog::info("model: {} bytes", intake->directory().file_size);

  host::RunOptions running;
  running.as_of = preparation.as_of;
  running.shards = options.shards;
  running.parallel = reading.threads;
  running.isolation = !options.no_isolation;
  running.limits = limits_of(context, options);
  ask_for_definitions(preparation, running.limits);
  host::RunReport ran;
  {
    Progress progress(context);
    running.progress = [&](const std::string& plugin, double fraction) { progress.show(plugin, fraction); };
    const Timed timed("plugins");
    ran = host::run(preparation.plugins, preparation.project, intake->file(), intake->directory(), running);
  }

  const intake::Report read = intake->report();
  std::vector<model::Finding> findings = preparation.findings;
  findings.insert(findings.end(), read.findings.begin(), read.findings.end());
  const auto document = report::results_document(
      preparation.project, describe(preparation, options, *intake, read, ran), ran.plugins, findings);
  const std::string bytes = report::write_json(document);
  write_file(out / "results.json", bytes);
  print_results(context, document, bytes, findings);
  if (options.report) {
    // Read back where it is compared, so that the page is the one that the command report makes.
    if (options.since.empty()) {
      write_report(context, document, report_files_in(out));
    } else {
      write_report(context, report::read_results(bytes), report_files_in(out), &earlier);
    }
  }

  for (const model::PluginResult& plugin : ran.plugins) {
    findings.insert(findings.end(), plugin.findings.begin(), plugin.findings.end());
  }
  if (std::any_of(ran.plugins.begin(), ran.plugins.end(), is_failure)) return ExitCode::partial;
  return fails(findings, options.fail_on) ? ExitCode::findings : ExitCode::done;
}

}  // namespace

void add_run_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand("run", say("Utvärdera ett projekt", "Evaluate a project"));
  const auto options = std::make_shared<Options>();
  add_project_options(*command, context, *options);
  command
      ->add_option("--out", options->out,
                   say("Mapp för results.json och allt annat som blir kvar",
                       "Folder for results.json and everything else that is left"))
      ->type_name(say("MAPP", "FOLDER"))
      ->required();
  command
      ->add_option("--shards", options->shards,
                   say("Dela uppgifterna i så många delar", "Split the data into so many parts"))
      ->type_name(say("ANTAL", "NUMBER"))
      ->default_str("1");
  command->add_flag(
      "--strict", options->strict,
      say("Avbryt om uppgifterna innehåller något fel", "Stop when the data contain any error"));
  command->add_flag("--report", options->report,
                    say("Gör även report.html, report.xlsx och csv/, som kommandot report",
                        "Make report.html, report.xlsx and csv/ too, as the command report does"));
  add_since_option(*command, context, options->since);
  command->add_flag("--no-isolation", options->no_isolation,
                    say("Kör insticksprogrammen i denna process, för felsökning",
                        "Run the plugins in this process, for a debugger"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return run(context, *options); }; });
}

}  // namespace fotfaste::cli
