// export: what a project's funders ask for, checked by their own rules, as files to send.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/export_files.hpp"
#include "cli/funder_exports.hpp"
#include "cli/output_file.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "report/display_text.hpp"
#include "report/export_notes.hpp"
#include "report/json_text.hpp"
#include "report/palette.hpp"
#include "report/table_view.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

char delimiter_of(const Context& context, const ExportOptions& options) {
  require_choice(context, "--delimiter", options.delimiter, {";", ",", "tab"});
  return options.delimiter == "tab" ? '\t' : options.delimiter.front();
}

std::vector<model::Value> ask_for_person_rows(const host::PreparedPlugin& plugin) {
  if (!takes_person_rows(plugin)) return {};
  model::Value value;
  value.type = model::ValueType::boolean;
  value.key = person_rows_parameter;
  value.integer = 1;
  return {value};
}

bool breaks_rules(const report::Export& made) {
  return std::any_of(made.violations.begin(), made.violations.end(),
                     [](const auto& one) { return one.is_error; });
}

// The months of an earlier export of the same plugin and project.
report::MonthDigests months_since(const Context& context, const ExportOptions& options,
                                  const report::Export& made) {
  const std::filesystem::path since(options.since);
  std::error_code error;
  const std::filesystem::path in_folder = since / made.plugin / manifest_name;
  const std::filesystem::path file =
      std::filesystem::is_regular_file(in_folder, error) ? in_folder : since / manifest_name;
  Json manifest;
  if (std::filesystem::is_regular_file(file, error)) manifest = Json::parse(read_file(file), nullptr, false);
  if (const auto months = report::months_of_manifest(manifest, made.plugin, made.project.id)) return *months;
  throw Refusal(ExitCode::unreadable,
                std::string(context.say("--since: i mappen finns ingen tidigare export av detta projekt med ",
                                        "--since: the folder holds no earlier export of this project by ")) +
                    made.plugin + ": " + options.since);
}

void compare_since(const Context& context, const ExportOptions& options, std::vector<MadeExport>& exports) {
  if (options.since.empty()) return;
  bool any = false;
  for (MadeExport& one : exports) {
    const bool by_month =
        std::any_of(one.person_tables.begin(), one.person_tables.end(), [](const PersonTable& table) {
          return report::TableView(table.document, model::Language::english).has("month");
        });
    if (!by_month) continue;
    any = true;
    one.made.since = report::compare_months(months_since(context, options, one.made), one.made.months);
  }
  if (any) return;
  throw Refusal(
      ExitCode::usage,
      std::string(context.say("--since gäller exporter som redovisar månad för månad, och ingen här gör "
                              "det. Kör utan --since.",
                              "--since is for exports that report month by month, and none here does. "
                              "Run without --since.")));
}

// All errors; of each warning the first places.
std::string violations_text(const Context& context, const MadeExport& one, bool colour, std::size_t width) {
  const report::Palette palette(colour);
  constexpr std::size_t most_places = 3;
  std::map<std::string, std::size_t> warnings;
  std::string text;
  for (const report::Violation& violation : one.made.violations) {
    if (!violation.is_error && ++warnings[violation.code] > most_places) continue;
    std::string line =
        violation.is_error
            ? palette.paint(report::Tone::bad, std::string(context.say("fel", "error")))
            : palette.paint(report::Tone::doubtful, std::string(context.say("varning", "warning")));
    line.append("[").append(report::neutral(violation.code, 40)).append("]: ");
    text.append(
        report::paragraph("  ", "    ", line + report::violation_text(violation, context.language), width));
  }
  for (const auto& [code, places] : warnings) {
    if (places <= most_places) continue;
    text.append("  ").append(report::neutral(code, 40));
    text.append(context.say(": ställen till som inte visas här: ", ": further places, not shown here: "));
    text.append(std::to_string(places - most_places)).append("\n");
  }
  return text;
}

Json violations_document(const MadeExport& one) {
  const Json document = report::export_document(one.made);
  return {{"plugin", one.made.plugin},
          {"violated", document["violated"]},
          {"violations", document["violations"]}};
}

// Shows why nothing is written.
ExitCode refuse(const Context& context, const std::vector<MadeExport>& exports) {
  if (context.format != "human") {
    Json plugins = Json::array();
    for (const MadeExport& one : exports) plugins.push_back(violations_document(one));
    print(report::json_text({{"written", false}, {"plugins", std::move(plugins)}}));
  }
  std::string text;
  for (const MadeExport& one : exports) {
    if (!breaks_rules(one.made)) continue;
    text.append(one.made.plugin)
        .append(context.say(" bryter mot mottagarens regler:\n", " breaks the rules of the funder:\n"))
        .append(
            violations_text(context, one, uses_colour(context, Stream::error), console_width(Stream::error)));
  }
  text.append(
      context.say("Ingenting är skrivet. Rätta uppgifterna, eller skriv ändå med --force; då står det i "
                  "filerna vilka regler "
                  "som bröts.\n",
                  "Nothing is written. Correct the data, or write nevertheless with --force; the files then "
                  "say which rules "
                  "were broken.\n"));
  print_error(text);
  return ExitCode::findings;
}

std::filesystem::path out_folder(const Preparation& preparation, const ExportOptions& options) {
  return options.out.empty() ? preparation.file.parent_path() / "export" : std::filesystem::path(options.out);
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string summary(const Context& context, const MadeExport& one) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  const std::size_t width = console_width(Stream::out);
  const report::Palette palette(uses_colour(context, Stream::out));
  const report::Export& made = one.made;
  std::string text = palette.paint(report::Tone::strong, made.plugin);
  text.append(": ").append(one.folder->target().string()).append("\n");
  const auto line = [&](const std::string& sentence) {
    text.append(report::paragraph("  ", "    ", sentence, width));
  };
  if (made.forced) {
    line(palette.paint(report::Tone::bad,
                       say("Framtvingad trots brutna regler: ", "Forced although it breaks rules: ")) +
         listed(report::codes_of_errors(made.violations)));
  }
  text.append(violations_text(context, one, uses_colour(context, Stream::out), width));
  const std::vector<std::string> unconfirmed = report::unconfirmed(made);
  if (!unconfirmed.empty()) {
    line(say("Ska stämmas av mot lagtexten: ", "To be confirmed against the legal text: ") +
         listed(unconfirmed));
  }
  for (const report::PersonFile& file : made.person_files) {
    line(file.file +
         (made.person_rows == report::PersonRows::identity_numbers
              ? say(" innehåller personnummer. Förvara den därefter, och ta bort den när den är skickad.",
                    " holds personal identity numbers. Keep it accordingly, and remove it when it has been "
                    "sent.")
              : say(" innehåller pseudonymer, inte personnummer; --keys FIL sätter in dem.",
                    " holds pseudonyms, not personal identity numbers; --keys FILE puts those in.")));
  }
  if (made.since) {
    if (made.since->again.empty()) {
      line(say("Inget som redan har redovisats är ändrat.", "Nothing that was reported before has changed."));
    } else {
      line(say("Ändrad från och med ", "Changed from ") + made.since->first_changed +
           say(". Skicka om, i ordning: ", ". Send again, in order: ") + listed(made.since->again));
    }
    if (!made.since->first.empty()) {
      line(say("Skicka för första gången: ", "Send for the first time: ") + listed(made.since->first));
    }
  }
  return text;
}

void print_done(const Context& context, const std::filesystem::path& out,
                const std::vector<MadeExport>& exports) {
  if (context.format != "human") {
    Json plugins = Json::array();
    for (const MadeExport& one : exports) plugins.push_back(report::manifest_document(one.made, one.files));
    return print(
        report::json_text({{"written", true}, {"out", out.string()}, {"plugins", std::move(plugins)}}));
  }
  if (context.quiet) return;
  std::string text;
  for (const MadeExport& one : exports) text.append(summary(context, one));
  print(text);
}

std::vector<report::InputFile> inputs_of(const intake::Report& read) {
  std::vector<report::InputFile> inputs;
  for (const intake::FileReport& file : read.files) {
    inputs.push_back({file.file, file.sha256, std::string(model::name(file.table)), file.encoding, file.rows,
                      file.used, file.set_aside});
  }
  return inputs;
}

void check_keys(const Context& context, const ExportOptions& options,
                const std::vector<MadeExport>& exports) {
  const bool any = std::any_of(exports.begin(), exports.end(),
                               [](const MadeExport& one) { return !one.person_tables.empty(); });
  if (options.keys.empty() || any) return;
  throw Refusal(
      ExitCode::usage,
      std::string(context.say("--keys gäller exporter som redovisar enskilda, och ingen här gör det. Kör "
                              "utan --keys.",
                              "--keys is for exports that report single people, and none here does. Run "
                              "without --keys.")));
}

ExitCode make_exports(const Context& context, const ExportOptions& options) {
  const report::CsvStyle style{context.language, delimiter_of(context, options)};
  const Preparation preparation = prepare_exports(context, options, options.plugins, ask_for_person_rows);
  if (!preparation.usable) return unusable(preparation);
  const auto intake = read_data(context, preparation, intake_options(preparation, options));
  const host::RunReport ran = run_exports(context, options, preparation, *intake);
  const intake::Report read = intake->report();

  ExitCode code = ExitCode::done;
  std::vector<model::Finding> findings = preparation.findings;
  std::vector<MadeExport> exports;
  {
    const model::Pseudonyms pseudonyms(intake->file(), intake->directory());
    const std::vector<report::InputFile> inputs = inputs_of(read);
    for (const model::PluginResult& plugin : ran.plugins) {
      findings.insert(findings.end(), plugin.findings.begin(), plugin.findings.end());
      if (plugin.outcome != model::Outcome::ok) {
        print_failure(context, plugin);
        code = ExitCode::partial;
        continue;
      }
      MadeExport made = make_export(preparation, inputs, plugin, pseudonyms, intake->directory().persons);
      if (made.made.table("rules") == nullptr) {
        print_error(
            std::string("fotfaste: ")
                .append(plugin.id)
                .append(context.say(": exporten saknar mottagarens regler och kan inte prövas, så den skrivs "
                                    "inte.\n",
                                    ": the export lacks the rules of its receiver and cannot be checked, so "
                                    "it is not written.\n")));
        code = ExitCode::partial;
        continue;
      }
      made.made.forced = options.force && breaks_rules(made.made);
      exports.push_back(std::move(made));
    }
  }
  if (!context.quiet) {
    print_findings(context, findings);
    if (intake->errors() > 0) {
      print_error(std::string(context.say("Uppgifterna innehåller fel; fotfaste check visar dem.\n",
                                          "The data contain errors; fotfaste check shows them.\n")));
    }
  }
  if (exports.empty()) return code;
  check_keys(context, options, exports);
  compare_since(context, options, exports);
  const bool broken = std::any_of(exports.begin(), exports.end(),
                                  [](const MadeExport& one) { return breaks_rules(one.made); });
  if (broken && !options.force) return refuse(context, exports);

  const std::filesystem::path out = out_folder(preparation, options);
  if (!write_exports(context, options, preparation, *intake, out, exports, style)) {
    print_error(std::string(context.say("Ingenting är skrivet. Rätta nyckelfilen.\n",
                                        "Nothing is written. Correct the key file.\n")));
    return ExitCode::findings;
  }
  print_done(context, out, exports);
  findings.insert(findings.end(), read.findings.begin(), read.findings.end());
  return code == ExitCode::done && fails(findings, options.fail_on) ? ExitCode::findings : code;
}

}  // namespace

void add_export_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand(
      "export", say("Gör de filer som en finansiär ska ha", "Make the files that a funder is to have"));
  const auto options = std::make_shared<ExportOptions>();
  add_project_options(*command, context, *options);
  command
      ->add_option("--plugin", options->plugins,
                   say("Bara denna export (kan upprepas)", "Only this export (may be repeated)"))
      ->type_name("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  command
      ->add_option("--out", options->out,
                   say("Mapp för filerna (förval: export bredvid project.toml)",
                       "Folder for the files (default: export beside project.toml)"))
      ->type_name(say("MAPP", "FOLDER"));
  command->add_flag("--force", options->force,
                    say("Skriv även om mottagarens regler bryts; det står då i filerna",
                        "Write even if the funder's rules are broken; the files then say so"));
  command
      ->add_option("--keys", options->keys,
                   say("CSV med pseudonym och personnummer, för filer om enskilda",
                       "CSV of pseudonyms and personal identity numbers, for files about single people"))
      ->type_name(say("FIL", "FILE"));
  command
      ->add_option("--since", options->since,
                   say("Mapp med en tidigare export: säg vilka månader som ska skickas om",
                       "Folder with an earlier export: say which months are to be sent again"))
      ->type_name(say("MAPP", "FOLDER"));
  command
      ->add_option(
          "--delimiter", options->delimiter,
          say("Skiljetecken i CSV: ; (förval), , eller tab", "Delimiter of CSV: ; (default), , or tab"))
      ->type_name(";|,|tab");
  command->callback([&context, options] {
    context.action = [&context, options] { return make_exports(context, *options); };
  });
}

}  // namespace fotfaste::cli
