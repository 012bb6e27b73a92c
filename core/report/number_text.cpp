#include "report/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace fotfaste::report {
namespace {

using model::Language;

std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return error == std::errc() ? std::string(buffer.data(), end) : shortest_number(value);
}

}  // namespace

std::string shortest_number(double value) {
  std::array<char, 64> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  std::string text(buffer.data(), end);
  // Without a point or an exponent a reader would take it for an integer, which has no negative zero.
  return text == "-0" ? "-0.0" : text;
}

std::string decimal_number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return "–";
  std::string text = fixed(value, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  if (language == Language::swedish) {
    if (const std::size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
  }
  return text;
}

std::string percent(double share, int decimals, Language language) {
  const double step = std::pow(10.0, -decimals);
  const double value = share * 100;
  std::string text;
  if (value > 0 && value < step / 2) {
    text.append("<").append(decimal_number(step, decimals, language));
  } else if (value < 100 && value > 100 - step / 2) {
    text.append(">").append(decimal_number(100 - step, decimals, language));
  } else {
    text = decimal_number(value, decimals, language);
  }
  return text.append(" %");
}

std::string percent_range(double low, double high, Language language) {
  return decimal_number(low * 100, 0, language) + "–" + decimal_number(high * 100, 0, language) + " %";
}

std::string whole_number(std::int64_t value, Language language) {
  const std::string digits = std::to_string(value);
  const std::size_t sign = value < 0 ? 1 : 0;
  if (digits.size() - sign < 5) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > sign && (digits.size() - i) % 3 == 0) text.push_back(language == Language::swedish ? ' ' : ',');
    text.push_back(digits[i]);
  }
  return text;
}

}  // namespace fotfaste::report
