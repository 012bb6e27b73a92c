// Swedish personal identity numbers: finding them, so that none is ever kept or shown, and keyed pseudonyms
// in their place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fotfaste::intake {

// Whether the text is a personal identity number or coordination number (day + 60) of ten or twelve digits:
// a possible date and a right check digit, with -, + or a space before the last four or without.
bool is_identity_number(std::string_view text);

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
