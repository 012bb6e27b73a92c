#include "intake/wide_header.hpp"

#include <array>
#include <cstddef>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::array<std::string_view, 12> english_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> small_english_months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> swedish_months = {"jan", "feb", "mar", "apr", "maj", "jun",
                                                             "jul", "aug", "sep", "okt", "nov", "dec"};

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// What a token without its braces stands for in a month; nothing for what is not a token.
std::optional<std::string> text_of(std::string_view token, CivilDate date, int running_number) {
  const auto index = static_cast<std::size_t>(date.month - 1);
  if (token == "yyyy") return two_digits(date.year / 100) + two_digits(date.year % 100);
  if (token == "yy") return two_digits(date.year % 100);
  if (token == "mm") return two_digits(date.month);
  if (token == "m") return std::to_string(date.month);
  if (token == "Mon") return std::string(english_months[index]);
  if (token == "mon") return std::string(small_english_months[index]);
  if (token == "mån") return std::string(swedish_months[index]);
  if (token == "n") return std::to_string(running_number);
  return std::nullopt;
}

// Hands every piece of a pattern to take, with whether it stood between braces (which are left off).
template <typename Take>
void for_each_piece(std::string_view pattern, Take&& take) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) {
      take(pattern, false);
      return;
    }
    if (open > 0) take(pattern.substr(0, open), false);
    take(pattern.substr(open + 1, close - open - 1), true);
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace

std::string wide_header(const model::WideMapping& wide, std::int32_t month) {
  const CivilDate date = to_civil(month);
  const int running_number = completed_months(wide.first_month, month) + 1;
  std::string header;
  for_each_piece(wide.header, [&](std::string_view piece, bool is_token) {
    const std::optional<std::string> text =
        is_token ? text_of(piece, date, running_number) : std::string(piece);
    if (text) header.append(*text);
  });
  return header;
}

std::vector<std::int32_t> wide_months(const model::WideMapping& wide) {
  std::vector<std::int32_t> months;
  for (std::int32_t month = wide.first_month; month <= wide.last_month; month = add_months(month, 1)) {
    months.push_back(month);
  }
  return months;
}

std::optional<std::string> unknown_token(std::string_view pattern) {
  std::optional<std::string> unknown;
  for_each_piece(pattern, [&](std::string_view piece, bool is_token) {
    if (unknown || !is_token || text_of(piece, {2000, 1, 1}, 1)) return;
    unknown.emplace("{").append(piece).append("}");
  });
  return unknown;
}

}  // namespace fotfaste::intake
