// trace CODE: where a figure of an export comes from, or a goal, or a follow-up point; and with --members
// whom it is made of.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/audit.hpp"
#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/figure_trace.hpp"
#include "cli/funder_exports.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "model/words.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"
#include "report/table_document.hpp"
#include "report/trace.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view members_table = "members";
constexpr const char* members_parameter = "members";

// The code as a plugin writes it: exactly as typed, or else with other capitals.
std::optional<std::string> as_written(const std::string& typed, const std::vector<std::string>& indicators) {
  if (std::find(indicators.begin(), indicators.end(), typed) != indicators.end()) return typed;
  for (const std::string& one : indicators) {
    if (model::folded(one) == model::folded(typed)) return one;
  }
  return std::nullopt;
}

std::vector<Json> tables_of(const model::Project& project, const model::PluginResult& plugin) {
  std::vector<Json> tables;
  for (const model::TableResult& table : plugin.tables) {
    if (!model::is_about_persons(table.description)) tables.push_back(report::table_document(project, table));
  }
  return tables;
}

struct Found {
  std::string plugin;
  std::string indicator;
  std::vector<Json> tables;
};

bool has_members(const host::PreparedPlugin& plugin) {
  const auto& parameters = plugin.description.parameters;
  return std::any_of(parameters.begin(), parameters.end(),
                     [](const auto& one) { return one.name == members_parameter; });
}

// Runs those that define the indicator once more, now with the people behind it.
void add_members(const Context& context, const TraceOptions& options, const intake::SeparateIntake& intake,
                 std::int32_t as_of, std::vector<Found>& found, Traces& traces) {
  std::vector<std::string> only;
  for (const Found& one : found) only.push_back(one.plugin);
  Context again = context;
  again.as_of = format_day(as_of);
  const auto fill = [&](const host::PreparedPlugin& plugin) {
    std::vector<model::Value> values;
    const auto one = std::find_if(found.begin(), found.end(),
                                  [&](const Found& each) { return each.plugin == plugin.file.id; });
    if (one == found.end() || !has_members(plugin)) return values;
    model::Value value;
    value.type = model::ValueType::text;
    value.key = members_parameter;
    value.text = one->indicator;
    values.push_back(std::move(value));
    return values;
  };
  const Preparation preparation = prepare_exports(again, options, only, fill);
  if (!preparation.usable) {
    traces.code = unusable(preparation);
    found.clear();
    return;
  }
  const host::RunReport ran = run_exports(context, options, preparation, intake);
  const model::Pseudonyms pseudonyms(intake.file(), intake.directory());
  for (const model::PluginResult& plugin : ran.plugins) {
    if (plugin.outcome != model::Outcome::ok) {
      print_failure(context, plugin);
      traces.code = ExitCode::partial;
      std::erase_if(found, [&](const Found& one) { return one.plugin == plugin.id; });
      continue;
    }
    const auto one =
        std::find_if(found.begin(), found.end(), [&](const Found& each) { return each.plugin == plugin.id; });
    for (const model::TableResult& table : plugin.tables) {
      if (table.description.id != members_table || !model::is_about_persons(table.description)) continue;
      model::TableResult named = table;
      name_persons(named, pseudonyms, intake.directory().persons);
      one->tables.push_back(report::table_document(preparation.project, named));
      audit(context, preparation.file, {"trace", one->indicator, plugin.id, named.rows.size()});
    }
  }
}

ExitCode trace(const Context& context, const TraceOptions& options) {
  return print_traces(context, options, read_traces(context, options), true);
}

}  // namespace

Traces read_traces(const Context& context, const TraceOptions& options) {
  FigureTraces figures = read_figure_traces(context, options);
  if (figures.found || !figures.exports_too) return std::move(figures.traces);
  Traces traces;
  traces.known = std::move(figures.traces.known);
  std::vector<std::string> only = options.plugins;
  std::erase_if(only, [&](const std::string& one) {
    return std::find(figures.plugins.begin(), figures.plugins.end(), one) != figures.plugins.end();
  });
  const Preparation preparation = prepare_exports(context, options, only, {});
  if (!preparation.usable) {
    traces.code = unusable(preparation);
    return traces;
  }
  const auto intake = read_data(context, preparation, intake_options(preparation, options));
  const host::RunReport ran = run_exports(context, options, preparation, *intake);
  std::vector<Found> found;
  for (const model::PluginResult& plugin : ran.plugins) {
    if (plugin.outcome != model::Outcome::ok) {
      print_failure(context, plugin);
      traces.code = ExitCode::partial;
      continue;
    }
    std::vector<Json> tables = tables_of(preparation.project, plugin);
    const std::vector<std::string> indicators = report::indicators_of(tables);
    traces.known.insert(traces.known.end(), indicators.begin(), indicators.end());
    if (const auto indicator = as_written(options.code, indicators)) {
      found.push_back({plugin.id, *indicator, std::move(tables)});
    }
  }
  if (options.members && !found.empty()) {
    add_members(context, options, *intake, preparation.as_of, found, traces);
  }
  for (const Found& one : found) {
    if (auto document = report::trace_document(one.plugin, one.indicator, one.tables)) {
      traces.documents.push_back(std::move(*document));
    }
  }
  return traces;
}

ExitCode print_traces(const Context& context, const TraceOptions& options, const Traces& traces,
                      bool reasons) {
  if (traces.documents.empty()) {
    if (traces.code != ExitCode::done) return traces.code;
    std::string sentence(
        context.say("Projektet har ingen indikator, inget mål och ingen uppföljningspunkt som heter ",
                    "The project has no indicator, goal or follow-up point called "));
    sentence.append(report::neutral(options.code, 40)).append(".");
    sentence.append(suggestion(context, options.code, traces.known));
    throw Refusal(ExitCode::usage, sentence);
  }
  if (context.format != "human") {
    print(report::json_text(Json(traces.documents)));
    return traces.code;
  }
  const report::TerminalStyle style{context.language, uses_colour(context, Stream::out),
                                    console_width(Stream::out)};
  std::string text;
  for (const Json& document : traces.documents) {
    if (!text.empty()) text.append("\n");
    text.append(report::trace_text(
        document, reasons ? report::TraceDetail::reasons : report::TraceDetail::counts, style));
    if (options.members && report::members_are_missing(document)) {
      text.append(context.say("  Insticksprogrammet visar inte vilka det är.\n",
                              "  The plugin does not show who they are.\n"));
    }
  }
  print(text);
  return traces.code;
}

void add_trace_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand(
      "trace", say("Visa hur en siffra har kommit till", "Show where a figure comes from"));
  const auto options = std::make_shared<TraceOptions>();
  command
      ->add_option("CODE", options->code,
                   say("Indikatorns kod, som CR06, målets id eller uppföljningspunkten, som exit+6m",
                       "The indicator's code, as CR06, the goal's id or the follow-up point, as exit+6m"))
      ->type_name("")
      ->required();
  add_project_options(*command, context, *options);
  command
      ->add_option("--plugin", options->plugins,
                   say("Bara detta insticksprogram (kan upprepas)", "Only this plugin (may be repeated)"))
      ->type_name("ID")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  command->add_flag("--members", options->members,
                    say("Visa vilka det är, med pseudonym; skrivs upp i audit.jsonl bredvid project.toml",
                        "Show who they are, by pseudonym; written down in audit.jsonl beside project.toml"));
  command->callback(
      [&context, options] { context.action = [&context, options] { return trace(context, *options); }; });
}

}  // namespace fotfaste::cli
