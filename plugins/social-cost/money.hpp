// Money is whole öre wherever it is added; kronor are for showing.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace social_cost {

using Ore = std::int64_t;

// The double nearest to the amount: exact to the öre below 90 000 000 000 000 kronor.
inline double kronor(Ore ore) {
  return static_cast<double>(ore) / 100;
}
inline std::optional<double> kronor(const std::optional<Ore>& ore) {
  return ore ? std::optional(kronor(*ore)) : std::nullopt;
}

// What was reckoned in kronor, to the nearest öre; nothing for what is no amount that money has.
inline std::optional<Ore> to_ore(double amount) {
  constexpr double largest = 9e13;
  if (!(std::abs(amount) <= largest)) return std::nullopt;
  return std::llround(amount * 100);
}
inline std::optional<double> rounded(double amount) {
  return kronor(to_ore(amount));
}
inline std::optional<double> rounded(const std::optional<double>& amount) {
  return amount ? rounded(*amount) : std::nullopt;
}

// What rests on assumptions is told in whole kronor: öre would claim to be known.
inline std::optional<double> whole_kronor(double amount) {
  const std::optional<double> within = rounded(amount);
  return within ? std::optional(std::round(*within)) : std::nullopt;
}

// "8 923 460", "-12,50" with a comma as the decimal sign; "8,923,460", "-12.50" with a point.
inline std::string amount_text(Ore ore, char decimal_sign) {
  const bool negative = ore < 0;
  const std::uint64_t magnitude =
      negative ? 0 - static_cast<std::uint64_t>(ore) : static_cast<std::uint64_t>(ore);
  std::string text = std::to_string(magnitude / 100);
  for (std::size_t place = text.size(); place > 3;)
    text.insert(place -= 3, 1, decimal_sign == ',' ? ' ' : ',');
  if (const std::uint64_t rest = magnitude % 100; rest != 0) {
    text.push_back(decimal_sign);
    text.append(rest < 10 ? "0" : "").append(std::to_string(rest));
  }
  if (negative) text.insert(text.begin(), '-');
  return text;
}

// So many öre for each of so many, to the nearest öre.
inline std::optional<Ore> divide(Ore ore, std::int64_t count) {
  if (count <= 0) return std::nullopt;
  Ore quotient = ore / count;
  const Ore rest = ore % count;
  const std::int64_t distance = rest < 0 ? -rest : rest;
  if (distance >= count - distance) quotient += rest < 0 ? -1 : 1;
  return quotient;
}

}  // namespace social_cost
