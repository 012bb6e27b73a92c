// check: everything that is wrong with a project's configuration and data, at once; no plugin is run on them.
// With --design: what the project will be able to show (check_design).

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <memory>

#include "cli/check_design.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/logging.hpp"
#include "cli/observability.hpp"
#include "cli/preparation.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "report/display_text.hpp"
#include "report/findings_document.hpp"
#include "report/findings_text.hpp"
#include "report/number_text.hpp"
#include "report/results_document.hpp"
#include "report/sarif.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Checked {
  std::vector<model::Finding> findings;
  std::vector<intake::FileReport> files;
  std::int32_t as_of = 0;
  std::vector<LateFollowUp> late;
};

std::string file_lines(const Context& context, const std::vector<intake::FileReport>& files) {
  const auto number = [&](std::uint64_t value) {
    return report::whole_number(static_cast<std::int64_t>(value), context.language);
  };
  std::string text;
  for (const intake::FileReport& file : files) {
    const auto times =
        std::count_if(files.begin(), files.end(), [&](const auto& other) { return other.file == file.file; });
    text.append(report::neutral(file.file, 200));
    // A file that holds two tables is read twice.
    if (times > 1) text.append(" [").append(model::name(file.table)).append("]");
    text.append(": ").append(number(file.rows));
    text.append(context.say(" rader = ", " rows = ")).append(number(file.used));
    text.append(context.say(" använda + ", " used + ")).append(number(file.set_aside));
    text.append(context.say(" åsidosatta", " set aside"));
    text.append(" (").append(file.encoding).append(")\n");
  }
  return text;
}

Json document_of(const Checked& checked) {
  Json document = Json::object();
  document["counts"] = report::finding_counts(checked.findings);
  document["findings"] = report::findings_document(checked.findings, report::Excerpts::keep);
  document["files"] = Json::array();
  for (const intake::FileReport& file : checked.files) {
    Json one = Json::object();
    one["file"] = file.file;
    one["table"] = model::name(file.table);
    one["encoding"] = file.encoding;
    one["delimiter"] = file.delimiter;
    one["rows"] = file.rows;
    one["used"] = file.used;
    one["set_aside"] = file.set_aside;
    document["files"].push_back(std::move(one));
  }
  document["follow_up_after_data"] = Json::array();
  for (const LateFollowUp& late : checked.late) {
    Json one = Json::object();
    one["plugin"] = late.plugin;
    one["id"] = late.purpose;
    one["anchor"] = late.need.anchor;
    one["months"] = late.need.months;
    one["days"] = late.need.days;
    one["last_day"] = late.last_day ? Json(format_day(*late.last_day)) : Json();
    document["follow_up_after_data"].push_back(std::move(one));
  }
  return document;
}

void print_checked(const Context& context, const Checked& checked) {
  if (context.format == "json") return print(report::write_json(document_of(checked)));
  if (context.format == "sarif") {
    return print(report::write_json(report::sarif_document(checked.findings, context.language)));
  }
  if (context.quiet) {
    std::vector<model::Finding> errors;
    std::copy_if(checked.findings.begin(), checked.findings.end(), std::back_inserter(errors),
                 [](const auto& one) { return one.severity == model::Severity::error; });
    return print(
        findings_for(context, errors, uses_colour(context, Stream::out), console_width(Stream::out)));
  }
  std::string text =
      findings_for(context, checked.findings, uses_colour(context, Stream::out), console_width(Stream::out));
  text.append(file_lines(context, checked.files));
  text.append(late_follow_up_lines(context, checked.late, checked.as_of));
  text.append(report::findings_summary(checked.findings, context.language)).append("\n");
  print(text);
}

ExitCode check(const Context& context, const ProjectOptions& options) {
  Preparation preparation = prepare(context, options);
  Checked checked{std::move(preparation.findings), {}, preparation.as_of, {}};
  bool unreadable = preparation.data_missing;
  bool refused = false;
  // What the mapping says of the data holds as long as nothing is wrong with the mapping.
  const bool readable = preparation.usable;
  if (readable) {
    checked.late = late_follow_ups(preparation.project.card, preparation.plugins, preparation.as_of);
    const Timed timed("intake");
    const intake::SeparateIntake intake(preparation.project, intake_options(preparation, options));
    intake::Report report = intake.report();
    unreadable = report.unreadable;
    refused = report.refused_for_privacy;
    checked.findings.insert(checked.findings.end(), report.findings.begin(), report.findings.end());
    checked.files = std::move(report.files);
  }
  print_checked(context, checked);
  if (refused) return ExitCode::privacy;
  if (unreadable) return ExitCode::unreadable;
  if (!preparation.usable) return ExitCode::usage;
  return fails(checked.findings, options.fail_on) ? ExitCode::findings : ExitCode::done;
}

}  // namespace

void add_check_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "check", std::string(context.say("Visa allt som är fel i projektets inställningar och uppgifter",
                                       "Show all that is wrong with a project's configuration and data")));
  const auto options = std::make_shared<ProjectOptions>();
  options->fail_on = "error";
  add_project_options(*command, context, *options);
  const auto design = std::make_shared<bool>(false);
  command->add_flag(
      "--design", *design,
      std::string(context.say("Visa vad projektet kommer att kunna visa; inga uppgifter behöver finnas",
                              "Show what the project will be able to show; no data need to be there")));
  command->callback([&context, options, design] {
    context.action = [&context, options, design] {
      return *design ? check_design(context, *options) : check(context, *options);
    };
  });
}

}  // namespace fotfaste::cli
