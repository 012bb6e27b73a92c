// The lowest and highest value of every item of the project's instruments.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fotfaste::intake {

struct ItemScale {
  std::optional<double> lowest;
  std::optional<double> highest;
};

class ItemScales {
 public:
  // instrument may be empty: then the scale holds for items of this name whose instrument has none.
  void add(std::string instrument, std::string item, ItemScale scale) {
    scales_.insert_or_assign({std::move(instrument), std::move(item)}, scale);
  }
  [[nodiscard]] bool empty() const { return scales_.empty(); }
  // The scale of an item; of an item without instrument, also one that stands with an instrument, when it is
  // the only one of this name. Null when there is none.
  [[nodiscard]] const ItemScale* find(std::string_view instrument, std::string_view item) const;

 private:
  std::map<std::pair<std::string, std::string>, ItemScale> scales_;
};

}  // namespace fotfaste::intake
