#include "model/value.hpp"

namespace fotfaste::model {

const Value* Value::find(std::string_view name) const {
  for (const Value& item : items) {
    if (item.key == name) return &item;
  }
  return nullptr;
}

LentValue::LentValue(const Value& value) : root_(lend(value)) {}

fotfaste_value LentValue::lend(const Value& value) {
  fotfaste_value lent{};
  lent.type = static_cast<std::uint32_t>(value.type);
  lent.line = value.line;
  lent.column = value.column;
  lent.key = {value.key.data(), value.key.size()};
  lent.integer = value.integer;
  lent.number = value.number;
  lent.text = {value.text.data(), value.text.size()};
  if (!value.items.empty()) {
    auto array = std::make_unique<fotfaste_value[]>(value.items.size());
    for (std::size_t i = 0; i < value.items.size(); ++i) array[i] = lend(value.items[i]);
    lent.items = array.get();
    lent.count = value.items.size();
    arrays_.push_back(std::move(array));
  }
  return lent;
}

}  // namespace fotfaste::model
