// A plugin's parameters from TOML text, in the form of the interface, with the line and column of each value.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/value.h"

namespace fotfaste::tests {

class TomlParameters {
 public:
  explicit TomlParameters(std::string_view text) : table_(toml::parse(text)) { root_ = lend("", table_); }
  TomlParameters(const TomlParameters&) = delete;
  TomlParameters& operator=(const TomlParameters&) = delete;
  [[nodiscard]] const fotfaste_value* get() const { return &root_; }

 private:
  fotfaste_value lend(std::string_view key, const toml::node& node) {
    fotfaste_value value = {};
    value.line = node.source().begin.line;
    value.column = node.source().begin.column;
    value.key = {key.data(), key.size()};
    if (const auto* text = node.as_string()) {
      value.type = FOTFASTE_VALUE_TEXT;
      value.text = {text->get().data(), text->get().size()};
    } else if (const auto* integer = node.as_integer()) {
      value.type = FOTFASTE_VALUE_INTEGER;
      value.integer = integer->get();
      value.number = static_cast<double>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
      value.type = FOTFASTE_VALUE_NUMBER;
      value.number = number->get();
    } else if (const auto* boolean = node.as_boolean()) {
      value.type = FOTFASTE_VALUE_BOOLEAN;
      value.integer = boolean->get() ? 1 : 0;
    } else if (const auto* date = node.as_date()) {
      value.type = FOTFASTE_VALUE_DATE;
      value.integer = to_day({date->get().year, date->get().month, date->get().day});
    } else if (const auto* list = node.as_array()) {
      value.type = FOTFASTE_VALUE_LIST;
      std::vector<fotfaste_value> items;
      for (const toml::node& item : *list) items.push_back(lend("", item));
      hold(value, std::move(items));
    } else if (const auto* table = node.as_table()) {
      value.type = FOTFASTE_VALUE_TABLE;
      std::vector<fotfaste_value> items;
      for (const auto& [name, item] : *table) items.push_back(lend(name.str(), item));
      hold(value, std::move(items));
    }
    return value;
  }
  void hold(fotfaste_value& value, std::vector<fotfaste_value> items) {
    value.count = items.size();
    value.items = arrays_.emplace_back(std::move(items)).data();
  }

  toml::table table_;
  std::deque<std::vector<fotfaste_value>> arrays_;
  fotfaste_value root_ = {};
};

}  // namespace fotfaste::tests
