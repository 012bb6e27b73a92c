// fotfaste: the command line program.

#include <CLI/CLI.hpp>
#include <exception>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/logging.hpp"
#include "cli/refusal.hpp"
#include "cli/usage.hpp"
#include "report/display_text.hpp"
#include "report/version.hpp"

namespace fotfaste::cli {
namespace {

void add_common_options(CLI::App& app, Context& context, std::string& language) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  app.set_help_flag("-h,--help", say("Visa hjälp", "Show help"));
  app.set_version_flag("--version", "fotfaste " + std::string(report::version),
                       say("Visa version", "Show version"));
  app.add_option("--lang", language, say("Språk: sv (förval) eller en", "Language: sv (default) or en"))
      ->type_name("sv|en");
  app.add_option("--format", context.format,
                 say("Utskrift: human (förval), json eller sarif", "Output: human (default), json or sarif"))
      ->type_name("human|json|sarif");
  app.add_option("--color", context.color,
                 say("Färger: auto (förval), always eller never", "Colours: auto (default), always or never"))
      ->type_name("auto|always|never");
  app.add_flag("--quiet", context.quiet, say("Skriv bara fel", "Print errors only"));
  app.add_option("--as-of", context.as_of,
                 say("Dag som gäller som i dag, ÅÅÅÅ-MM-DD", "Day that counts as today, YYYY-MM-DD"))
      ->type_name(say("DAG", "DAY"));
  app.add_option("--plugin-path", context.plugin_path,
                 say("Leta insticksprogram även i denna mapp (kan upprepas)",
                     "Look for plugins in this folder too (may be repeated)"))
      ->type_name(say("MAPP", "FOLDER"))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  app.add_option("--log-level", context.log_level,
                 say("Loggens nivå (förval: warning)", "Level of the log (default: warning)"))
      ->type_name("trace|debug|info|warning|error|off");
  app.add_option("--log-file", context.log_file,
                 say("Skriv loggen till denna fil", "Write the log to this file"))
      ->type_name(say("FIL", "FILE"));
}

void complain(std::string_view sentence) {
  print_error("fotfaste: " + report::neutral(sentence) + "\n");
}

int run_program(int count, char** arguments) {
  Context context;
  context.language = language_of(count, arguments);
  CLI::App app(
      std::string(context.say(
          "Utvärderar arbetsmarknads- och inkluderingsprojekt: vad blev det av deltagarna, och hur går det "
          "med målen?",
          "Evaluates labour-market and social-inclusion projects: what became of the participants, and how "
          "do the goals stand?")),
      "fotfaste");
  translate_usage(app, context);
  app.fallthrough();
  app.require_subcommand(1);
  std::string language = "sv";
  add_common_options(app, context, language);
  add_init_command(app, context);
  add_run_command(app, context);
  add_report_command(app, context);
  add_diff_command(app, context);
  add_check_command(app, context);
  add_due_command(app, context);
  add_plugin_command(app, context);
  add_export_command(app, context);
  add_trace_command(app, context);
  add_explain_command(app, context);
  add_sheet_command(app, context);
  add_simulate_command(app, context);
  add_doctor_command(app, context);
  add_completions_command(app, context);
  for (CLI::App* command : app.get_subcommands({})) {
    command->group(std::string(context.say("Kommandon", "Commands")));
    command->footer(std::string(context.say("Val som gäller alla kommandon: fotfaste --help",
                                            "Options of all commands: fotfaste --help")));
  }
  for (CLI::Option* option : app.get_options()) option->group(std::string(context.say("Val", "Options")));
  try {
    app.parse(count, arguments);
    require_choice(context, "--lang", language, {"sv", "en"});
    require_choice(context, "--format", context.format, {"human", "json", "sarif"});
    require_choice(context, "--color", context.color, {"auto", "always", "never"});
    start_logging(context);
    return static_cast<int>(context.action());
  } catch (const CLI::CallForHelp&) {
    print(app.help());
    return 0;
  } catch (const CLI::CallForVersion& request) {
    print(std::string(request.what()) + "\n");
    return 0;
  } catch (const CLI::ParseError& error) {
    complain(explain_usage(app, error, context) +
             std::string(context.say(" Hjälp: fotfaste --help", " Help: fotfaste --help")));
    return static_cast<int>(ExitCode::usage);
  } catch (const Refusal& refusal) {
    complain(refusal.what());
    return static_cast<int>(refusal.code());
  } catch (const std::exception& fault) {
    complain(
        std::string(context.say("Körningen kunde inte slutföras: ", "The run could not be completed: ")) +
        fault.what());
    return static_cast<int>(ExitCode::unreadable);
  }
}

}  // namespace
}  // namespace fotfaste::cli

int main(int count, char** arguments) {
  return fotfaste::cli::run_program(count, arguments);
}
