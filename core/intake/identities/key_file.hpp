// The file of keys: which pseudonym stands for which personal identity number. It is read in the process of
// join.hpp and nowhere else. What is wrong with it is noted by row and by person, never by what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"

namespace fotfaste::intake {

enum class KeyTrouble : std::uint8_t {
  unreadable,         // the file is not there or cannot be read
  no_header,          // no column of pseudonyms or none of identity numbers
  no_key,             // a participant without a row, or with an empty one
  impossible,         // not an identity number: its form or its date
  wrong_check_digit,  //
  other_birth_date,   // not born on the day that the participations say
  shared,             // two pseudonyms with the same identity number
  two_numbers,        // one pseudonym with two identity numbers
  placeholder,        // a protected identity: used as it stands, cannot be checked
};
inline constexpr std::uint8_t key_trouble_count = 9;

// A day of birth, known to the day, the month or the year.
struct BirthDate {
  Day day = 0;
  Precision precision = Precision::day;
};

struct WantedPerson {
  std::string pseudonym;
  std::vector<BirthDate> births;  // as the participations have them; empty when not known
};

struct KeyNote {
  static constexpr std::uint64_t nobody = UINT64_MAX;
  KeyTrouble trouble = KeyTrouble::unreadable;
  std::uint64_t row = 0;          // of the file of keys, the header being row 1; 0: no row
  std::uint64_t person = nobody;  // index into those wanted
  friend bool operator==(const KeyNote&, const KeyNote&) = default;
};

struct Keys {
  std::vector<std::string> identities;  // one for each wanted; empty where there is none
  std::vector<KeyNote> notes;           // by trouble, row and person
};

// Whether the note stops the file from being written.
constexpr bool is_error(KeyTrouble trouble) {
  return trouble != KeyTrouble::placeholder;
}

// bytes: delimited text (; , or tab) in UTF-8 or Windows-1252 with a header. Columns are known by the usual
// words for them; rows for pseudonyms that are not wanted are passed over, unless they share a number with
// one that is.
Keys read_keys(std::string_view bytes, const std::vector<WantedPerson>& wanted, Day as_of);

}  // namespace fotfaste::intake
