// A plugin with a parameter of every kind, one by one and as lists, for whatever an evaluator writes.
#pragma once

#include "fotfaste/descriptor.h"
#include "model/description.hpp"

namespace fotfaste::fuzz {

inline model::ParameterDescription example_parameter(const char* name, std::uint32_t type,
                                                     std::uint32_t flags = 0) {
  model::ParameterDescription made;
  made.name = name;
  made.type = type;
  made.flags = flags;
  made.description = {"Vad", "What"};
  if (type == FOTFASTE_PARAMETER_CHOICE) made.choices = {"one", "two"};
  return made;
}

inline model::PluginDescription every_kind_of_parameter() {
  static constexpr const char* names[] = {"boolean", "integer", "number",    "text",  "date", "duration",
                                          "point",   "choice",  "criterion", "label", "",     "column"};
  static constexpr const char* lists[] = {"booleans", "integers", "numbers",  "texts",  "dates", "durations",
                                          "points",   "choices",  "criteria", "labels", "",      "columns"};
  model::PluginDescription plugin;
  model::ParameterDescription table = example_parameter("table", FOTFASTE_PARAMETER_TABLE);
  for (std::uint32_t type = FOTFASTE_PARAMETER_BOOLEAN; type <= FOTFASTE_PARAMETER_COLUMN; ++type) {
    if (type == FOTFASTE_PARAMETER_TABLE) continue;
    const std::size_t number = type - FOTFASTE_PARAMETER_BOOLEAN;
    plugin.parameters.push_back(example_parameter(names[number], type));
    plugin.parameters.push_back(example_parameter(lists[number], type, FOTFASTE_PARAMETER_REPEATED));
    table.fields.push_back(example_parameter(names[number], type));
  }
  plugin.parameters[2].minimum = 1;
  plugin.parameters[2].maximum = 60;
  plugin.parameters[2].default_value = "12";
  table.fields.front().flags = FOTFASTE_PARAMETER_REQUIRED;
  plugin.parameters.push_back(table);
  table.name = "tables";
  table.flags = FOTFASTE_PARAMETER_REPEATED;
  plugin.parameters.push_back(table);
  return plugin;
}

}  // namespace fotfaste::fuzz
