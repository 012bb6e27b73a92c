#include "report/html/cell_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {

std::string raw_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return shortest_number(value.get<double>());
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

std::string cell_value(const Json& value) {
  if (!value.is_number_float()) return raw_text(value);
  const double number = value.get<double>();
  if (number == std::floor(number) || !std::isfinite(number)) return shortest_number(number);
  std::array<char, 400> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 3);
  std::string text(digits.data(), written.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

bool is_share(const TableView& table, const std::string& column, const std::string& role) {
  constexpr std::array<std::string_view, 5> names = {"value", "low", "high", "worst", "best"};
  const std::string kind = table.kind();
  if (kind == "goals" && (column == "tolerance" || column == "fulfilment")) return true;
  if (kind == "curve") return role == "value" || role == "low" || role == "high";
  const bool counts = !table.column_with("numerator").empty() && !table.column_with("denominator").empty();
  return counts && std::find(names.begin(), names.end(), column) != names.end();
}

std::string plain_number(double value, const Speech& speech) {
  if (value == std::floor(value)) return count_text(value, speech, true);
  return decimal_number(value, 2, speech.language);
}

std::string cell_text(const Speech& speech, const TableView& table, const Json& row,
                      const std::string& column, const std::string& role) {
  const Json& cell = member(row, column);
  const auto number = as_number(cell);
  if (!number) return table.text(row, column);
  if (column == "few") return *number != 0 ? speech.say("ja", "yes") : std::string();
  if (is_share(table, column, role)) {
    const bool few = column == "value" && as_number(member(row, "few")).value_or(0) != 0;
    if (few && table.kind() != "curve") return speech.say("för få", "too few");
    return percent(*number, 0, speech.language);
  }
  if (role == "target_low" || role == "target_high") {
    const bool share = table.kind() == "goals" && member(row, table.column_with("scale")) != "count";
    if (share) return percent(*number, 0, speech.language);
  }
  if (cell.is_number_integer()) return count_text(number, speech, true);
  return plain_number(*number, speech);
}

std::string stratum_text(const Speech& speech, const TableView& table, const Json& stratum) {
  if (is_everybody(stratum)) return speech.say("alla", "everybody");
  std::string text;
  for (auto it = stratum.begin(); it != stratum.end(); ++it) {
    if (!text.empty()) text.append(", ");
    text.append(table.label("stratum", it.key())).append(": ");
    text.append(it->is_string() ? table.label(it.key(), it->get<std::string>()) : raw_text(*it));
  }
  return text;
}

std::string stratum_key(const Json& stratum) {
  std::string key;
  if (!stratum.is_object()) return key;
  for (auto it = stratum.begin(); it != stratum.end(); ++it) {
    if (!key.empty()) key.push_back(';');
    key.append(it.key()).append("=").append(raw_text(*it));
  }
  return key;
}

std::string short_label(const std::string& label) {
  return cut(label, 90);
}

}  // namespace fotfaste::report
