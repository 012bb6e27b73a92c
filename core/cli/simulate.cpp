// simulate: makes up data in a project's own file layout.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "intake/project_file.hpp"
#include "intake/simulation.hpp"

namespace fotfaste::cli {
namespace {

constexpr std::uint64_t most_participants = 10'000'000;

struct Options {
  std::string project;
  std::string out;
  std::uint64_t seed = 0;
  std::uint64_t participants = 0;
  bool has_seed = false;
  bool has_participants = false;
  bool dirty = false;
};

// Data files that are not there are what simulate is for.
bool is_about_the_project(const model::Finding& finding) {
  return finding.code != "C013";
}

bool has_error(const std::vector<model::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const model::Finding& finding) {
    return finding.severity == model::Severity::error;
  });
}

model::Project read(const Context& context, const Options& options) {
  std::filesystem::path file(options.project);
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) file /= "project.toml";
  intake::ProjectReading reading = intake::read_project(file, std::nullopt, given_day(context));
  std::erase_if(reading.findings,
                [](const model::Finding& finding) { return !is_about_the_project(finding); });
  if (!context.quiet || !reading.usable) print_findings(context, reading.findings);
  if (!reading.usable) {
    throw Refusal(ExitCode::usage,
                  std::string(context.say("Inga filer skrevs: project.toml innehåller fel.",
                                          "No files were written: project.toml has errors.")));
  }
  return std::move(reading.project);
}

ExitCode run(const Context& context, const Options& options) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  if (options.has_participants && (options.participants < 1 || options.participants > most_participants)) {
    throw Refusal(ExitCode::usage, say("--participants ska vara mellan 1 och 10000000.",
                                       "--participants must be between 1 and 10000000."));
  }
  const model::Project project = read(context, options);
  intake::SimulationOptions simulation;
  simulation.out = options.out;
  if (options.has_seed) simulation.seed = options.seed;
  if (options.has_participants) simulation.participants = options.participants;
  simulation.dirty = options.dirty;
  intake::SimulationReport report;
  try {
    report = intake::simulate(project, simulation);
  } catch (const std::filesystem::filesystem_error& error) {
    throw Refusal(ExitCode::usage,
                  say("Filen kan inte skrivas: ", "The file cannot be written: ") + error.path1().string() +
                      say(". Välj en annan mapp med --out.", ". Choose another folder with --out."));
  }
  print_findings(context, report.findings);
  if (has_error(report.findings)) {
    throw Refusal(ExitCode::usage, say("Inga filer skrevs: rätta [simulation] i project.toml.",
                                       "No files were written: correct [simulation] in project.toml."));
  }
  if (context.quiet) return ExitCode::done;
  std::string text = say("Påhittade uppgifter om ", "Made-up data on ") +
                     std::to_string(report.participants) + say(" deltagare i ", " participants in ") +
                     options.out + ":\n";
  for (const intake::SimulatedFile& file : report.files) {
    text += "  " + file.file + "  " + std::to_string(file.rows) + say(" rader\n", " rows\n");
  }
  if (options.dirty) {
    text += "  expected-findings.csv  " + std::to_string(report.planted) +
            say(" planterade fel och var de finns\n", " planted faults and where they are\n");
  }
  print(text);
  return ExitCode::done;
}

}  // namespace

void add_simulate_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand("simulate", say("Hitta på uppgifter i projektets egna filer",
                                                         "Make up data in the project's own files"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("PROJECT", options->project,
                   say("Projektets project.toml eller dess mapp", "The project's project.toml or its folder"))
      ->type_name("")
      ->required();
  command
      ->add_option("--out", options->out,
                   say("Mapp som filerna skrivs i", "Folder that the files are written in"))
      ->type_name(say("MAPP", "FOLDER"))
      ->required();
  CLI::Option* seed =
      command->add_option("--seed", options->seed,
                          say("Tal som avgör vad slumpen ger: samma tal, samma filer",
                              "Number that decides what chance gives: same number, same files"));
  seed->type_name(say("TAL", "NUMBER"));
  CLI::Option* participants =
      command->add_option("--participants", options->participants,
                          say("Antal deltagare (förval: som i project.toml)",
                              "Number of participants (default: as in project.toml)"));
  participants->type_name(say("ANTAL", "NUMBER"));
  command->add_flag("--dirty", options->dirty,
                    say("Plantera ett fel av varje slag, och skriv var i expected-findings.csv",
                        "Plant a fault of every kind, and write where in expected-findings.csv"));
  command->callback([&context, options, seed, participants] {
    options->has_seed = seed->count() > 0;
    options->has_participants = participants->count() > 0;
    context.action = [&context, options] { return run(context, *options); };
  });
}

}  // namespace fotfaste::cli
