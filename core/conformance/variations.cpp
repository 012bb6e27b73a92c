#include "conformance/variations.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "fotfaste/descriptor.h"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

using model::ParameterDescription;
using model::Value;
using model::ValueType;

Value text_value(std::string text) {
  Value value;
  value.type = ValueType::text;
  value.text = std::move(text);
  return value;
}

Value integer_value(ValueType type, std::int64_t integer) {
  Value value;
  value.type = type;
  value.integer = integer;
  value.number = static_cast<double>(integer);
  return value;
}

bool is_within(const ParameterDescription& parameter, double number) {
  return (!parameter.minimum || number >= *parameter.minimum) &&
         (!parameter.maximum || number <= *parameter.maximum);
}

std::vector<Value> integers(const ParameterDescription& parameter, const Value* current) {
  const std::int64_t now = current == nullptr ? 0 : current->integer;
  std::vector<Value> values;
  for (const std::int64_t other : {now + 1, now - 1, now + 7, now * 10, std::int64_t{1}, std::int64_t{3}}) {
    if (other != now && is_within(parameter, static_cast<double>(other)))
      values.push_back(integer_value(ValueType::integer, other));
  }
  return values;
}

std::vector<Value> numbers(const ParameterDescription& parameter, const Value* current) {
  const double now = current == nullptr ? 0 : current->number;
  std::vector<Value> values;
  for (const double other : {now / 2, now * 1.5, now + 0.1, now - 0.1, now + 5, 0.01, 0.99}) {
    if (other == now || !is_within(parameter, other)) continue;
    Value value;
    value.type = ValueType::number;
    value.number = other;
    values.push_back(std::move(value));
  }
  return values;
}

std::vector<Value> texts(const Value* current, std::initializer_list<const char*> others) {
  std::vector<Value> values;
  for (const char* other : others) {
    if (current == nullptr || current->text != other) values.push_back(text_value(other));
  }
  return values;
}

// Other values of one value that is not a table.
std::vector<Value> others(const ParameterDescription& parameter, const Value* current) {
  switch (parameter.type) {
    case FOTFASTE_PARAMETER_BOOLEAN:
      return {integer_value(ValueType::boolean, current != nullptr && current->integer != 0 ? 0 : 1)};
    case FOTFASTE_PARAMETER_INTEGER:
      return integers(parameter, current);
    case FOTFASTE_PARAMETER_NUMBER:
      return numbers(parameter, current);
    case FOTFASTE_PARAMETER_DATE: {
      const std::int64_t now = current == nullptr ? 20'000 : current->integer;
      return {integer_value(ValueType::date, now + 200), integer_value(ValueType::date, now - 200)};
    }
    case FOTFASTE_PARAMETER_DURATION:
      return texts(current, {"1m", "14d", "3m", "2y"});
    case FOTFASTE_PARAMETER_POINT:
      return texts(current, {"exit", "entry+1m", "entry+3m", "exit+6m", "exit+2y"});
    case FOTFASTE_PARAMETER_COLUMN:
      return texts(current, {"gender", "site", "age_group"});
    case FOTFASTE_PARAMETER_CHOICE: {
      std::vector<Value> values;
      for (const std::string& choice : parameter.choices) {
        if (current == nullptr || current->text != choice) values.push_back(text_value(choice));
      }
      return values;
    }
    case FOTFASTE_PARAMETER_TEXT:
    case FOTFASTE_PARAMETER_LABEL:
      return {text_value(current == nullptr ? "other" : current->text + " other")};
    default:
      return {};
  }
}

using Named = std::pair<std::string, Value>;

std::vector<Named> changed_table(const std::string& path, const std::vector<ParameterDescription>& known,
                                 const Value& table);

// Other values of one value, and what each is a change of.
std::vector<Named> changed_one(const std::string& path, const ParameterDescription& parameter,
                               const Value* current) {
  if (parameter.type == FOTFASTE_PARAMETER_TABLE) {
    return current == nullptr ? std::vector<Named>() : changed_table(path + ".", parameter.fields, *current);
  }
  std::vector<Named> changed;
  for (Value& value : others(parameter, current)) changed.emplace_back(path, std::move(value));
  return changed;
}

std::vector<Named> changed_value(const std::string& path, const ParameterDescription& parameter,
                                 const Value* current) {
  if ((parameter.flags & FOTFASTE_PARAMETER_REPEATED) == 0) return changed_one(path, parameter, current);
  Value list;
  list.type = ValueType::list;
  if (current != nullptr) {
    list = *current;
    if (current->type != ValueType::list) {
      list = Value();
      list.type = ValueType::list;
      list.items = {*current};
      list.items.front().key.clear();
    }
  }
  std::vector<Named> changed;
  if (list.items.empty()) {
    for (Named& one : changed_one(path, parameter, nullptr)) {
      Value other = list;
      other.items = {std::move(one.second)};
      changed.emplace_back(one.first, std::move(other));
    }
  }
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    for (Named& one : changed_one(path, parameter, &list.items[i])) {
      Value other = list;
      other.items[i] = std::move(one.second);
      changed.emplace_back(one.first, std::move(other));
    }
  }
  if (list.items.size() > 1) {
    Value shorter = list;
    shorter.items.pop_back();
    changed.emplace_back(path, std::move(shorter));
  }
  return changed;
}

std::vector<Named> changed_table(const std::string& path, const std::vector<ParameterDescription>& known,
                                 const Value& table) {
  std::vector<Named> changed;
  for (const ParameterDescription& parameter : known) {
    const Value* written = table.find(parameter.name);
    std::optional<Value> standard;
    if (written == nullptr && parameter.default_value)
      standard = host::read_default(*parameter.default_value);
    const Value* current = written != nullptr ? written : standard ? &*standard : nullptr;
    for (Named& one : changed_value(path + parameter.name, parameter, current)) {
      Value other = table;
      other.type = ValueType::table;
      one.second.key = parameter.name;
      const auto place = std::find_if(other.items.begin(), other.items.end(),
                                      [&](const Value& item) { return item.key == parameter.name; });
      if (place == other.items.end()) {
        other.items.push_back(std::move(one.second));
      } else {
        *place = std::move(one.second);
      }
      changed.emplace_back(one.first, std::move(other));
    }
  }
  return changed;
}

}  // namespace

std::vector<Variation> variations(const std::vector<ParameterDescription>& known, const Value& given) {
  std::vector<Variation> made;
  for (Named& one : changed_table("", known, given)) made.push_back({one.first, std::move(one.second)});
  return made;
}

}  // namespace fotfaste::conformance
