#include "intake/block_reader.hpp"

#include <algorithm>

#include "model/nearest.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Table;
using model::Text;

Text in_quotes(std::string_view value) {
  std::string text(1, '"');
  text.append(without_identity_numbers(value)).append(1, '"');
  return {text, text};
}

}  // namespace

BlockReader::BlockReader(const ReadingSetting& setting, std::uint32_t source, std::uint32_t reader)
    : setting_(setting), layout_(*setting.layout), source_(source), reader_(reader) {
  const Table table = setting.source->table;
  is_participations_ = table == Table::participations;
  is_nested_ = model::is_nested(table);
  builders_.resize(layout_.staged.size());
  precisions_.resize(layout_.staged.size(), not_staged);
  for (const FieldUse& use : layout_.uses) precisions_[static_cast<std::size_t>(use.staged)] = use.precision;
  for (const StagedUse& use : layout_.staged)
    dictionaries_.emplace_back(*setting.source, use.column, use.form);
  for (const std::string& word : setting.source->missing)
    has_missing_words_ = has_missing_words_ || !word.empty();
  if (is_participations_) {
    pair_ = {staged("entry"), staged("exit"), staged("exit_precision"), Code::exit_before_entry};
    entry_ = staged("entry");
    birth_ = staged("birth_date");
    group_ = staged("group");
  } else if (table == Table::states || table == Table::activities || table == Table::assignments) {
    pair_ = {staged("from"), staged("until"), staged("until_precision"), Code::ends_before_start};
  }
  if (table == Table::states) {
    state_ = staged("state");
    core_state_ = staged("core_state");
    for (const FieldUse& use : layout_.uses)
      core_state_given_ = core_state_given_ || use.staged == core_state_;
  }
  if (table == Table::assessments && setting.scales != nullptr && !setting.scales->empty()) {
    item_ = staged("item");
    instrument_ = staged("instrument");
    rater_ = staged("rater");
    rating_ = staged("value");
  }
}

std::int32_t BlockReader::staged(std::string_view column) const {
  const std::optional<model::ColumnId> found = model::find_column(setting_.source->table, column);
  return found ? layout_.staged_column(*found) : not_staged;
}

Chunk BlockReader::read(std::size_t block, TroubleLog& log) {
  log_ = &log;
  chunk_ = {};
  chunk_.source = source_;
  chunk_.reader = reader_;
  chunk_.block = block;
  rows_ = 0;
  record_ = 0;
  person_field_ = {};
  person_ = PersonIndex::absent;
  for (std::size_t i = 0; i < builders_.size(); ++i) builders_[i].begin(layout_.staged[i].form);
  reserve(capacity_);

  const std::string_view text = setting_.file->block(block);
  if (text.find('"') != std::string_view::npos || !read_clean(text)) {
    // Nothing of an attempt is left.
    person_ = PersonIndex::absent;
    chunk_.runs.clear();
    chunk_.names.clear();
    chunk_.name_ends.clear();
    for (std::size_t i = 0; i < builders_.size(); ++i) builders_[i].begin(layout_.staged[i].form);
    read_rows(text);
  }
  finish(chunk_);
  setting_.file->release(text);
  return std::move(chunk_);
}

void BlockReader::read_rows(std::string_view text) {
  const Separators& separators = setting_.file->separators();
  if (text.find('"') == std::string_view::npos) {
    const std::size_t count = find_separators(text, separators, places_);
    std::size_t record_begin = 0;
    std::size_t field_begin = 0;
    std::vector<std::string_view>& fields = fields_.fields;
    fields.clear();
    const auto end_record = [&](std::size_t end) {
      if (end > field_begin && text[end - 1] == '\r') --end;
      fields.push_back(text.substr(field_begin, end - field_begin));
      read_record(fields, text.substr(record_begin, end - record_begin), false);
      fields.clear();
    };
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t place = places_[i];
      if (text[place] == separators.delimiter) {
        fields.push_back(text.substr(field_begin, place - field_begin));
      } else {
        end_record(place);
        record_begin = place + 1;
      }
      field_begin = place + 1;
    }
    if (record_begin < text.size()) end_record(text.size());
  } else {
    for (std::size_t at = 0; at < text.size();) {
      at = intake::read_record(text, at, separators, fields_);
      read_record(fields_.fields, fields_.text, fields_.broken_quote);
    }
  }
}

void BlockReader::reserve(std::size_t rows) {
  if (rows > capacity_) capacity_ = std::max<std::size_t>(rows, capacity_ * 2);
  for (ColumnBuilder& builder : builders_) builder.reserve(capacity_);
}

bool BlockReader::is_blank(const std::vector<std::string_view>& fields) const {
  return std::all_of(fields.begin(), fields.end(),
                     [](std::string_view field) { return without_outer_spaces(field).empty(); });
}

std::string_view BlockReader::said(std::string_view field) {
  return content(setting_.file->decoded(field, decoding_), unquoting_);
}

std::int32_t BlockReader::field_of(std::int32_t staged) const {
  for (const FieldUse& use : layout_.uses) {
    if (use.staged == staged) return use.field;
  }
  return whole_row;
}

void BlockReader::reject(Code code, std::int32_t field, const Text& note) {
  rejected_ = true;
  log_->reject(code, field, record_, [&note] { return note; });
}

void BlockReader::read_record(const std::vector<std::string_view>& fields, std::string_view text,
                              bool broken_quote) {
  rejected_ = false;
  if (fields.front().empty() && is_blank(fields)) {
    ++blank_records_;
    ++record_;
    return;
  }
  if (rows_ >= capacity_) reserve(rows_ + 1024);
  if (!layout_.usable) {
    rejected_ = true;
    // One finding speaks for the file; every row is counted as set aside.
    log_->reject_silently(Code::required_column_missing, record_);
  } else if (broken_quote) {
    reject(Code::unclosed_quote, whole_row);
  } else if (setting_.file->has_stray_bytes() && setting_.file->encoding() != Encoding::windows_1252 &&
             !is_valid_utf8(text)) {
    std::int32_t field = 0;
    while (is_valid_utf8(fields[static_cast<std::size_t>(field)])) ++field;
    reject(Code::stray_bytes, field);
  } else if (fields.size() != layout_.field_count) {
    const std::string found = std::to_string(fields.size());
    const std::string wanted = std::to_string(layout_.field_count);
    reject(Code::wrong_field_count, whole_row,
           {found + " fält, rubrikraden har " + wanted, found + " fields, the header has " + wanted});
  } else if (text == setting_.file->header_text()) {
    reject(Code::header_repeated, whole_row);
  } else {
    const bool knows_person =
        layout_.person == no_field || find_person(fields[static_cast<std::size_t>(layout_.person)]);
    rejected_ = !knows_person;
    for (const FieldUse& use : layout_.uses) {
      const std::string_view field = use.field == no_field ? std::string_view(use.constant)
                                                           : fields[static_cast<std::size_t>(use.field)];
      if (!read_use(use, field)) rejected_ = true;
    }
    if (!layout_.months.empty()) {
      if (!rejected_) read_months(fields);
    } else if (!rejected_ && check_row()) {
      accept();
    }
  }
  ++record_;
}

void BlockReader::accept() {
  const auto row = static_cast<std::uint32_t>(rows_);
  if (is_nested_) {
    if (chunk_.runs.empty() || chunk_.runs.back().owner != person_) chunk_.runs.push_back({person_, row});
  } else if (is_participations_) {
    chunk_.names.insert(chunk_.names.end(), person_name_.begin(), person_name_.end());
    chunk_.name_ends.push_back(static_cast<std::uint32_t>(chunk_.names.size()));
  } else if (chunk_.runs.empty()) {
    chunk_.runs.push_back({0, 0});
  }
  if (!chunk_.record_of_row.empty() || row != record_) {
    if (chunk_.record_of_row.empty()) {
      for (std::uint32_t before = 0; before < row; ++before) chunk_.record_of_row.push_back(before);
    }
    chunk_.record_of_row.push_back(record_);
  }
  ++rows_;
}

bool BlockReader::find_person(std::string_view field) {
  if (person_ != PersonIndex::absent && field == person_field_) return true;
  person_field_ = field;
  switch (identify(field)) {
    case Identified::yes:
      return true;
    case Identified::missing:
      reject(Code::value_missing, layout_.person);
      break;
    case Identified::identity_number:
      reject(Code::identity_number, layout_.person);
      break;
    case Identified::unknown:
      reject(Code::unknown_person, layout_.person);
      break;
  }
  return false;
}

BlockReader::Identified BlockReader::identify(std::string_view field) {
  person_ = PersonIndex::absent;
  const std::string_view name = said(field);
  if (means_missing(name)) return Identified::missing;
  if (setting_.key != nullptr) {
    person_name_ = setting_.key->pseudonym(name, setting_.as_of);
  } else {
    person_name_ = name;
  }
  if (is_nested_) {
    person_ = setting_.persons->find(person_name_);
    if (person_ != PersonIndex::absent) return Identified::yes;
  }
  if (setting_.key == nullptr && is_identity_number(name)) return Identified::identity_number;
  return is_nested_ ? Identified::unknown : Identified::yes;
}

bool BlockReader::means_missing(std::string_view text) const {
  if (!has_missing_words_) return text.empty();
  const std::vector<std::string>& missing = setting_.source->missing;
  return text.empty() || std::find(missing.begin(), missing.end(), text) != missing.end();
}

bool BlockReader::set_missing(const FieldUse& use) {
  builders_[static_cast<std::size_t>(use.staged)].set(rows_, no_value);
  if (use.precision != not_staged) builders_[static_cast<std::size_t>(use.precision)].set(rows_, no_value);
  const model::Column& definition = model::column(use.column);
  if (definition.table != setting_.source->table || !definition.required) return true;
  reject(Code::value_missing, use.field);
  return false;
}

bool BlockReader::read_use(const FieldUse& use, std::string_view field) {
  switch (use.form) {
    case Form::date:
      return read_date(use, field);
    case Form::number:
    case Form::money:
      return read_number(use, field);
    case Form::small:
    case Form::code:
    case Form::label:
      return read_word(use, field);
    case Form::person:
      return true;
  }
  return true;
}

bool BlockReader::read_word(const FieldUse& use, std::string_view field) {
  Dictionary& dictionary = dictionaries_[static_cast<std::size_t>(use.staged)];
  std::int32_t meaning = dictionary.find(field);
  if (meaning == WordTable::absent) meaning = dictionary.learn(field, said(field));
  if (meaning >= 0) {
    builders_[static_cast<std::size_t>(use.staged)].set(rows_, meaning);
    if (use.staged == state_) set_core_state(use.field);
    return true;
  }
  if (meaning == Dictionary::null) return set_missing(use);
  builders_[static_cast<std::size_t>(use.staged)].set(rows_, no_value);
  rejected_ = true;
  const bool hidden =
      model::column(use.column).sensitive || model::column(use.column).table != setting_.source->table;
  if (meaning == Dictionary::outside_scale) {
    const model::Column& definition = model::column(use.column);
    const std::string range = std::to_string(definition.least) + "–" + std::to_string(definition.most);
    log_->reject(Code::outside_scale, use.field, record_, [&] {
      return Text{"ska ligga inom " + range, "must lie within " + range};
    });
    return false;
  }
  log_->reject(Code::unknown_code, use.field, record_, [&] {
    if (hidden) return Text();
    const std::string value(said(field));
    Text note = in_quotes(value);
    const std::optional<std::string> near = model::nearest(value, dictionary.known());
    if (near) {
      note.sv += ": menade du \"" + *near + "\"?";
      note.en += ": did you mean \"" + *near + "\"?";
    } else {
      note.sv += " är okänt";
      note.en += " is not known";
    }
    return note;
  });
  return false;
}

bool BlockReader::read_date(const FieldUse& use, std::string_view field) {
  if (field.empty()) return set_missing(use);
  std::optional<ParsedDate> date;
  if (!has_missing_words_) date = parse_date(field);
  if (!date) {
    const std::string_view text = said(field);
    if (means_missing(text)) return set_missing(use);
    date = parse_date(text);
  }
  const auto staged = static_cast<std::size_t>(use.staged);
  if (!date) {
    builders_[staged].set(rows_, no_value);
    rejected_ = true;
    log_->reject(Code::impossible_date, use.field, record_, [] { return Text(); });
    return false;
  }
  builders_[staged].set(rows_, date->day);
  if (use.precision != not_staged) {
    // To the day is what goes without saying.
    const bool exact = date->precision == Precision::day;
    builders_[static_cast<std::size_t>(use.precision)].set(
        rows_, exact ? no_value : static_cast<std::int32_t>(date->precision));
  }
  if (date->day >= first_late_day(use)) note_late(use, record_);
  return true;
}

bool BlockReader::read_number(const FieldUse& use, std::string_view field) {
  if (field.empty()) return set_missing(use);
  ColumnBuilder& builder = builders_[static_cast<std::size_t>(use.staged)];
  std::optional<ParsedNumber> number;
  if (!has_missing_words_ && use.form == Form::number) number = parse_number(field);
  if (!number) {
    const std::string_view text = said(field);
    if (means_missing(text)) return set_missing(use);
    if (use.form == Form::money) {
      const std::optional<std::int64_t> amount = parse_money(text);
      if (amount) {
        builder.set_money(rows_, *amount);
        return true;
      }
    } else {
      number = parse_number(text);
    }
  }
  if (!number) {
    builder.set(rows_, no_value);
    rejected_ = true;
    log_->reject(Code::bad_number, use.field, record_, [] { return Text(); });
    return false;
  }
  if (number->is_hundredths && !builder.keeps_doubles()) {
    builder.set(rows_, number->hundredths);
  } else {
    builder.set_number(rows_, number->value);
  }
  return true;
}

void BlockReader::finish(Chunk& chunk) {
  chunk.rows = static_cast<std::uint32_t>(rows_);
  chunk.records = record_;
  std::vector<std::size_t> positions;
  std::size_t size = 0;
  for (ColumnBuilder& builder : builders_) {
    positions.push_back(size);
    size = (size + builder.measure(rows_) + 7) / 8 * 8;
  }
  chunk.pages = Pages(size);
  for (std::size_t i = 0; i < builders_.size(); ++i) {
    chunk.columns.push_back(builders_[i].finish(rows_, chunk.pages.data(), positions[i]));
  }
  chunk.runs.shrink_to_fit();
  chunk.names.shrink_to_fit();
}

}  // namespace fotfaste::intake
