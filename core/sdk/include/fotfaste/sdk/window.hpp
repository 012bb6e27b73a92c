// How far from a follow-up point an observation may lie and still count for it, as "-14d..+30d".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste {

// Whole days, both of them included; neither is negative. 0 and 0: the point's own day alone.
struct Window {
  Day before = 0;
  Day after = 0;
  friend constexpr bool operator==(const Window&, const Window&) = default;
};

// "-14d..+30d", "0d..+30d", "-14d..0d"; nothing for any other form.
constexpr std::optional<Window> parse_window(std::string_view text) {
  const auto days = [](std::string_view side, char sign) -> std::optional<Day> {
    const bool is_signed = side.starts_with(sign);
    const auto duration = parse_duration(is_signed ? side.substr(1) : side);
    if (!duration || duration->months != 0 || (duration->days != 0 && !is_signed)) return std::nullopt;
    return side.back() == 'd' ? std::optional<Day>(duration->days) : std::nullopt;
  };
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto before = days(text.substr(0, dots), '-');
  const auto after = days(text.substr(dots + 2), '+');
  return before && after ? std::optional<Window>(Window{*before, *after}) : std::nullopt;
}

}  // namespace fotfaste
