#include "intake/item_scales.hpp"

#include <set>

namespace fotfaste::intake {

const ItemScale* ItemScales::of_instrument(std::string_view instrument, std::string_view item,
                                           std::string_view rater) const {
  for (const std::string_view who : {rater, std::string_view()}) {
    const auto found = scales_.find({std::string(item), std::string(instrument), std::string(who)});
    if (found != scales_.end()) return &found->second;
  }
  return nullptr;
}

const ItemScale* ItemScales::find(std::string_view instrument, std::string_view item,
                                  std::string_view rater) const {
  if (const ItemScale* exact = of_instrument(instrument, item, rater)) return exact;
  if (!instrument.empty()) return of_instrument({}, item, rater);
  std::set<std::string_view> instruments;
  for (auto it = scales_.lower_bound({std::string(item), {}, {}});
       it != scales_.end() && std::get<0>(it->first) == item; ++it) {
    instruments.insert(std::get<1>(it->first));
  }
  return instruments.size() == 1 ? of_instrument(*instruments.begin(), item, rater) : nullptr;
}

}  // namespace fotfaste::intake
