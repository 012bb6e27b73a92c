// Criteria on what was recorded during a participation: assessments, activities, events.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria/node.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace fotfaste::criteria {

// Records still come in until the participation ends.
inline Day settled_at_exit(const Participation& participation) {
  return participation.exit().value_or(settled_never);
}

// An answer on a scale. Unknown without an answer, and when raters on the deciding day differ.
class AssessmentValue : public Node {
 public:
  enum class At : std::uint8_t { last, first, exit };
  // How far from the exit day an answer "at exit" may lie, before or after: ESF's four weeks.
  static constexpr Day exit_reach = 28;

  struct What {
    std::string instrument;  // empty: any
    WordSet instruments, items, raters;
    At at = At::last;
    Range range;
  };

  explicit AssessmentValue(What what) : what_(std::move(what)) {}

  void declare(Needs& needs) const override {
    needs.columns({"assessments.item", "assessments.date", "assessments.value", "exit"}, Required::no);
    if (!what_.instruments.empty()) needs.column("assessments.instrument", Required::no);
    if (!what_.raters.empty()) needs.column("assessments.rater", Required::no);
  }
  void bind(const Batch& batch) override {
    columns_ = &batch.assessments;
    what_.items.bind(columns_->item);
    if (!what_.instruments.empty()) what_.instruments.bind(columns_->instrument);
    if (!what_.raters.empty()) what_.raters.bind(columns_->rater);
  }
  void add_words(std::vector<WordSet*>& words) override {
    for (WordSet* set : {&what_.instruments, &what_.items, &what_.raters}) {
      if (!set->empty()) words.push_back(set);
    }
  }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    follow_ups.push_back({Anchor::exit, {}});
  }
  Outcome evaluate(const Participation& participation) override {
    const auto exit = participation.exit();
    const Day settled = settled_at_exit(participation);
    if (what_.at == At::exit && !exit) return {Answer::unknown, settled_never};
    Answer answer = Answer::unknown;
    std::int64_t nearest_yet = 0;
    bool found = false;
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (!is_asked_for(row)) continue;
      const Day day = columns_->date.value_or(row, no_day);
      if (day == no_day) continue;
      const std::int64_t distance = distance_of(day, exit.value_or(0));
      if (what_.at == At::exit && std::abs(distance / 2) > exit_reach) continue;
      const Answer here = answer_in(row);
      const std::int64_t nearness = what_.at == At::exit ? std::abs(distance) : distance;
      if (!found || nearness < nearest_yet) {
        found = true;
        nearest_yet = nearness;
        answer = here;
      } else if (nearness == nearest_yet && here != answer) {
        answer = Answer::unknown;
      }
    }
    return {answer, settled};
  }

 private:
  [[nodiscard]] bool is_asked_for(std::size_t row) const {
    if (!what_.items.contains(columns_->item.index(row))) return false;
    if (!what_.instruments.empty() && !what_.instruments.contains(columns_->instrument.index(row)))
      return false;
    return what_.raters.empty() || what_.raters.contains(columns_->rater.index(row));
  }
  [[nodiscard]] Answer answer_in(std::size_t row) const {
    const auto value = columns_->value[row];
    return value ? answer_of(what_.range.contains(*value)) : Answer::unknown;
  }
  // The smaller, the better. At exit, of two days as far away the later is the better.
  [[nodiscard]] std::int64_t distance_of(Day day, Day exit) const {
    if (what_.at == At::first) return day;
    if (what_.at == At::last) return -std::int64_t{day};
    const std::int64_t days = std::int64_t{day} - exit;
    return days >= 0 ? 2 * days : 2 * days - 1;
  }

  What what_;
  const AssessmentColumns* columns_ = nullptr;
};

// Something taken part in: often enough, for days enough, for hours enough. Planned and not attended does not
// count; an activity without hours makes a sum of hours unknown unless it is reached without it.
class ActivityDone : public Node {
 public:
  struct What {
    WordSet types;
    std::optional<ActivityKind> kind;
    std::int64_t count_at_least = 1;
    std::optional<std::int64_t> days_at_least;
    std::optional<double> hours_at_least;
  };

  ActivityDone(What what, Day as_of) : what_(std::move(what)), as_of_(as_of) {}

  void declare(Needs& needs) const override {
    needs.columns({"activities.type", "activities.from", "activities.attended", "exit"}, Required::no);
    if (what_.kind) needs.column("activities.kind", Required::no);
    if (what_.days_at_least) needs.column("activities.until", Required::no);
    if (what_.hours_at_least) needs.column("activities.hours", Required::no);
  }
  void bind(const Batch& batch) override {
    columns_ = &batch.activities;
    what_.types.bind(columns_->type);
  }
  void add_words(std::vector<WordSet*>& words) override { words.push_back(&what_.types); }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    follow_ups.push_back({Anchor::exit, {}});
  }
  Outcome evaluate(const Participation& participation) override {
    spells_.clear();
    ExactSum hours;
    bool hours_missing = false;
    std::int64_t count = 0;
    std::int64_t possible = 0;
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (!what_.types.contains(columns_->type.index(row))) continue;
      if (columns_->attended.value_or(row, 1) == 0) continue;
      const Day from = columns_->from.value_or(row, no_day);
      if (from == no_day || from >= as_of_) continue;
      if (what_.kind && !columns_->kind.has(row)) {
        ++possible;
        continue;
      }
      if (what_.kind && columns_->kind[row] != *what_.kind) continue;
      ++count;
      if (what_.days_at_least)
        spells_.push_back({from, std::min(columns_->until.value_or(row, from + 1), as_of_)});
      if (!what_.hours_at_least) continue;
      const auto stated = columns_->hours[row];
      if (stated) hours.add(*stated);
      hours_missing |= !stated;
    }
    const auto at_least = [possible](bool reached, bool open) {
      return reached ? Answer::yes : open || possible > 0 ? Answer::unknown : Answer::no;
    };
    Answer answer = at_least(count >= what_.count_at_least, false);
    if (answer == Answer::unknown && count + possible < what_.count_at_least) answer = Answer::no;
    if (what_.days_at_least) {
      sort_spells(spells_);
      answer = both(answer, at_least(covered_days(spells_, {no_day, as_of_}) >= *what_.days_at_least, false));
    }
    if (what_.hours_at_least)
      answer = both(answer, at_least(hours.value() >= *what_.hours_at_least, hours_missing));
    return {answer, settled_at_exit(participation)};
  }

 private:
  What what_;
  Day as_of_;
  const ActivityColumns* columns_ = nullptr;
  std::vector<Spell> spells_;
};

// Something that happened, at all or within a time from an anchor on.
class EventHappened : public Node {
 public:
  struct What {
    WordSet kinds;
    std::optional<Duration> within;
    Anchor of = Anchor::entry;
  };

  EventHappened(What what, Day as_of) : what_(std::move(what)), as_of_(as_of) {}

  void declare(Needs& needs) const override {
    needs.columns({"events.kind", "events.date"}, Required::no);
    needs.column(what_.within ? word(what_.of) : word(Anchor::exit), Required::no);
  }
  void bind(const Batch& batch) override {
    columns_ = &batch.events;
    what_.kinds.bind(columns_->kind);
  }
  void add_words(std::vector<WordSet*>& words) override { words.push_back(&what_.kinds); }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    follow_ups.push_back(what_.within ? FollowUp{what_.of, *what_.within} : FollowUp{Anchor::exit, {}});
  }
  Outcome evaluate(const Participation& participation) override {
    Spell window{no_day, as_of_};
    Day settled = settled_never;
    if (what_.within) {
      const auto anchor = anchor_day(what_.of, participation);
      if (!anchor) return {Answer::unknown, settled_never};
      window = {*anchor, std::min(add(*anchor, *what_.within), as_of_)};
      settled = add(*anchor, *what_.within) - 1;
    } else {
      settled = settled_at_exit(participation);
    }
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (!what_.kinds.contains(columns_->kind.index(row))) continue;
      const Day day = columns_->date.value_or(row, no_day);
      if (day != no_day && covers(window, day)) return {Answer::yes, settled};
    }
    return {Answer::no, settled};
  }

 private:
  What what_;
  Day as_of_;
  const EventColumns* columns_ = nullptr;
};

inline NodePointer parse_assessment(const Parameters& table) {
  allow_only(table, {"assessment", "rater", "at", "at_least", "at_most", "between"});
  const Parameters name = table.find("assessment");
  const std::string_view written = name.as_text();
  const std::size_t dot = written.find('.');
  const std::string_view item = dot == std::string_view::npos ? written : written.substr(dot + 1);
  const std::string_view instrument =
      dot == std::string_view::npos ? std::string_view() : written.substr(0, dot);
  if (item.empty() || (dot != std::string_view::npos && instrument.empty())) {
    throw ParameterError(
        {quote(written) + " anger ingen fråga.", quote(written) + " names no item."},
        {"Skriv \"FORMULÄR.FRÅGA\" eller \"FRÅGA\".", "Write \"INSTRUMENT.ITEM\" or \"ITEM\"."}, name.raw(),
        missing_key_code);
  }
  AssessmentValue::What what;
  what.items = WordSet("assessments.item", {item}, name.raw());
  if (!instrument.empty()) what.instruments = WordSet("assessments.instrument", {instrument}, name.raw());
  if (const Parameters rater = table.find("rater")) {
    what.raters = WordSet("assessments.rater", some_texts(rater), rater.raw());
  }
  if (const Parameters at = table.find("at")) {
    what.at = static_cast<AssessmentValue::At>(one_of(at, {"last", "first", "exit"}));
  }
  const auto range = range_of(table);
  if (!range) {
    throw_missing(table, {"Skriv vilket svar som räknas: at_least = 4, at_most = 2 eller between = [2, 3].",
                          "Say which answer counts: at_least = 4, at_most = 2 or between = [2, 3]."});
  }
  what.range = *range;
  return std::make_unique<AssessmentValue>(std::move(what));
}

inline NodePointer parse_activity(const Parameters& table, Day as_of) {
  allow_only(table, {"activity", "kind", "days_at_least", "hours_at_least", "count_at_least"});
  ActivityDone::What what;
  const Parameters types = table.find("activity");
  what.types = WordSet("activities.type", some_texts(types), types.raw());
  if (const Parameters kind = table.find("kind")) {
    what.kind = static_cast<ActivityKind>(one_of(kind, {"individual", "group"}));
  }
  what.count_at_least = table.integer_or("count_at_least", 1);
  if (const Parameters count = table.find("count_at_least"); count && what.count_at_least < 1) {
    throw_contradiction(count, {"Alla har minst noll.", "Everybody has at least none."},
                        {"Skriv minst 1.", "Write at least 1."});
  }
  if (const Parameters days = table.find("days_at_least")) what.days_at_least = days.as_integer();
  if (const Parameters hours = table.find("hours_at_least")) what.hours_at_least = hours.as_number();
  return std::make_unique<ActivityDone>(std::move(what), as_of);
}

inline NodePointer parse_event(const Parameters& table, Day as_of) {
  allow_only(table, {"event", "within", "of"});
  EventHappened::What what;
  const Parameters kinds = table.find("event");
  what.kinds = WordSet("events.kind", some_texts(kinds), kinds.raw());
  if (const Parameters within = table.find("within")) what.within = within.as_duration();
  const Parameters of = table.find("of");
  if (of && !what.within) {
    throw_contradiction(
        of, {"of hör ihop med within.", "of belongs with within."},
        {"Lägg till within, till exempel within = \"30d\".", "Add within, for example within = \"30d\"."});
  }
  what.of = anchor_of(table, "of", Anchor::entry);
  return std::make_unique<EventHappened>(std::move(what), as_of);
}

}  // namespace fotfaste::criteria
