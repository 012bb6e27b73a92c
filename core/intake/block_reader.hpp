// Reads blocks of one file into chunks: splits records, understands fields, applies the rules that concern a
// row by itself, and notes down what is wrong. One reader is used by one thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/delimited_file.hpp"
#include "intake/dictionary.hpp"
#include "intake/field_parse.hpp"
#include "intake/identity_number.hpp"
#include "intake/item_scales.hpp"
#include "intake/person_index.hpp"
#include "intake/source_layout.hpp"
#include "intake/staging.hpp"
#include "intake/trouble.hpp"

namespace fotfaste::intake {

// What readers of one file share. Nothing is owned; all of it outlives the readers.
struct ReadingSetting {
  const model::Project* project = nullptr;
  const model::Source* source = nullptr;
  const DelimitedFile* file = nullptr;
  const SourceLayout* layout = nullptr;
  const PersonIndex* persons = nullptr;  // of nested tables
  const ItemScales* scales = nullptr;
  const PseudonymKey* key = nullptr;
  std::int32_t as_of = 0;  // 0: not stated
};

class BlockReader {
 public:
  BlockReader(const ReadingSetting& setting, std::uint32_t source, std::uint32_t reader);

  // Records of the chunk and places of log are numbered from the beginning of the block.
  Chunk read(std::size_t block, TroubleLog& log);

  // By column of the chunk; empty for columns without words.
  [[nodiscard]] const std::vector<Dictionary>& dictionaries() const { return dictionaries_; }
  [[nodiscard]] std::uint64_t blank_records() const { return blank_records_; }

 private:
  struct Pair {  // two dates of a row of which the first must not be after the second
    std::int32_t from = not_staged;
    std::int32_t until = not_staged;
    std::int32_t until_precision = not_staged;
    Code code = Code::ends_before_start;
  };

  void read_record(const std::vector<std::string_view>& fields, std::string_view text, bool broken_quote);
  bool is_blank(const std::vector<std::string_view>& fields) const;
  enum class Identified : std::uint8_t { yes, missing, identity_number, unknown };
  bool find_person(std::string_view field);
  // Sets person_ and person_name_.
  Identified identify(std::string_view field);
  bool read_use(const FieldUse& use, std::string_view field);
  bool read_word(const FieldUse& use, std::string_view field);
  bool read_date(const FieldUse& use, std::string_view field);
  bool read_number(const FieldUse& use, std::string_view field);
  bool set_missing(const FieldUse& use);
  bool means_missing(std::string_view text) const;
  bool check_row();
  bool check_pair(const Pair& pair);
  bool check_participation();
  bool check_scale();
  [[nodiscard]] bool enters_outside_project(std::size_t row) const;
  [[nodiscard]] bool has_impossible_age(std::size_t row) const;
  // Whether the age at entry is certainly below or above the project's limits.
  enum class AgeLimit : std::uint8_t { kept, too_young, too_old };
  [[nodiscard]] AgeLimit age_limit(std::size_t row) const;
  struct OutsideScale {
    const ItemScale* scale = nullptr;  // null: within
    bool low = false;
  };
  [[nodiscard]] OutsideScale outside_scale(std::size_t row);
  // The first day of a date column on which nothing is known.
  [[nodiscard]] Day first_late_day(const FieldUse& use) const;
  void note_late(const FieldUse& use, std::uint32_t record);

  // clean_block.cpp: false when the block must be read row by row.
  bool read_clean(std::string_view text);
  bool read_clean_column(const FieldUse& use, std::string_view text, std::size_t rows);
  bool read_clean_persons(std::string_view text, std::size_t rows);
  bool check_clean_rows(std::size_t rows);
  void note_dates_after_as_of();
  void read_rows(std::string_view text);
  const ItemScale* scale_of_row(std::size_t row);
  void set_core_state(std::int32_t state_field);
  void read_months(const std::vector<std::string_view>& fields);
  void accept();
  void reject(Code code, std::int32_t field, const model::Text& note = {});
  [[nodiscard]] std::string_view said(std::string_view field);
  [[nodiscard]] std::int32_t field_of(std::int32_t staged) const;
  [[nodiscard]] std::int32_t value(std::int32_t staged, std::size_t row) const {
    return staged == not_staged ? no_value : builders_[static_cast<std::size_t>(staged)].get(row);
  }
  [[nodiscard]] std::int32_t value(std::int32_t staged) const { return value(staged, rows_); }
  // The last day that a date may stand for.
  [[nodiscard]] Day latest(std::int32_t staged, std::size_t row) const;
  [[nodiscard]] std::int32_t staged(std::string_view column) const;
  void reserve(std::size_t rows);
  void finish(Chunk& chunk);

  const ReadingSetting& setting_;
  const SourceLayout& layout_;
  std::uint32_t source_;
  std::uint32_t reader_;
  std::vector<Dictionary> dictionaries_;
  std::vector<ColumnBuilder> builders_;
  std::vector<std::int32_t> precisions_;  // by column of the chunk: the one that says how exact its dates are
  bool has_missing_words_ = false;
  bool is_participations_ = false;
  bool is_nested_ = false;
  Pair pair_;
  std::int32_t entry_ = not_staged, birth_ = not_staged, group_ = not_staged;
  std::int32_t state_ = not_staged, core_state_ = not_staged;
  bool core_state_given_ = false;  // by the file; otherwise it follows from the state
  std::int32_t item_ = not_staged, instrument_ = not_staged, rater_ = not_staged, rating_ = not_staged;

  // Of the block that is being read.
  TroubleLog* log_ = nullptr;
  Chunk chunk_;
  std::size_t rows_ = 0;      // accepted so far
  std::size_t capacity_ = 0;  // of the builders
  std::uint32_t record_ = 0;
  bool rejected_ = false;  // the record that is being read
  std::string_view person_field_;
  std::uint32_t person_ = PersonIndex::absent;
  std::string person_name_;
  std::uint64_t blank_records_ = 0;
  double rating_value_ = 0;
  // By the numbers of instrument, item and rater.
  std::map<std::array<std::int32_t, 3>, const ItemScale*> scales_met_;

  std::vector<std::uint32_t> places_;
  Record fields_;
  std::string decoding_, unquoting_;
};

}  // namespace fotfaste::intake
