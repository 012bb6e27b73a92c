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

int two_digits(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + digits[at + 1] - '0';
}

// The day of the month as the calendar has it, coordination numbers' 60 taken off.
int day_of_month(std::string_view digits) {
  const int day = two_digits(digits, digits.size() - 6);
  return day > 60 ? day - 60 : day;
}

bool is_date(int year, int month, int day) {
  constexpr int first_year = 1850;
  constexpr int last_year = 2199;
  return year >= first_year && year <= last_year && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year, month);
}

bool has_possible_date(std::string_view digits) {
  const int month = two_digits(digits, digits.size() - 8);
  const int day = day_of_month(digits);
  if (digits.size() == 12) return is_date(two_digits(digits, 0) * 100 + two_digits(digits, 2), month, day);
  return is_date(2000 + two_digits(digits, 0), month, day) ||
         is_date(1900 + two_digits(digits, 0), month, day);
}

// The digits and the sign, whatever they say.
std::optional<IdentityNumber> split(std::string_view text) {
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
  return number;
}

bool has_right_check_digit(const IdentityNumber& number) {
  return has_right_check_digit(std::string_view(number.digits).substr(number.digits.size() - 10));
}

std::optional<IdentityNumber> parse(std::string_view text) {
  std::optional<IdentityNumber> number = split(text);
  if (!number || !has_possible_date(number->digits) || !has_right_check_digit(*number)) return std::nullopt;
  return number;
}

// Twelve digits.
std::string with_century(const IdentityNumber& number, std::int32_t as_of) {
  if (number.digits.size() == 12) return number.digits;
  const CivilDate now = to_civil(as_of);
  const int month = two_digits(number.digits, 2);
  const int day = day_of_month(number.digits);
  int year = now.year / 100 * 100 + two_digits(number.digits, 0);
  const bool later_this_year =
      year == now.year && (month > now.month || (month == now.month && day > now.day));
  if (year > now.year || (later_this_year && !number.plus)) year -= 100;
  if (number.plus) year -= 100;
  return std::to_string(year / 100) + number.digits;
}

// YYYYMMDDT and three letters or digits, of which nothing but the date is known.
bool is_placeholder(std::string_view text) {
  if (text.size() != 12 || text[8] != 'T') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
    if (i == 8 ? !letter : !is_digit(text[i]) && (i < 8 || !letter)) return false;
  }
  return true;
}

// The day that the first eight digits say, when there is such a day and it is not later than as_of.
std::optional<Day> birth_of(std::string_view digits, Day as_of) {
  const int year = two_digits(digits, 0) * 100 + two_digits(digits, 2);
  const int month = two_digits(digits, 4);
  const int written = two_digits(digits, 6);
  const int day = written > 60 ? written - 60 : written;
  if (!is_date(year, month, day)) return std::nullopt;
  const Day birth = to_day({year, month, day});
  return birth <= as_of ? std::optional<Day>(birth) : std::nullopt;
}

}  // namespace

bool is_identity_number(std::string_view text) {
  return parse(text).has_value();
}

Identity read_identity(std::string_view text, Day as_of) {
  if (is_placeholder(text)) {
    const auto birth = birth_of(text, as_of);
    if (!birth) return {};
    return {Identity::Kind::placeholder, std::string(text), *birth};
  }
  const auto number = split(text);
  if (!number || !has_possible_date(number->digits)) return {};
  std::string whole = with_century(*number, as_of);
  const auto birth = birth_of(whole, as_of);
  if (!birth) return {};
  if (!has_right_check_digit(*number)) return {Identity::Kind::wrong_check_digit, {}, 0};
  return {Identity::Kind::number, std::move(whole), *birth};
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
