#include "report/diff/document.hpp"

#include "report/diff/matching.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

Json run_document(const Json& results) {
  const Json& run = member(results, "run");
  Json document = Json::object();
  document["fotfaste"] = member(results, "fotfaste");
  document["project"] = member(member(run, "project"), "id");
  document["as_of"] = member(run, "as_of");
  return document;
}

Json words_of(const std::vector<Cause>& causes) {
  Json words = Json::array();
  for (const Cause cause : causes) words.push_back(word(cause));
  return words;
}

Json or_null(const Json* value) {
  return value == nullptr ? Json() : *value;
}

Json id_of(const Json* thing) {
  return thing == nullptr ? Json() : member(*thing, "id");
}

// The dimensions and the stratum of a row.
Json place_of(const Json& table, const Json& row) {
  Json place = Json::object();
  for (const Json& column : elements(member(table, "columns"))) {
    if (member(column, "role") != "dimension" && member(column, "type") != "stratum") continue;
    const std::string name = plain_text(column, "name");
    place[name] = member(row, name);
  }
  return place;
}

Json definition_document(const DefinitionChange& change) {
  Json document = Json::object();
  document["what"] = word(change.definition);
  document["change"] = word(change.change);
  document["plugin"] = id_of(change.plugin);
  document["table"] = id_of(change.table);
  document["row"] = change.row == nullptr ? Json() : place_of(*change.table, *change.row);
  document["name"] = change.name.empty() ? Json() : Json(change.name);
  document["before"] = change.before;
  document["after"] = change.after;
  return document;
}

Json data_document(const Difference& difference) {
  Json inputs = Json::array();
  for (const InputChange& change : difference.inputs) {
    const Json& latest = change.after != nullptr ? *change.after : *change.before;
    Json one = Json::object();
    one["file"] = member(latest, "file");
    one["table"] = member(latest, "table");
    one["change"] = word(change.change);
    one["before"] = or_null(change.before);
    one["after"] = or_null(change.after);
    inputs.push_back(std::move(one));
  }
  Json flow = Json::array();
  for (const CountChange& change : difference.flow) {
    const auto count = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
    Json one = Json::object();
    one["what"] = change.is_reason ? "excluded" : change.name;
    one["reason"] = change.is_reason ? Json(change.name) : Json();
    one["before"] = count(change.before);
    one["after"] = count(change.after);
    flow.push_back(std::move(one));
  }
  Json findings = Json::array();
  for (const FindingChange& change : difference.findings) {
    const Json& latest = change.after != nullptr ? *change.after : *change.before;
    const auto counts = [](const Json* finding) {
      if (finding == nullptr) return Json();
      Json document = Json::object();
      document["count"] = member(*finding, "count");
      document["total"] = member(*finding, "total");
      return document;
    };
    Json one = Json::object();
    one["change"] = word(change.change);
    one["plugin"] = id_of(change.plugin);
    one["code"] = member(latest, "code");
    one["severity"] = member(latest, "severity");
    one["message"] = member(latest, "message");
    const Json& places = elements(member(latest, "places"));
    one["file"] = places.empty() ? Json() : member(places[0], "file");
    one["before"] = counts(change.before);
    one["after"] = counts(change.after);
    findings.push_back(std::move(one));
  }
  Json document = Json::object();
  document["inputs"] = std::move(inputs);
  document["flow"] = std::move(flow);
  document["findings"] = std::move(findings);
  return document;
}

// The cells that differ; of a row that only one run has, all but its place.
Json cells_of(const RowChange& row, const Json* one) {
  if (one == nullptr) return {};
  Json cells = Json::object();
  if (row.change == Change::changed) {
    for (const std::string& name : row.columns) cells[name] = member(*one, name);
    return cells;
  }
  const Json place = place_of(row.table->latest(), *one);
  for (const auto& [name, value] : one->get_ref<const Json::object_t&>()) {
    if (!place.contains(name)) cells[name] = value;
  }
  return cells;
}

// Both intervals, where both runs have one; whether they overlap is a fact about the two and tests nothing.
Json overlap_of(const RowChange& row) {
  if (!row.is_share || row.before == nullptr || row.after == nullptr) return {};
  const auto low_before = as_number(member(*row.before, "low"));
  const auto high_before = as_number(member(*row.before, "high"));
  const auto low_after = as_number(member(*row.after, "low"));
  const auto high_after = as_number(member(*row.after, "high"));
  if (!low_before || !high_before || !low_after || !high_after) return {};
  return *low_before <= *high_after && *low_after <= *high_before;
}

Json row_document(const RowChange& row, const std::vector<Cause>& causes) {
  Json document = Json::object();
  document["plugin"] = id_of(row.table->plugin);
  document["table"] = member(row.table->latest(), "id");
  document["row"] = place_of(row.table->latest(), row.latest());
  document["change"] = word(row.change);
  document["measure"] = row.measure.empty() ? Json() : Json(row.measure);
  document["share"] = row.is_share;
  document["few"] = row.few;
  const auto difference = row.difference();
  document["difference"] = difference ? Json(*difference) : Json();
  document["intervals_overlap"] = overlap_of(row);
  document["causes"] = words_of(causes);
  document["before"] = cells_of(row, row.before);
  document["after"] = cells_of(row, row.after);
  return document;
}

}  // namespace

Json difference_document(const Difference& difference) {
  Json document = Json::object();
  document["fotfaste"] = version;
  document["schema"] = difference_schema_version;
  document["before"] = run_document(*difference.before);
  document["after"] = run_document(*difference.after);
  document["equal"] = difference.empty();
  Json warnings = Json::array();
  for (const Doubt doubt : difference.doubts) warnings.push_back(word(doubt));
  document["warnings"] = std::move(warnings);
  Json definitions = Json::array();
  for (const DefinitionChange& change : difference.definitions)
    definitions.push_back(definition_document(change));
  document["definitions"] = std::move(definitions);
  document["data"] = data_document(difference);
  Json goals = Json::array();
  for (const GoalChange& goal : difference.goals) {
    Json one = row_document(goal, causes_of(goal));
    const auto verdict = [](const Json* row) { return row == nullptr ? Json() : member(*row, "verdict"); };
    one["verdict_before"] = verdict(goal.before);
    one["verdict_after"] = verdict(goal.after);
    goals.push_back(std::move(one));
  }
  document["goals"] = std::move(goals);
  Json rows = Json::array();
  for (const RowChange& row : difference.rows) rows.push_back(row_document(row, causes_of(row)));
  document["rows"] = std::move(rows);
  return document;
}

}  // namespace fotfaste::report
