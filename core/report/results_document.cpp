#include "report/results_document.hpp"

#include <map>
#include <set>

#include "fotfaste/sdk/calendar.hpp"
#include "report/findings_document.hpp"
#include "report/json_text.hpp"
#include "report/parameters_document.hpp"
#include "report/table_document.hpp"
#include "report/text_document.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

Json day_document(const std::optional<std::int32_t>& day) {
  return day ? Json(format_day(*day)) : Json();
}

// Of places in the project's file only its name is kept: what the folder was called when the run was asked
// for is no part of the results.
Json findings_of(const model::Project& project, std::vector<model::Finding> findings) {
  for (model::Finding& finding : findings) {
    for (model::Place& place : finding.places) {
      if (place.file == project.file.string()) place.file = project.file.filename().string();
    }
  }
  return findings_document(findings, Excerpts::leave_out);
}

Json plugin_document(const model::Project& project, const model::PluginResult& plugin) {
  Json document = Json::object();
  document["id"] = plugin.id;
  document["version"] = plugin.version;
  document["file"] = plugin.file;
  document["sha256"] = plugin.sha256;
  document["title"] = text_document(plugin.title);
  document["outcome"] = model::word(plugin.outcome);
  document["reason"] = plugin.reason.empty() ? Json() : text_document(plugin.reason);
  document["reads"] = plugin.reads;
  document["parameters"] = parameters_document(plugin.settings);
  document["parameter_notes"] = parameter_notes_document(project, plugin);
  document["definitions"] = definitions_document(plugin.purposes);
  Json tables = Json::array();
  for (const model::TableResult& table : plugin.tables) tables.push_back(table_document(project, table));
  document["tables"] = std::move(tables);
  document["findings"] = findings_of(project, plugin.findings);
  document["files"] = Json::array();
  return document;
}

Json run_document(const model::Project& project, const RunDescription& run) {
  Json document = Json::object();
  Json card = Json::object();
  card["id"] = project.card.id;
  card["name"] = project.card.name;
  card["owner"] = project.card.owner;
  card["fund"] = project.card.fund;
  card["start"] = day_document(project.card.start);
  card["end"] = day_document(project.card.end);
  card["planned_participants"] =
      project.card.planned_participants ? Json(*project.card.planned_participants) : Json();
  card["sha256"] = run.project_sha256;
  document["project"] = std::move(card);
  document["as_of"] = format_day(run.as_of);
  document["few_below"] = project.few_below;
  Json inputs = Json::array();
  for (const InputFile& input : run.inputs) {
    Json one = Json::object();
    one["file"] = input.file;
    one["table"] = input.table;
    one["sha256"] = input.sha256;
    one["encoding"] = input.encoding;
    one["rows"] = input.rows;
    one["used"] = input.used;
    one["set_aside"] = input.set_aside;
    inputs.push_back(std::move(one));
  }
  document["inputs"] = std::move(inputs);
  document["sandbox"] = run.sandbox;
  document["isolation"] = run.isolation;
  return document;
}

// From rows of participations to participations. A row may be set aside for more than one reason, so the
// reasons may count more than set_aside.
Json flow_document(const RunDescription& run, const std::vector<model::Finding>& findings) {
  constexpr std::string_view participations = "participations";
  std::uint64_t rows = 0;
  std::uint64_t set_aside = 0;
  std::set<std::string_view> files;
  for (const InputFile& input : run.inputs) {
    if (input.table != participations) continue;
    rows += input.rows;
    set_aside += input.set_aside;
    files.insert(input.file);
  }
  std::map<std::string, std::uint64_t> reasons;
  for (const model::Finding& finding : findings) {
    if (set_aside == 0 || finding.severity != model::Severity::error || finding.places.empty()) continue;
    const model::Place& place = finding.places.front();
    if (place.row > 1 && files.contains(place.file)) reasons[finding.code] += finding.count;
  }
  Json excluded = Json::array();
  for (const auto& [reason, count] : reasons) excluded.push_back({{"reason", reason}, {"n", count}});
  Json document = Json::object();
  document["rows"] = rows;
  document["set_aside"] = set_aside;
  document["excluded"] = std::move(excluded);
  document["participations"] = run.participations;
  document["persons"] = run.persons;
  return document;
}

}  // namespace

Json results_document(const model::Project& project, const RunDescription& run,
                      const std::vector<model::PluginResult>& plugins,
                      const std::vector<model::Finding>& findings) {
  Json document = Json::object();
  document["fotfaste"] = version;
  document["schema"] = results_schema_version;
  document["run"] = run_document(project, run);
  document["flow"] = flow_document(run, findings);
  Json list = Json::array();
  for (const model::PluginResult& plugin : plugins) list.push_back(plugin_document(project, plugin));
  document["plugins"] = std::move(list);
  document["findings"] = findings_of(project, findings);
  return document;
}

std::string write_json(const Json& document) {
  return json_text(document);
}

}  // namespace fotfaste::report
