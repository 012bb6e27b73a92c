#include "report/shown_table.hpp"

#include <algorithm>

namespace fotfaste::report {
namespace {

constexpr const char* all_groups = "(all)";

Json text_of(const char* sv, const char* en) {
  return Json{{"sv", sv}, {"en", en}};
}

struct GroupColumn {
  std::string name;  // in the table
  std::string key;   // in a stratum
};

std::vector<GroupColumn> group_columns(const TableView& table, const std::string& column) {
  std::vector<GroupColumn> groups;
  for (const Json& row : table.rows()) {
    const Json& stratum = member(row, column);
    if (!stratum.is_object()) continue;
    for (auto it = stratum.begin(); it != stratum.end(); ++it) {
      const bool known = std::any_of(groups.begin(), groups.end(),
                                     [&](const GroupColumn& group) { return group.key == it.key(); });
      if (known) continue;
      std::string name = it.key();
      while (table.has(name)) name.insert(0, "stratum.");
      groups.push_back({std::move(name), it.key()});
    }
  }
  return groups;
}

bool is_few(const Json& row) {
  return as_number(member(row, "few")).value_or(0) != 0;
}

}  // namespace

const Json& shown_value(const Json& row) {
  static const Json nothing;
  return is_few(row) ? nothing : member(row, "value");
}

bool is_about_people(const Json& table) {
  const Json& columns = elements(member(table, "columns"));
  return std::any_of(columns.begin(), columns.end(),
                     [](const Json& column) { return member(column, "role") == "person"; });
}

Json shown_table(const Json& table) {
  const TableView view(table, model::Language::swedish);
  Json shown = Json::object();
  for (const char* name : {"id", "kind", "title", "description"}) shown[name] = member(table, name);
  Json labels = member(table, "labels").is_object() ? member(table, "labels") : Json::object();

  struct Column {
    std::string name;
    std::vector<GroupColumn> groups;
    bool is_groups = false;
  };
  std::vector<Column> columns;
  Json described = Json::array();
  const bool has_few = view.has("few") && view.has("value");
  for (const Json& column : view.columns()) {
    if (!member(column, "name").is_string()) continue;
    Column one{member(column, "name").get<std::string>(), {}, member(column, "type") == "stratum"};
    if (one.is_groups) {
      one.groups = group_columns(view, one.name);
      for (const GroupColumn& group : one.groups) {
        const Json& label = member(member(labels, one.name), group.key);
        described.push_back(
            {{"name", group.name},
             {"role", "dimension"},
             {"type", "text"},
             {"unit", nullptr},
             {"label", label.is_null() ? text_of(group.key.c_str(), group.key.c_str()) : label},
             {"added", false}});
      }
    } else {
      described.push_back(column);
      if (has_few && one.name == "few") {
        described.back()["type"] = "text";
        described.back()["label"] = text_of("För få?", "Too few?");
      }
    }
    columns.push_back(std::move(one));
  }
  for (const Column& column : columns) {
    for (const GroupColumn& group : column.groups) {
      Json words = member(labels, group.key).is_object() ? member(labels, group.key) : Json::object();
      words[all_groups] = text_of("alla", "everybody");
      labels[group.name] = std::move(words);
    }
  }
  if (has_few) labels["few"] = Json{{"few", text_of("för få", "too few")}};
  shown["columns"] = std::move(described);
  shown["labels"] = std::move(labels);

  Json rows = Json::array();
  auto& list = rows.get_ref<Json::array_t&>();
  list.reserve(view.rows().size());
  for (const Json& row : view.rows()) {
    Json one = Json::object();
    auto& cells = one.get_ref<Json::object_t&>();
    cells.reserve(columns.size() + 2);
    for (const Column& column : columns) {
      const Json& cell = member(row, column.name);
      if (column.is_groups) {
        for (const GroupColumn& group : column.groups) {
          const Json& value = member(cell, group.key);
          cells.emplace_back(group.name, value.is_null() ? Json(all_groups) : value);
        }
      } else if (has_few && column.name == "few") {
        cells.emplace_back(column.name, is_few(row) ? Json("few") : Json());
      } else {
        cells.emplace_back(column.name, has_few && column.name == "value" ? shown_value(row) : cell);
      }
    }
    list.push_back(std::move(one));
  }
  shown["rows"] = std::move(rows);
  return shown;
}

}  // namespace fotfaste::report
