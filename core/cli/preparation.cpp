#include "cli/preparation.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "cli/choice.hpp"
#include "cli/console.hpp"
#include "cli/logging.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "intake/project_file.hpp"
#include "report/findings_text.hpp"

namespace fotfaste::cli {
namespace {

using model::Severity;

std::filesystem::path project_file(const std::string& given) {
  const std::filesystem::path path(given);
  std::error_code error;
  return std::filesystem::is_directory(path, error) ? path / "project.toml" : path;
}

// The day when nobody says which: today. Said aloud, since the results then depend on when they are made.
std::int32_t today(const Context& context) {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto day = static_cast<std::int32_t>(days.time_since_epoch().count());
  if (!context.quiet) {
    print_error(
        std::string(context.say("Ingen dag är angiven: läget beskrivs den ", "No day is given: as of ")) +
        format_day(day) +
        std::string(
            context.say(". Skriv as_of i project.toml eller ange --as-of för samma svar en annan dag.\n",
                        ". Write as_of in project.toml, or give --as-of, for the same answer on "
                        "another day.\n")));
  }
  return day;
}

// Whether a finding points into project.toml: what is wrong there is the evaluator's to correct before a run.
bool is_about(const model::Finding& finding, const std::filesystem::path& file) {
  return std::any_of(finding.places.begin(), finding.places.end(), [&](const model::Place& place) {
    return std::filesystem::path(place.file).filename() == file.filename();
  });
}

unsigned jobs_of(const ProjectOptions& options) {
  return options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

void add_project_options(CLI::App& command, const Context& context, ProjectOptions& options) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  command
      .add_option("PROJECT", options.project,
                  say("Projektets project.toml eller dess mapp", "The project's project.toml or its folder"))
      ->type_name("")
      ->required();
  command
      .add_option("--data-root", options.data_root,
                  say("Leta datafilerna i denna mapp", "Look for the data files in this folder"))
      ->type_name(say("MAPP", "FOLDER"));
  command
      .add_option("--fail-on", options.fail_on,
                  say("Avsluta med kod 1 vid sådana iakttagelser (förval: ",
                      "End with code 1 on such findings (default: ") +
                      options.fail_on + ")")
      ->type_name("error|warning|never");
  command
      .add_option(
          "--timeout", options.timeout,
          say("Längsta tid för ett insticksprogram, i sekunder", "Longest time for one plugin, in seconds"))
      ->type_name(say("SEKUNDER", "SECONDS"))
      ->default_str("60");
  command
      .add_option("--memory", options.memory,
                  say("Mest minne för ett insticksprogram, i MiB", "Most memory for one plugin, in MiB"))
      ->type_name("MIB")
      ->default_str("1024");
  command
      .add_option("--jobs", options.jobs,
                  say("Så många processer samtidigt (förval: antalet processorer)",
                      "So many processes at once (default: the number of processors)"))
      ->type_name(say("ANTAL", "NUMBER"));
}

std::optional<std::int32_t> given_day(const Context& context) {
  if (context.as_of.empty()) return std::nullopt;
  const auto day = parse_day(context.as_of);
  if (day) return *day;
  throw Refusal(ExitCode::usage, std::string(context.say("--as-of ska vara en dag som 2026-03-31, inte \"",
                                                         "--as-of must be a day like 2026-03-31, not \"")) +
                                     context.as_of + "\".");
}

host::Limits limits_of(const Context& context, const ProjectOptions& options) {
  constexpr double longest = 86'400;
  constexpr std::uint64_t most_memory = 1'048'576;
  if (!(options.timeout > 0 && options.timeout <= longest)) {
    throw Refusal(ExitCode::usage,
                  std::string(context.say("--timeout ska vara mer än 0 och högst 86400 sekunder.",
                                          "--timeout must be above 0 and at most 86400 seconds.")));
  }
  if (options.memory < 16 || options.memory > most_memory) {
    throw Refusal(ExitCode::usage, std::string(context.say("--memory ska vara mellan 16 och 1048576 MiB.",
                                                           "--memory must be between 16 and 1048576 MiB.")));
  }
  host::Limits limits;
  limits.wall = std::chrono::milliseconds(std::llround(options.timeout * 1000));
  // Processor time of all threads of a worker: a worker that stays within its time is never stopped by it.
  limits.processor = std::chrono::seconds(std::llround(std::ceil(options.timeout * 2)));
  limits.memory = options.memory * 1024 * 1024;
  return limits;
}

namespace {

// Reads project.toml, and makes plugins ready for the day that day_of gives. Findings of these codes are
// about what need not be there yet.
template <typename DayOf>
Preparation prepared(const Context& context, const ProjectOptions& options,
                     std::initializer_list<std::string_view> passed_over, DayOf day_of,
                     const Adjust& adjust) {
  require_choice(context, "--fail-on", options.fail_on, {"error", "warning", "never"});
  const host::Limits limits = limits_of(context, options);
  const std::optional<std::int32_t> day = given_day(context);
  std::optional<std::filesystem::path> data_root;
  if (!options.data_root.empty()) data_root = options.data_root;

  Preparation preparation;
  preparation.file = project_file(options.project);
  const Timed timed("preparation");
  intake::ProjectReading reading = intake::read_project(preparation.file, data_root, day);
  std::erase_if(reading.findings, [&](const model::Finding& finding) {
    return std::find(passed_over.begin(), passed_over.end(), finding.code) != passed_over.end();
  });
  preparation.project = std::move(reading.project);
  preparation.findings = std::move(reading.findings);
  preparation.data_missing = reading.data_missing;
  const bool readable =
      std::none_of(preparation.findings.begin(), preparation.findings.end(),
                   [](const auto& one) { return one.severity == Severity::error && one.code != "C013"; });
  if (!readable) return preparation;

  preparation.as_of = day ? *day : day_of(preparation.project);
  const auto found = host::find_plugins(host::plugin_folders(context.plugin_path), preparation.findings);
  if (adjust) adjust(preparation.project, found);
  preparation.plugins =
      host::prepare(preparation.project, preparation.as_of, found, limits, preparation.findings);
  preparation.usable = std::none_of(
      preparation.findings.begin(), preparation.findings.end(),
      [&](const auto& one) { return one.severity == Severity::error && is_about(one, preparation.file); });
  return preparation;
}

}  // namespace

Preparation prepare(const Context& context, const ProjectOptions& options, const Adjust& adjust) {
  const auto day_of = [&](const model::Project& project) {
    return project.as_of ? *project.as_of : today(context);
  };
  return prepared(context, options, {}, day_of, adjust);
}

Preparation prepare_design(const Context& context, const ProjectOptions& options) {
  const auto day_of = [](const model::Project& project) {
    if (project.as_of) return *project.as_of;
    return project.card.end.value_or(project.card.start.value_or(0));
  };
  // C006: no as_of; C012: no [data]; C013: a data file is not there; C025: as_of before the project's start.
  return prepared(context, options, {"C006", "C012", "C013", "C025"}, day_of, {});
}

intake::Options intake_options(const Preparation& preparation, const ProjectOptions& options) {
  intake::Options result;
  result.as_of = preparation.as_of;
  result.threads = jobs_of(options);
  return result;
}

void print_findings(const Context& context, const std::vector<model::Finding>& findings) {
  print_error(
      findings_for(context, findings, uses_colour(context, Stream::error), console_width(Stream::error)));
}

std::unique_ptr<intake::SeparateIntake> read_data(const Context& context, const Preparation& preparation,
                                                  const intake::Options& options) {
  const Timed timed("intake");
  auto intake = std::make_unique<intake::SeparateIntake>(preparation.project, options);
  const auto refuse = [&](ExitCode code, std::string_view sv, std::string_view en) {
    print_findings(context, intake->report().findings);
    throw Refusal(code, std::string(context.say(sv, en)));
  };
  if (intake->refused_for_privacy()) {
    refuse(ExitCode::privacy, "Körningen avbröts för att skydda deltagarna.",
           "The run was stopped to protect the participants.");
  }
  if (intake->unreadable()) {
    refuse(ExitCode::unreadable, "Körningen avbröts: en datafil kan inte läsas.",
           "The run was stopped: a data file cannot be read.");
  }
  if (intake->directory().participations == 0) {
    refuse(ExitCode::unreadable, "Körningen avbröts: det finns inga deltaganden att utvärdera.",
           "The run was stopped: there are no participations to evaluate.");
  }
  return intake;
}

bool fails(const std::vector<model::Finding>& findings, const std::string& fail_on) {
  if (fail_on == "never") return false;
  const Severity least = fail_on == "warning" ? Severity::warning : Severity::error;
  return std::any_of(findings.begin(), findings.end(),
                     [&](const auto& one) { return one.severity >= least; });
}

std::string findings_for(const Context& context, const std::vector<model::Finding>& findings, bool colour,
                         std::size_t width) {
  return report::findings_text(findings, {context.language, colour, width, 3});
}

}  // namespace fotfaste::cli
