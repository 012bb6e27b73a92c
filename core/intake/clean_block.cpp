// The quick way of a BlockReader: a block without anything to remark on is read column by column. As soon as
// something is met that needs a closer look, the block is given up and read row by row instead; both ways
// give the same chunk for a block that this one can read.
#include <algorithm>

#include "intake/block_reader.hpp"
#include "intake/iso_date.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Table;

// The fields of one column of a block.
class Fields {
 public:
  Fields(std::string_view text, const std::uint32_t* places, std::size_t count, std::size_t field)
      : text_(text.data()), places_(places), count_(count), field_(field) {}

  // The field of a row; at is the place of the delimiter before it.
  [[nodiscard]] std::string_view operator[](std::size_t row) const {
    const std::size_t place = row * count_ + field_;
    const std::size_t begin = place == 0 ? 0 : places_[place - 1] + std::size_t{1};
    std::size_t end = places_[place];
    if (field_ + 1 == count_ && end > begin && text_[end - 1] == '\r') --end;
    return {text_ + begin, end - begin};
  }

 private:
  const char* text_;
  const std::uint32_t* places_;
  std::size_t count_;
  std::size_t field_;
};

}  // namespace

bool BlockReader::read_clean(std::string_view text) {
  // Other tables are small, and rows of months are read in their own way.
  const bool suits = (is_nested_ || is_participations_) && layout_.usable && layout_.months.empty() &&
                     !has_missing_words_ && layout_.person != no_field &&
                     setting_.file->separators().line_end == '\n';
  if (!suits || text.empty()) return false;
  const bool utf8 = setting_.file->encoding() != Encoding::windows_1252;
  if (utf8 && setting_.file->has_stray_bytes() && !is_valid_utf8(text)) return false;
  std::size_t count = find_separators(text, setting_.file->separators(), places_);
  if (text.back() != '\n') {
    if (places_.size() == count) places_.push_back(0);
    places_[count++] = static_cast<std::uint32_t>(text.size());
  }
  const std::size_t fields = layout_.field_count;
  if (count % fields != 0) return false;
  const std::size_t rows = count / fields;
  // Every record must end exactly where its last field does.
  const char delimiter = setting_.file->separators().delimiter;
  std::size_t misplaced = 0;
  for (std::size_t record = 0; record < count; record += fields) {
    const std::uint32_t* const places = places_.data() + record;
    for (std::size_t i = 0; i + 1 < fields; ++i) misplaced += text[places[i]] == delimiter ? 0U : 1U;
    const std::uint32_t end = places[fields - 1];
    misplaced += end == text.size() || text[end] == '\n' ? 0U : 1U;
  }
  if (misplaced != 0) return false;
  reserve(rows);
  for (const FieldUse& use : layout_.uses) {
    if (use.field == no_field || !read_clean_column(use, text, rows)) return false;
  }
  if (!read_clean_persons(text, rows) || !check_clean_rows(rows)) return false;
  rows_ = rows;
  record_ = static_cast<std::uint32_t>(rows);
  note_dates_after_as_of();
  return true;
}

bool BlockReader::read_clean_column(const FieldUse& use, std::string_view text, std::size_t rows) {
  const Fields fields(text, places_.data(), layout_.field_count, static_cast<std::size_t>(use.field));
  const auto staged = static_cast<std::size_t>(use.staged);
  ColumnBuilder& builder = builders_[staged];
  std::int32_t* const out = builder.integers();
  const model::Column& definition = model::column(use.column);
  const bool required = definition.required && definition.table == setting_.source->table;
  if (use.form == Form::date) {
    ParsedDate last;
    std::string_view last_field;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string_view field = fields[row];
      if (field.empty()) {
        if (required) return false;
        out[row] = no_value;
        continue;
      }
      if (!same_iso_date(field, last_field)) {
        const Day day = parse_iso_date(field);
        if (day != no_value) {
          last.day = day;
          last_field = field;
        } else {
          const std::optional<ParsedDate> parsed = parse_date(field);
          if (!parsed || parsed->precision != Precision::day) return false;
          last = *parsed;
          last_field = {};
        }
      }
      out[row] = last.day;
    }
    if (use.precision != not_staged) {
      std::fill_n(builders_[static_cast<std::size_t>(use.precision)].integers(), rows, no_value);
    }
    return true;
  }
  if (use.form == Form::number) {
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string_view field = fields[row];
      if (field.size() == 1 && field[0] >= '0' && field[0] <= '9' && !builder.keeps_doubles()) {
        out[row] = (field[0] - '0') * 100;
        continue;
      }
      if (field.empty()) {
        if (required) return false;
        out[row] = no_value;
        continue;
      }
      const std::optional<ParsedNumber> number = parse_number(field);
      if (!number) return false;
      if (number->is_hundredths && !builder.keeps_doubles()) {
        out[row] = number->hundredths;
      } else {
        builder.set_number(row, number->value);
      }
    }
    return true;
  }
  if (use.form == Form::money) return false;
  Dictionary& dictionary = dictionaries_[staged];
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view field = fields[row];
    std::int32_t meaning = dictionary.find(field);
    if (meaning == WordTable::absent) meaning = dictionary.learn(field, said(field));
    if (meaning < 0) {
      if (meaning != Dictionary::null || required) return false;
      meaning = no_value;
    }
    out[row] = meaning;
  }
  if (use.staged == state_ && !core_state_given_) {
    std::int32_t* const core_states = builders_[static_cast<std::size_t>(core_state_)].integers();
    for (std::size_t row = 0; row < rows; ++row) {
      core_states[row] = dictionary.core_state(out[row]);
      if (core_states[row] == no_value) return false;
    }
  }
  return true;
}

bool BlockReader::read_clean_persons(std::string_view text, std::size_t rows) {
  const Fields fields(text, places_.data(), layout_.field_count, static_cast<std::size_t>(layout_.person));
  std::string_view last;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view field = fields[row];
    if (is_nested_ && row > 0 && field == last) continue;
    last = field;
    if (identify(field) != Identified::yes) return false;
    if (is_participations_) {
      chunk_.names.insert(chunk_.names.end(), person_name_.begin(), person_name_.end());
      chunk_.name_ends.push_back(static_cast<std::uint32_t>(chunk_.names.size()));
    } else if (chunk_.runs.empty() || chunk_.runs.back().owner != person_) {
      chunk_.runs.push_back({person_, static_cast<std::uint32_t>(row)});
    }
  }
  return true;
}

bool BlockReader::check_clean_rows(std::size_t rows) {
  const auto values = [this](std::int32_t staged) {
    return builders_[static_cast<std::size_t>(staged)].integers();
  };
  if (pair_.from != not_staged && pair_.until != not_staged) {
    const std::int32_t* const from = values(pair_.from);
    const std::int32_t* const until = values(pair_.until);
    bool wrong = false;
    for (std::size_t row = 0; row < rows; ++row) {
      // No value is the smallest number: as a beginning it precedes everything.
      wrong = wrong || (until[row] != no_value && until[row] < from[row]);
    }
    if (wrong) return false;
  }
  const bool has_scale = item_ != not_staged && rating_ != not_staged;
  if (!is_participations_ && !has_scale) return true;
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_participations_ &&
        (enters_outside_project(row) || has_impossible_age(row) || age_limit(row) != AgeLimit::kept)) {
      return false;
    }
    if (has_scale && outside_scale(row).scale != nullptr) return false;
  }
  return true;
}

void BlockReader::note_dates_after_as_of() {
  if (setting_.as_of == 0) return;
  for (const FieldUse& use : layout_.uses) {
    if (use.form != Form::date) continue;
    const std::int32_t* const days = builders_[static_cast<std::size_t>(use.staged)].integers();
    const Day first_late = first_late_day(use);
    if (std::all_of(days, days + rows_, [first_late](Day day) { return day < first_late; })) continue;
    for (std::size_t row = 0; row < rows_; ++row) {
      if (days[row] >= first_late) note_late(use, static_cast<std::uint32_t>(row));
    }
  }
}

}  // namespace fotfaste::intake
