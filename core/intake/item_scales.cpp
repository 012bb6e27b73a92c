#include "intake/item_scales.hpp"

namespace fotfaste::intake {

const ItemScale* ItemScales::find(std::string_view instrument, std::string_view item) const {
  const auto exact = scales_.find({std::string(instrument), std::string(item)});
  if (exact != scales_.end()) return &exact->second;
  const auto general = scales_.find({std::string(), std::string(item)});
  if (general != scales_.end()) return &general->second;
  if (!instrument.empty()) return nullptr;
  const ItemScale* only = nullptr;
  for (const auto& [key, scale] : scales_) {
    if (key.second != item) continue;
    if (only != nullptr) return nullptr;
    only = &scale;
  }
  return only;
}

}  // namespace fotfaste::intake
