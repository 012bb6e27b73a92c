// A table of project.toml with some keys changed, removed or added: how a goal is read in another way.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/parameters.hpp"

namespace goals {

// Borrows the values that it does not change, which outlive it; get() is valid as long as this.
class ChangedTable {
 public:
  explicit ChangedTable(const fotfaste::Parameters& table) : table_(*table.raw()) {
    for (const fotfaste::Parameters item : table.items()) items_.push_back(*item.raw());
  }
  ChangedTable(const ChangedTable&) = delete;
  ChangedTable& operator=(const ChangedTable&) = delete;

  void remove(std::string_view key) {
    std::erase_if(items_, [&](const fotfaste_value& item) { return fotfaste::view(item.key) == key; });
  }
  // An item of another table.
  void set(const fotfaste::Parameters& item) {
    remove(item.key());
    items_.push_back(*item.raw());
  }
  void set(std::string_view key, std::string_view text) { items_.push_back(text_value(fresh(key), text)); }
  void set(std::string_view key, double number) {
    fotfaste_value value = fresh(key);
    value.type = FOTFASTE_VALUE_NUMBER;
    value.number = number;
    items_.push_back(value);
  }
  void set(std::string_view key, const std::vector<std::string_view>& texts) {
    std::vector<fotfaste_value>& list = lists_.emplace_back();
    for (const std::string_view text : texts) list.push_back(text_value(place(), text));
    fotfaste_value value = fresh(key);
    value.type = FOTFASTE_VALUE_LIST;
    value.items = list.data();
    value.count = list.size();
    items_.push_back(value);
  }

  [[nodiscard]] fotfaste::Parameters get() {
    table_.items = items_.data();
    table_.count = items_.size();
    return fotfaste::Parameters(&table_);
  }

 private:
  // Stands where the table stands.
  [[nodiscard]] fotfaste_value place() const {
    fotfaste_value value = {};
    value.line = table_.line;
    value.column = table_.column;
    return value;
  }
  fotfaste_value fresh(std::string_view key) {
    remove(key);
    fotfaste_value value = place();
    value.key = fotfaste::lend(texts_.emplace_back(key));
    return value;
  }
  fotfaste_value text_value(fotfaste_value value, std::string_view text) {
    value.type = FOTFASTE_VALUE_TEXT;
    value.text = fotfaste::lend(texts_.emplace_back(text));
    return value;
  }

  fotfaste_value table_;
  std::vector<fotfaste_value> items_;
  std::deque<std::string> texts_;
  std::deque<std::vector<fotfaste_value>> lists_;
};

}  // namespace goals
