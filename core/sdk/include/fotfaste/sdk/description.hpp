// A builder of what a plugin says of itself. It owns everything that its descriptor points to.
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste {

// Explained in fotfaste/descriptor.h.
enum class ParameterType : std::uint32_t {
  boolean = FOTFASTE_PARAMETER_BOOLEAN,
  integer = FOTFASTE_PARAMETER_INTEGER,
  number = FOTFASTE_PARAMETER_NUMBER,
  text = FOTFASTE_PARAMETER_TEXT,
  date = FOTFASTE_PARAMETER_DATE,
  duration = FOTFASTE_PARAMETER_DURATION,
  point = FOTFASTE_PARAMETER_POINT,
  choice = FOTFASTE_PARAMETER_CHOICE,
  criterion = FOTFASTE_PARAMETER_CRITERION,
  label = FOTFASTE_PARAMETER_LABEL,
  table = FOTFASTE_PARAMETER_TABLE,
  column = FOTFASTE_PARAMETER_COLUMN,
};

enum class Kind : std::uint32_t {
  count = FOTFASTE_KIND_COUNT,
  proportion = FOTFASTE_KIND_PROPORTION,
  mean = FOTFASTE_KIND_MEAN,
  ratio = FOTFASTE_KIND_RATIO,
  curve = FOTFASTE_KIND_CURVE,
  distribution = FOTFASTE_KIND_DISTRIBUTION,
  matrix = FOTFASTE_KIND_MATRIX,
  flow = FOTFASTE_KIND_FLOW,
  records = FOTFASTE_KIND_RECORDS,
  goals = FOTFASTE_KIND_GOALS,
  files = FOTFASTE_KIND_FILES,
};

enum class Type : std::uint32_t {
  integer = FOTFASTE_TYPE_INTEGER,
  number = FOTFASTE_TYPE_NUMBER,
  text = FOTFASTE_TYPE_TEXT,
  date = FOTFASTE_TYPE_DATE,
  stratum = FOTFASTE_TYPE_STRATUM,
};

enum class Role : std::uint32_t {
  dimension = FOTFASTE_ROLE_DIMENSION,
  attribute = FOTFASTE_ROLE_ATTRIBUTE,
  numerator = FOTFASTE_ROLE_NUMERATOR,
  denominator = FOTFASTE_ROLE_DENOMINATOR,
  unknown = FOTFASTE_ROLE_UNKNOWN,
  excluded = FOTFASTE_ROLE_EXCLUDED,
  count = FOTFASTE_ROLE_COUNT,
  value = FOTFASTE_ROLE_VALUE,
  low = FOTFASTE_ROLE_LOW,
  high = FOTFASTE_ROLE_HIGH,
  target_low = FOTFASTE_ROLE_TARGET_LOW,
  target_high = FOTFASTE_ROLE_TARGET_HIGH,
  scale = FOTFASTE_ROLE_SCALE,
  pending = FOTFASTE_ROLE_PENDING,
  early = FOTFASTE_ROLE_EARLY,
  undecided_above = FOTFASTE_ROLE_UNDECIDED_ABOVE,
  attested = FOTFASTE_ROLE_ATTESTED,
  person = FOTFASTE_ROLE_PERSON,
};

enum class Direction : std::uint32_t {
  none = FOTFASTE_DIRECTION_NONE,
  higher = FOTFASTE_DIRECTION_HIGHER,
  lower = FOTFASTE_DIRECTION_LOWER,
};

// A parameter, or a field of a parameter that is a table.
class Parameter {
 public:
  Parameter(std::string_view name, ParameterType type, std::string_view sv, std::string_view en)
      : name_(name), type_(type), description_{std::string(sv), std::string(en)} {}
  Parameter(const Parameter&) = delete;
  Parameter& operator=(const Parameter&) = delete;

  Parameter& required() { return flag(FOTFASTE_PARAMETER_REQUIRED); }
  // A list of the type; [[plugin.NAME]] for tables.
  Parameter& repeated() { return flag(FOTFASTE_PARAMETER_REPEATED); }
  Parameter& unit(std::string_view unit) {
    unit_ = unit;
    return *this;
  }
  // As it would be written in project.toml, without the quotation marks of a text.
  Parameter& default_value(std::string_view text) {
    default_value_ = text;
    has_default_ = true;
    return *this;
  }
  // Both inclusive; infinite for no limit on that side.
  Parameter& range(double lowest, double highest) {
    minimum_ = lowest;
    maximum_ = highest;
    return *this;
  }
  Parameter& choices(std::initializer_list<std::string_view> choices) {
    choices_.assign(choices.begin(), choices.end());
    return *this;
  }
  // Adds a field to a table and returns the field.
  Parameter& field(std::string_view name, ParameterType type, std::string_view sv, std::string_view en) {
    return fields_.emplace_back(name, type, sv, en);
  }

 private:
  friend class Description;
  Parameter& flag(std::uint32_t flag) {
    flags_ |= flag;
    return *this;
  }
  // Points into this, which must not change afterwards.
  fotfaste_parameter lend_all() {
    if (name_.empty()) throw ContractError("a parameter has no name");
    if (description_.sv.empty() || description_.en.empty()) {
      throw ContractError("the parameter " + name_ + " lacks its description in one of the languages");
    }
    for (const std::string& choice : choices_) lent_choices_.push_back(choice.c_str());
    for (Parameter& field : fields_) {
      for (const fotfaste_parameter& before : lent_fields_) {
        if (field.name_ == before.name)
          throw ContractError("two fields are called " + name_ + "." + field.name_);
      }
      lent_fields_.push_back(field.lend_all());
    }
    return {name_.c_str(),
            static_cast<std::uint32_t>(type_),
            flags_,
            unit_.empty() ? nullptr : unit_.c_str(),
            has_default_ ? default_value_.c_str() : nullptr,
            minimum_,
            maximum_,
            lent_choices_.data(),
            lent_choices_.size(),
            lent_fields_.data(),
            lent_fields_.size(),
            lend(description_)};
  }

  std::string name_;
  ParameterType type_;
  std::uint32_t flags_ = 0;
  bool has_default_ = false;
  std::string unit_;
  std::string default_value_;
  double minimum_ = std::numeric_limits<double>::quiet_NaN();
  double maximum_ = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::string> choices_;
  std::deque<Parameter> fields_;
  Label description_;
  std::vector<const char*> lent_choices_;
  std::vector<fotfaste_parameter> lent_fields_;
};

// A result table.
class Table {
 public:
  Table(std::string_view id, Kind kind, std::string_view sv_title, std::string_view en_title)
      : id_(id), kind_(kind), title_{std::string(sv_title), std::string(en_title)} {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  Table& description(std::string_view sv, std::string_view en) {
    description_ = {std::string(sv), std::string(en)};
    return *this;
  }
  // Rows of disjoint groups of participations may be added. Not so unless stated.
  Table& additive() {
    additivity_ = FOTFASTE_ADDITIVE;
    return *this;
  }
  Table& not_additive() {
    additivity_ = FOTFASTE_NOT_ADDITIVE;
    return *this;
  }
  Table& direction(Direction direction) {
    direction_ = direction;
    return *this;
  }
  // A count from 1 to this less 1 is not for publication.
  Table& smallest_cell(std::uint32_t count) {
    smallest_cell_ = count;
    return *this;
  }
  Table& column(std::string_view name, Type type, Role role, std::string_view sv, std::string_view en,
                const char* unit = nullptr) {
    columns_.push_back({std::string(name),
                        type,
                        role,
                        {std::string(sv), std::string(en)},
                        unit == nullptr ? std::string() : std::string(unit)});
    return *this;
  }

 private:
  friend class Description;
  struct Column {
    std::string name;
    Type type;
    Role role;
    Label label;
    std::string unit;
  };

  fotfaste_table lend_all() {
    if (title_.sv.empty() || title_.en.empty() || description_.sv.empty() || description_.en.empty()) {
      throw ContractError("the table " + id_ + " lacks its title or description in one of the languages");
    }
    if (columns_.empty()) throw ContractError("the table " + id_ + " has no columns");
    for (const Column& column : columns_) {
      for (const fotfaste_column& before : lent_columns_) {
        if (column.name == before.name)
          throw ContractError("two columns are called " + id_ + "." + column.name);
      }
      if (column.label.sv.empty() || column.label.en.empty()) {
        throw ContractError("the column " + id_ + "." + column.name +
                            " lacks its label in one of the languages");
      }
      lent_columns_.push_back({column.name.c_str(), static_cast<std::uint32_t>(column.type),
                               static_cast<std::uint32_t>(column.role),
                               column.unit.empty() ? nullptr : column.unit.c_str(), lend(column.label)});
    }
    return {id_.c_str(),         static_cast<std::uint32_t>(kind_),
            additivity_,         static_cast<std::uint32_t>(direction_),
            smallest_cell_,      lend(title_),
            lend(description_),  lent_columns_.data(),
            lent_columns_.size()};
  }

  std::string id_;
  Kind kind_;
  std::uint32_t additivity_ = FOTFASTE_NOT_ADDITIVE;
  Direction direction_ = Direction::none;
  std::uint32_t smallest_cell_ = 0;
  Label title_;
  Label description_;
  std::vector<Column> columns_;
  std::vector<fotfaste_column> lent_columns_;
};

class Description {
 public:
  Description(std::string_view id, std::string_view version) : id_(id), version_(version) {}
  Description(const Description&) = delete;
  Description& operator=(const Description&) = delete;

  Description& title(std::string_view sv, std::string_view en) {
    title_ = {std::string(sv), std::string(en)};
    return *this;
  }
  Description& description(std::string_view sv, std::string_view en) {
    description_ = {std::string(sv), std::string(en)};
    return *this;
  }
  // Raise it when save writes something else than before. 1 unless stated.
  Description& state_revision(std::uint32_t revision) {
    state_revision_ = revision;
    return *this;
  }
  // Every state holds rows of single persons. One made of the column "person" counts as such without this.
  Description& holds_person_rows() {
    flags_ |= FOTFASTE_PLUGIN_PERSON_STATE;
    return *this;
  }
  // The reference lives as long as the description.
  Parameter& parameter(std::string_view name, ParameterType type, std::string_view sv, std::string_view en) {
    return parameters_.emplace_back(name, type, sv, en);
  }
  Table& table(std::string_view id, Kind kind, std::string_view sv_title, std::string_view en_title) {
    return tables_.emplace_back(id, kind, sv_title, en_title);
  }

  // Points into this. Throws ContractError when something is missing or stands twice. After the first call
  // nothing may be added.
  const fotfaste_descriptor* descriptor() {
    if (descriptor_.id != nullptr) return &descriptor_;
    if (title_.sv.empty() || title_.en.empty() || description_.sv.empty() || description_.en.empty()) {
      throw ContractError("the plugin lacks its title or description in one of the languages");
    }
    if (tables_.empty()) throw ContractError("the plugin has no result tables");
    for (Parameter& parameter : parameters_) {
      for (const fotfaste_parameter& before : lent_parameters_) {
        if (parameter.name_ == before.name)
          throw ContractError("two parameters are called " + parameter.name_);
      }
      lent_parameters_.push_back(parameter.lend_all());
    }
    for (Table& table : tables_) {
      for (const fotfaste_table& before : lent_tables_) {
        if (table.id_ == before.id) throw ContractError("two tables are called " + table.id_);
      }
      lent_tables_.push_back(table.lend_all());
    }
    descriptor_ = {id_.c_str(),
                   version_.c_str(),
                   flags_,
                   state_revision_,
                   lend(title_),
                   lend(description_),
                   lent_parameters_.data(),
                   lent_parameters_.size(),
                   lent_tables_.data(),
                   lent_tables_.size()};
    return &descriptor_;
  }

 private:
  std::string id_;
  std::string version_;
  std::uint32_t flags_ = 0;
  std::uint32_t state_revision_ = 1;
  Label title_;
  Label description_;
  std::deque<Parameter> parameters_;
  std::deque<Table> tables_;
  std::vector<fotfaste_parameter> lent_parameters_;
  std::vector<fotfaste_table> lent_tables_;
  fotfaste_descriptor descriptor_ = {};
};

}  // namespace fotfaste
