// project.toml as a tree with the place of every key and value, in the order in which they stand. The only
// part that knows the TOML library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "model/value.hpp"

namespace fotfaste::intake {

// A piece of one line. Characters, not bytes; from 1. line 0: nowhere.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  std::uint32_t length = 1;
};

struct Node {
  std::string key;  // empty in lists and at the root
  Mark key_mark;    // of lists' items: the value's
  Mark mark;        // of the value
  model::ValueType type = model::ValueType::none;
  std::int64_t integer = 0;  // as in model::Value
  double number = 0;
  std::string text;  // also the spelling of what is unusable: a time of day, "inf"
  std::vector<Node> items;

  // The item with this key, or null.
  [[nodiscard]] const Node* find(std::string_view name) const;
  [[nodiscard]] bool is(model::ValueType wanted) const { return type == wanted; }
  // A value that TOML knows and projects do not use: a time of day, a number without end.
  [[nodiscard]] bool unusable() const { return type == model::ValueType::none; }
};

// The tree without its key marks, for plugins.
model::Value to_value(const Node& node);

// What keeps a text from being TOML.
struct TomlError {
  Mark mark;
  model::Text note;  // what is wrong at the mark
};

struct TomlReading {
  Node root;  // a table
  std::optional<TomlError> error;
};

TomlReading read_toml(std::string_view text);

}  // namespace fotfaste::intake
