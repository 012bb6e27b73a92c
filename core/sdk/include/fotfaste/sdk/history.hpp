// A person's states over time, as far as they are known, read from the model's spells of a participation.
//
// What is read:
//   - Nothing is known on or after as_of, so every spell ends there at the latest; one without an end goes on
//     until then, or until its known_until if that is earlier. A row whose known_until is its first day is
//     known on that day: an observation.
//   - A spell whose state is unknown says as little as no spell at all.
//   - Where sources contradict each other about the same days of one dimension, the stronger decides
//     (register, payslip, caseworker, self-report, other; as in fotfaste/model.h) and the weaker one's days
//     are cut out. Spells of equally strong sources stand beside each other: somebody may work and study.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace fotfaste {

// The model's common states, or the project's own labels.
enum class Level : std::uint8_t { core, label };

inline constexpr std::int32_t unknown_state = -1;

struct StateSpell : Spell {
  std::int32_t state;      // CoreState, or index in the batch's dictionary of labels; or unknown_state
  std::int32_t dimension;  // index in the batch's dictionary, or WordColumn::none
  std::int8_t source;      // Source: the lower, the stronger
  std::size_t row;         // in the batch's states
};

// Reads one participation after the other into memory that it keeps. Not for use by several at a time.
class History {
 public:
  // With a dimension, spells of others are passed over.
  History(Level level, std::string dimension, Day as_of)
      : level_(level), as_of_(as_of), dimension_(std::move(dimension)) {}

  void declare(Needs& needs, Required required = Required::yes) const {
    needs.column("states.from", required);
    needs.column(level_ == Level::core ? "states.core_state" : "states.state", required);
    if (level_ == Level::label) needs.column("states.core_state", Required::no);
    for (const char* column : {"states.until", "states.known_until", "states.source", "states.dimension"}) {
      needs.column(column, Required::no);
    }
  }

  [[nodiscard]] Level level() const { return level_; }
  [[nodiscard]] Day as_of() const { return as_of_; }

  // To be called for each batch before its participations are read. The batch outlives its use.
  void bind(const Batch& batch) {
    columns_ = &batch.states;
    wanted_dimension_ = dimension_.empty() ? WordColumn::none : columns_->dimension.find(dimension_);
    nothing_wanted_ = !dimension_.empty() && wanted_dimension_ == WordColumn::none;
  }

  void read(const Participation& participation) {
    spells_.clear();
    parallel_ = false;
    timeline_made_ = false;
    const StateColumns& columns = *columns_;
    // Most data lack some of the columns, and this is where the time of reading goes.
    const bool has_dimension = columns.dimension.present();
    const bool has_until = columns.until.present();
    const bool has_known_until = columns.known_until.present();
    const bool has_source = columns.source.present();
    const std::size_t row = participation.row();
    const std::size_t end = nothing_wanted_ ? 0 : columns.rows.end(row);
    for (std::size_t i = nothing_wanted_ ? 0 : columns.rows.begin(row); i < end; ++i) {
      const std::int32_t dimension = has_dimension ? columns.dimension.index(i) : WordColumn::none;
      if (wanted_dimension_ != WordColumn::none && dimension != wanted_dimension_) continue;
      const Day from = columns.from.value_or(i, no_day);
      if (from == no_day || from >= as_of_) continue;
      Day until = as_of_;
      if (has_until) until = std::min(until, columns.until.value_or(i, end_of_time));
      if (has_known_until) until = std::min(until, known_end(i, from));
      if (until <= from) continue;
      if (!spells_.empty() && from < spells_.back().until) parallel_ = true;
      spells_.push_back({{from, until},
                         state_of(i),
                         dimension,
                         static_cast<std::int8_t>(has_source ? columns.source[i] : Source::other),
                         i});
    }
    if (parallel_) {
      sort_spells(spells_);
      parallel_ = false;
      for (std::size_t i = 1; i < spells_.size(); ++i) parallel_ |= spells_[i].from < spells_[i - 1].until;
      if (parallel_) cut_contradicted();
    }
  }

  // Whether somebody may have been in several states on one day.
  [[nodiscard]] bool is_parallel() const { return parallel_; }

  // Of the participation read last, sorted by first day.
  [[nodiscard]] std::span<const StateSpell> spells() const { return spells_; }

  // The same without overlaps: on each day the one state to report where only one can be. Known before
  // unknown, then the stronger source, then the later start, then the earlier code or word.
  [[nodiscard]] std::span<const StateSpell> timeline() {
    if (!parallel_) return spells_;
    if (!timeline_made_) make_timeline();
    return timeline_;
  }

  // The state to report on this day; unknown_state when it is unknown or there is none.
  [[nodiscard]] std::int32_t state_on(Day day) {
    for (const StateSpell& spell : timeline()) {
      if (covers(spell, day)) return spell.state;
    }
    return unknown_state;
  }

  // The day nearest to this one whose state is known: the day itself or, failing that, the day of an
  // observation at most so many days before or after it. A state that ended before the day, or began after
  // it, says nothing of the day; one that was only last heard of before it does, and so does one that was
  // heard of on a single day. Of two as near, the stronger source, then the later. Nothing when there is
  // none.
  [[nodiscard]] std::optional<Day> nearest_known(Day day, Day before, Day after) {
    if (state_on(day) != unknown_state) return day;
    if (before == 0 && after == 0) return std::nullopt;
    const StateSpell* nearest = nullptr;
    const auto distance = [day](const StateSpell& spell) { return std::abs(spell.until - 1 - day); };
    for (const StateSpell& spell : spells_) {
      if (spell.from > day + after) break;
      const Day seen = spell.until - 1;
      if (spell.state == unknown_state || seen < day - before || seen > day + after) continue;
      if (seen > day && spell.from != seen) continue;
      if (!is_last_heard_of(spell)) continue;
      const bool nearer = nearest == nullptr || distance(spell) < distance(*nearest);
      const bool as_near = nearest != nullptr && distance(spell) == distance(*nearest);
      if (nearer || (as_near && (spell.source < nearest->source ||
                                 (spell.source == nearest->source && spell.until > nearest->until)))) {
        nearest = &spell;
      }
    }
    return nearest == nullptr ? std::nullopt : std::optional<Day>(nearest->until - 1);
  }

  // Whether the spell's end is the end of what is known of it, rather than that of the state.
  [[nodiscard]] bool is_last_heard_of(const StateSpell& spell) const {
    const Day known = columns_->known_until.value_or(spell.row, end_of_time);
    const Day from = columns_->from.value_or(spell.row, no_day);
    if (known == end_of_time || known_end(spell.row, from) != spell.until) return false;
    return spell.until - from == 1 || columns_->until.value_or(spell.row, end_of_time) > spell.until;
  }

  // The latest known state; unknown_state when there is none.
  [[nodiscard]] std::int32_t latest_state() {
    const auto line = timeline();
    for (std::size_t i = line.size(); i > 0; --i) {
      if (line[i - 1].state != unknown_state) return line[i - 1].state;
    }
    return unknown_state;
  }

  // The end of what is known: the latest end of a spell with a known state. Nothing when there is none.
  [[nodiscard]] std::optional<Day> known_until() const {
    std::optional<Day> latest;
    for (const StateSpell& spell : spells_) {
      if (spell.state != unknown_state && (!latest || spell.until > *latest)) latest = spell.until;
    }
    return latest;
  }

  // Whether the state is known on every day of the window.
  [[nodiscard]] bool is_known_throughout(const Spell& window) const {
    Day reached = window.from;
    for (const StateSpell& spell : spells_) {
      if (spell.state == unknown_state) continue;
      if (spell.from > reached) break;
      reached = std::max(reached, spell.until);
    }
    return reached >= window.until;
  }

 private:
  [[nodiscard]] std::int32_t state_of(std::size_t row) const {
    const CoreState core = columns_->core_state[row];
    if (level_ == Level::core) {
      return core == CoreState::unknown ? unknown_state : static_cast<std::int32_t>(core);
    }
    // A label that is mapped to no core state is still a state that somebody knew.
    if (core == CoreState::unknown && columns_->core_state.has(row)) return unknown_state;
    const std::int32_t label = columns_->state.index(row);
    return label == WordColumn::none ? unknown_state : label;
  }

  // The day after the last that the row is known for.
  [[nodiscard]] Day known_end(std::size_t row, Day from) const {
    const Day known = columns_->known_until.value_or(row, end_of_time);
    return known == from ? from + 1 : known;
  }

  void cut_contradicted() {
    kept_.clear();
    for (const StateSpell& spell : spells_) {
      pieces_.assign(1, spell);
      for (const StateSpell& other : spells_) {
        if (other.from >= spell.until) break;
        if (other.source >= spell.source || other.state == unknown_state || other.state == spell.state ||
            other.dimension != spell.dimension) {
          continue;
        }
        cut(pieces_, other);
      }
      for (const Spell& piece : pieces_) {
        kept_.push_back({piece, spell.state, spell.dimension, spell.source, spell.row});
      }
    }
    sort_spells(kept_);
    spells_.swap(kept_);
  }

  static void cut(std::vector<Spell>& pieces, const Spell& hole) {
    const std::size_t count = pieces.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Spell piece = pieces[i];
      if (!overlaps(piece, hole)) continue;
      pieces[i] = {piece.from, std::max(piece.from, hole.from)};
      if (hole.until < piece.until) pieces.push_back({hole.until, piece.until});
    }
    std::erase_if(pieces, [](const Spell& piece) { return is_empty(piece); });
  }

  [[nodiscard]] bool goes_before(const StateSpell& a, const StateSpell& b) const {
    if ((a.state == unknown_state) != (b.state == unknown_state)) return a.state != unknown_state;
    if (a.source != b.source) return a.source < b.source;
    if (a.from != b.from) return a.from > b.from;
    if (a.state == b.state) return false;
    return level_ == Level::core ? a.state < b.state
                                 : columns_->state.word(a.state) < columns_->state.word(b.state);
  }

  // Sweeps over the days on which a spell begins or ends, with the spells that cover the stretch in between.
  void make_timeline() {
    timeline_.clear();
    days_.clear();
    active_.clear();
    for (const StateSpell& spell : spells_) {
      days_.push_back(spell.from);
      days_.push_back(spell.until);
    }
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < days_.size(); ++i) {
      std::erase_if(active_, [&](const StateSpell* spell) { return spell->until <= days_[i]; });
      while (next < spells_.size() && spells_[next].from <= days_[i]) active_.push_back(&spells_[next++]);
      const StateSpell* first = nullptr;
      for (const StateSpell* spell : active_) {
        if (first == nullptr || goes_before(*spell, *first)) first = spell;
      }
      if (first == nullptr) continue;
      StateSpell piece = *first;
      piece.from = days_[i];
      piece.until = days_[i + 1];
      timeline_.push_back(piece);
    }
    timeline_made_ = true;
  }

  Level level_;
  Day as_of_;
  std::string dimension_;
  const StateColumns* columns_ = nullptr;
  std::int32_t wanted_dimension_ = WordColumn::none;
  bool nothing_wanted_ = false;
  bool parallel_ = false;
  bool timeline_made_ = false;
  std::vector<StateSpell> spells_, kept_, timeline_;
  std::vector<Spell> pieces_;
  std::vector<Day> days_;
  std::vector<const StateSpell*> active_;
};

}  // namespace fotfaste
