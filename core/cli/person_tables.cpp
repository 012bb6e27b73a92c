#include "cli/person_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/console.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/descriptor.h"
#include "report/person_list.hpp"
#include "report/results_document.hpp"

namespace fotfaste::cli {
namespace {

bool keeps(const host::PreparedPlugin& plugin, const PersonTablesRequest& request) {
  const auto& tables = plugin.description.tables;
  const auto& parameters = plugin.description.parameters;
  return std::any_of(tables.begin(), tables.end(),
                     [&](const auto& table) {
                       return table.id == request.table && model::is_about_persons(table);
                     }) &&
         std::any_of(parameters.begin(), parameters.end(),
                     [&](const auto& parameter) { return parameter.name == request.filling.key; });
}

// Leaves the plugins that keep the table, and asks them to fill it.
void narrow(model::Project& project, const std::vector<host::PluginFile>& found, const host::Limits& limits,
            const PersonTablesRequest& request) {
  std::vector<model::PluginRequest> kept;
  for (model::PluginRequest& one : project.plugins) {
    const auto file = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.id == one.id; });
    if (file == found.end() || !keeps(host::describe(*file, limits), request)) continue;
    if (request.permit) request.permit(one);
    give(one.parameters, request.filling);
    kept.push_back(std::move(one));
  }
  project.plugins = std::move(kept);
}

}  // namespace

void give(model::Value& parameters, const model::Value& filling) {
  for (model::Value& item : parameters.items) {
    if (item.key == filling.key) {
      item = filling;
      return;
    }
  }
  parameters.type = model::ValueType::table;
  parameters.items.push_back(filling);
}

std::size_t person_column(const model::TableDescription& table) {
  const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                   [](const auto& one) { return one.role == FOTFASTE_ROLE_PERSON; });
  return static_cast<std::size_t>(column - table.columns.begin());
}

void name_persons(model::TableResult& table, const model::Pseudonyms& pseudonyms, std::uint64_t persons) {
  const std::size_t number = person_column(table.description);
  for (auto& row : table.rows) {
    const auto* person = std::get_if<std::int64_t>(&row[number]);
    if (person == nullptr || *person < 0 || static_cast<std::uint64_t>(*person) >= persons) {
      row[number] = std::monostate();
    } else {
      row[number] = std::string(pseudonyms.of(static_cast<std::uint64_t>(*person)));
    }
  }
  table.description.columns[number].type = FOTFASTE_TYPE_TEXT;
}

PersonTables read_person_tables(const Context& context, const ProjectOptions& options,
                                const PersonTablesRequest& request, const std::string& missing) {
  PersonTables result;
  Preparation& preparation = result.preparation;
  preparation = prepare(context, options, [&](model::Project& project, const auto& found) {
    narrow(project, found, limits_of(context, options), request);
    if (project.plugins.empty()) throw Refusal(ExitCode::usage, missing);
  });
  if (!preparation.usable) {
    print_findings(context, preparation.findings);
    result.code = preparation.data_missing ? ExitCode::unreadable : ExitCode::usage;
    return result;
  }
  const intake::Options reading = intake_options(preparation, options);
  const auto intake = read_data(context, preparation, reading);
  if (request.complete) {
    model::Value filling = request.filling;
    request.complete(model::Pseudonyms(intake->file(), intake->directory()), filling);
    for (host::PreparedPlugin& plugin : preparation.plugins) give(plugin.parameters, filling);
  }
  host::RunOptions running;
  running.as_of = preparation.as_of;
  running.parallel = reading.threads;
  running.limits = limits_of(context, options);
  running.keep_person_tables = true;
  const host::RunReport ran =
      host::run(preparation.plugins, preparation.project, intake->file(), intake->directory(), running);

  const model::Pseudonyms pseudonyms(intake->file(), intake->directory());
  std::vector<model::Finding> findings;
  for (const model::PluginResult& plugin : ran.plugins) {
    findings.insert(findings.end(), plugin.findings.begin(), plugin.findings.end());
    if (plugin.outcome != model::Outcome::ok) {
      result.code = ExitCode::partial;
      print_error(std::string("fotfaste: ")
                      .append(plugin.id)
                      .append(": ")
                      .append(std::string(context.say(plugin.reason.sv, plugin.reason.en)).append("\n")));
    }
    for (const model::TableResult& table : plugin.tables) {
      if (table.description.id != request.table) continue;
      name_persons(result.tables.emplace_back(table), pseudonyms, intake->directory().persons);
    }
  }
  if (!context.quiet) print_findings(context, findings);
  return result;
}

std::vector<nlohmann::ordered_json> documents_of(const PersonTables& found) {
  std::vector<nlohmann::ordered_json> documents;
  for (const model::TableResult& table : found.tables) {
    documents.push_back(
        report::person_list_document(found.preparation.project, found.preparation.as_of, table));
  }
  return documents;
}

std::string text_of(const Context& context, const std::vector<nlohmann::ordered_json>& documents, Shown shown,
                    const std::string& when_empty) {
  std::string text;
  for (const nlohmann::ordered_json& document : documents) {
    if (context.format == "json") {
      text.append(report::write_json(document));
    } else if (document.at("table").at("rows").empty()) {
      text.append(when_empty);
    } else {
      text.append(
          shown(document, {context.language, uses_colour(context, Stream::out), console_width(Stream::out)}));
    }
  }
  return text;
}

}  // namespace fotfaste::cli
