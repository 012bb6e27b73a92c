// Swedish personal identity numbers: finding them, so that none is ever kept or shown, and keyed pseudonyms
// in their place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::intake {

// Whether the text is a personal identity number or coordination number (day + 60) of ten or twelve digits:
// a possible date and a right check digit, with -, + or a space before the last four or without.
bool is_identity_number(std::string_view text);

// What a field that should hold a person's identity says.
struct Identity {
  enum class Kind : std::uint8_t {
    number,             // personal identity number or coordination number
    placeholder,        // YYYYMMDDT and three more: a protected identity, which cannot be checked
    impossible,         // neither, or a date that does not exist or is later than as_of
    wrong_check_digit,  // a possible date, but a digit is wrong somewhere
  };
  Kind kind = Kind::impossible;
  std::string text;  // twelve digits, or the placeholder; empty for the last two kinds
  Day birth = 0;     // of a coordination number without the 60
};

// Ten or twelve digits. The century of ten: the latest in which the day of birth is not later than as_of;
// with
// + a hundred years earlier than the latest year, since the sign is used from the year in which somebody
// turns 100.
Identity read_identity(std::string_view text, Day as_of);

// The text with a bullet in the place of every identity number in it.
std::string without_identity_numbers(std::string_view text);

// Makes pseudonyms: BLAKE2b with a secret key, 16 hexadecimal characters. The same person gets the same
// pseudonym however the number is written.
class PseudonymKey {
 public:
  // Nothing when the file cannot be read or holds fewer than 16 bytes.
  static std::optional<PseudonymKey> read(const std::filesystem::path& file);
  PseudonymKey(const PseudonymKey&) = default;
  PseudonymKey& operator=(const PseudonymKey&) = default;
  ~PseudonymKey();

  // as_of decides the century of a number of ten digits.
  [[nodiscard]] std::string pseudonym(std::string_view person, std::int32_t as_of) const;

 private:
  explicit PseudonymKey(std::string key) : key_(std::move(key)) {}
  std::string key_;
};

}  // namespace fotfaste::intake
