#include "intake/identity_number.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::size_t shortest_number = 10;
constexpr std::size_t longest_number = 13;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct IdentityNumber {
  std::string digits;  // ten or twelve
  bool plus = false;   // the person is a hundred years old or more
};

bool has_right_check_digit(std::string_view ten_digits) {
  int sum = 0;
  for (std::size_t i = 0; i < ten_digits.size(); ++i) {
    int value = ten_digits[i] - '0';
    if (i % 2 == 0) value *= 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool has_possible_date(std::string_view digits) {
  const auto two = [digits](std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
  const std::size_t month_at = digits.size() - 8;
  const int month = two(month_at);
  int day = two(month_at + 2);
  if (day > 60) day -= 60;
  if (month < 1 || month > 12 || day < 1) return false;
  if (digits.size() == 10)
    return day <= days_in_month(2000 + two(0), month) || day <= days_in_month(1900 + two(0), month);
  const int year = two(0) * 100 + two(2);
  return year >= 1850 && year <= 2199 && day <= days_in_month(year, month);
}

std::optional<IdentityNumber> parse(std::string_view text) {
  if (text.size() < shortest_number || text.size() > longest_number) return std::nullopt;
  IdentityNumber number;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      number.digits.push_back(text[i]);
      continue;
    }
    const bool sign = text[i] == '-' || text[i] == '+' || text[i] == ' ';
    if (!sign || i + 5 != text.size()) return std::nullopt;
    number.plus = text[i] == '+';
  }
  if (number.digits.size() != 10 && number.digits.size() != 12) return std::nullopt;
  const std::string_view digits = number.digits;
  if (!has_possible_date(digits) || !has_right_check_digit(digits.substr(digits.size() - 10)))
    return std::nullopt;
  return number;
}

// Twelve digits: with the latest century in which the person was born before as_of.
std::string with_century(const IdentityNumber& number, std::int32_t as_of) {
  if (number.digits.size() == 12) return number.digits;
  const int now = to_civil(as_of).year;
  const int year_in_century = (number.digits[0] - '0') * 10 + number.digits[1] - '0';
  int century = now / 100;
  if (century * 100 + year_in_century > now) --century;
  if (number.plus) --century;
  return std::to_string(century) + number.digits;
}

}  // namespace

bool is_identity_number(std::string_view text) {
  return parse(text).has_value();
}

std::string without_identity_numbers(std::string_view text) {
  constexpr std::string_view bullet = "•";
  std::string masked;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]));
    std::size_t found = 0;
    for (std::size_t size = longest_number; begins && size >= shortest_number; --size) {
      const bool whole = at + size == text.size() || (at + size < text.size() && !is_digit(text[at + size]));
      if (whole && is_identity_number(text.substr(at, size))) {
        found = size;
        break;
      }
    }
    if (found != 0) {
      masked.append(bullet);
      at += found;
    } else {
      masked.push_back(text[at++]);
    }
  }
  return masked;
}

std::optional<PseudonymKey> PseudonymKey::read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || sodium_init() < 0) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.pop_back();
  if (bytes.size() < crypto_generichash_KEYBYTES_MIN) return std::nullopt;
  // A key of any length becomes one of the length that the hash takes.
  std::string key(crypto_generichash_KEYBYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  sodium_memzero(bytes.data(), bytes.size());
  return PseudonymKey(std::move(key));
}

PseudonymKey::~PseudonymKey() {
  sodium_memzero(key_.data(), key_.size());
}

std::string PseudonymKey::pseudonym(std::string_view person, std::int32_t as_of) const {
  const std::optional<IdentityNumber> number = parse(person);
  const std::string whole = number ? with_century(*number, as_of) : std::string(person);
  // The shortest digest that the library makes has 16 bytes; the first eight are shown.
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(whole.data()),
                     whole.size(), reinterpret_cast<const unsigned char*>(key_.data()), key_.size());
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) {
    text.push_back(hexadecimal[digest[i] >> 4]);
    text.push_back(hexadecimal[digest[i] & 15]);
  }
  return text;
}

}  // namespace fotfaste::intake
