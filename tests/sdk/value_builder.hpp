// Parameter trees by hand: table({{"after", text("6m")}, {"points", list({text("exit")})}}).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/value.h"

namespace fotfaste::tests {

struct BuiltValue {
  std::uint32_t type = FOTFASTE_VALUE_NONE;
  std::int64_t integer = 0;
  double number = 0;
  std::string text;
  std::vector<std::string> keys;  // of a table, one for each item
  std::vector<BuiltValue> items;
};

inline BuiltValue none() {
  return {};
}
inline BuiltValue boolean(bool value) {
  return {FOTFASTE_VALUE_BOOLEAN, value ? 1 : 0, 0, {}, {}, {}};
}
inline BuiltValue integer(std::int64_t value) {
  return {FOTFASTE_VALUE_INTEGER, value, static_cast<double>(value), {}, {}, {}};
}
inline BuiltValue number(double value) {
  return {FOTFASTE_VALUE_NUMBER, 0, value, {}, {}, {}};
}
inline BuiltValue text(std::string value) {
  return {FOTFASTE_VALUE_TEXT, 0, 0, std::move(value), {}, {}};
}
inline BuiltValue date(std::int64_t day) {
  return {FOTFASTE_VALUE_DATE, day, 0, {}, {}, {}};
}
inline BuiltValue list(std::vector<BuiltValue> items) {
  return {FOTFASTE_VALUE_LIST, 0, 0, {}, {}, std::move(items)};
}
inline BuiltValue table(std::vector<std::pair<std::string, BuiltValue>> items) {
  BuiltValue value = {FOTFASTE_VALUE_TABLE, 0, 0, {}, {}, {}};
  for (auto& [key, item] : items) {
    value.keys.push_back(std::move(key));
    value.items.push_back(std::move(item));
  }
  return value;
}

// The tree in the form of the interface; each value stands on a line of its own, from first_line.
class ValueTree {
 public:
  explicit ValueTree(BuiltValue value, std::uint32_t first_line = 1)
      : value_(std::move(value)), line_(first_line) {
    root_ = lend(no_key_, value_);
  }
  ValueTree(const ValueTree&) = delete;
  ValueTree& operator=(const ValueTree&) = delete;
  [[nodiscard]] const fotfaste_value* get() const { return &root_; }

 private:
  fotfaste_value lend(const std::string& key, const BuiltValue& value) {
    fotfaste_value lent = {};
    lent.type = value.type;
    lent.line = line_++;
    lent.column = 3;
    lent.key = {key.data(), key.size()};
    lent.integer = value.integer;
    lent.number = value.number;
    lent.text = {value.text.data(), value.text.size()};
    std::vector<fotfaste_value> items;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      items.push_back(lend(value.keys.empty() ? no_key_ : value.keys[i], value.items[i]));
    }
    lent.count = items.size();
    if (!items.empty()) lent.items = arrays_.emplace_back(std::move(items)).data();
    return lent;
  }

  const std::string no_key_;
  BuiltValue value_;
  std::uint32_t line_;
  std::deque<std::vector<fotfaste_value>> arrays_;
  fotfaste_value root_ = {};
};

}  // namespace fotfaste::tests
