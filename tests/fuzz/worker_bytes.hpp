// A description with tables of many kinds, which the frame fuzzer's rows are held against.
#pragma once

#include "fotfaste/descriptor.h"
#include "model/description.hpp"

namespace fotfaste::fuzz {

inline model::TableDescription example_table(const char* id, std::uint32_t kind,
                                             std::vector<model::ColumnDescription> columns) {
  return {id,
          kind,
          FOTFASTE_ADDITIVE,
          FOTFASTE_DIRECTION_NONE,
          0,
          {"Titel", "Title"},
          {"Vad", "What"},
          std::move(columns)};
}

inline model::ColumnDescription example_column(const char* name, std::uint32_t type, std::uint32_t role) {
  return {name, type, role, "", {"spalt", "column"}};
}

inline model::PluginDescription example_description() {
  constexpr std::uint32_t integer = FOTFASTE_TYPE_INTEGER;
  constexpr std::uint32_t number = FOTFASTE_TYPE_NUMBER;
  constexpr std::uint32_t text = FOTFASTE_TYPE_TEXT;
  model::PluginDescription description;
  description.id = "plugin";
  description.version = "1.0.0";
  description.state_revision = 1;
  description.title = {"Titel", "Title"};
  description.description = {"Vad", "What"};
  description.parameters.push_back({"by",
                                    FOTFASTE_PARAMETER_CHOICE,
                                    FOTFASTE_PARAMETER_REPEATED,
                                    "",
                                    std::nullopt,
                                    std::nullopt,
                                    std::nullopt,
                                    {"gender", "cohort"},
                                    {},
                                    {"Uppdelning", "Breakdown"}});
  description.parameters.push_back(
      {"months", FOTFASTE_PARAMETER_INTEGER, 0, "months", "12", 1.0, 60.0, {}, {}, {"Månader", "Months"}});
  description.tables = {example_table("shares", FOTFASTE_KIND_PROPORTION,
                                      {example_column("who", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION),
                                       example_column("yes", integer, FOTFASTE_ROLE_NUMERATOR),
                                       example_column("of", integer, FOTFASTE_ROLE_DENOMINATOR),
                                       example_column("open", integer, FOTFASTE_ROLE_UNKNOWN)}),
                        example_table("goals", FOTFASTE_KIND_GOALS,
                                      {example_column("goal", text, FOTFASTE_ROLE_DIMENSION),
                                       example_column("yes", integer, FOTFASTE_ROLE_NUMERATOR),
                                       example_column("of", integer, FOTFASTE_ROLE_DENOMINATOR),
                                       example_column("open", integer, FOTFASTE_ROLE_UNKNOWN),
                                       example_column("least", number, FOTFASTE_ROLE_TARGET_LOW),
                                       example_column("most", number, FOTFASTE_ROLE_TARGET_HIGH),
                                       example_column("scale", text, FOTFASTE_ROLE_SCALE),
                                       example_column("pending", integer, FOTFASTE_ROLE_PENDING),
                                       example_column("early", integer, FOTFASTE_ROLE_EARLY),
                                       example_column("planned", integer, FOTFASTE_ROLE_ATTRIBUTE),
                                       example_column("undecided", number, FOTFASTE_ROLE_UNDECIDED_ABOVE)}),
                        example_table("curve", FOTFASTE_KIND_CURVE,
                                      {example_column("day", integer, FOTFASTE_ROLE_DIMENSION),
                                       example_column("share", number, FOTFASTE_ROLE_VALUE),
                                       example_column("low", number, FOTFASTE_ROLE_LOW),
                                       example_column("high", number, FOTFASTE_ROLE_HIGH)}),
                        example_table("list", FOTFASTE_KIND_RECORDS,
                                      {example_column("person", integer, FOTFASTE_ROLE_PERSON),
                                       example_column("due", FOTFASTE_TYPE_DATE, FOTFASTE_ROLE_ATTRIBUTE)})};
  return description;
}

}  // namespace fotfaste::fuzz
