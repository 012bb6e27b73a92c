// export: what a project's funders ask for, checked by their own rules, as files to send.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/export_folder.hpp"
#include "cli/funder_exports.hpp"
#include "cli/output_file.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "intake/identities/join.hpp"
#include "model/sha256.hpp"
#include "report/csv.hpp"
#include "report/display_text.hpp"
#include "report/export_document.hpp"
#include "report/export_notes.hpp"
#include "report/json_text.hpp"
#include "report/palette.hpp"
#include "report/table_document.hpp"
#include "report/table_view.hpp"
#include "report/workbook.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view members_table = "members";
constexpr const char* person_rows_parameter = "person_rows";
constexpr const char* manifest_name = "manifest.json";

struct Options : ProjectOptions {
  std::vector<std::string> plugins;
  std::string out;
  std::string keys;
  std::string since;
  std::string delimiter = ";";
  bool force = false;
};

// A table about single people, with the number of the person of each row.
struct PersonTable {
  Json document;  // with pseudonyms
  std::string column;
  std::vector<std::optional<std::uint64_t>> persons;
};

struct Made {
  report::Export made;
  std::vector<PersonTable> person_tables;
  std::vector<report::WrittenFile> files;
  std::unique_ptr<ExportFolder> folder;
  [[nodiscard]] std::string file_of(const PersonTable& table) const {
    return report::as_text(report::member(table.document, "id"), model::Language::english).append(".csv");
  }
};

std::string sha256_of(std::string_view bytes) {
  model::Sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

char delimiter_of(const Context& context, const Options& options) {
  require_choice(context, "--delimiter", options.delimiter, {";", ",", "tab"});
  return options.delimiter == "tab" ? '\t' : options.delimiter.front();
}

bool takes_person_rows(const host::PreparedPlugin& plugin) {
  const auto& parameters = plugin.description.parameters;
  return std::any_of(parameters.begin(), parameters.end(),
                     [](const auto& one) { return one.name == person_rows_parameter; });
}

std::vector<model::Value> ask_for_person_rows(const host::PreparedPlugin& plugin) {
  if (!takes_person_rows(plugin)) return {};
  model::Value value;
  value.type = model::ValueType::boolean;
  value.key = person_rows_parameter;
  value.integer = 1;
  return {value};
}

PersonTable person_table(const model::Project& project, const model::TableResult& table,
                         const model::Pseudonyms& pseudonyms, std::uint64_t persons) {
  PersonTable result;
  const std::size_t column = person_column(table.description);
  result.column = table.description.columns[column].name;
  for (const auto& row : table.rows) {
    const auto* person = std::get_if<std::int64_t>(&row[column]);
    const bool known = person != nullptr && *person >= 0 && static_cast<std::uint64_t>(*person) < persons;
    result.persons.push_back(known ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*person))
                                   : std::nullopt);
  }
  model::TableResult named = table;
  name_persons(named, pseudonyms, persons);
  named.description.columns[column].label = {"Pseudonym", "Pseudonym"};
  result.document = report::table_document(project, named);
  return result;
}

Made make(const Preparation& preparation, const std::vector<report::InputFile>& inputs,
          const model::PluginResult& plugin, const model::Pseudonyms& pseudonyms, std::uint64_t persons) {
  Made result;
  report::Export& made = result.made;
  made.project = preparation.project.card;
  made.as_of = format_day(preparation.as_of);
  made.inputs = inputs;
  made.plugin = plugin.id;
  made.plugin_version = plugin.version;
  made.plugin_sha256 = plugin.sha256;
  made.title = plugin.title;
  const auto prepared = std::find_if(preparation.plugins.begin(), preparation.plugins.end(),
                                     [&](const auto& one) { return one.file.id == plugin.id; });
  const bool with_persons = prepared != preparation.plugins.end() && takes_person_rows(*prepared);
  for (const model::TableResult& table : plugin.tables) {
    if (!model::is_about_persons(table.description)) {
      made.tables.push_back(report::table_document(preparation.project, table));
    } else if (with_persons && table.description.id != members_table) {
      result.person_tables.push_back(person_table(preparation.project, table, pseudonyms, persons));
      made.months.merge(report::month_digests(result.person_tables.back().document));
    }
  }
  if (const Json* rules = made.table("rules")) made.violations = report::violations_of(*rules);
  return result;
}

bool breaks_rules(const report::Export& made) {
  return std::any_of(made.violations.begin(), made.violations.end(),
                     [](const auto& one) { return one.is_error; });
}

// The months of an earlier export of the same plugin and project.
report::MonthDigests months_since(const Context& context, const Options& options,
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

void compare_since(const Context& context, const Options& options, std::vector<Made>& exports) {
  if (options.since.empty()) return;
  bool any = false;
  for (Made& one : exports) {
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

std::string violations_text(const Context& context, const Made& one, bool colour, std::size_t width) {
  const report::Palette palette(colour);
  std::string text;
  for (const report::Violation& violation : one.made.violations) {
    std::string line =
        violation.is_error
            ? palette.paint(report::Tone::bad, std::string(context.say("fel", "error")))
            : palette.paint(report::Tone::doubtful, std::string(context.say("varning", "warning")));
    line.append("[").append(report::neutral(violation.code, 40)).append("]: ");
    text.append(
        report::paragraph("  ", "    ", line + report::violation_text(violation, context.language), width));
  }
  return text;
}

Json violations_document(const Made& one) {
  const Json document = report::export_document(one.made);
  return {{"plugin", one.made.plugin},
          {"violated", document["violated"]},
          {"violations", document["violations"]}};
}

// Shows why nothing is written.
ExitCode refuse(const Context& context, const std::vector<Made>& exports) {
  if (context.format != "human") {
    Json plugins = Json::array();
    for (const Made& one : exports) plugins.push_back(violations_document(one));
    print(report::json_text({{"written", false}, {"plugins", std::move(plugins)}}));
  }
  std::string text;
  for (const Made& one : exports) {
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

std::filesystem::path out_folder(const Preparation& preparation, const Options& options) {
  return options.out.empty() ? preparation.file.parent_path() / "export" : std::filesystem::path(options.out);
}

// Only an earlier export is ever replaced.
void check_target(const Context& context, const std::filesystem::path& target) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(target, error))) return;
  const bool folder = std::filesystem::is_directory(std::filesystem::symlink_status(target, error));
  if (folder && (std::filesystem::is_empty(target, error) ||
                 std::filesystem::is_regular_file(target / manifest_name, error))) {
    return;
  }
  throw Refusal(
      ExitCode::usage,
      std::string(context.say("Mappen finns redan och är ingen tidigare export; välj en annan med --out: ",
                              "The folder is there already and is no earlier export; choose another with "
                              "--out: ")) +
          target.string());
}

void write_to(Made& one, const std::string& name, const std::string& bytes) {
  write_file(one.folder->path() / name, bytes);
  one.files.push_back({name, sha256_of(bytes)});
}

intake::JoinRequest join_request(const Context& context, const Options& options,
                                 const Preparation& preparation, const Made& one, const PersonTable& table,
                                 const report::CsvStyle& style) {
  report::CsvAround around = report::csv_around(
      table.document, table.column, context.say("Personnummer", "Personal identity number"), style);
  intake::JoinRequest request;
  request.keys = options.keys;
  request.output = one.folder->path() / one.file_of(table);
  request.head = std::move(around.head);
  request.as_of = preparation.as_of;
  request.rows.reserve(around.rows.size());
  for (std::size_t i = 0; i < around.rows.size(); ++i) {
    if (!table.persons[i])
      throw std::runtime_error(one.made.plugin + ": a row is about nobody of the project");
    request.rows.push_back(
        {*table.persons[i], std::move(around.rows[i].before), std::move(around.rows[i].after)});
  }
  return request;
}

// False when the key file has faults; they have been shown.
bool write_persons(const Context& context, const Options& options, const Preparation& preparation,
                   const intake::SeparateIntake& intake, Made& one, const report::CsvStyle& style) {
  for (const PersonTable& table : one.person_tables) {
    const std::string name = one.file_of(table);
    const std::string with_pseudonyms = report::csv_text(table.document, style);
    one.made.person_files.push_back({report::TableView(table.document, context.language).id(), name,
                                     table.persons.size(), sha256_of(with_pseudonyms)});
    if (options.keys.empty()) {
      one.made.person_rows = report::PersonRows::pseudonyms;
      write_to(one, name, with_pseudonyms);
      continue;
    }
    one.made.person_rows = report::PersonRows::identity_numbers;
    const intake::JoinReport joined = intake::join_identities(
        join_request(context, options, preparation, one, table, style), intake.file(), intake.directory());
    const bool failed = !joined.written;
    if (failed || !context.quiet) print_findings(context, joined.findings);
    if (failed) return false;
    one.files.push_back({name, {}});
  }
  return true;
}

void write_files(const Context& context, Made& one, const report::CsvStyle& style) {
  std::vector<Json> shown;
  for (const Json& table : one.made.tables) {
    shown.push_back(report::with_words(table));
    write_to(one, report::TableView(table, context.language).id() + ".csv",
             report::csv_text(shown.back(), style));
  }
  write_to(one, "export.json", report::json_text(report::export_document(one.made)));
  const std::filesystem::path workbook = one.folder->path() / "export.xlsx";
  report::write_workbook(workbook, shown, report::export_notes(one.made, context.language));
  one.files.push_back({"export.xlsx", sha256_of(read_file(workbook))});
  std::sort(one.files.begin(), one.files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  write_file(one.folder->path() / manifest_name,
             report::json_text(report::manifest_document(one.made, one.files)));
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string summary(const Context& context, const Made& one) {
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

void print_done(const Context& context, const std::filesystem::path& out, const std::vector<Made>& exports) {
  if (context.format != "human") {
    Json plugins = Json::array();
    for (const Made& one : exports) plugins.push_back(report::manifest_document(one.made, one.files));
    return print(
        report::json_text({{"written", true}, {"out", out.string()}, {"plugins", std::move(plugins)}}));
  }
  if (context.quiet) return;
  std::string text;
  for (const Made& one : exports) text.append(summary(context, one));
  print(text);
}

// Writes all of them, or none.
bool write_all(const Context& context, const Options& options, const Preparation& preparation,
               const intake::SeparateIntake& intake, const std::filesystem::path& out,
               std::vector<Made>& exports, const report::CsvStyle& style) {
  for (const Made& one : exports) check_target(context, out / one.made.plugin);
  std::error_code error;
  const bool made_folder = std::filesystem::create_directories(out, error);
  if (error || !std::filesystem::is_directory(out, error)) {
    throw Refusal(ExitCode::usage, std::string(context.say("Mappen för exporten kan inte skapas: ",
                                                           "The folder for the export cannot be made: ")) +
                                       out.string());
  }
  const auto withdraw = [&] {
    for (Made& one : exports) one.folder.reset();
    if (made_folder) std::filesystem::remove(out, error);
  };
  try {
    for (Made& one : exports) {
      one.folder = std::make_unique<ExportFolder>(out / one.made.plugin);
      if (!write_persons(context, options, preparation, intake, one, style)) {
        withdraw();
        return false;
      }
      write_files(context, one, style);
    }
    for (const Made& one : exports) one.folder->commit();
  } catch (...) {
    withdraw();
    throw;
  }
  return true;
}

std::vector<report::InputFile> inputs_of(const intake::Report& read) {
  std::vector<report::InputFile> inputs;
  for (const intake::FileReport& file : read.files) {
    inputs.push_back({file.file, file.sha256, std::string(model::name(file.table)), file.encoding, file.rows,
                      file.used, file.set_aside});
  }
  return inputs;
}

void check_keys(const Context& context, const Options& options, const std::vector<Made>& exports) {
  const bool any =
      std::any_of(exports.begin(), exports.end(), [](const Made& one) { return !one.person_tables.empty(); });
  if (options.keys.empty() || any) return;
  throw Refusal(
      ExitCode::usage,
      std::string(context.say("--keys gäller exporter som redovisar enskilda, och ingen här gör det. Kör "
                              "utan --keys.",
                              "--keys is for exports that report single people, and none here does. Run "
                              "without --keys.")));
}

ExitCode make_exports(const Context& context, const Options& options) {
  const report::CsvStyle style{context.language, delimiter_of(context, options)};
  const Preparation preparation = prepare_exports(context, options, options.plugins, ask_for_person_rows);
  if (!preparation.usable) return unusable(preparation);
  const auto intake = read_data(context, preparation, intake_options(preparation, options));
  const host::RunReport ran = run_exports(context, options, preparation, *intake);
  const intake::Report read = intake->report();

  ExitCode code = ExitCode::done;
  std::vector<model::Finding> findings = preparation.findings;
  std::vector<Made> exports;
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
      Made made = make(preparation, inputs, plugin, pseudonyms, intake->directory().persons);
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
  const bool broken =
      std::any_of(exports.begin(), exports.end(), [](const Made& one) { return breaks_rules(one.made); });
  if (broken && !options.force) return refuse(context, exports);

  const std::filesystem::path out = out_folder(preparation, options);
  if (!write_all(context, options, preparation, *intake, out, exports, style)) {
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
  const auto options = std::make_shared<Options>();
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
