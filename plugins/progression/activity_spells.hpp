// When a participation's activities went on.
#pragma once

#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace progression {

class ActivitySpells {
 public:
  // types may be empty: all activities count.
  ActivitySpells(fotfaste::criteria::WordSet types, fotfaste::Day as_of)
      : types_(std::move(types)), as_of_(as_of) {}

  static void declare(fotfaste::Needs& needs) {
    needs.columns({"activities.type", "activities.from", "activities.until", "activities.attended"},
                  fotfaste::Required::no);
  }
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch) {
    columns_ = &batch.activities;
    if (!types_.empty()) types_.bind(columns_->type);
  }
  void read(const fotfaste::Participation& participation) {
    spells_.clear();
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (!types_.empty() && !types_.contains(columns_->type.index(row))) continue;
      if (columns_->attended.value_or(row, 1) == 0) continue;
      const fotfaste::Day from = columns_->from.value_or(row, fotfaste::no_day);
      if (from == fotfaste::no_day || from >= as_of_) continue;
      spells_.push_back({from, columns_->until.value_or(row, from + 1)});
    }
  }
  // Whether the participation read last has any, and whether one of them went on on any day of a window.
  [[nodiscard]] bool any() const { return !spells_.empty(); }
  [[nodiscard]] bool went_on(const fotfaste::Spell& window) const {
    for (const fotfaste::Spell& spell : spells_) {
      if (fotfaste::overlaps(spell, window)) return true;
    }
    return false;
  }

  [[nodiscard]] fotfaste::criteria::WordSet& types() { return types_; }
  [[nodiscard]] const fotfaste::criteria::WordSet& types() const { return types_; }

 private:
  fotfaste::criteria::WordSet types_;
  fotfaste::Day as_of_;
  const fotfaste::ActivityColumns* columns_ = nullptr;
  std::vector<fotfaste::Spell> spells_;
};

}  // namespace progression
