// The rules of a BlockReader that look at several fields of one row, and rows that hold a month in each
// field.
#include <algorithm>
#include <string>

#include "intake/block_reader.hpp"
#include "intake/wide_header.hpp"
#include "model/nearest.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {
namespace {

using model::Text;

constexpr int oldest = 110;

Text before(Day day) {
  return {"före " + format_day(day), "before " + format_day(day)};
}

std::string number_text(double number) {
  std::string text = std::to_string(number);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

bool BlockReader::check_row() {
  if (pair_.until != not_staged && pair_.from != not_staged && !check_pair(pair_)) rejected_ = true;
  if (is_participations_ && !check_participation()) rejected_ = true;
  if (item_ != not_staged && rating_ != not_staged && !check_scale()) rejected_ = true;
  return !rejected_;
}

Day BlockReader::latest(std::int32_t staged, std::size_t row) const {
  const std::int32_t precision = value(precisions_[static_cast<std::size_t>(staged)], row);
  const Day day = value(staged, row);
  return precision == no_value ? day : latest_day({day, static_cast<Precision>(precision)});
}

Day BlockReader::first_late_day(const FieldUse& use) const {
  if (setting_.as_of == 0 || !(is_nested_ || is_participations_)) return end_of_time;
  // The end of a spell is the day after its last.
  const bool ends = use.staged == pair_.until && !is_participations_;
  return setting_.as_of + (ends ? 1 : 0);
}

void BlockReader::note_late(const FieldUse& use, std::uint32_t record) {
  log_->note(Code::after_as_of, use.field, record, [this] {
    const std::string day = format_day(setting_.as_of);
    return Text{"inget är känt från och med " + day, "nothing is known from " + day + " on"};
  });
}

bool BlockReader::check_pair(const Pair& pair) {
  const Day from = value(pair.from);
  const Day until = value(pair.until);
  if (from == no_value || until == no_value || until >= from) return true;
  if (latest(pair.until, rows_) >= from) {
    // Known to the month or year only, and possible: no earlier than the beginning.
    builders_[static_cast<std::size_t>(pair.until)].set(rows_, from);
    return true;
  }
  rejected_ = true;
  log_->reject(pair.code, field_of(pair.until), record_, [from] { return before(from); });
  return false;
}

bool BlockReader::enters_outside_project(std::size_t row) const {
  const Day entry = value(entry_, row);
  const bool in_programme = value(group_, row) != static_cast<std::int32_t>(Group::comparison);
  if (entry == no_value || !in_programme) return false;
  const model::ProjectCard& card = setting_.project->card;
  return (card.start && latest(entry_, row) < *card.start) || (card.end && entry > *card.end);
}

bool BlockReader::has_impossible_age(std::size_t row) const {
  const Day entry = value(entry_, row);
  const Day birth = value(birth_, row);
  if (entry == no_value || birth == no_value) return false;
  return birth > latest(entry_, row) || completed_years(latest(birth_, row), entry) > oldest;
}

BlockReader::AgeLimit BlockReader::age_limit(std::size_t row) const {
  const model::ProjectCard& card = setting_.project->card;
  if (!card.least_age && !card.most_age) return AgeLimit::kept;
  const Day entry = value(entry_, row);
  const Day birth = value(birth_, row);
  const bool in_programme = value(group_, row) != static_cast<std::int32_t>(Group::comparison);
  if (entry == no_value || birth == no_value || !in_programme) return AgeLimit::kept;
  if (card.least_age && completed_years(birth, latest(entry_, row)) < *card.least_age)
    return AgeLimit::too_young;
  if (card.most_age && completed_years(latest(birth_, row), entry) > *card.most_age) return AgeLimit::too_old;
  return AgeLimit::kept;
}

bool BlockReader::check_participation() {
  const bool outside = enters_outside_project(rows_);
  const bool impossible = has_impossible_age(rows_);
  if (outside) {
    const model::ProjectCard& card = setting_.project->card;
    const bool late = card.end && value(entry_) > *card.end;
    const std::string day = format_day(late ? *card.end : *card.start);
    reject(Code::outside_project, field_of(entry_),
           late ? Text{"projektet slutar " + day, "the project ends on " + day}
                : Text{"projektet börjar " + day, "the project begins on " + day});
  }
  if (impossible) reject(Code::impossible_age, field_of(birth_));
  if (outside || impossible || rejected_) return !outside && !impossible;
  const AgeLimit limit = age_limit(rows_);
  if (limit != AgeLimit::kept) {
    log_->note(Code::outside_age_limits, field_of(birth_), record_, [&] {
      const model::ProjectCard& card = setting_.project->card;
      const bool young = limit == AgeLimit::too_young;
      const std::string years = std::to_string(young ? *card.least_age : *card.most_age);
      return young ? Text{"projektets lägsta ålder är " + years, "the project's lowest age is " + years}
                   : Text{"projektets högsta ålder är " + years, "the project's highest age is " + years};
    });
  }
  return true;
}

BlockReader::OutsideScale BlockReader::outside_scale(std::size_t row) {
  if (value(rating_, row) == no_value) return {};
  const ItemScale* const scale = scale_of_row(row);
  if (scale == nullptr) return {};
  const double rating = builders_[static_cast<std::size_t>(rating_)].number(row);
  if (scale->lowest && rating < *scale->lowest) return {scale, true};
  if (scale->highest && rating > *scale->highest) return {scale, false};
  return {};
}

bool BlockReader::check_scale() {
  const auto [scale, low] = outside_scale(rows_);
  if (scale == nullptr) return true;
  const std::string limit = number_text(low ? *scale->lowest : *scale->highest);
  reject(Code::outside_scale, field_of(rating_),
         low ? Text{"lägsta värdet är " + limit, "the lowest value is " + limit}
             : Text{"högsta värdet är " + limit, "the highest value is " + limit});
  return false;
}

const ItemScale* BlockReader::scale_of_row(std::size_t row) {
  const std::array<std::int32_t, 3> key = {value(instrument_, row), value(item_, row), value(rater_, row)};
  const auto found = scales_met_.find(key);
  if (found != scales_met_.end()) return found->second;
  const auto word = [this](std::int32_t staged, std::int32_t number) -> std::string_view {
    if (number == no_value) return {};
    return dictionaries_[static_cast<std::size_t>(staged)].words()[static_cast<std::size_t>(number)];
  };
  return scales_met_[key] =
             setting_.scales->find(word(instrument_, key[0]), word(item_, key[1]), word(rater_, key[2]));
}

void BlockReader::set_core_state(std::int32_t state_field) {
  if (core_state_given_) return;
  const std::int32_t word = value(state_);
  const Dictionary& dictionary = dictionaries_[static_cast<std::size_t>(state_)];
  std::int32_t core = dictionary.core_state(word);
  if (core == no_value) {
    core = static_cast<std::int32_t>(CoreState::unknown);
    log_->note(Code::unknown_state, state_field, record_, [&] {
      const std::string& label = dictionary.words()[static_cast<std::size_t>(word)];
      Text note{"\"" + label + "\"", "\"" + label + "\""};
      const std::optional<std::string> near = model::nearest(label, dictionary.known_states());
      if (near) {
        note.sv += ": menade du \"" + *near + "\"?";
        note.en += ": did you mean \"" + *near + "\"?";
      }
      return note;
    });
  }
  builders_[static_cast<std::size_t>(core_state_)].set(rows_, core);
}

void BlockReader::read_months(const std::vector<std::string_view>& fields) {
  const Day first = setting_.source->wide->first_month;
  Dictionary& dictionary = dictionaries_[static_cast<std::size_t>(state_)];
  const auto from = static_cast<std::size_t>(staged("from"));
  const auto from_precision = static_cast<std::size_t>(staged("from_precision"));
  const auto until = static_cast<std::size_t>(staged("until"));
  const auto until_precision = static_cast<std::size_t>(staged("until_precision"));
  const auto known_until = static_cast<std::size_t>(staged("known_until"));
  const auto core = static_cast<std::size_t>(core_state_);
  // What stands in every spell of the row was read into the first; later ones repeat it.
  std::vector<std::int32_t> common;
  for (const ColumnBuilder& builder : builders_) common.push_back(builder.get(rows_));
  // A file may say in a column of its own how long the row is known.
  const bool states_known = field_of(static_cast<std::int32_t>(known_until)) != whole_row;
  const Day known_stated = states_known ? common[known_until] : no_value;
  std::int32_t running = Dictionary::null;
  const auto month_start = [first](std::size_t month) { return add_months(first, static_cast<int>(month)); };
  // A state ends where another follows. Before a month that says nothing, and after the last, it is only no
  // longer known.
  const auto end_spell = [&](std::size_t month, bool another_follows) {
    if (running == Dictionary::null) return;
    const Day end = month_start(month);
    const Day last_heard = known_stated == no_value ? end : std::min(known_stated, end);
    builders_[until].set(rows_, another_follows ? end : no_value);
    builders_[until_precision].set(rows_,
                                   another_follows ? static_cast<std::int32_t>(Precision::month) : no_value);
    builders_[known_until].set(rows_, another_follows ? known_stated : last_heard);
    accept();
  };
  for (std::size_t month = 0; month <= layout_.months.size(); ++month) {
    const std::int32_t field = month < layout_.months.size() ? layout_.months[month] : no_field;
    std::int32_t state = Dictionary::null;
    if (field != no_field) {
      const std::string_view text = fields[static_cast<std::size_t>(field)];
      state = dictionary.find(text);
      if (state == WordTable::absent) state = dictionary.learn(text, said(text));
    }
    if (state == running) continue;
    end_spell(month, state != Dictionary::null);
    running = state;
    if (state == Dictionary::null) continue;
    if (rows_ >= capacity_) reserve(rows_ + 1024);
    for (std::size_t i = 0; i < builders_.size(); ++i) builders_[i].set(rows_, common[i]);
    builders_[static_cast<std::size_t>(state_)].set(rows_, state);
    builders_[from].set(rows_, month_start(month));
    builders_[from_precision].set(rows_, static_cast<std::int32_t>(Precision::month));
    builders_[core].set(rows_, static_cast<std::int32_t>(CoreState::unknown));
    set_core_state(field);
  }
}

}  // namespace fotfaste::intake
