// What is wrong with rows of one file, as it is met while reading: cheap to note down, cut where there is too
// much of it, and exact in its counts. findings.hpp makes findings of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::intake {

// The rules of model/data_rules.cpp by their numbers, which are permanent.
enum class Code : std::uint8_t {
  unreadable = 1,
  empty_file = 2,
  header_twice = 3,
  required_column_missing = 4,
  mapped_column_missing = 5,
  extra_columns = 6,
  wrong_field_count = 7,
  unclosed_quote = 8,
  stray_bytes = 9,
  value_missing = 10,
  impossible_date = 11,
  bad_number = 12,
  outside_scale = 13,
  ends_before_start = 14,
  exit_before_entry = 15,
  outside_project = 16,
  impossible_age = 17,
  unknown_person = 18,
  participation_twice = 19,
  spells_overlap = 20,
  spell_twice = 21,
  unknown_code = 22,
  unknown_state = 23,
  after_as_of = 24,
  identity_number = 25,
  windows_1252 = 26,
  header_repeated = 27,
  too_many_participations = 28,
  no_rows = 29,
  no_participations = 30,
  key_unreadable = 31,
  table_too_long = 32,
  outside_age_limits = 33,
  described_elsewhere = 40,
};

// "D014".
std::string name(Code code);

inline constexpr std::int32_t whole_row = -1;
inline constexpr std::size_t most_places = 1000;

struct TroublePlace {
  std::uint64_t record = 0;  // number of the record in its block or, once appended, in its file; from 0
  model::Text note;
};

struct TroubleGroup {
  std::uint64_t count = 0;
  std::vector<TroublePlace> places;  // the first ones
};

struct Rejection {
  std::uint64_t record = 0;
  Code code = Code::unreadable;
  std::int32_t field = whole_row;
};

class TroubleLog {
 public:
  // field is the number of the field in its record, from 0, or whole_row. make_note is called when the place
  // will be shown.
  template <typename MakeNote>
  void note(Code code, std::int32_t field, std::uint64_t record, MakeNote&& make_note) {
    TroubleGroup& group = groups_[{code, field}];
    ++group.count;
    if (group.places.size() < most_places) group.places.push_back({record, make_note()});
  }
  // The same, for a row that is set aside because of it.
  template <typename MakeNote>
  void reject(Code code, std::int32_t field, std::uint64_t record, MakeNote&& make_note) {
    note(code, field, record, make_note);
    rejections_.push_back({record, code, field});
  }
  void reject(Code code, std::int32_t field, std::uint64_t record) {
    reject(code, field, record, [] { return model::Text(); });
  }
  // For a row that is set aside because of something that was said of the whole file.
  void reject_silently(Code code, std::uint64_t record) { rejections_.push_back({record, code, whole_row}); }

  // Adds what was met in a later part of the file; first is the number of that part's first record.
  void append(const TroubleLog& later, std::uint64_t first);
  // Brings places and rejections into the order of the file, and cuts places to the first most_places.
  void sort();

  using Groups = std::map<std::pair<Code, std::int32_t>, TroubleGroup>;
  [[nodiscard]] const Groups& groups() const { return groups_; }
  [[nodiscard]] const std::vector<Rejection>& rejections() const { return rejections_; }

 private:
  Groups groups_;
  std::vector<Rejection> rejections_;
};

}  // namespace fotfaste::intake
