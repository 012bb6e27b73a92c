// Participations of one person folded into the record that the European funds count: somebody who comes back
// to the same operation is no new participant. Background is that at the first entry; the result is that of
// the last exit, and of nothing while any participation goes on (European Commission, guidance on monitoring:
// repeated entries into one operation).
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/needs.hpp"

namespace fotfaste::indicators {

// Participations of one person, by entry. Never empty.
using Folded = std::span<const Participation>;

inline const Participation& first_of(Folded folded) {
  return folded.front();
}
// The one with the last exit; the one that goes on, when any does.
inline const Participation& last_of(Folded folded) {
  const Participation* last = &folded.front();
  for (const Participation& one : folded) {
    if (one.exit().value_or(end_of_time) >= last->exit().value_or(end_of_time)) last = &one;
  }
  return *last;
}

// All participations of a person are in one batch, so records are whole.
class Folding {
 public:
  static void declare(Needs& needs) {
    needs.columns({"person", "entry"});
    needs.column("exit", Required::no);
  }

  // Takes those of a batch that are counted, in any order.
  void add(const Participation& participation) { taken_.push_back({participation.person(), participation}); }

  // Calls visit(Folded) once for each person of those added, and forgets them. Participations without an
  // entry have been left out.
  template <typename Visit>
  void finish(const Visit& visit) {
    const auto before = [](const Taken& a, const Taken& b) {
      if (a.person != b.person) return a.person < b.person;
      if (a.participation.entry() != b.participation.entry())
        return a.participation.entry() < b.participation.entry();
      const Day a_exit = a.participation.exit().value_or(end_of_time);
      const Day b_exit = b.participation.exit().value_or(end_of_time);
      return a_exit != b_exit ? a_exit < b_exit : a.participation.row() < b.participation.row();
    };
    if (!std::is_sorted(taken_.begin(), taken_.end(), before))
      std::sort(taken_.begin(), taken_.end(), before);
    for (std::size_t begin = 0; begin < taken_.size();) {
      of_person_.clear();
      std::size_t end = begin;
      for (; end < taken_.size() && taken_[end].person == taken_[begin].person; ++end) {
        if (taken_[end].participation.entry() != no_day) of_person_.push_back(taken_[end].participation);
      }
      if (!of_person_.empty()) visit(Folded(of_person_));
      begin = end;
    }
    taken_.clear();
  }

 private:
  struct Taken {
    std::uint64_t person;
    Participation participation;
  };
  std::vector<Taken> taken_;
  std::vector<Participation> of_person_;
};

}  // namespace fotfaste::indicators
