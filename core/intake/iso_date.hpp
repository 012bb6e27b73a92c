// 2024-09-01 and nothing else, eight digits at a time.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/field_parse.hpp"

namespace fotfaste::intake {

inline constexpr int month_count = (last_year - first_year + 1) * 12;

// The first day of every month from first_year on, and of the month after the last.
constexpr std::array<Day, month_count + 1> make_month_starts() {
  std::array<Day, month_count + 1> starts{};
  for (int i = 0; i <= month_count; ++i) {
    starts[static_cast<std::size_t>(i)] = to_day({first_year + i / 12, i % 12 + 1, 1});
  }
  return starts;
}
inline constexpr std::array<Day, month_count + 1> month_starts = make_month_starts();

// The day, or no_day for anything that is not one of those of parse_date.
inline Day make_day(unsigned year, unsigned month, unsigned day) {
  if (year - first_year > last_year - first_year || month - 1 > 11) return no_day;
  const std::size_t index = (year - first_year) * 12 + month - 1;
  const Day first = month_starts[index];
  if (day - 1 >= static_cast<unsigned>(month_starts[index + 1] - first)) return no_day;
  return first + static_cast<Day>(day) - 1;
}

inline Day parse_iso_date(std::string_view text) {
  if (text.size() != 10) return no_day;
  std::uint64_t front = 0;  // YYYY-MM-
  std::uint16_t back = 0;   // DD
  std::memcpy(&front, text.data(), sizeof front);
  std::memcpy(&back, text.data() + sizeof front, sizeof back);
  constexpr std::uint64_t zeros = 0x2D30302D30303030;
  front ^= zeros;
  const unsigned days = back ^ 0x3030U;
  // Every byte is now a digit's value, or zero for a hyphen.
  const bool all_digits = ((front | (front + 0x7F76767F76767676)) & 0x8080808080808080) == 0 &&
                          ((days | (days + 0x7676U)) & 0x8080U) == 0;
  if (!all_digits) return no_day;
  const auto digit = [front](unsigned at) { return static_cast<unsigned>(front >> (8 * at) & 15); };
  const unsigned year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return make_day(year, digit(5) * 10 + digit(6), (days & 15) * 10 + (days >> 8));
}

// Whether both are of ten characters, and the same.
inline bool same_iso_date(std::string_view a, std::string_view b) {
  if (a.size() != 10 || b.size() != 10) return false;
  std::uint64_t words[4];
  std::memcpy(&words[0], a.data(), 8);
  std::memcpy(&words[1], a.data() + 2, 8);
  std::memcpy(&words[2], b.data(), 8);
  std::memcpy(&words[3], b.data() + 2, 8);
  return words[0] == words[2] && words[1] == words[3];
}

}  // namespace fotfaste::intake
