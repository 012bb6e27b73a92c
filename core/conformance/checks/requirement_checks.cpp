// Level 2: what a plugin has said that it can do with, in columns and in parameters.

#include <algorithm>
#include <functional>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::conformance {
namespace {

using model::ColumnId;
using model::ParameterDescription;
using model::Value;
using model::ValueType;

std::string path_of(ColumnId id) {
  const model::Column& column = model::column(id);
  if (column.table == model::Table::participations) return std::string(column.name);
  return std::string(model::name(column.table)).append(".").append(column.name);
}

void descriptor_requirements(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = first_persons(drive.data(), 60);
  const auto expect_works = [&](const Dataset& without, const std::string& what) {
    Drive::Settings settings(drive, trial.of_case, without);
    const auto ends = batch_ends(without, without.participations.size());
    Report report;
    const std::int32_t status =
        drive.attempt(settings, lay_out_run(without, ends, drive.declared(), {}), report);
    if (status == FOTFASTE_OK || status == FOTFASTE_NOT_APPLICABLE) return;
    throw Failure("without " + what + ", which it says it can do without, it returns " + status_word(status),
                  "FOTFASTE_OK or FOTFASTE_NOT_APPLICABLE");
  };
  Dataset without_all = data;
  for (const ColumnId column : drive.declared()) {
    if (drive.required().contains(column)) continue;
    expect_works(with_null(data, column), "the column " + path_of(column));
    without_all = with_null(without_all, column);
  }
  expect_works(without_all, "any of the columns that are not required");
}

Value value_of(ValueType type, std::int64_t integer, double number = 0) {
  Value value;
  value.type = type;
  value.integer = integer;
  value.number = type == ValueType::integer ? static_cast<double>(integer) : number;
  return value;
}

Value text_value(std::string text) {
  Value value;
  value.type = ValueType::text;
  value.text = std::move(text);
  return value;
}

// Values at the edge of what the parameter says that it takes.
std::vector<Value> edges_of(const ParameterDescription& parameter) {
  std::vector<Value> values;
  switch (parameter.type) {
    case FOTFASTE_PARAMETER_BOOLEAN:
      return {value_of(ValueType::boolean, 0), value_of(ValueType::boolean, 1)};
    case FOTFASTE_PARAMETER_INTEGER:
      for (const auto& limit : {parameter.minimum, parameter.maximum}) {
        constexpr double exact = 9007199254740992.0;
        if (limit && *limit >= -exact && *limit <= exact) {
          values.push_back(value_of(ValueType::integer, static_cast<std::int64_t>(*limit)));
        }
      }
      return values;
    case FOTFASTE_PARAMETER_NUMBER:
      for (const auto& limit : {parameter.minimum, parameter.maximum}) {
        if (limit) values.push_back(value_of(ValueType::number, 0, *limit));
      }
      return values;
    case FOTFASTE_PARAMETER_DATE:
      return {value_of(ValueType::date, to_day({1, 1, 1})),
              value_of(ValueType::date, to_day({9999, 12, 31}))};
    case FOTFASTE_PARAMETER_DURATION:
      return {text_value("0d"), text_value("1m"), text_value("100y")};
    case FOTFASTE_PARAMETER_POINT:
      return {text_value("entry"), text_value("exit"), text_value("entry+100y")};
    case FOTFASTE_PARAMETER_CHOICE:
      for (const std::string& choice : parameter.choices) values.push_back(text_value(choice));
      return values;
    case FOTFASTE_PARAMETER_TEXT:
    case FOTFASTE_PARAMETER_LABEL:
      return {text_value(""), text_value("å\"\\\n|"), text_value(std::string(10'000, 'x'))};
    case FOTFASTE_PARAMETER_COLUMN:
      return {text_value("gender"), text_value("age_group"), text_value("attributes.unknown")};
    default:
      return values;
  }
}

std::string spelled(const Value& value) {
  switch (value.type) {
    case ValueType::boolean:
      return value.integer != 0 ? "true" : "false";
    case ValueType::integer:
      return std::to_string(value.integer);
    case ValueType::number:
      return std::to_string(value.number);
    case ValueType::date: {
      const CivilDate date = to_civil(static_cast<Day>(value.integer));
      return std::to_string(date.year) + "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
    }
    default:
      return std::string("\"").append(value.text, 0, 40).append("\"");
  }
}

// Calls visit(what) for each edge of each parameter while it stands in root in place of what was there.
// Within a list of tables the first is changed.
void for_each_edge(Value& table, const std::vector<ParameterDescription>& known, const std::string& within,
                   const std::function<void(const std::string&)>& visit) {
  for (const ParameterDescription& parameter : known) {
    const std::string name = within + parameter.name;
    const auto found = std::find_if(table.items.begin(), table.items.end(),
                                    [&](const Value& item) { return item.key == parameter.name; });
    if (parameter.type == FOTFASTE_PARAMETER_TABLE) {
      if (found == table.items.end()) continue;
      const bool list = found->type == ValueType::list;
      if (list && found->items.empty()) continue;
      for_each_edge(list ? found->items.front() : *found, parameter.fields, name + ".", visit);
      continue;
    }
    const std::vector<Value> before = table.items;
    const auto place = static_cast<std::size_t>(found - table.items.begin());
    if (place == before.size()) table.items.emplace_back();
    for (Value& edge : edges_of(parameter)) {
      edge.key = parameter.name;
      table.items[place] = std::move(edge);
      visit(name + " = " + spelled(table.items[place]));
    }
    table.items = before;
  }
}

void param_schema(const Trial& trial) {
  const auto expect_works = [&](const Case& changed, const std::string& what) {
    const Trial with = {trial.subject, changed, trial.seed, trial.status_file, trial.enclose};
    Drive drive(with);
    std::int32_t status = FOTFASTE_OK;
    try {
      Drive::Settings bare(drive, changed, Dataset());
      status = drive.declare_needs(bare, {});
    } catch (const Skipped&) {
      // The host refuses the value before the plugin sees it.
      return;
    }
    if (status == FOTFASTE_OK) {
      const Dataset data = first_persons(drive.data(20), 20);
      Drive::Settings settings(drive, changed, data);
      Report report;
      const auto ends = batch_ends(data, data.participations.size());
      status = drive.attempt(settings, lay_out_run(data, ends, drive.declared(), {}), report);
    }
    if (status == FOTFASTE_OK || status == FOTFASTE_NOT_APPLICABLE) return;
    if (status == FOTFASTE_INVALID_ARGUMENT && !drive.host().findings.empty()) return;
    throw Failure("with " + what + " it returns " + status_word(status) +
                      (drive.host().findings.empty() ? " and no finding" : ""),
                  "it works, or returns FOTFASTE_INVALID_ARGUMENT with a finding that says why");
  };
  const model::PluginDescription description = Drive(trial).description();
  expect_works(trial.of_case, "the parameters of the case");
  Case changed = trial.of_case;
  for_each_edge(changed.parameters, description.parameters, "",
                [&](const std::string& what) { expect_works(changed, what); });
}

}  // namespace

std::vector<Check> requirement_checks() {
  return {
      {.id = "descriptor-requirements",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Umbärliga kolumner", "Columns that may be absent"},
       .does = {"Tar bort varje kolumn som inte krävs, en i taget och alla på en gång.",
                "Takes away each column that is not required, one at a time and all at once."},
       .passes = {"Insticksprogrammet arbetar, eller svarar FOTFASTE_NOT_APPLICABLE.",
                  "The plugin works, or returns FOTFASTE_NOT_APPLICABLE."},
       .run = descriptor_requirements},
      {.id = "param-schema",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Parametrar som förklarats", "Parameters as declared"},
       .does = {"Ger varje parameter förvalet, sina gränser, varje val, tomma och långa texter.",
                "Gives each parameter its default, its limits, every choice, empty and long texts."},
       .passes = {"Insticksprogrammet arbetar, eller svarar FOTFASTE_INVALID_ARGUMENT med en upplysning om "
                  "varför.",
                  "The plugin works, or returns FOTFASTE_INVALID_ARGUMENT with a finding that says why."},
       .run = param_schema},
  };
}

}  // namespace fotfaste::conformance
