// Criteria on states: in a state on a day, within a window, or into it in time and for long enough.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/node.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace fotfaste::criteria {

enum class Subsidised : std::uint8_t { counts, excluded, only };

// A set of states at one level.
class StateSet {
 public:
  StateSet(Level level, const Parameters& words) : level_(level) {
    if (level == Level::label) {
      labels_ = WordSet("states.state", some_texts(words), words.raw());
      return;
    }
    some_texts(words);
    std::vector<std::string_view> known;
    for (int i = 0; i + 1 < core_state_count; ++i) known.push_back(word(static_cast<CoreState>(i)));
    bits_ = some_of(words, known);
  }
  void bind(const Batch& batch) {
    if (level_ == Level::label) labels_.bind(batch.states.state);
  }
  [[nodiscard]] bool contains(std::int32_t state) const {
    if (state == unknown_state) return false;
    return level_ == Level::core ? (bits_ >> state & 1) != 0 : labels_.contains(state);
  }
  [[nodiscard]] WordSet& labels() { return labels_; }
  [[nodiscard]] const WordSet& labels() const { return labels_; }

 private:
  Level level_;
  std::uint32_t bits_ = 0;
  WordSet labels_;
};

// What, beside its state, a spell must be like to count.
struct Qualities {
  Subsidised subsidised = Subsidised::counts;
  std::optional<double> hours_at_least;

  void declare(Needs& needs) const {
    if (subsidised != Subsidised::counts) needs.column("states.subsidised", Required::no);
    if (hours_at_least) needs.column("states.hours_per_week", Required::no);
  }
  // Unknown when the spell does not say.
  [[nodiscard]] Answer of(const StateColumns& columns, std::size_t row) const {
    Answer answer = Answer::yes;
    if (subsidised != Subsidised::counts) {
      const auto flag = columns.subsidised[row];
      answer = !flag ? Answer::unknown : answer_of((*flag != 0) == (subsidised == Subsidised::only));
    }
    if (hours_at_least) {
      const auto hours = columns.hours_per_week[row];
      answer = both(answer, hours ? answer_of(*hours >= *hours_at_least) : Answer::unknown);
    }
    return answer;
  }
};

// subsidised and hours_at_least of a table.
inline Qualities qualities_of(const Parameters& table) {
  Qualities qualities;
  if (const Parameters item = table.find("subsidised")) {
    qualities.subsidised = static_cast<Subsidised>(one_of(item, {"counts", "excluded", "only"}));
  }
  if (const Parameters item = table.find("hours_at_least")) qualities.hours_at_least = item.as_number();
  return qualities;
}

// Whether employer = "same".
inline bool same_employer_of(const Parameters& table) {
  const Parameters item = table.find("employer");
  return item && one_of(item, {"any", "same"}) == 1;
}

// What the forms of the criterion have in common.
class SpellNode : public Node {
 public:
  SpellNode(History history, StateSet states, Qualities qualities)
      : history_(std::move(history)), states_(std::move(states)), qualities_(qualities) {}

  void declare(Needs& needs) const override {
    history_.declare(needs, Required::no);
    qualities_.declare(needs);
  }
  void bind(const Batch& batch) override {
    history_.bind(batch);
    states_.bind(batch);
    columns_ = &batch.states;
  }
  void add_words(std::vector<WordSet*>& words) override {
    if (!states_.labels().empty()) words.push_back(&states_.labels());
  }

 protected:
  // Whether a spell counts: no for other states.
  [[nodiscard]] Answer counts(const StateSpell& spell) const {
    return states_.contains(spell.state) ? qualities_.of(*columns_, spell.row) : Answer::no;
  }

  History history_;
  StateSet states_;
  Qualities qualities_;
  const StateColumns* columns_ = nullptr;
};

// In the state on a day. Unknown when nothing is known of that day.
class StateOnDay : public SpellNode {
 public:
  StateOnDay(History history, StateSet states, Qualities qualities, Point on)
      : SpellNode(std::move(history), std::move(states), qualities), on_(on) {}

  void declare(Needs& needs) const override {
    SpellNode::declare(needs);
    needs.column(word(on_.anchor), Required::no);
  }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    follow_ups.push_back({on_.anchor, on_.offset});
  }
  Outcome evaluate(const Participation& participation) override {
    const auto day = day_of(on_, participation);
    if (!day) return {Answer::unknown, settled_never};
    history_.read(participation);
    bool known = false;
    Answer answer = Answer::no;
    for (const StateSpell& spell : history_.spells()) {
      if (!covers(spell, *day) || spell.state == unknown_state) continue;
      known = true;
      answer = either(answer, counts(spell));
    }
    return {known ? answer : Answer::unknown, *day};
  }

 private:
  Point on_;
};

// In the state for at least `lasts`, from a day within a window on. Who is in it already when the window
// opens starts then. Without `lasts` any day of the window will do.
//
// No only when it is certain: when the days on which nothing is known, had they been spent in the state,
// would not have made it a yes either.
class StateWithin : public SpellNode {
 public:
  struct Window {
    Point begin;
    Point end;  // not in it
    std::optional<Duration> lasts;
    Duration gap_at_most;
    bool same_employer = false;
  };

  StateWithin(History history, StateSet states, Qualities qualities, Window window)
      : SpellNode(std::move(history), std::move(states), qualities), window_(window) {}

  void declare(Needs& needs) const override {
    SpellNode::declare(needs);
    declare_anchor(window_.begin.anchor, needs);
    declare_anchor(window_.end.anchor, needs);
    if (window_.same_employer) needs.column("states.employer", Required::no);
  }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    Duration duration = window_.end.offset;
    if (window_.lasts) {
      duration.months += window_.lasts->months;
      duration.days += window_.lasts->days;
    }
    follow_ups.push_back({window_.end.anchor, duration});
  }
  Outcome evaluate(const Participation& participation) override {
    const auto begin = day_of(window_.begin, participation);
    const auto end = day_of(window_.end, participation);
    if (!begin || !end) return {Answer::unknown, settled_without(window_.end.anchor)};
    const Spell starts{*begin, *end};
    const Day horizon = needed_until(participation, starts);
    if (is_empty(starts)) return {Answer::unknown, horizon - 1};
    history_.read(participation);
    certain_.clear();
    possible_.clear();
    known_.clear();
    for (const StateSpell& spell : history_.spells()) {
      if (spell.state == unknown_state) continue;
      known_.push_back(spell);
      const Answer answer = counts(spell);
      if (answer == Answer::no) continue;
      const Candidate candidate{
          spell, window_.same_employer ? columns_->employer.index(spell.row) : WordColumn::none};
      if (answer == Answer::yes) certain_.push_back(candidate);
      possible_.push_back(candidate);
    }
    if (meets(certain_, starts, false)) return {Answer::yes, horizon - 1};
    gaps_.clear();
    uncovered(known_, {starts.from, horizon}, gaps_);
    for (const Spell& gap : gaps_) possible_.push_back({gap, WordColumn::none});
    sort_spells(possible_);
    return {meets(possible_, starts, true) ? Answer::unknown : Answer::no, horizon - 1};
  }

 private:
  struct Candidate : Spell {
    std::int32_t employer;
  };

  // The day after the last that can matter: of the latest start, the last day of `lasts`. What follow-up is
  // declared by (window and `lasts` added up) may be some days later at the ends of months; the later counts.
  [[nodiscard]] Day needed_until(const Participation& participation, const Spell& starts) const {
    if (!window_.lasts) return starts.until;
    Point declared = window_.end;
    declared.offset.months += window_.lasts->months;
    declared.offset.days += window_.lasts->days;
    return std::max(*day_of(declared, participation), add(starts.until - 1, *window_.lasts));
  }

  [[nodiscard]] bool is_enough(const Spell& spell, const Spell& starts) const {
    const Spell within = clip(spell, starts);
    return !is_empty(within) && (!window_.lasts || lasts(spell, within.from, *window_.lasts));
  }

  // candidates are sorted. With lenient, an employer that is not stated may be any.
  [[nodiscard]] bool meets(const std::vector<Candidate>& candidates, const Spell& starts,
                           bool lenient) const {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      Spell joined = candidates[i];
      std::int32_t employer = candidates[i].employer;
      std::size_t next = i + 1;
      for (; next < candidates.size() && joins(joined.until, candidates[next].from, window_.gap_at_most);
           ++next) {
        if (window_.same_employer && !same(employer, candidates[next].employer, lenient)) continue;
        if (employer == WordColumn::none) employer = candidates[next].employer;
        joined.until = std::max(joined.until, candidates[next].until);
      }
      if (is_enough(joined, starts)) return true;
      // Whatever was joined to this spell starts no earlier and ends no later.
      if (!window_.same_employer) i = next - 1;
    }
    return false;
  }

  static bool same(std::int32_t a, std::int32_t b, bool lenient) {
    if (a == WordColumn::none || b == WordColumn::none) return lenient;
    return a == b;
  }

  Window window_;
  std::vector<Candidate> certain_, possible_;
  std::vector<Spell> known_, gaps_;
};

inline NodePointer parse_spell(const Parameters& table, Day as_of) {
  allow_only(table, {"spell", "level", "dimension", "on", "starts_within", "of", "lasts", "gap_at_most",
                     "employer", "subsidised", "hours_at_least", "within"});
  const Parameters level_item = table.find("level");
  const Level level = level_item ? static_cast<Level>(one_of(level_item, {"core", "label"})) : Level::core;
  const Qualities qualities = qualities_of(table);
  History history(level, std::string(table.text_or("dimension", "")), as_of);
  StateSet states(level, table.find("spell"));

  const Parameters on = table.find("on");
  const Parameters within = table.find("within");
  const Parameters starts_within = table.find("starts_within");
  const Label forms{
      "Skriv när: on = \"exit\", within = [\"exit\", \"exit+28d\"] eller starts_within = \"6m\".",
      "Say when: on = \"exit\", within = [\"exit\", \"exit+28d\"] or starts_within = \"6m\"."};
  const int given = (on ? 1 : 0) + (within ? 1 : 0) + (starts_within ? 1 : 0);
  if (given == 0) throw_missing(table, forms);
  if (given > 1) {
    throw_contradiction(on ? on : within,
                        {"Bara ett av on, within och starts_within kan gälla.",
                         "Only one of on, within and starts_within can hold."},
                        {"Ta bort de andra, eller dela upp villkoret med all.",
                         "Remove the others, or split the condition with all."});
  }
  if (!starts_within) {
    for (const char* key : {"of", "lasts", "gap_at_most", "employer"}) {
      if (const Parameters item = table.find(key)) {
        throw_contradiction(
            item, {quote(key) + " hör ihop med starts_within.", quote(key) + " belongs with starts_within."},
            forms);
      }
    }
  }
  if (on) return std::make_unique<StateOnDay>(std::move(history), std::move(states), qualities, point_of(on));

  StateWithin::Window window;
  if (within) {
    if (!within.is_list() || within.items().size() != 2) {
      throw ParameterError({"within ska ha två punkter.", "within must have two points."},
                           {"Skriv till exempel within = [\"exit\", \"exit+28d\"].",
                            "Write for example within = [\"exit\", \"exit+28d\"]."},
                           within.raw(), missing_key_code);
    }
    window.begin = point_of(within.items()[0]);
    window.end = point_of(within.items()[1]);
    const bool backwards =
        window.begin.anchor == window.end.anchor && add(0, window.end.offset) <= add(0, window.begin.offset);
    if (backwards) {
      throw_contradiction(within, {"Tiden slutar innan den börjar.", "The time ends before it begins."},
                          {"Skriv den tidigare punkten först.", "Write the earlier point first."});
    }
  } else {
    window.begin = {anchor_or_cohort_of(table, "of", Anchor::entry), {}};
    window.end = {window.begin.anchor, starts_within.as_duration()};
    if (window.end.offset == Duration{}) {
      throw_contradiction(starts_within, {"Tiden är noll.", "The time is nil."},
                          {"Skriv minst \"1d\".", "Write at least \"1d\"."});
    }
    if (const Parameters item = table.find("lasts")) window.lasts = item.as_duration();
    window.gap_at_most = table.duration_or("gap_at_most", {});
    window.same_employer = same_employer_of(table);
  }
  return std::make_unique<StateWithin>(std::move(history), std::move(states), qualities, window);
}

}  // namespace fotfaste::criteria
