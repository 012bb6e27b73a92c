#include "intake/project_mapping.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/column_value.hpp"
#include "intake/header_synonyms.hpp"
#include "intake/wide_header.hpp"
#include "model/nearest.hpp"

namespace fotfaste::intake {
namespace {

using model::ColumnId;
using model::Table;
using model::ValueType;

// The pseudonyms stand in the participations, and in every nested table's file beside its own columns.
std::optional<ColumnId> find_mapped_column(Table table, std::string_view name) {
  const std::optional<ColumnId> person = model::find_column(Table::participations, "person");
  if (model::is_nested(table) && name == model::column(*person).name) return person;
  return model::find_column(table, name);
}

std::vector<std::string> column_names(Table table) {
  std::vector<std::string> names;
  if (model::is_nested(table)) names.emplace_back("person");
  for (const model::Column& column : model::columns_of(table)) names.emplace_back(column.name);
  return names;
}

// The first day of the month "1993-07", or no_day.
Day parse_month(std::string_view text) {
  return parse_day(std::string(text).append("-01")).value_or(no_day);
}

// "1993-07..1999-06"; whether it is two months.
bool parse_months(std::string_view text, model::WideMapping& mapping) {
  constexpr std::string_view between = "..";
  const std::size_t at = text.find(between);
  if (at == std::string_view::npos) return false;
  mapping.first_month = parse_month(text.substr(0, at));
  mapping.last_month = parse_month(text.substr(at + between.size()));
  return mapping.first_month != no_day && mapping.last_month != no_day;
}

class MappingReader {
 public:
  MappingReader(model::Source& source, ProjectFindings& findings) : source_(source), findings_(findings) {}

  void read(const Node& node) {
    if (const Node* columns = table_in(node, "columns")) read_columns(*columns);
    if (const Node* constants = table_in(node, "constants")) read_constants(*constants);
    if (const Node* codes = table_in(node, "codes")) read_codes(*codes);
    if (const Node* core = table_in(node, "core"); core != nullptr && belongs(*core, Table::states)) {
      read_core(*core);
    }
    if (const Node* names = table_in(node, "attributes");
        names != nullptr && belongs(*names, Table::participations)) {
      read_names(*names, source_.attributes);
    }
    if (const Node* names = table_in(node, "groups");
        names != nullptr && belongs(*names, Table::participations)) {
      read_names(*names, source_.groups);
    }
    if (const Node* wide = table_in(node, "wide"); wide != nullptr && belongs(*wide, Table::states))
      read_wide(*wide);
    require_columns(node);
  }

 private:
  const Node* table_in(const Node& node, std::string_view name) {
    const Node* found = node.find(name);
    return found != nullptr && findings_.expect(*found, ValueType::table) ? found : nullptr;
  }

  bool belongs(const Node& node, Table table) {
    if (source_.table == table) return true;
    const std::string home = "[data." + std::string(model::name(table)) + "]";
    findings_.add("C019", node.key_mark, {}, {"hör hemma i " + home, "belongs in " + home});
    return false;
  }

  std::optional<ColumnId> column_of(const Node& node) {
    const std::optional<ColumnId> column = find_mapped_column(source_.table, node.key);
    if (column) return column;
    std::optional<std::string> meant = model::nearest(node.key, column_names(source_.table));
    // Somebody who writes "kön" to the left has turned the two round rather than mistyped.
    if (const auto known = column_for_header(source_.table, node.key))
      meant = std::string(model::column(*known).name);
    const std::string table(model::name(source_.table));
    findings_.add("C016", node.key_mark,
                  {"tabellen " + table + " har ingen kolumn \"" + node.key + "\"",
                   "the table " + table + " has no column \"" + node.key + "\""},
                  did_you_mean(meant));
    return std::nullopt;
  }

  bool has_text(const Node& node) {
    if (!findings_.expect(node, ValueType::text)) return false;
    if (!node.text.empty()) return true;
    findings_.add("C005", node.mark, {"här saknas filens rubrik", "the file's header is missing here"}, {},
                  {"skriv rubriken som den står i filen", "write the header as it stands in the file"});
    return false;
  }

  void read_columns(const Node& columns) {
    for (const Node& node : columns.items) {
      const std::optional<ColumnId> column = column_of(node);
      if (!column || !has_text(node)) continue;
      source_.columns.push_back({*column, node.text, node.mark.line, node.mark.character});
    }
  }

  void read_constants(const Node& constants) {
    for (const Node& node : constants.items) {
      const std::optional<ColumnId> column = column_of(node);
      if (!column) continue;
      const bool mapped =
          std::any_of(source_.columns.begin(), source_.columns.end(),
                      [&](const model::ColumnMapping& mapping) { return mapping.column == *column; });
      if (mapped) {
        findings_.add("C022", node.key_mark, {}, {"står redan i columns", "already stands in columns"});
      } else if (const auto value = column_value(node, *column, findings_)) {
        source_.constants[*column] = *value;
      }
    }
  }

  void read_codes(const Node& codes) {
    for (const Node& node : codes.items) {
      const std::optional<ColumnId> column = column_of(node);
      if (!column || !findings_.expect(node, ValueType::table)) continue;
      for (const Node& code : node.items) {
        if (const auto value = column_value(code, *column, findings_))
          source_.codes[*column][code.key] = *value;
      }
    }
  }

  void read_core(const Node& core) {
    const std::optional<ColumnId> column = model::find_column(Table::states, "core_state");
    for (const Node& node : core.items) {
      if (const auto value = column_value(node, *column, findings_)) source_.core_states[node.key] = *value;
    }
  }

  void read_names(const Node& names, std::vector<std::pair<std::string, std::string>>& headers) {
    for (const Node& node : names.items) {
      if (has_text(node)) headers.emplace_back(node.text, node.key);
    }
  }

  void read_wide(const Node& wide) {
    const Node* columns = nullptr;
    const Node* header = nullptr;
    for (const Node& node : wide.items) {
      if (node.key == "person") {
        const std::optional<ColumnId> person = find_mapped_column(source_.table, node.key);
        if (has_text(node))
          source_.columns.push_back({*person, node.text, node.mark.line, node.mark.character});
      } else if (node.key == "columns") {
        columns = &node;
      } else if (node.key == "header") {
        header = &node;
      } else {
        findings_.unknown_key(node, {"columns", "header", "person"});
      }
    }
    if (columns == nullptr || header == nullptr) {
      findings_.add("C020", wide.mark, {},
                    {"både columns och header behövs", "both columns and header are needed"});
      return;
    }
    if (!has_text(*columns) || !has_text(*header)) return;
    model::WideMapping mapping;
    mapping.header = header->text;
    if (read_months(*columns, mapping) && check_header(*header, mapping)) source_.wide = mapping;
  }

  bool read_months(const Node& node, model::WideMapping& mapping) {
    constexpr int most_months = 1200;
    if (!parse_months(node.text, mapping)) {
      findings_.add("C020", node.mark, {},
                    {"skriv två månader: 1993-07..1999-06", "write two months: 1993-07..1999-06"});
      return false;
    }
    if (mapping.last_month < mapping.first_month) {
      findings_.add("C020", node.mark, {},
                    {"den sista månaden ligger före den första", "the last month is before the first"});
      return false;
    }
    if (add_months(mapping.first_month, most_months) <= mapping.last_month) {
      findings_.add("C020", node.mark, {}, {"fler än 1 200 månader", "more than 1 200 months"});
      return false;
    }
    return true;
  }

  bool check_header(const Node& node, const model::WideMapping& mapping) {
    if (const std::optional<std::string> token = unknown_token(mapping.header)) {
      findings_.add("C020", node.mark, {}, {*token + " betyder ingenting", *token + " means nothing"});
      return false;
    }
    std::set<std::string> headers;
    for (const Day month : wide_months(mapping)) {
      const std::string header = wide_header(mapping, month);
      if (headers.insert(header).second) continue;
      findings_.add("C020", node.mark, {},
                    {"flera månader får rubriken \"" + header + "\"; ta med året: {yyyy} eller {yy}",
                     "several months get the header \"" + header + "\"; include the year: {yyyy} or {yy}"});
      return false;
    }
    return true;
  }

  // Only a mapping that is written out can lack a column; otherwise the headers of the file decide.
  void require_columns(const Node& node) {
    const Node* columns = node.find("columns");
    if (columns == nullptr || !columns->is(ValueType::table) || columns->items.empty()) return;
    for (const std::string& name : column_names(source_.table)) {
      const std::optional<ColumnId> column = find_mapped_column(source_.table, name);
      // In a wide file the months say what the state is and when.
      const bool needed = model::column(*column).required &&
                          (!source_.wide || model::column(*column).form == model::Form::person);
      const Node* constants = node.find("constants");
      const Node* wide = node.find("wide");
      const bool given = columns->find(name) != nullptr ||
                         (constants != nullptr && constants->find(name) != nullptr) ||
                         (wide != nullptr && wide->find(name) != nullptr);
      if (!needed || given) continue;
      findings_.add(
          "C026", columns->key_mark,
          {"kolumnen " + name + " saknas i columns", "the column " + name + " is missing in columns"}, {},
          {"lägg till: " + name + " = \"rubriken i filen\"", "add: " + name + " = \"the file's header\""});
    }
  }

  model::Source& source_;
  ProjectFindings& findings_;
};

}  // namespace

void read_mapping(const Node& node, model::Source& source, ProjectFindings& findings) {
  MappingReader(source, findings).read(node);
}

}  // namespace fotfaste::intake
