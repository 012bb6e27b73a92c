#include "report/table_view.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

// "8 923 460", "35 693,84": whole kronor, or kronor and öre.
std::string money_text(double kronor, model::Language language) {
  constexpr double largest = 9e13;
  if (!(std::abs(kronor) <= largest)) return decimal_number(kronor, 2, language);
  const std::int64_t ore = std::llround(kronor * 100);
  const std::int64_t rest = std::abs(ore % 100);
  std::string text = ore < 0 ? "-" : "";
  text.append(whole_number(std::abs(ore / 100), language));
  if (rest == 0) return text;
  text.push_back(language == model::Language::swedish ? ',' : '.');
  return text.append(rest < 10 ? "0" : "").append(std::to_string(rest));
}

}  // namespace

const Json& member(const Json& object, std::string_view key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  for (const auto& [name, value] : object.get_ref<const Json::object_t&>()) {
    if (name == key) return value;
  }
  return nothing;
}

const Json& elements(const Json& value) {
  static const Json none = Json::array();
  return value.is_array() ? value : none;
}

std::optional<double> as_number(const Json& value) {
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

std::string as_text(const Json& value, model::Language language) {
  if (value.is_string()) return neutral(value.get_ref<const std::string&>());
  if (value.is_number_float()) return decimal_number(value.get<double>(), 3, language);
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  if (value.is_number_integer()) return whole_number(value.get<std::int64_t>(), language);
  if (value.is_object()) return neutral(text_in(value, language));
  return {};
}

std::string TableView::id() const {
  return as_text(member(table_, "id"), language_);
}
std::string TableView::kind() const {
  return as_text(member(table_, "kind"), language_);
}
std::string TableView::title() const {
  const std::string title = as_text(member(table_, "title"), language_);
  return title.empty() ? id() : title;
}

std::string TableView::column_with(std::string_view role) const {
  for (const Json& column : columns()) {
    if (member(column, "role") == role) return as_text(member(column, "name"), language_);
  }
  return {};
}

bool TableView::has(std::string_view column) const {
  return std::any_of(columns().begin(), columns().end(),
                     [&](const Json& one) { return member(one, "name") == column; });
}

std::string TableView::label(std::string_view column) const {
  for (const Json& one : columns()) {
    if (member(one, "name") != column) continue;
    std::string label = as_text(member(one, "label"), language_);
    if (!label.empty()) return label;
  }
  return neutral(column);
}

std::string TableView::label(std::string_view column, const std::string& value) const {
  std::string label = as_text(member(member(member(table_, "labels"), column), value), language_);
  return label.empty() ? neutral(value) : label;
}

std::string TableView::text(const Json& row, std::string_view column) const {
  const Json& cell = member(row, column);
  if (cell.is_string()) return label(column, cell.get<std::string>());
  if (cell.is_number()) {
    for (const Json& one : columns()) {
      if (member(one, "name") != column) continue;
      const std::string unit = as_text(member(one, "unit"), language_);
      if (unit == "SEK") return money_text(cell.get<double>(), language_);
      if (unit == "percent") return decimal_number(cell.get<double>(), 1, language_);
    }
  }
  if (!cell.is_object()) return as_text(cell, language_);
  std::string text;
  for (auto it = cell.begin(); it != cell.end(); ++it) {
    if (!text.empty()) text.append(", ");
    text.append(it->is_string() ? label(it.key(), it->get<std::string>()) : as_text(*it, language_));
  }
  return text;
}

bool is_everybody(const Json& stratum) {
  return !stratum.is_object() || stratum.empty();
}

std::vector<std::string> values_of(const Json& rows, std::string_view column) {
  std::vector<std::string> values;
  for (const Json& row : rows) {
    const Json& cell = member(row, column);
    if (!cell.is_string()) continue;
    const std::string& value = cell.get_ref<const std::string&>();
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return values;
}

}  // namespace fotfaste::report
