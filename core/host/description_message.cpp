#include <cmath>
#include <optional>

#include "host/message_parts.hpp"

namespace fotfaste::host {
namespace {

void write_parameter(Writer& writer, const model::ParameterDescription& parameter) {
  writer.text(parameter.name);
  writer.number(parameter.type);
  writer.number(parameter.flags);
  writer.text(parameter.unit);
  writer.number(static_cast<std::uint8_t>(parameter.default_value ? 1 : 0));
  writer.text(parameter.default_value.value_or(""));
  writer.number(parameter.minimum.value_or(std::nan("")));
  writer.number(parameter.maximum.value_or(std::nan("")));
  writer.number(static_cast<std::uint64_t>(parameter.choices.size()));
  for (const std::string& choice : parameter.choices) writer.text(choice);
  writer.number(static_cast<std::uint64_t>(parameter.fields.size()));
  for (const model::ParameterDescription& field : parameter.fields) write_parameter(writer, field);
  write_text(writer, parameter.description);
}

std::optional<double> read_limit(Reader& reader) {
  const auto value = reader.number<double>();
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

model::ParameterDescription read_parameter(Reader& reader, std::uint64_t depth) {
  if (depth > deepest_parameter) throw InvalidOutput("parameters are nested too deeply");
  model::ParameterDescription parameter;
  parameter.name = read_name(reader);
  parameter.type = reader.number<std::uint32_t>();
  parameter.flags = reader.number<std::uint32_t>();
  parameter.unit = read_name(reader);
  const bool has_default = reader.number<std::uint8_t>() != 0;
  std::string default_value = read_string(reader, longest_text, "a default");
  if (has_default) parameter.default_value = std::move(default_value);
  parameter.minimum = read_limit(reader);
  parameter.maximum = read_limit(reader);
  for (std::uint64_t left = read_count(reader); left > 0; --left)
    parameter.choices.push_back(read_name(reader));
  for (std::uint64_t left = read_count(reader); left > 0; --left) {
    parameter.fields.push_back(read_parameter(reader, depth + 1));
  }
  parameter.description = read_text(reader);
  return parameter;
}

model::ColumnDescription read_column(Reader& reader) {
  model::ColumnDescription column;
  column.name = read_name(reader);
  column.type = reader.number<std::uint32_t>();
  column.role = reader.number<std::uint32_t>();
  column.unit = read_name(reader);
  column.label = read_text(reader);
  return column;
}

model::TableDescription read_table(Reader& reader) {
  model::TableDescription table;
  table.id = read_name(reader);
  table.kind = reader.number<std::uint32_t>();
  table.additivity = reader.number<std::uint32_t>();
  table.direction = reader.number<std::uint32_t>();
  table.smallest_cell = reader.number<std::uint32_t>();
  table.title = read_text(reader);
  table.description = read_text(reader);
  for (std::uint64_t left = read_count(reader); left > 0; --left)
    table.columns.push_back(read_column(reader));
  return table;
}

}  // namespace

std::string write(const model::PluginDescription& description) {
  Writer writer;
  writer.text(description.id);
  writer.text(description.version);
  writer.number(description.flags);
  writer.number(description.state_revision);
  write_text(writer, description.title);
  write_text(writer, description.description);
  writer.number(static_cast<std::uint64_t>(description.parameters.size()));
  for (const model::ParameterDescription& parameter : description.parameters)
    write_parameter(writer, parameter);
  writer.number(static_cast<std::uint64_t>(description.tables.size()));
  for (const model::TableDescription& table : description.tables) {
    writer.text(table.id);
    writer.number(table.kind);
    writer.number(table.additivity);
    writer.number(table.direction);
    writer.number(table.smallest_cell);
    write_text(writer, table.title);
    write_text(writer, table.description);
    writer.number(static_cast<std::uint64_t>(table.columns.size()));
    for (const model::ColumnDescription& column : table.columns) {
      writer.text(column.name);
      writer.number(column.type);
      writer.number(column.role);
      writer.text(column.unit);
      write_text(writer, column.label);
    }
  }
  return writer.take();
}

model::PluginDescription read_description(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    model::PluginDescription description;
    description.id = read_name(reader);
    description.version = read_name(reader);
    description.flags = reader.number<std::uint32_t>();
    description.state_revision = reader.number<std::uint32_t>();
    description.title = read_text(reader);
    description.description = read_text(reader);
    for (std::uint64_t left = read_count(reader); left > 0; --left) {
      description.parameters.push_back(read_parameter(reader, 1));
    }
    for (std::uint64_t left = read_count(reader); left > 0; --left)
      description.tables.push_back(read_table(reader));
    return description;
  });
}

}  // namespace fotfaste::host
