#include "report/table_document.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/calendar.hpp"
#include "report/code_words.hpp"
#include "report/description_words.hpp"
#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::TableResult;

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

}  // namespace

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

}  // namespace fotfaste::report
