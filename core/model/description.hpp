// What a plugin said of itself, as the host keeps it: an owning copy of fotfaste/descriptor.h. The codes are
// those of that header.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::model {

struct ParameterDescription {
  std::string name;
  std::uint32_t type = 0;  // FOTFASTE_PARAMETER_*
  std::uint32_t flags = 0;
  std::string unit;
  std::optional<std::string> default_value;  // as it would be written in project.toml
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::vector<std::string> choices;
  std::vector<ParameterDescription> fields;
  Text description;
};

struct ColumnDescription {
  std::string name;
  std::uint32_t type = 0;  // FOTFASTE_TYPE_*
  std::uint32_t role = 0;  // FOTFASTE_ROLE_*
  std::string unit;
  Text label;
};

struct TableDescription {
  std::string id;
  std::uint32_t kind = 0;  // FOTFASTE_KIND_*
  std::uint32_t additivity = 0;
  std::uint32_t direction = 0;
  std::uint32_t smallest_cell = 0;
  Text title;
  Text description;
  std::vector<ColumnDescription> columns;
};

// Whether the table is about single people: it has a column that holds person numbers.
bool is_about_persons(const TableDescription& table);

struct PluginDescription {
  std::string id;
  std::string version;
  std::uint32_t flags = 0;
  std::uint32_t state_revision = 0;
  Text title;
  Text description;
  std::vector<ParameterDescription> parameters;
  std::vector<TableDescription> tables;
};

}  // namespace fotfaste::model
