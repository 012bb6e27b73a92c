// A parameter value as an evaluator wrote it, with its place, and its form on the plugin interface.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/value.h"

namespace fotfaste::model {

enum class ValueType : std::uint32_t {
  none = FOTFASTE_VALUE_NONE,
  boolean = FOTFASTE_VALUE_BOOLEAN,
  integer = FOTFASTE_VALUE_INTEGER,
  number = FOTFASTE_VALUE_NUMBER,
  text = FOTFASTE_VALUE_TEXT,
  date = FOTFASTE_VALUE_DATE,
  list = FOTFASTE_VALUE_LIST,
  table = FOTFASTE_VALUE_TABLE,
};

// A tree. Items of a table have keys, unique and in the file's order.
struct Value {
  ValueType type = ValueType::none;
  std::uint32_t line = 0;    // in project.toml, from 1; 0 for defaults
  std::uint32_t column = 0;  // in characters, from 1
  std::string key;
  std::int64_t integer = 0;  // boolean, integer, date (days since 1970-01-01)
  double number = 0;         // number, integer
  std::string text;
  std::vector<Value> items;

  // The item with this key, or null.
  [[nodiscard]] const Value* find(std::string_view name) const;
};

// The same tree as the structures of fotfaste/value.h, which point into the tree that it was made from and
// into this object.
class LentValue {
 public:
  explicit LentValue(const Value& value);
  [[nodiscard]] const fotfaste_value& get() const { return root_; }

 private:
  fotfaste_value lend(const Value& value);
  std::vector<std::unique_ptr<fotfaste_value[]>> arrays_;
  fotfaste_value root_;
};

}  // namespace fotfaste::model
