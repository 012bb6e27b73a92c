#include "host/check_description.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "fotfaste/descriptor.h"
#include "host/check_parameters.hpp"
#include "host/frames.hpp"
#include "host/proportion_columns.hpp"

namespace fotfaste::host {
namespace {

void require(bool holds, const std::string& what) {
  if (!holds) throw InvalidOutput(what);
}

void require_both(const model::Text& text, const std::string& of) {
  require(!text.sv.empty() && !text.en.empty(), "the text of " + of + " is missing in Swedish or English");
}

// Lower-case letters, digits, and - or _ between them.
bool is_word(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
  }
  return true;
}

void check_parameter(const model::ParameterDescription& parameter, const std::string& within) {
  const std::string of = "the parameter " + within + parameter.name;
  require(is_word(parameter.name), of + " has no usable name");
  require(parameter.type >= FOTFASTE_PARAMETER_BOOLEAN && parameter.type <= FOTFASTE_PARAMETER_COLUMN,
          of + " is of no known type");
  require((parameter.flags & ~(FOTFASTE_PARAMETER_REQUIRED | FOTFASTE_PARAMETER_REPEATED)) == 0,
          of + " has an unknown flag");
  require_both(parameter.description, of);
  const bool required = (parameter.flags & FOTFASTE_PARAMETER_REQUIRED) != 0;
  require(!required || !parameter.default_value, of + " is required and has a default");
  require(!parameter.minimum || !parameter.maximum || *parameter.minimum <= *parameter.maximum,
          of + " has a minimum above its maximum");
  require((parameter.type == FOTFASTE_PARAMETER_CHOICE) == !parameter.choices.empty(),
          of + " has choices without being a choice, or the other way round");
  require((parameter.type == FOTFASTE_PARAMETER_TABLE) == !parameter.fields.empty(),
          of + " has fields without being a table, or the other way round");
  std::set<std::string_view> names;
  for (const model::ParameterDescription& field : parameter.fields) {
    check_parameter(field, within + parameter.name + ".");
    require(names.insert(field.name).second, of + " has two fields named " + field.name);
  }
  if (parameter.default_value) {
    require(completed_default(parameter).has_value(), of + " has a default that it would not accept itself");
  }
}

bool has_type(const model::ColumnDescription& column, std::initializer_list<std::uint32_t> types) {
  for (const std::uint32_t type : types) {
    if (column.type == type) return true;
  }
  return false;
}

bool role_fits(const model::ColumnDescription& column) {
  switch (column.role) {
    case FOTFASTE_ROLE_DIMENSION:
    case FOTFASTE_ROLE_ATTRIBUTE:
      return true;
    case FOTFASTE_ROLE_NUMERATOR:
    case FOTFASTE_ROLE_DENOMINATOR:
    case FOTFASTE_ROLE_UNKNOWN:
    case FOTFASTE_ROLE_EXCLUDED:
    case FOTFASTE_ROLE_COUNT:
    case FOTFASTE_ROLE_PENDING:
    case FOTFASTE_ROLE_EARLY:
    case FOTFASTE_ROLE_ATTESTED:
    case FOTFASTE_ROLE_PERSON:
      return has_type(column, {FOTFASTE_TYPE_INTEGER});
    case FOTFASTE_ROLE_UNDECIDED_ABOVE:
      return has_type(column, {FOTFASTE_TYPE_NUMBER});
    case FOTFASTE_ROLE_SCALE:
      return has_type(column, {FOTFASTE_TYPE_TEXT});
    default:
      return has_type(column, {FOTFASTE_TYPE_INTEGER, FOTFASTE_TYPE_NUMBER});
  }
}

bool may_repeat(std::uint32_t role) {
  return role == FOTFASTE_ROLE_DIMENSION || role == FOTFASTE_ROLE_ATTRIBUTE ||
         role == FOTFASTE_ROLE_EXCLUDED || role == FOTFASTE_ROLE_VALUE;
}

void check_roles(const model::TableDescription& table, const std::set<std::uint32_t>& roles) {
  const std::string of = "the table " + table.id;
  const auto has = [&](std::uint32_t role) { return roles.contains(role); };
  require(has(FOTFASTE_ROLE_NUMERATOR) == has(FOTFASTE_ROLE_DENOMINATOR),
          of + " has a numerator without a denominator, or the other way round");
  if (table.kind == FOTFASTE_KIND_PROPORTION) {
    require(has(FOTFASTE_ROLE_NUMERATOR), of + " holds proportions and has no numerator");
  }
  if (table.kind == FOTFASTE_KIND_GOALS) {
    for (const std::uint32_t role :
         std::initializer_list<std::uint32_t>{FOTFASTE_ROLE_NUMERATOR, FOTFASTE_ROLE_TARGET_LOW,
                                              FOTFASTE_ROLE_TARGET_HIGH, FOTFASTE_ROLE_SCALE}) {
      require(has(role), of + " holds goals and lacks a numerator, denominator, target or scale");
    }
  } else {
    for (std::uint32_t role = FOTFASTE_ROLE_TARGET_LOW; role <= FOTFASTE_ROLE_ATTESTED; ++role) {
      require(!has(role), of + " has a column that only tables of goals may have");
    }
  }
  if (has(FOTFASTE_ROLE_PERSON)) {
    require(table.kind == FOTFASTE_KIND_RECORDS, of + " names persons and is not of kind records");
  }
}

void check_table(const model::TableDescription& table) {
  const std::string of = "the table " + table.id;
  require(is_word(table.id), of + " has no usable id");
  require(table.kind >= FOTFASTE_KIND_COUNT && table.kind <= FOTFASTE_KIND_FILES,
          of + " is of no known kind");
  require(table.additivity == FOTFASTE_ADDITIVE || table.additivity == FOTFASTE_NOT_ADDITIVE,
          of + " does not say whether its rows may be added");
  require(table.direction <= FOTFASTE_DIRECTION_LOWER, of + " has no known direction");
  require_both(table.title, of);
  require_both(table.description, of);
  require(!table.columns.empty(), of + " has no columns");
  std::set<std::string_view> names;
  std::set<std::uint32_t> roles;
  for (const model::ColumnDescription& column : table.columns) {
    const std::string of_column = "the column " + column.name + " of the table " + table.id;
    require(is_word(column.name), of_column + " has no usable name");
    require(names.insert(column.name).second, of + " has two columns named " + column.name);
    require(column.type >= FOTFASTE_TYPE_INTEGER && column.type <= FOTFASTE_TYPE_STRATUM,
            of_column + " is of no known type");
    require(column.role >= FOTFASTE_ROLE_DIMENSION && column.role <= FOTFASTE_ROLE_PERSON,
            of_column + " has no known role");
    require(role_fits(column), of_column + " has a type that its role cannot have");
    require_both(column.label, of_column);
    require(roles.insert(column.role).second || may_repeat(column.role), of + " has two columns of one role");
  }
  check_roles(table, roles);
  if (!roles.contains(FOTFASTE_ROLE_NUMERATOR)) return;
  for (const std::string_view added : added_column_names) {
    require(!names.contains(added),
            of + " has a column named " + std::string(added) + ", which the host adds itself");
  }
}

}  // namespace

void check_description(const model::PluginDescription& description) {
  require_both(description.title, "the plugin's title");
  require_both(description.description, "the plugin's description");
  require((description.flags & ~FOTFASTE_PLUGIN_PERSON_STATE) == 0, "the plugin has an unknown flag");
  std::set<std::string_view> parameters;
  for (const model::ParameterDescription& parameter : description.parameters) {
    check_parameter(parameter, "");
    require(parameters.insert(parameter.name).second, "two parameters are named " + parameter.name);
  }
  require(!description.tables.empty(), "the plugin has no result tables");
  std::set<std::string_view> tables;
  for (const model::TableDescription& table : description.tables) {
    check_table(table);
    require(tables.insert(table.id).second, "two tables have the id " + table.id);
  }
}

}  // namespace fotfaste::host
