// plugin list, plugin info: which plugins there are, and what one of them does and needs. plugin new is in a
// file of its own.

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/plugin_check.hpp"
#include "cli/plugin_new.hpp"
#include "cli/preparation.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/descriptor.h"
#include "host/host.hpp"
#include "report/description_words.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"
#include "report/number_text.hpp"
#include "report/palette.hpp"
#include "report/text_document.hpp"
#include "report/text_table.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;
using model::ParameterDescription;
using report::neutral;

std::vector<host::PluginFile> find(const Context& context) {
  std::vector<model::Finding> findings;
  auto found = host::find_plugins(host::plugin_folders(context.plugin_path), findings);
  if (!findings.empty()) {
    print_error(
        findings_for(context, findings, uses_colour(context, Stream::error), console_width(Stream::error)));
  }
  return found;
}

std::string abi_text(const host::PluginFile& file) {
  return std::to_string(file.abi_major) + "." + std::to_string(file.abi_minor);
}

ExitCode list(const Context& context) {
  const auto found = find(context);
  if (context.format != "human") {
    Json plugins = Json::array();
    for (const host::PluginFile& file : found) {
      plugins.push_back({{"id", file.id},
                         {"version", file.version},
                         {"abi", abi_text(file)},
                         {"file", file.path.string()}});
    }
    print(report::json_text(plugins));
    return ExitCode::done;
  }
  if (found.empty()) {
    print(std::string(context.say("Inga insticksprogram hittades. Ange en mapp med --plugin-path.\n",
                                  "No plugins were found. Give a folder with --plugin-path.\n")));
    return ExitCode::done;
  }
  report::TextTable table({{"Id", report::Align::left, 0},
                           {"Version", report::Align::left, 0},
                           {std::string(context.say("Vad", "What")), report::Align::left, 20},
                           {std::string(context.say("Fil", "File")), report::Align::left, 20}});
  for (const host::PluginFile& file : found) {
    const host::PreparedPlugin plugin = host::describe(file, host::Limits{});
    const model::Text& what = plugin.outcome == model::Outcome::ok ? plugin.description.title : plugin.reason;
    table.add({neutral(file.id, 80), neutral(file.version, 40), neutral(what.in(context.language), 300),
               neutral(file.path.filename().string(), 300)});
  }
  print(table.text(console_width(Stream::out), 0, report::Palette(uses_colour(context, Stream::out))));
  return ExitCode::done;
}

std::string range_text(const ParameterDescription& parameter) {
  if (!parameter.choices.empty()) {
    std::string text;
    for (const std::string& choice : parameter.choices) text.append(text.empty() ? "" : ", ").append(choice);
    return text;
  }
  const auto bound = [](const std::optional<double>& value) {
    return value && std::isfinite(*value) ? report::shortest_number(*value) : std::string();
  };
  const std::string low = bound(parameter.minimum);
  const std::string high = bound(parameter.maximum);
  if (low.empty() && high.empty()) return {};
  return low + "–" + high;
}

std::string type_text(const ParameterDescription& parameter) {
  std::string text(report::parameter_type_word(parameter.type));
  if ((parameter.flags & FOTFASTE_PARAMETER_REPEATED) != 0) text.append("[]");
  return text;
}

// A parameter and, below it, those that it consists of.
void add_parameter(const Context& context, report::TextTable& table, const ParameterDescription& parameter,
                   const std::string& before) {
  const bool required = (parameter.flags & FOTFASTE_PARAMETER_REQUIRED) != 0;
  std::string standard = required ? std::string(context.say("krävs", "required")) : std::string();
  if (parameter.default_value) standard = *parameter.default_value;
  const std::string name = before + parameter.name;
  table.add({neutral(name, 80), type_text(parameter), neutral(standard, 80),
             neutral(range_text(parameter), 200), neutral(parameter.unit, 40),
             neutral(parameter.description.in(context.language), 600)});
  for (const ParameterDescription& field : parameter.fields) add_parameter(context, table, field, name + ".");
}

Json parameter_document(const ParameterDescription& parameter) {
  const auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  Json document = Json::object();
  document["name"] = parameter.name;
  document["type"] = report::parameter_type_word(parameter.type);
  document["required"] = (parameter.flags & FOTFASTE_PARAMETER_REQUIRED) != 0;
  document["repeated"] = (parameter.flags & FOTFASTE_PARAMETER_REPEATED) != 0;
  document["unit"] = parameter.unit.empty() ? Json() : Json(parameter.unit);
  document["default"] = parameter.default_value ? Json(*parameter.default_value) : Json();
  document["minimum"] = number(parameter.minimum);
  document["maximum"] = number(parameter.maximum);
  document["choices"] = parameter.choices;
  document["description"] = report::text_document(parameter.description);
  document["fields"] = Json::array();
  for (const ParameterDescription& field : parameter.fields)
    document["fields"].push_back(parameter_document(field));
  return document;
}

Json plugin_document(const host::PreparedPlugin& plugin, const std::vector<host::ColumnNeed>& columns) {
  const model::PluginDescription& description = plugin.description;
  Json document = Json::object();
  document["id"] = description.id;
  document["version"] = description.version;
  document["title"] = report::text_document(description.title);
  document["description"] = report::text_document(description.description);
  document["parameters"] = Json::array();
  for (const ParameterDescription& one : description.parameters) {
    document["parameters"].push_back(parameter_document(one));
  }
  document["tables"] = Json::array();
  for (const model::TableDescription& table : description.tables) {
    Json one = Json::object();
    one["id"] = table.id;
    one["kind"] = report::kind_word(table.kind);
    one["title"] = report::text_document(table.title);
    one["description"] = report::text_document(table.description);
    one["columns"] = Json::array();
    for (const model::ColumnDescription& column : table.columns) {
      one["columns"].push_back({{"name", column.name},
                                {"role", report::role_word(column.role)},
                                {"type", report::column_type_word(column.type)}});
    }
    document["tables"].push_back(std::move(one));
  }
  document["reads"] = Json::array();
  for (const host::ColumnNeed& need : columns) {
    document["reads"].push_back({{"column", need.column}, {"required", need.required}});
  }
  return document;
}

// What the plugin reads with its standard values; nothing when it cannot do without an evaluator's.
std::vector<host::ColumnNeed> standard_needs(const host::PluginFile& file) {
  model::Project project;
  model::PluginRequest request;
  request.id = file.id;
  request.parameters.type = model::ValueType::table;
  project.plugins.push_back(std::move(request));
  std::vector<model::Finding> findings;
  const auto prepared = host::prepare(project, 0, {file}, host::Limits{}, findings);
  return prepared.size() == 1 ? prepared.front().columns : std::vector<host::ColumnNeed>{};
}

class InfoText {
 public:
  explicit InfoText(const Context& context)
      : context_(context), width_(console_width(Stream::out)), palette_(uses_colour(context, Stream::out)) {}

  std::string of(const model::PluginDescription& description, const std::vector<host::ColumnNeed>& columns) {
    heading(neutral(description.id + " " + description.version + ": " + in(description.title), 300));
    say(in(description.description));
    parameters(description);
    tables(description);
    reads(columns);
    return std::move(text_);
  }

 private:
  [[nodiscard]] const std::string& in(const model::Text& text) const { return text.in(context_.language); }
  void heading(std::string_view title) {
    text_.append(text_.empty() ? "" : "\n").append(palette_.paint(report::Tone::strong, title)).append("\n");
  }
  void say(std::string_view sentence) {
    if (!sentence.empty()) text_.append(report::paragraph("  ", "  ", neutral(sentence), width_));
  }

  void parameters(const model::PluginDescription& description) {
    heading(context_.say("Parametrar", "Parameters"));
    report::TextTable table({{std::string(context_.say("Namn", "Name")), report::Align::left, 0},
                             {std::string(context_.say("Typ", "Type")), report::Align::left, 0},
                             {std::string(context_.say("Förval", "Default")), report::Align::left, 8},
                             {std::string(context_.say("Tillåtet", "Allowed")), report::Align::left, 10},
                             {std::string(context_.say("Enhet", "Unit")), report::Align::left, 8},
                             {std::string(context_.say("Vad", "What")), report::Align::left, 24}});
    for (const ParameterDescription& one : description.parameters) add_parameter(context_, table, one, "");
    if (table.empty()) return say(context_.say("Inga.", "None."));
    text_.append(table.text(width_, 2, palette_));
  }

  void tables(const model::PluginDescription& description) {
    heading(context_.say("Tabeller", "Tables"));
    for (const model::TableDescription& table : description.tables) {
      say(table.id + " (" + std::string(report::kind_word(table.kind)) + "): " + in(table.title) + ". " +
          in(table.description));
      std::string columns;
      for (const model::ColumnDescription& column : table.columns) {
        columns.append(columns.empty() ? "" : ", ").append(column.name);
      }
      text_.append(report::paragraph("    ", "    ", neutral(columns), width_));
    }
  }

  void reads(const std::vector<host::ColumnNeed>& columns) {
    heading(context_.say("Kolumner som läses med förvalen", "Columns that are read with the defaults"));
    std::string list;
    for (const host::ColumnNeed& need : columns) {
      list.append(list.empty() ? "" : ", ").append(need.column);
      if (need.required) list.append(context_.say(" (krävs)", " (required)"));
    }
    if (list.empty()) list = context_.say("Beror på parametrarna.", "Depends on the parameters.");
    say(list);
  }

  const Context& context_;
  std::size_t width_;
  report::Palette palette_;
  std::string text_;
};

ExitCode info(const Context& context, const std::string& id) {
  const auto found = find(context);
  std::vector<std::string> ids;
  for (const host::PluginFile& file : found) {
    ids.push_back(file.id);
    if (file.id != id) continue;
    const host::PreparedPlugin plugin = host::describe(file, host::Limits{});
    if (plugin.outcome != model::Outcome::ok)
      throw Refusal(ExitCode::partial, plugin.reason.in(context.language));
    const auto columns = standard_needs(file);
    if (context.format == "human") {
      print(InfoText(context).of(plugin.description, columns));
    } else {
      print(report::json_text(plugin_document(plugin, columns)));
    }
    return ExitCode::done;
  }
  std::string sentence(context.say("Inget insticksprogram heter ", "No plugin is called "));
  throw Refusal(ExitCode::usage, sentence + neutral(id, 60) + "." + suggestion(context, id, ids));
}

}  // namespace

void add_plugin_command(CLI::App& app, Context& context) {
  const auto say = [&](std::string_view sv, std::string_view en) { return std::string(context.say(sv, en)); };
  CLI::App* command = app.add_subcommand(
      "plugin", say("Visa, skapa och kontrollera insticksprogram", "Show, make and check plugins"));
  command->require_subcommand(1);
  CLI::App* listing = command->add_subcommand("list", say("Alla som hittas", "All that are found"));
  listing->callback([&context] { context.action = [&context] { return list(context); }; });
  CLI::App* about = command->add_subcommand(
      "info", say("Vad ett av dem gör och behöver", "What one of them does and needs"));
  const auto id = std::make_shared<std::string>();
  about->add_option("ID", *id, say("Insticksprogrammets id", "The plugin's id"))->type_name("")->required();
  about->callback([&context, id] { context.action = [&context, id] { return info(context, *id); }; });
  add_plugin_check_commands(*command, context);
  add_plugin_new_command(*command, context);
}

}  // namespace fotfaste::cli
