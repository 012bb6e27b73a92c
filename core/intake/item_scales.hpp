// The lowest and highest value of every item of the project's instruments.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace fotfaste::intake {

struct ItemScale {
  std::optional<double> lowest;
  std::optional<double> highest;
};

class ItemScales {
 public:
  // instrument may be empty: then the scale holds for items of this name whose instrument has none. rater may
  // be empty: then it holds for raters that have none of their own.
  void add(std::string instrument, std::string item, std::string rater, ItemScale scale) {
    scales_.insert_or_assign({std::move(item), std::move(instrument), std::move(rater)}, scale);
  }
  [[nodiscard]] bool empty() const { return scales_.empty(); }
  // The scale of an item as this rater answers it; of an item without instrument, also one that stands with
  // an instrument, when it is the only one of this name. Null when there is none.
  [[nodiscard]] const ItemScale* find(std::string_view instrument, std::string_view item,
                                      std::string_view rater) const;

 private:
  [[nodiscard]] const ItemScale* of_instrument(std::string_view instrument, std::string_view item,
                                               std::string_view rater) const;

  std::map<std::tuple<std::string, std::string, std::string>, ItemScale> scales_;  // item, instrument, rater
};

}  // namespace fotfaste::intake
