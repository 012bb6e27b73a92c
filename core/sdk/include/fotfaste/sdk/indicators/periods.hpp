// Reporting periods: calendar years, or half-years.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::indicators {

// Consecutive numbers; later periods have larger ones.
using Period = std::int32_t;

class Periods {
 public:
  explicit constexpr Periods(bool half_years) : half_years_(half_years) {}

  [[nodiscard]] constexpr Period of(Day day) const {
    const CivilDate date = to_civil(day);
    return half_years_ ? date.year * 2 + (date.month > 6 ? 1 : 0) : date.year;
  }
  [[nodiscard]] constexpr Day first_day(Period period) const {
    return half_years_ ? to_day({period / 2, period % 2 == 0 ? 1 : 7, 1}) : to_day({period, 1, 1});
  }
  // "2024"; the month that ends a half-year: "2024-06", "2024-12".
  [[nodiscard]] std::string text(Period period) const {
    if (!half_years_) return std::to_string(period);
    return std::to_string(period / 2).append(period % 2 == 0 ? "-06" : "-12");
  }
  // Nothing for any other form, or a year in which no such fund is reported: 2000 to 2099.
  [[nodiscard]] std::optional<Period> parse(std::string_view text) const {
    if (text.size() != (half_years_ ? 7U : 4U)) return std::nullopt;
    int year = 0;
    for (const char c : text.substr(0, 4)) {
      if (c < '0' || c > '9') return std::nullopt;
      year = year * 10 + (c - '0');
    }
    if (year < 2000 || year > 2099) return std::nullopt;
    if (!half_years_) return year;
    if (text.substr(4) == "-06") return year * 2;
    return text.substr(4) == "-12" ? std::optional<Period>(year * 2 + 1) : std::nullopt;
  }

 private:
  bool half_years_;
};

}  // namespace fotfaste::indicators
