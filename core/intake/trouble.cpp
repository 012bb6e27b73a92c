#include "intake/trouble.hpp"

#include <algorithm>

namespace fotfaste::intake {

std::string name(Code code) {
  const auto number = static_cast<unsigned>(code);
  return {'D', static_cast<char>('0' + number / 100), static_cast<char>('0' + number / 10 % 10),
          static_cast<char>('0' + number % 10)};
}

void TroubleLog::append(const TroubleLog& later, std::uint64_t first) {
  for (const auto& [key, group] : later.groups_) {
    TroubleGroup& mine = groups_[key];
    mine.count += group.count;
    for (const TroublePlace& place : group.places) {
      if (mine.places.size() >= most_places) break;
      mine.places.push_back({place.record + first, place.note});
    }
  }
  for (const Rejection& rejection : later.rejections_) {
    rejections_.push_back({rejection.record + first, rejection.code, rejection.field});
  }
}

void TroubleLog::sort() {
  for (auto& [key, group] : groups_) {
    std::stable_sort(group.places.begin(), group.places.end(),
                     [](const TroublePlace& a, const TroublePlace& b) { return a.record < b.record; });
    if (group.places.size() > most_places) group.places.resize(most_places);
  }
  std::stable_sort(rejections_.begin(), rejections_.end(),
                   [](const Rejection& a, const Rejection& b) { return a.record < b.record; });
}

}  // namespace fotfaste::intake
