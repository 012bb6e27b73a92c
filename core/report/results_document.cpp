#include "report/results_document.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/calendar.hpp"
#include "report/code_words.hpp"
#include "report/description_words.hpp"
#include "report/findings_document.hpp"
#include "report/json_text.hpp"
#include "report/text_document.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::TableResult;

Json day_document(const std::optional<std::int32_t>& day) {
  return day ? Json(format_day(*day)) : Json();
}

Json cell_document(const model::Cell& cell) {
  struct Visitor {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const { return value; }
    Json operator()(const std::string& value) const { return value; }
    Json operator()(const model::DateCell& value) const { return format_day(value.day); }
    Json operator()(const model::Stratum& stratum) const {
      Json labels = Json::object();
      for (const auto& [name, value] : stratum.labels) labels[name] = value;
      return labels;
    }
  };
  return std::visit(Visitor{}, cell);
}

// The labels of one table: for each column, or name within a stratum, the values that occur.
class Labels {
 public:
  Labels(const model::Project& project, const TableResult& table) : project_(project), table_(table) {}

  Json collect() {
    const std::size_t columns = table_.description.columns.size();
    for (std::size_t column = 0; column < columns; ++column) collect_column(column);
    Json document = Json::object();
    for (const auto& [column, values] : found_) {
      Json of_column = Json::object();
      for (const auto& [value, label] : values) of_column[value] = text_document(label);
      document[column] = std::move(of_column);
    }
    return document;
  }

 private:
  void collect_column(std::size_t column) {
    const model::ColumnDescription& description = table_.description.columns[column];
    if (description.type == FOTFASTE_TYPE_TEXT) {
      std::set<std::string> values;
      for (const auto& row : table_.rows) {
        if (const auto* text = std::get_if<std::string>(&row.at(column))) values.insert(*text);
      }
      for (const std::string& value : values) add(description.name, value, given(column, value));
    }
    if (description.type == FOTFASTE_TYPE_STRATUM) {
      std::set<std::pair<std::string, std::string>> values;
      for (const auto& row : table_.rows) {
        const auto* stratum = std::get_if<model::Stratum>(&row.at(column));
        if (stratum != nullptr) values.insert(stratum->labels.begin(), stratum->labels.end());
      }
      for (const auto& [name, value] : values) {
        add(name, value, given(column, value));
        if (const auto label = column_label(name)) found_[description.name].emplace(name, *label);
      }
    }
  }

  // What the plugin called the value.
  [[nodiscard]] const model::Text* given(std::size_t column, const std::string& value) const {
    const auto label = std::find_if(
        table_.labels.begin(), table_.labels.end(),
        [&](const model::ValueLabel& one) { return one.column == column && one.value == value; });
    return label == table_.labels.end() ? nullptr : &label->label;
  }

  // The plugin's words go before the project's, and those before the model's own.
  void add(const std::string& column, const std::string& value, const model::Text* from_plugin) {
    if (from_plugin != nullptr) {
      found_[column].insert_or_assign(value, *from_plugin);
      return;
    }
    const auto of_project = project_.state_labels.find(value);
    if (of_project != project_.state_labels.end()) {
      found_[column].emplace(value, of_project->second);
    } else if (const auto own = value_label(column, value)) {
      found_[column].emplace(value, *own);
    }
  }

  const model::Project& project_;
  const TableResult& table_;
  std::map<std::string, std::map<std::string, model::Text>> found_;
};

Json table_document(const model::Project& project, const TableResult& table) {
  const model::TableDescription& description = table.description;
  Json document = Json::object();
  document["id"] = description.id;
  document["kind"] = kind_word(description.kind);
  document["additive"] = description.additivity == FOTFASTE_ADDITIVE;
  document["direction"] = direction_word(description.direction);
  document["smallest_cell"] = description.smallest_cell;
  document["title"] = text_document(description.title);
  document["description"] = text_document(description.description);
  Json columns = Json::array();
  for (std::size_t i = 0; i < description.columns.size(); ++i) {
    const model::ColumnDescription& column = description.columns[i];
    Json one = Json::object();
    one["name"] = column.name;
    one["role"] = role_word(column.role);
    one["type"] = column_type_word(column.type);
    one["unit"] = column.unit.empty() ? Json() : Json(column.unit);
    one["label"] = text_document(column.label);
    one["added"] = i >= table.added_from;
    columns.push_back(std::move(one));
  }
  document["columns"] = std::move(columns);
  document["labels"] = Labels(project, table).collect();
  // Straight into the vectors behind the objects: operator[] would look for every name first.
  Json rows = Json::array();
  rows.get_ref<Json::array_t&>().reserve(table.rows.size());
  for (const auto& row : table.rows) {
    Json one = Json::object();
    auto& cells = one.get_ref<Json::object_t&>();
    cells.reserve(description.columns.size());
    for (std::size_t i = 0; i < description.columns.size(); ++i) {
      cells.emplace_back(description.columns[i].name, cell_document(row.at(i)));
    }
    rows.push_back(std::move(one));
  }
  document["rows"] = std::move(rows);
  return document;
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
  Json tables = Json::array();
  for (const TableResult& table : plugin.tables) tables.push_back(table_document(project, table));
  document["tables"] = std::move(tables);
  document["findings"] = findings_document(plugin.findings, Excerpts::leave_out);
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
  document["findings"] = findings_document(findings, Excerpts::leave_out);
  return document;
}

std::string write_json(const Json& document) {
  return json_text(document);
}

}  // namespace fotfaste::report
