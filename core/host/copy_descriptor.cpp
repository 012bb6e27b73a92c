#include <cmath>
#include <cstring>
#include <optional>

#include "host/messages.hpp"
#include "host/plugin_services.hpp"

namespace fotfaste::host {
namespace {

std::string copy(const fotfaste_text& text) {
  if (text.size > longest_text) throw ContractBroken("a text of the descriptor is too long");
  if (text.size > 0 && text.data == nullptr)
    throw ContractBroken("a text of the descriptor is a null pointer");
  return text.size == 0 ? std::string() : std::string(text.data, text.size);
}

model::Text copy(const fotfaste_label& label) {
  return {copy(label.sv), copy(label.en)};
}

std::string copy_name(const char* name, std::uint64_t longest) {
  if (name == nullptr) throw ContractBroken("a name of the descriptor is a null pointer");
  const std::size_t size = strnlen(name, longest + 1);
  if (size > longest) throw ContractBroken("a name of the descriptor is too long");
  return {name, size};
}

std::string copy_optional_name(const char* name) {
  return name == nullptr ? "" : copy_name(name, longest_name);
}

void check_array(const void* items, std::uint64_t count) {
  if (count > most_described) throw ContractBroken("the descriptor has more parts than any may have");
  if (count > 0 && items == nullptr) throw ContractBroken("a list of the descriptor is a null pointer");
}

std::optional<double> copy_limit(double value) {
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

model::ParameterDescription copy(const fotfaste_parameter& parameter, std::uint64_t depth) {
  if (depth > deepest_parameter) throw ContractBroken("parameters are nested too deeply");
  model::ParameterDescription made;
  made.name = copy_name(parameter.name, longest_name);
  made.type = parameter.type;
  made.flags = parameter.flags;
  made.unit = copy_optional_name(parameter.unit);
  if (parameter.default_value != nullptr)
    made.default_value = copy_name(parameter.default_value, longest_text);
  made.minimum = copy_limit(parameter.minimum);
  made.maximum = copy_limit(parameter.maximum);
  check_array(parameter.choices, parameter.choice_count);
  for (std::uint64_t i = 0; i < parameter.choice_count; ++i) {
    made.choices.push_back(copy_name(parameter.choices[i], longest_name));
  }
  check_array(parameter.fields, parameter.field_count);
  for (std::uint64_t i = 0; i < parameter.field_count; ++i) {
    made.fields.push_back(copy(parameter.fields[i], depth + 1));
  }
  made.description = copy(parameter.description);
  return made;
}

model::ColumnDescription copy(const fotfaste_column& column) {
  model::ColumnDescription made;
  made.name = copy_name(column.name, longest_name);
  made.type = column.type;
  made.role = column.role;
  made.unit = copy_optional_name(column.unit);
  made.label = copy(column.label);
  return made;
}

model::TableDescription copy(const fotfaste_table& table) {
  model::TableDescription made;
  made.id = copy_name(table.id, longest_name);
  made.kind = table.kind;
  made.additivity = table.additivity;
  made.direction = table.direction;
  made.smallest_cell = table.smallest_cell;
  made.title = copy(table.title);
  made.description = copy(table.description);
  check_array(table.columns, table.column_count);
  for (std::uint64_t i = 0; i < table.column_count; ++i) made.columns.push_back(copy(table.columns[i]));
  return made;
}

}  // namespace

model::PluginDescription copy_descriptor(const fotfaste_descriptor& descriptor) {
  model::PluginDescription made;
  made.id = copy_name(descriptor.id, longest_name);
  made.version = copy_name(descriptor.version, longest_name);
  made.flags = descriptor.flags;
  made.state_revision = descriptor.state_revision;
  made.title = copy(descriptor.title);
  made.description = copy(descriptor.description);
  check_array(descriptor.parameters, descriptor.parameter_count);
  for (std::uint64_t i = 0; i < descriptor.parameter_count; ++i) {
    made.parameters.push_back(copy(descriptor.parameters[i], 1));
  }
  check_array(descriptor.tables, descriptor.table_count);
  for (std::uint64_t i = 0; i < descriptor.table_count; ++i)
    made.tables.push_back(copy(descriptor.tables[i]));
  return made;
}

}  // namespace fotfaste::host
