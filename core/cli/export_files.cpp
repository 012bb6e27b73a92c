#include "cli/export_files.hpp"

#include <algorithm>

#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "intake/identities/join.hpp"
#include "model/sha256.hpp"
#include "report/export_notes.hpp"
#include "report/json_text.hpp"
#include "report/table_document.hpp"
#include "report/table_view.hpp"
#include "report/workbook.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view members_table = "members";

std::string sha256_of(std::string_view bytes) {
  model::Sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

std::string file_of(const PersonTable& table) {
  return report::as_text(report::member(table.document, "id"), model::Language::english).append(".csv");
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

void write_to(MadeExport& one, const std::string& name, const std::string& bytes) {
  write_file(one.folder->path() / name, bytes);
  one.files.push_back({name, sha256_of(bytes)});
}

intake::JoinRequest join_request(const Context& context, const ExportOptions& options,
                                 const Preparation& preparation, const MadeExport& one,
                                 const PersonTable& table, const report::CsvStyle& style) {
  report::CsvAround around = report::csv_around(
      table.document, table.column, context.say("Personnummer", "Personal identity number"), style);
  intake::JoinRequest request;
  request.keys = options.keys;
  request.output = one.folder->path() / file_of(table);
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

// Says what files about people there will be, and writes those with pseudonyms.
void write_pseudonyms(const Context& context, const ExportOptions& options, MadeExport& one,
                      const report::CsvStyle& style) {
  for (const PersonTable& table : one.person_tables) {
    const std::string name = file_of(table);
    const std::string with_pseudonyms = report::csv_text(table.document, style);
    one.made.person_files.push_back({report::TableView(table.document, context.language).id(), name,
                                     table.persons.size(), sha256_of(with_pseudonyms)});
    const bool joined = !options.keys.empty();
    one.made.person_rows = joined ? report::PersonRows::identity_numbers : report::PersonRows::pseudonyms;
    if (!joined) write_to(one, name, with_pseudonyms);
  }
}

// False when the key file has faults; they have been shown.
bool write_identities(const Context& context, const ExportOptions& options, const Preparation& preparation,
                      const intake::SeparateIntake& intake, MadeExport& one, const report::CsvStyle& style) {
  if (options.keys.empty()) return true;
  for (const PersonTable& table : one.person_tables) {
    intake::JoinReport joined;
    try {
      joined = intake::join_identities(join_request(context, options, preparation, one, table, style),
                                       intake.file(), intake.directory());
    } catch (const std::runtime_error&) {
      throw Refusal(
          ExitCode::privacy,
          std::string(context.say(
              "Personnumren kunde inte sättas in på ett säkert sätt, så ingenting är skrivet. fotfaste "
              "doctor visar vad maskinen saknar; annars kan disken vara full.",
              "The identity numbers could not be put in safely, so nothing is written. fotfaste doctor "
              "shows what this machine lacks; otherwise the disk may be full.")));
    }
    if (!joined.written || !context.quiet) print_findings(context, joined.findings);
    if (!joined.written) return false;
    one.files.push_back({file_of(table), {}});
  }
  return true;
}

void write_files(const Context& context, MadeExport& one, const report::CsvStyle& style) {
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
}

void write_manifest(MadeExport& one) {
  std::sort(one.files.begin(), one.files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  write_file(one.folder->path() / manifest_name,
             report::json_text(report::manifest_document(one.made, one.files)));
}

}  // namespace

bool takes_person_rows(const host::PreparedPlugin& plugin) {
  const auto& parameters = plugin.description.parameters;
  return std::any_of(parameters.begin(), parameters.end(),
                     [](const auto& one) { return one.name == person_rows_parameter; });
}

MadeExport make_export(const Preparation& preparation, const std::vector<report::InputFile>& inputs,
                       const model::PluginResult& plugin, const model::Pseudonyms& pseudonyms,
                       std::uint64_t persons) {
  MadeExport result;
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

bool write_exports(const Context& context, const ExportOptions& options, const Preparation& preparation,
                   const intake::SeparateIntake& intake, const std::filesystem::path& out,
                   std::vector<MadeExport>& exports, const report::CsvStyle& style) {
  for (const MadeExport& one : exports) check_target(context, out / one.made.plugin);
  std::error_code error;
  const bool made_folder = std::filesystem::create_directories(out, error);
  if (error || !std::filesystem::is_directory(out, error)) {
    throw Refusal(ExitCode::usage, std::string(context.say("Mappen för exporten kan inte skapas: ",
                                                           "The folder for the export cannot be made: ")) +
                                       out.string());
  }
  const auto withdraw = [&] {
    for (MadeExport& one : exports) one.folder.reset();
    if (made_folder) std::filesystem::remove(out, error);
  };
  try {
    for (MadeExport& one : exports) {
      one.folder = std::make_unique<ExportFolder>(out / one.made.plugin);
      write_pseudonyms(context, options, one, style);
      write_files(context, one, style);
    }
    // Last, so that no identities lie about in a folder that is not finished.
    for (MadeExport& one : exports) {
      if (!write_identities(context, options, preparation, intake, one, style)) {
        withdraw();
        return false;
      }
    }
    for (MadeExport& one : exports) write_manifest(one);
    for (const MadeExport& one : exports) one.folder->commit();
  } catch (...) {
    withdraw();
    throw;
  }
  return true;
}

}  // namespace fotfaste::cli
