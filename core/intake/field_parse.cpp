#include "intake/field_parse.hpp"

#include <fast_float/fast_float.h>

#include <array>
#include <string>

#include "intake/iso_date.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

unsigned digit(char c) {
  return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
}

// The number that count digits stand for, or nothing.
std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  for (const char c : text) {
    if (digit(c) > 9) return std::nullopt;
    number = number * 10 + digit(c);
  }
  return number;
}

std::optional<ParsedDate> whole_date(std::string_view year, std::string_view month, std::string_view day) {
  const std::optional<unsigned> y = digits(year);
  const std::optional<unsigned> m = digits(month);
  const std::optional<unsigned> d = digits(day);
  if (!y || !m || !d) return std::nullopt;
  const Day made = make_day(*y, *m, *d);
  if (made == no_day) return std::nullopt;
  return ParsedDate{made, Precision::day};
}

// "01.09.2024", "1.9.2024".
std::optional<ParsedDate> day_first(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = text.find('.', first + 1);
  if (second == std::string_view::npos || text.size() - second != 5) return std::nullopt;
  const std::string_view day = text.substr(0, first);
  const std::string_view month = text.substr(first + 1, second - first - 1);
  if (day.empty() || day.size() > 2 || month.empty() || month.size() > 2) return std::nullopt;
  return whole_date(text.substr(second + 1), month, day);
}

// "00:00", "13:45:00", "00:00:00.000", with Z after it or without.
bool is_time_of_day(std::string_view text) {
  if (text.size() < 5 || text.size() > 16 || text[2] != ':') return false;
  if (text.size() > 5 && text[5] != ':' && text[5] != 'Z') return false;
  if (!digits(text.substr(0, 2)) || !digits(text.substr(3, 2))) return false;
  return text.find_first_not_of("0123456789:.Z", 5) == std::string_view::npos;
}

std::optional<ParsedDate> parse_date_alone(std::string_view text) {
  if (text.find('.') != std::string_view::npos) return day_first(text);
  if (text.size() == 10 && (text[4] == '-' || text[4] == '/') && text[7] == text[4]) {
    return whole_date(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
  }
  if (text.size() == 8) return whole_date(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  const auto with_precision = [](std::optional<ParsedDate> date, Precision precision) {
    if (date) date->precision = precision;
    return date;
  };
  if (text.size() == 7 && (text[4] == '-' || text[4] == '/')) {
    return with_precision(whole_date(text.substr(0, 4), text.substr(5, 2), "1"), Precision::month);
  }
  if (text.size() == 4) return with_precision(whole_date(text, "1", "1"), Precision::year);
  return std::nullopt;
}

constexpr std::array<std::string_view, 4> spaces = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

// A number written plainly: an optional minus, digits, and at most one point. Spaces must stand between
// groups of three digits.
std::optional<std::string> plain_number(std::string_view text) {
  constexpr std::string_view minus_sign = "\xE2\x88\x92";
  std::string plain;
  if (text.starts_with(minus_sign)) {
    plain.push_back('-');
    text.remove_prefix(minus_sign.size());
  } else if (text.starts_with('-') || text.starts_with('+')) {
    if (text.front() == '-') plain.push_back('-');
    text.remove_prefix(1);
  }
  bool seen_point = false;
  bool seen_space = false;
  std::size_t group = 0;  // digits since the last space
  std::size_t count = 0;
  const auto group_is_whole = [&] { return !seen_space || group == 3; };
  while (!text.empty()) {
    std::size_t space = 0;
    for (const std::string_view candidate : spaces) {
      if (text.starts_with(candidate)) space = candidate.size();
    }
    if (space != 0) {
      if (seen_point || group == 0 || group > 3 || !group_is_whole()) return std::nullopt;
      seen_space = true;
      group = 0;
      text.remove_prefix(space);
      continue;
    }
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '.' || c == ',') {
      if (seen_point || !group_is_whole()) return std::nullopt;
      seen_point = true;
      plain.push_back('.');
    } else if (digit(c) <= 9) {
      if (!seen_point) ++group;
      ++count;
      plain.push_back(c);
    } else {
      return std::nullopt;
    }
  }
  if (count == 0 || !group_is_whole() || plain.back() == '.') return std::nullopt;
  return plain;
}

}  // namespace

std::optional<ParsedDate> parse_date(std::string_view text) {
  // By far the most common form.
  const Day iso = parse_iso_date(text);
  if (iso != no_day) return ParsedDate{iso, Precision::day};
  const std::size_t time = text.find_first_of(" T");
  if (time == std::string_view::npos) return parse_date_alone(text);
  if (!is_time_of_day(text.substr(time + 1))) return std::nullopt;
  const std::optional<ParsedDate> date = parse_date_alone(text.substr(0, time));
  return date && date->precision == Precision::day ? date : std::nullopt;
}

Day latest_day(ParsedDate date) {
  switch (date.precision) {
    case Precision::day:
      return date.day;
    case Precision::month:
      return add_months(date.day, 1) - 1;
    case Precision::year:
      return add_months(date.day, 12) - 1;
  }
  return date.day;
}

std::optional<ParsedNumber> parse_number(std::string_view text) {
  // Small whole numbers and a few decimals first.
  constexpr std::size_t most_digits = 7;
  std::int32_t number = 0;
  std::int32_t decimals = -1;
  std::size_t at = 0;
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) ++at;
  const std::size_t first = at;
  for (; at < text.size() && at - first < most_digits; ++at) {
    const char c = text[at];
    if (digit(c) <= 9) {
      number = number * 10 + static_cast<std::int32_t>(digit(c));
      if (decimals >= 0) ++decimals;
    } else if ((c == '.' || c == ',') && decimals < 0 && at > first) {
      decimals = 0;
    } else {
      break;
    }
  }
  if (at == text.size() && at > first && decimals != 0 && decimals <= 2) {
    const std::int32_t scale = decimals == 2 ? 1 : decimals == 1 ? 10 : 100;
    if (negative) number = -number;
    // A quotient of whole numbers is rounded once, so it is the double nearest to the text.
    const double value = static_cast<double>(number * scale) / 100.0;
    return ParsedNumber{value, number * scale, true};
  }
  const std::optional<std::string> plain = plain_number(text);
  if (!plain) return std::nullopt;
  ParsedNumber parsed;
  const auto result = fast_float::from_chars(plain->data(), plain->data() + plain->size(), parsed.value);
  if (result.ec != std::errc() || result.ptr != plain->data() + plain->size()) return std::nullopt;
  if (parsed.value == 0) parsed.value = 0;  // no negative zero
  constexpr double largest = 2e7;
  if (parsed.value > -largest && parsed.value < largest) {
    parsed.hundredths = static_cast<std::int32_t>(parsed.value * 100.0 + (parsed.value < 0 ? -0.5 : 0.5));
    parsed.is_hundredths = static_cast<double>(parsed.hundredths) / 100.0 == parsed.value;
  }
  return parsed;
}

std::optional<std::int64_t> parse_money(std::string_view text) {
  const std::optional<std::string> plain = plain_number(text);
  if (!plain) return std::nullopt;
  const std::size_t point = plain->find('.');
  std::string whole = plain->substr(0, point);
  std::string decimals = point == std::string::npos ? "" : plain->substr(point + 1);
  while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
  constexpr std::size_t most_digits = 15;
  if (decimals.size() > 2 || whole.size() > most_digits) return std::nullopt;
  decimals.resize(2, '0');
  const bool negative = whole.starts_with('-');
  std::int64_t amount = 0;
  for (const char c : whole.substr(negative ? 1 : 0) + decimals) {
    amount = amount * 10 + static_cast<std::int64_t>(digit(c));
  }
  return negative ? -amount : amount;
}

std::optional<bool> parse_flag(std::string_view text) {
  constexpr std::array<std::u32string_view, 9> yes = {U"1",    U"ja",   U"j",    U"yes", U"y",
                                                      U"true", U"sant", U"sann", U"x"};
  constexpr std::array<std::u32string_view, 7> no = {U"0",     U"nej",    U"n",    U"no",
                                                     U"false", U"falskt", U"falsk"};
  const std::u32string word = model::folded(text);
  for (const std::u32string_view candidate : yes) {
    if (word == candidate) return true;
  }
  for (const std::u32string_view candidate : no) {
    if (word == candidate) return false;
  }
  return std::nullopt;
}

}  // namespace fotfaste::intake
