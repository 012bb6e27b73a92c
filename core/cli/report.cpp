// report: a run's results as a page to read, a workbook and delimited files. Made from results.json alone.

#include "cli/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/output_file.hpp"
#include "cli/refusal.hpp"
#include "cli/results_file.hpp"
#include "report/csv_report.hpp"
#include "report/display_text.hpp"
#include "report/html/html_report.hpp"
#include "report/workbook/report_workbook.hpp"

namespace fotfaste::cli {
namespace {

struct Options {
  std::string run;
  std::string out;
  std::string since;
  std::string only;  // "html", "xlsx" or "csv"; empty: all of them
};

constexpr const char* page_name = "report.html";
constexpr const char* workbook_name = "report.xlsx";
constexpr const char* csv_folder_name = "csv";
constexpr const char* estimates_name = "estimates.csv";

// A name that ends in .html or .xlsx is that file alone; any other is the folder for what is made.
ReportFiles files_wanted(const Context& context, const Options& options,
                         const std::filesystem::path& beside) {
  std::filesystem::path out = options.out.empty() ? beside : std::filesystem::path(options.out);
  std::error_code error;
  const bool is_folder = options.out.empty() || std::filesystem::is_directory(out, error);
  const std::string ending = is_folder ? std::string() : out.extension().string();
  const bool is_page = ending == ".html" || ending == ".htm";
  const bool is_workbook = ending == ".xlsx";
  if ((is_page && !options.only.empty() && options.only != "html") ||
      (is_workbook && !options.only.empty() && options.only != "xlsx")) {
    throw Refusal(ExitCode::usage, std::string(context.say("--only stämmer inte med filen i --out: ",
                                                           "--only does not go with the file of --out: ")) +
                                       options.out);
  }
  if (is_page) return {out, {}, {}};
  if (is_workbook) return {{}, out, {}};
  std::filesystem::create_directories(out, error);
  if (!std::filesystem::is_directory(out.empty() ? "." : out, error)) {
    throw Refusal(ExitCode::usage, std::string(context.say(
                                       "--out ska vara en mapp, eller en fil som slutar på .html eller "
                                       ".xlsx: ",
                                       "--out must be a folder, or a file that ends in .html or .xlsx: ")) +
                                       options.out);
  }
  ReportFiles files = report_files_in(out);
  if (!options.only.empty()) {
    if (options.only != "html") files.page.clear();
    if (options.only != "xlsx") files.workbook.clear();
    if (options.only != "csv") files.csv_folder.clear();
  }
  return files;
}

ExitCode report_run(const Context& context, const Options& options) {
  const std::filesystem::path file = results_file(options.run);
  const auto results = read_results_file(context, file);
  nlohmann::ordered_json earlier;
  if (!options.since.empty()) earlier = read_results_file(context, results_file(options.since));
  write_report(context, results, files_wanted(context, options, file.parent_path()),
               options.since.empty() ? nullptr : &earlier);
  return ExitCode::done;
}

void write_csv_files(const Context& context, const nlohmann::ordered_json& results,
                     const std::filesystem::path& folder) {
  remove_csv_files(folder);
  std::error_code error;
  std::filesystem::create_directory(folder, error);
  write_file(folder / estimates_name, report::estimates_csv(results));
  for (const report::CsvFile& file : report::table_csv_files(results, context.language)) {
    write_file(folder / file.name, file.content);
  }
}

}  // namespace

ReportFiles report_files_in(const std::filesystem::path& folder) {
  return {folder / page_name, folder / workbook_name, folder / csv_folder_name};
}

void remove_csv_files(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(folder / estimates_name, error)) return;
  std::filesystem::directory_iterator files(folder, error);
  if (error) return;
  std::vector<std::filesystem::path> earlier;
  for (const auto& entry : files) {
    if (entry.is_regular_file(error) && entry.path().extension() == ".csv") earlier.push_back(entry.path());
  }
  for (const auto& file : earlier) std::filesystem::remove(file, error);
}

void write_report(const Context& context, const nlohmann::ordered_json& results, const ReportFiles& files,
                  const nlohmann::ordered_json* earlier) {
  std::vector<std::filesystem::path> made;
  if (!files.page.empty()) {
    write_file(files.page, report::html_report(results, context.language, earlier));
    made.push_back(files.page);
  }
  if (!files.workbook.empty()) {
    report::write_report_workbook(files.workbook, results, context.language);
    made.push_back(files.workbook);
  }
  if (!files.csv_folder.empty()) {
    write_csv_files(context, results, files.csv_folder);
    made.push_back(files.csv_folder);
  }
  if (context.quiet || context.format != "human") return;
  std::string text(context.say("Rapporten: ", "The report: "));
  for (std::size_t i = 0; i < made.size(); ++i) {
    text.append(i == 0 ? "" : ", ").append(report::neutral(made[i].string()));
  }
  print(text + "\n");
}

void add_since_option(CLI::App& command, const Context& context, std::string& since) {
  command
      .add_option("--since", since,
                  std::string(context.say("Visa på sidan vad som ändrats sedan denna tidigare körning (mapp "
                                          "eller results.json)",
                                          "Show in the page what has changed since this earlier run (folder "
                                          "or results.json)")))
      ->type_name(std::string(context.say("KÖRNING", "RUN")));
}

void add_report_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command =
      app.add_subcommand("report", say("Gör sida, kalkylbok och CSV-filer av en körnings resultat",
                                       "Make page, workbook and CSV files of a run's results"));
  const auto options = std::make_shared<Options>();
  command
      ->add_option("RUN", options->run,
                   say("Mappen som run lämnade, eller dess results.json",
                       "The folder that run left, or its results.json"))
      ->type_name("")
      ->required();
  command
      ->add_option(
          "--out", options->out,
          say("Mappen för report.html, report.xlsx och csv/ (förval: den med results.json); en fil som "
              "slutar på .html eller .xlsx blir den filen ensam",
              "Folder for report.html, report.xlsx and csv/ (default: that of results.json); a file "
              "that ends in .html or .xlsx is made alone"))
      ->type_name(say("MAPP", "FOLDER"));
  command
      ->add_option(
          "--only", options->only,
          say("Gör bara en av dem: html, xlsx eller csv", "Make one of them only: html, xlsx or csv"))
      ->type_name("html|xlsx|csv")
      ->check(CLI::IsMember({"html", "xlsx", "csv"}));
  add_since_option(*command, context, options->since);
  command->callback([&context, options] {
    context.action = [&context, options] { return report_run(context, *options); };
  });
}

}  // namespace fotfaste::cli
