#include "host/default_value.hpp"

#include <cmath>

#include <toml++/toml.h>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::host {
namespace {

using model::Value;
using model::ValueType;

std::optional<Value> convert(const toml::node& node) {
  Value value;
  if (const auto* boolean = node.as_boolean()) {
    value.type = ValueType::boolean;
    value.integer = boolean->get() ? 1 : 0;
    return value;
  }
  if (const auto* integer = node.as_integer()) {
    value.type = ValueType::integer;
    value.integer = integer->get();
    value.number = static_cast<double>(integer->get());
    return value;
  }
  if (const auto* number = node.as_floating_point()) {
    if (!std::isfinite(number->get())) return std::nullopt;
    value.type = ValueType::number;
    value.number = number->get();
    return value;
  }
  if (const auto* text = node.as_string()) {
    value.type = ValueType::text;
    value.text = text->get();
    return value;
  }
  if (const auto* date = node.as_date()) {
    value.type = ValueType::date;
    value.integer = to_day({date->get().year, date->get().month, date->get().day});
    return value;
  }
  if (const auto* list = node.as_array()) {
    value.type = ValueType::list;
    for (const toml::node& item : *list) {
      std::optional<Value> converted = convert(item);
      if (!converted) return std::nullopt;
      value.items.push_back(std::move(*converted));
    }
    return value;
  }
  if (const auto* table = node.as_table()) {
    value.type = ValueType::table;
    for (const auto& [key, item] : *table) {
      std::optional<Value> converted = convert(item);
      if (!converted) return std::nullopt;
      converted->key = key.str();
      value.items.push_back(std::move(*converted));
    }
    return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> read_default(const std::string& text) {
  // One value and nothing behind it: a line break would let the text add keys of its own.
  if (text.find_first_of("\n\r") != std::string::npos) return std::nullopt;
  try {
    const toml::table document = toml::parse("value = " + text);
    const toml::node* node = document.get("value");
    return node == nullptr || document.size() != 1 ? std::nullopt : convert(*node);
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

}  // namespace fotfaste::host
