// The rules of a BlockReader that look at several fields of one row, and rows that hold a month in each
// field.
#include <string>

#include "intake/block_reader.hpp"
#include "intake/nearest.hpp"
#include "intake/wide_header.hpp"
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

bool BlockReader::check_pair(const Pair& pair) {
  const Day from = value(pair.from);
  const Day until = value(pair.until);
  if (from == no_value || until == no_value || until >= from) return true;
  const auto staged = static_cast<std::size_t>(pair.until);
  if (latest_[staged] >= from) {
    // Known to the month or year only, and possible: no earlier than the beginning.
    builders_[staged].set(rows_, from);
    return true;
  }
  rejected_ = true;
  log_->reject(pair.code, field_of(pair.until), record_, [from] { return before(from); });
  return false;
}

bool BlockReader::check_participation() {
  bool good = true;
  const Day entry = value(entry_);
  const model::ProjectCard& card = setting_.project->card;
  const bool in_programme = value(group_) != static_cast<std::int32_t>(Group::comparison);
  if (in_programme && entry != no_value) {
    const bool early = card.start && latest_[static_cast<std::size_t>(entry_)] < *card.start;
    const bool late = card.end && entry > *card.end;
    if (early || late) {
      const std::string start = card.start ? format_day(*card.start) : "";
      const std::string end = card.end ? format_day(*card.end) : "";
      reject(Code::outside_project, field_of(entry_),
             early ? Text{"projektet börjar " + start, "the project begins on " + start}
                   : Text{"projektet slutar " + end, "the project ends on " + end});
      good = false;
    }
  }
  const Day birth = value(birth_);
  if (birth != no_value && entry != no_value &&
      (birth > latest_[static_cast<std::size_t>(entry_)] ||
       completed_years(latest_[static_cast<std::size_t>(birth_)], entry) > oldest)) {
    reject(Code::impossible_age, field_of(birth_));
    good = false;
  }
  return good;
}

bool BlockReader::check_scale() {
  if (value(rating_) == no_value) return true;
  const auto word = [this](std::int32_t staged) -> std::string_view {
    const std::int32_t number = value(staged);
    if (number == no_value) return {};
    return dictionaries_[static_cast<std::size_t>(staged)].words()[static_cast<std::size_t>(number)];
  };
  const ItemScale* const scale = scale_of_row(word(instrument_), word(item_));
  if (scale == nullptr) return true;
  const bool low = scale->lowest && rating_value_ < *scale->lowest;
  const bool high = scale->highest && rating_value_ > *scale->highest;
  if (!low && !high) return true;
  reject(Code::outside_scale, field_of(rating_),
         low ? Text{"lägsta värdet är " + number_text(*scale->lowest),
                    "the lowest value is " + number_text(*scale->lowest)}
             : Text{"högsta värdet är " + number_text(*scale->highest),
                    "the highest value is " + number_text(*scale->highest)});
  return false;
}

const ItemScale* BlockReader::scale_of_row(std::string_view instrument, std::string_view item) {
  const std::uint64_t key = static_cast<std::uint64_t>(static_cast<std::uint32_t>(value(instrument_))) << 32 |
                            static_cast<std::uint32_t>(value(item_));
  const auto found = scales_met_.find(key);
  if (found != scales_met_.end()) return found->second;
  return scales_met_[key] = setting_.scales->find(instrument, item);
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
      const std::optional<std::string> near = nearest(label, dictionary.known_states());
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
  const auto until = static_cast<std::size_t>(staged("until"));
  const auto core = static_cast<std::size_t>(core_state_);
  // What stands in every spell of the row was read into the first; later ones repeat it.
  std::vector<std::int32_t> common;
  for (const ColumnBuilder& builder : builders_) common.push_back(builder.get(rows_));
  std::int32_t running = Dictionary::null;
  const auto month_start = [first](std::size_t month) { return add_months(first, static_cast<int>(month)); };
  const auto end_spell = [&](std::size_t month) {
    if (running == Dictionary::null) return;
    builders_[until].set(rows_, month_start(month));
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
    end_spell(month);
    running = state;
    if (state == Dictionary::null) continue;
    if (rows_ >= capacity_) reserve(rows_ + 1024);
    for (std::size_t i = 0; i < builders_.size(); ++i) builders_[i].set(rows_, common[i]);
    builders_[static_cast<std::size_t>(state_)].set(rows_, state);
    builders_[from].set(rows_, month_start(month));
    for (const std::string_view precision : {"from_precision", "until_precision"}) {
      builders_[static_cast<std::size_t>(staged(precision))].set(rows_,
                                                                 static_cast<std::int32_t>(Precision::month));
    }
    builders_[core].set(rows_, static_cast<std::int32_t>(CoreState::unknown));
    set_core_state(field);
  }
}

}  // namespace fotfaste::intake
