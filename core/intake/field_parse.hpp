// What a single field says: dates, numbers, amounts, yes and no. Nothing is guessed: a text that has more
// than one reading has none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"

namespace fotfaste::intake {

inline constexpr int first_year = 1850;
inline constexpr int last_year = 2199;

struct ParsedDate {
  Day day = 0;  // the first day of the month or year, when no more is known
  Precision precision = Precision::day;
};

// 2024-09-01, 2024/09/01, 20240901, 01.09.2024, 1.9.2024, each with a time of day after it or without;
// 2024-09 and 2024. Nothing for other texts, days that do not exist, and years outside the two above.
std::optional<ParsedDate> parse_date(std::string_view text);

// The last day that a date may stand for.
Day latest_day(ParsedDate date);

struct ParsedNumber {
  double value = 0;
  std::int32_t hundredths = 0;  // value * 100
  bool is_hundredths = false;   // whether hundredths says it exactly
};

// Decimal point or comma, a sign, and spaces (also no-break spaces) between thousands.
std::optional<ParsedNumber> parse_number(std::string_view text);

// An amount of kronor as öre; at most two decimals.
std::optional<std::int64_t> parse_money(std::string_view text);

// Yes and no in Swedish and English, 1 and 0.
std::optional<bool> parse_flag(std::string_view text);

}  // namespace fotfaste::intake
