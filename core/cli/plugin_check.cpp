#include "cli/plugin_check.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <regex>

#include "cli/choice.hpp"
#include "cli/console.hpp"
#include "cli/plugin_check_report.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "conformance/catalogue.hpp"
#include "conformance/plugin_check_file.hpp"
#include "conformance/runner.hpp"
#include "host/identity_note.hpp"
#include "intake/project_file.hpp"

namespace fotfaste::cli {
namespace {

using conformance::Check;

struct Options {
  std::vector<std::string> files;
  std::string config;
  std::vector<std::string> projects;
  int level = 5;
  std::string include;
  std::string exclude;
  std::string reproduce;
  std::uint64_t seed = 1;
  double time_limit = 30;
  unsigned jobs = 1;
  bool only_failed = false;
  bool json = false;
  bool in_process = false;
};

[[noreturn]] void refuse(const Context& context, const std::string& sv, const std::string& en) {
  throw Refusal(ExitCode::usage, std::string(context.say(sv, en)));
}

std::regex pattern(const Context& context, const std::string& option, const std::string& text) {
  try {
    return std::regex(text, std::regex::ECMAScript);
  } catch (const std::regex_error&) {
    refuse(context, option + " ska vara ett reguljärt uttryck, inte \"" + text + "\".",
           option + " must be a regular expression, not \"" + text + "\".");
  }
}

// Takes ID:SEED apart.
const Check& reproduced(const Context& context, Options& options) {
  const std::size_t colon = options.reproduce.rfind(':');
  const std::string id = options.reproduce.substr(0, colon);
  const Check* check = conformance::find_check(id);
  if (check == nullptr) {
    std::vector<std::string> ids;
    for (const Check& one : conformance::catalogue()) ids.emplace_back(one.id);
    const std::string near = suggestion(context, id, ids);
    refuse(context, "Det finns ingen kontroll \"" + id + "\"." + near,
           "There is no check \"" + id + "\"." + near);
  }
  const std::string seed = colon == std::string::npos ? "" : options.reproduce.substr(colon + 1);
  const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), options.seed);
  if (error != std::errc() || end != seed.data() + seed.size()) {
    refuse(context, "--reproduce ska vara ID:FRÖ, som " + id + ":1.",
           "--reproduce must be ID:SEED, such as " + id + ":1.");
  }
  return *check;
}

std::vector<const Check*> chosen(const Context& context, Options& options) {
  if (!options.reproduce.empty()) return {&reproduced(context, options)};
  if (options.level < 1 || options.level > 6) {
    refuse(context, "--level ska vara 1 till 6.", "--level must be 1 to 6.");
  }
  const std::regex include = pattern(context, "--include", options.include);
  const std::regex exclude = pattern(context, "--exclude", options.exclude);
  std::vector<const Check*> checks;
  for (const Check& check : conformance::catalogue()) {
    const std::string id(check.id);
    if (static_cast<int>(check.level) > options.level) continue;
    if (!options.include.empty() && !std::regex_search(id, include)) continue;
    if (!options.exclude.empty() && std::regex_search(id, exclude)) continue;
    checks.push_back(&check);
  }
  if (checks.empty()) refuse(context, "Ingen kontroll är vald.", "No check is chosen.");
  return checks;
}

// The cases of a plugin's projects, and the data that they point into.
class Cases {
 public:
  explicit Cases(const Context& context) : context_(context) {}

  void add(const std::filesystem::path& given, const std::string& plugin,
           std::vector<conformance::Case>& cases) {
    std::error_code error;
    const auto file = std::filesystem::is_directory(given, error) ? given / "project.toml" : given;
    auto preparation = std::make_unique<Preparation>();
    preparation->file = file;
    intake::ProjectReading reading = intake::read_project(file, std::nullopt, given_day(context_));
    if (!reading.usable || reading.data_missing) {
      print_findings(context_, reading.findings);
      refuse(context_, "Projektfilen eller dess data går inte att använda: " + file.string(),
             "The project file or its data cannot be used: " + file.string());
    }
    preparation->project = std::move(reading.project);
    const auto day = given_day(context_);
    if (!day && !preparation->project.as_of) {
      refuse(context_, "Skriv as_of i projektfilen eller ange --as-of: " + file.string(),
             "Write as_of in the project file, or give --as-of: " + file.string());
    }
    preparation->as_of = day ? *day : *preparation->project.as_of;
    ProjectOptions project_options;
    data_.push_back(read_data(context_, *preparation, intake_options(*preparation, project_options)));
    const std::size_t before = cases.size();
    for (const model::PluginRequest& request : preparation->project.plugins) {
      if (request.id != plugin) continue;
      conformance::Case made;
      made.name = preparation->project.card.id;
      made.as_of = preparation->as_of;
      made.project = preparation->project;
      made.parameters = request.parameters;
      made.file = &data_.back()->file();
      made.directory = &data_.back()->directory();
      cases.push_back(std::move(made));
    }
    if (cases.size() == before) {
      refuse(context_, "Projektet använder inte insticksprogrammet " + plugin + ": " + file.string(),
             "The project does not use the plugin " + plugin + ": " + file.string());
    }
  }

 private:
  const Context& context_;
  std::vector<std::unique_ptr<intake::SeparateIntake>> data_;
};

CheckedPlugin check_file(const Context& context, const Options& options, const std::string& given,
                         const std::vector<const Check*>& checks, Cases& data) {
  const std::filesystem::path file = std::filesystem::absolute(given).lexically_normal();
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    refuse(context, "Filen finns inte: " + given, "There is no such file: " + given);
  }
  conformance::RunOptions run;
  run.parallel = std::max(1u, options.jobs);
  run.limit = std::chrono::milliseconds(std::llround(options.time_limit * 1000));
  run.seed = options.seed;
  run.in_process = options.in_process;
  std::vector<std::filesystem::path> projects(options.projects.begin(), options.projects.end());
  const auto beside = file.parent_path() / "plugin-check.toml";
  const std::filesystem::path config = !options.config.empty() ? std::filesystem::path(options.config)
                                       : std::filesystem::exists(beside, error) ? beside
                                                                                : std::filesystem::path();
  if (!config.empty()) {
    try {
      conformance::PluginCheckFile read = conformance::read_plugin_check_file(config);
      run.expected_failures = std::move(read.expected_failures);
      if (projects.empty()) projects = std::move(read.projects);
    } catch (const conformance::NotUsable& unusable) {
      throw Refusal(ExitCode::usage, unusable.what());
    }
  }
  conformance::Subject subject;
  subject.file = file;
  host::IdentityNote note;
  static_cast<void>(host::read_identity_note(file, note));
  for (const auto& project : projects) data.add(project, note.id, subject.cases);
  if (subject.cases.empty()) subject.cases.push_back(conformance::generated_case());

  CheckedPlugin checked;
  checked.file = given;
  checked.id = note.id;
  checked.arguments = options.config.empty() ? "" : " --config " + options.config;
  for (const std::string& project : options.projects) checked.arguments.append(" --project ").append(project);
  checked.results = conformance::run_checks(subject, checks, run);
  return checked;
}

ExitCode check(const Context& context, Options options) {
  constexpr double longest = 86'400;
  if (!(options.time_limit > 0 && options.time_limit <= longest)) {
    refuse(context, "--time-limit ska vara mer än 0 och högst 86400 sekunder.",
           "--time-limit must be above 0 and at most 86400 seconds.");
  }
  const std::vector<const Check*> checks = chosen(context, options);
  Cases data(context);
  std::vector<CheckedPlugin> plugins;
  for (const std::string& file : options.files) {
    plugins.push_back(check_file(context, options, file, checks, data));
  }
  const bool json = options.json || context.format != "human";
  print(json ? check_document(plugins, options.seed) : check_text(context, plugins, options.only_failed));
  ExitCode code = ExitCode::done;
  for (const CheckedPlugin& plugin : plugins) {
    for (const conformance::Result& result : plugin.results) {
      if (result.status == conformance::Status::error) return ExitCode::unreadable;
      if (conformance::is_failure(result.status)) code = ExitCode::findings;
    }
  }
  return code;
}

}  // namespace

void add_plugin_check_commands(CLI::App& plugin, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command =
      plugin.add_subcommand("check", say("Kontrollera att insticksprogram håller gränssnittets regler",
                                         "Check that plugins keep the rules of the interface"));
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, auto& value, std::string_view sv, std::string_view en,
                       const std::string& type) {
    return command->add_option(name, value, say(sv, en))->type_name(type);
  };
  add("FILE", options->files, "Insticksprogrammens filer", "The plugins' files", "")->required();
  add("--config", options->config, "Använd denna plugin-check.toml (förval: den bredvid filen)",
      "Use this plugin-check.toml (default: the one beside the file)", say("FIL", "FILE"));
  add("--project", options->projects, "Pröva med detta projekts inställningar och data (kan upprepas)",
      "Try with the settings and data of this project (may be repeated)", say("FIL", "FILE"))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  add("--level", options->level, "Kontroller till och med denna nivå, 1–6 (förval: 5)",
      "Checks up to this level, 1-6 (default: 5)", say("NIVÅ", "LEVEL"));
  add("--include", options->include, "Bara kontroller vars id passar", "Only checks whose id matches",
      "REGEX");
  add("--exclude", options->exclude, "Inte kontroller vars id passar", "No checks whose id matches", "REGEX");
  add("--seed", options->seed, "Frö till det som slumpas (förval: 1)", "Seed of all chance (default: 1)",
      say("FRÖ", "SEED"));
  add("--reproduce", options->reproduce, "Bara denna kontroll, med detta frö",
      "This check alone, with this seed", say("ID:FRÖ", "ID:SEED"));
  add("--time-limit", options->time_limit,
      "Längsta tid för en kontroll, i sekunder (förval: 30); på nivå 6 fyra gånger den",
      "Longest time for one check, in seconds (default: 30); at level 6 four times that",
      say("SEKUNDER", "SECONDS"));
  add("-j,--jobs", options->jobs, "Så många kontroller samtidigt (förval: 1)",
      "So many checks at once (default: 1)", say("ANTAL", "NUMBER"));
  command->add_flag("--only-failed", options->only_failed,
                    say("Visa bara det som inte gick igenom", "Show only what did not pass"));
  command->add_flag("--json", options->json,
                    say("Skriv JSON, som --format json", "Print JSON, as --format json"));
  command->add_flag(
      "--in-process", options->in_process,
      say("Utan egna processer, för en felsökare", "Without processes of their own, for a debugger"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return check(context, *options); }; });

  CLI::App* listing = plugin.add_subcommand("list-checks", say("Alla kontroller", "All checks"));
  const auto json = std::make_shared<bool>(false);
  listing->add_flag("--json", *json, say("Skriv JSON, som --format json", "Print JSON, as --format json"));
  listing->callback([&context, json] {
    context.action = [&context, json] {
      print(*json || context.format != "human" ? list_document() : list_text(context));
      return ExitCode::done;
    };
  });
}

}  // namespace fotfaste::cli
