#include "host/check_parameters.hpp"

#include <cmath>
#include <cstdio>
#include <string_view>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/points.hpp"
#include "host/default_value.hpp"
#include "model/finding_catalogue.hpp"
#include "model/nearest.hpp"
#include "model/schema.hpp"

namespace fotfaste::host {
namespace {

using model::ParameterDescription;
using model::Text;
using model::Value;
using model::ValueType;

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string spelled(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", number);
  return text;
}

bool is_repeated(const ParameterDescription& parameter) {
  return (parameter.flags & FOTFASTE_PARAMETER_REPEATED) != 0;
}

Text wanted_form(std::uint32_t type) {
  switch (type) {
    case FOTFASTE_PARAMETER_BOOLEAN:
      return {"true eller false", "true or false"};
    case FOTFASTE_PARAMETER_INTEGER:
      return {"ett heltal", "a whole number"};
    case FOTFASTE_PARAMETER_NUMBER:
      return {"ett tal", "a number"};
    case FOTFASTE_PARAMETER_DATE:
      return {"ett datum, som 2026-03-31", "a date, as 2026-03-31"};
    case FOTFASTE_PARAMETER_DURATION:
      return {"en tidslängd, som \"14d\", \"6m\" eller \"1y\"",
              "a length of time, as \"14d\", \"6m\" or \"1y\""};
    case FOTFASTE_PARAMETER_POINT:
      return {"en mätpunkt, som \"exit\" eller \"entry+12m\"",
              "a follow-up point, as \"exit\" or \"entry+12m\""};
    case FOTFASTE_PARAMETER_CRITERION:
      return {"ett villkor, som { spell = \"employed\", on = \"exit\" }",
              "a criterion, as { spell = \"employed\", on = \"exit\" }"};
    case FOTFASTE_PARAMETER_LABEL:
      return {"en text, eller { sv = \"...\", en = \"...\" }", "text, or { sv = \"...\", en = \"...\" }"};
    case FOTFASTE_PARAMETER_TABLE:
      return {"en tabell", "a table"};
    case FOTFASTE_PARAMETER_COLUMN:
      return {"en kolumn, som \"gender\" eller \"attributes.NAMN\"",
              "a column, as \"gender\" or \"attributes.NAME\""};
    default:
      return {"en text", "text"};
  }
}

bool has_type(const Value& value, std::uint32_t type) {
  switch (type) {
    case FOTFASTE_PARAMETER_BOOLEAN:
      return value.type == ValueType::boolean;
    case FOTFASTE_PARAMETER_INTEGER:
      return value.type == ValueType::integer;
    case FOTFASTE_PARAMETER_NUMBER:
      return value.type == ValueType::integer || value.type == ValueType::number;
    case FOTFASTE_PARAMETER_DATE:
      return value.type == ValueType::date;
    case FOTFASTE_PARAMETER_CRITERION:
    case FOTFASTE_PARAMETER_TABLE:
      return value.type == ValueType::table;
    case FOTFASTE_PARAMETER_LABEL: {
      if (value.type == ValueType::text) return true;
      if (value.type != ValueType::table || value.items.empty()) return false;
      for (const Value& item : value.items) {
        if (item.type != ValueType::text || (item.key != "sv" && item.key != "en")) return false;
      }
      return true;
    }
    default:
      return value.type == ValueType::text;
  }
}

// Columns that figures can be broken down by; the plugin may know fewer.
std::vector<std::string> breakdown_columns() {
  std::vector<std::string> names = {"age_group"};
  for (const model::Column& column : model::columns_of(model::Table::participations)) {
    names.emplace_back(column.name);
  }
  return names;
}

bool is_column(std::string_view text) {
  for (const std::string_view table : {"attributes.", "groups."}) {
    if (text.starts_with(table) && text.size() > table.size()) return true;
  }
  for (const std::string& known : breakdown_columns()) {
    if (known == text) return true;
  }
  return false;
}

// The first part of a crossing ("gender*site") that is no column; nothing when all are.
std::optional<std::string> unknown_column(std::string_view text) {
  while (true) {
    const std::size_t star = text.find('*');
    const std::string_view part = text.substr(0, star);
    if (!is_column(part)) return std::string(part);
    if (star == std::string_view::npos) return std::nullopt;
    text.remove_prefix(star + 1);
  }
}

// Holds a table of values against the parameters that may stand in it.
class Checker {
 public:
  Checker(const model::Project* project, std::string plugin, std::vector<model::Finding>& findings)
      : project_(project), plugin_(std::move(plugin)), findings_(findings) {}

  Value check_table(const Value& given, const std::vector<ParameterDescription>& known) {
    Value completed = given;
    completed.type = ValueType::table;
    completed.items.clear();
    for (const Value& item : given.items) {
      const ParameterDescription* parameter = find(known, item.key);
      if (parameter == nullptr) {
        report_unknown(item, known);
      } else {
        completed.items.push_back(check_parameter(item, *parameter));
      }
    }
    for (const ParameterDescription& parameter : known) {
      if (given.find(parameter.name) != nullptr) continue;
      if ((parameter.flags & FOTFASTE_PARAMETER_REQUIRED) != 0) {
        report_missing(given, parameter);
      } else if (std::optional<Value> value = completed_default(parameter)) {
        completed.items.push_back(std::move(*value));
      }
    }
    return completed;
  }

  Value check_parameter(const Value& given, const ParameterDescription& parameter) {
    if (!is_repeated(parameter)) return check_one(given, parameter);
    // One value is a list of one: by = "gender".
    Value completed = given.type == ValueType::list ? given : list_of(given);
    for (Value& item : completed.items) item = check_one(item, parameter);
    return completed;
  }

 private:
  static Value list_of(const Value& given) {
    Value list;
    list.type = ValueType::list;
    list.line = given.line;
    list.column = given.column;
    list.key = given.key;
    list.items.push_back(given);
    list.items.front().key.clear();
    return list;
  }

  static const ParameterDescription* find(const std::vector<ParameterDescription>& known,
                                          std::string_view name) {
    for (const ParameterDescription& parameter : known) {
      if (parameter.name == name) return &parameter;
    }
    return nullptr;
  }

  Value check_one(const Value& given, const ParameterDescription& parameter) {
    if (!has_type(given, parameter.type)) {
      const Text form = wanted_form(parameter.type);
      add("P012", given,
          {in_quotes(parameter.name) + " ska vara " + form.sv,
           in_quotes(parameter.name) + " must be " + form.en});
      return given;
    }
    switch (parameter.type) {
      case FOTFASTE_PARAMETER_INTEGER:
      case FOTFASTE_PARAMETER_NUMBER:
        check_range(given, parameter);
        break;
      case FOTFASTE_PARAMETER_CHOICE:
        check_choice(given, parameter);
        break;
      case FOTFASTE_PARAMETER_DURATION:
        check_form(given, parameter, parse_duration(given.text).has_value());
        break;
      case FOTFASTE_PARAMETER_POINT:
        check_form(given, parameter, parse_point(given.text).has_value());
        break;
      case FOTFASTE_PARAMETER_COLUMN:
        check_column(given, parameter);
        break;
      case FOTFASTE_PARAMETER_TABLE:
        return check_table(given, parameter.fields);
      default:
        break;
    }
    Value completed = given;
    // What is declared as a number is one, even where no decimals were written.
    if (parameter.type == FOTFASTE_PARAMETER_NUMBER && given.type == ValueType::integer) {
      completed.type = ValueType::number;
      completed.number = static_cast<double>(given.integer);
    }
    return completed;
  }

  void check_range(const Value& given, const ParameterDescription& parameter) {
    const double number =
        given.type == ValueType::integer ? static_cast<double>(given.integer) : given.number;
    const bool below = parameter.minimum && number < *parameter.minimum;
    const bool above = parameter.maximum && number > *parameter.maximum;
    if (!below && !above && std::isfinite(number)) return;
    Text range;
    if (parameter.minimum && parameter.maximum) {
      range = {"mellan " + spelled(*parameter.minimum) + " och " + spelled(*parameter.maximum),
               "between " + spelled(*parameter.minimum) + " and " + spelled(*parameter.maximum)};
    } else if (parameter.minimum) {
      range = {"minst " + spelled(*parameter.minimum), "at least " + spelled(*parameter.minimum)};
    } else if (parameter.maximum) {
      range = {"högst " + spelled(*parameter.maximum), "at most " + spelled(*parameter.maximum)};
    }
    add("P013", given,
        {in_quotes(parameter.name) + " ska vara " + range.sv,
         in_quotes(parameter.name) + " must be " + range.en});
  }

  void check_choice(const Value& given, const ParameterDescription& parameter) {
    for (const std::string& choice : parameter.choices) {
      if (choice == given.text) return;
    }
    model::Finding& finding = add("P014", given,
                                  {in_quotes(given.text) + " är inget val för " + in_quotes(parameter.name) +
                                       "; välj bland " + listed(parameter.choices),
                                   in_quotes(given.text) + " is no choice for " + in_quotes(parameter.name) +
                                       "; choose among " + listed(parameter.choices)});
    suggest(finding, given.text, parameter.choices);
  }

  void check_form(const Value& given, const ParameterDescription& parameter, bool holds) {
    if (holds) return;
    const Text form = wanted_form(parameter.type);
    add("P015", given,
        {in_quotes(given.text) + " går inte att tolka: " + in_quotes(parameter.name) + " ska vara " + form.sv,
         in_quotes(given.text) + " cannot be read: " + in_quotes(parameter.name) + " must be " + form.en});
  }

  void check_column(const Value& given, const ParameterDescription& parameter) {
    const std::optional<std::string> unknown = unknown_column(given.text);
    if (!unknown) return;
    const Text form = wanted_form(parameter.type);
    model::Finding& finding =
        add("P015", given,
            {in_quotes(*unknown) + " är ingen kolumn: " + in_quotes(parameter.name) + " ska vara " + form.sv,
             in_quotes(*unknown) + " is no column: " + in_quotes(parameter.name) + " must be " + form.en});
    suggest(finding, *unknown, breakdown_columns());
  }

  void report_unknown(const Value& item, const std::vector<ParameterDescription>& known) {
    std::vector<std::string> names;
    for (const ParameterDescription& parameter : known) names.push_back(parameter.name);
    model::Finding& finding =
        add("P010", item,
            {"insticksprogrammet " + plugin_ + " har ingen parameter " + in_quotes(item.key),
             "the plugin " + plugin_ + " has no parameter " + in_quotes(item.key)});
    point_at_key(finding, item.key);
    if (!suggest(finding, item.key, names) && !names.empty()) {
      finding.help = {"det finns: " + listed(names), "there are: " + listed(names)};
    }
  }

  void report_missing(const Value& within, const ParameterDescription& parameter) {
    const Text form = wanted_form(parameter.type);
    model::Finding& finding = add(
        "P011", within, {in_quotes(parameter.name) + " saknas", in_quotes(parameter.name) + " is missing"});
    finding.help = {"lägg till " + parameter.name + ", " + form.sv + ": " + parameter.description.sv,
                    "add " + parameter.name + ", " + form.en + ": " + parameter.description.en};
  }

  static bool suggest(model::Finding& finding, const std::string& typed,
                      const std::vector<std::string>& known) {
    const std::optional<std::string> near = model::nearest(typed, known);
    if (!near) return false;
    finding.help = {"menade du " + in_quotes(*near) + "?", "did you mean " + in_quotes(*near) + "?"};
    return true;
  }

  // A value's place is where the value begins; the key stands before it.
  static void point_at_key(model::Finding& finding, const std::string& key) {
    model::Place& place = finding.places.front();
    const std::size_t found = place.excerpt.rfind(key, place.caret);
    if (key.empty() || found == std::string::npos) return;
    std::uint32_t characters = 0;
    for (const char c : place.excerpt.substr(0, found)) characters += (c & 0xc0) != 0x80 ? 1u : 0u;
    place.caret = characters;
    place.column = characters + 1;
    place.caret_length = static_cast<std::uint32_t>(key.size());
  }

  model::Finding& add(std::string_view code, const Value& at, Text message) {
    model::Finding finding = model::make_finding(code);
    finding.message = std::move(message);
    if (project_ != nullptr) finding.places.push_back(place_in_project(*project_, at.line, at.column));
    if (project_ == nullptr) finding.places.emplace_back();
    finding.count = 1;
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  const model::Project* project_;
  std::string plugin_;
  std::vector<model::Finding>& findings_;
};

// Text may be given without its quotation marks.
bool is_written_as_text(std::uint32_t type) {
  switch (type) {
    case FOTFASTE_PARAMETER_TEXT:
    case FOTFASTE_PARAMETER_DURATION:
    case FOTFASTE_PARAMETER_POINT:
    case FOTFASTE_PARAMETER_CHOICE:
    case FOTFASTE_PARAMETER_LABEL:
    case FOTFASTE_PARAMETER_COLUMN:
      return true;
    default:
      return false;
  }
}

}  // namespace

model::Value check_parameters(const model::Project& project, const model::PluginRequest& request,
                              const model::PluginDescription& description,
                              std::vector<model::Finding>& findings) {
  Value given = request.parameters;
  given.type = ValueType::table;
  if (given.line == 0) given.line = request.line;
  return Checker(&project, description.id, findings).check_table(given, description.parameters);
}

std::optional<Value> completed_default(const ParameterDescription& parameter) {
  if (!parameter.default_value) return std::nullopt;
  std::optional<Value> value;
  const std::string& text = *parameter.default_value;
  const bool bare = is_written_as_text(parameter.type) && !is_repeated(parameter) && !text.starts_with('"') &&
                    !text.starts_with('\'') && !text.starts_with('{');
  if (bare) {
    value.emplace();
    value->type = ValueType::text;
    value->text = text;
  } else {
    value = read_default(text);
  }
  if (!value) return std::nullopt;
  value->key = parameter.name;
  std::vector<model::Finding> findings;
  Value completed = Checker(nullptr, "", findings).check_parameter(*value, parameter);
  if (!findings.empty()) return std::nullopt;
  return completed;
}

model::Place place_in_project(const model::Project& project, std::uint32_t line, std::uint32_t column) {
  model::Place place;
  place.file = project.file.string();
  if (line == 0 || line > project.lines.size()) return place;
  place.row = line;
  place.column = column;
  place.excerpt = project.lines[line - 1];
  place.caret = column > 0 ? column - 1 : 0;
  place.caret_length = 1;
  return place;
}

}  // namespace fotfaste::host
