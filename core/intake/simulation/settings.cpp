#include "intake/simulation/settings.hpp"

#include <algorithm>

#include "model/finding_catalogue.hpp"
#include "model/nearest.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Value;
using model::ValueType;

constexpr std::string_view unknown_key = "C003";
constexpr std::string_view wrong_type = "C004";
constexpr std::string_view wrong_value = "C023";

model::Finding finding_at(const model::Project& project, const Value& value, std::string_view code,
                          model::Text message, model::Text help) {
  model::Finding finding = model::make_finding(code);
  finding.message = std::move(message);
  if (!help.empty()) finding.help = std::move(help);
  finding.count = 1;
  model::Place place;
  place.file = project.file.filename().string();
  place.row = value.line;
  place.column = value.column;
  if (value.line >= 1 && value.line <= project.lines.size()) {
    place.excerpt = project.lines[value.line - 1];
    place.caret = value.column > 0 ? value.column - 1 : 0;
    place.caret_length = 1;
  }
  finding.places.push_back(std::move(place));
  return finding;
}

}  // namespace

model::Finding wrong_setting(const model::Project& project, const model::Value& value, model::Text message) {
  return finding_at(project, value, wrong_value, std::move(message), {});
}

void Settings::report(const Value& value, std::string_view code, model::Text message, model::Text help) {
  findings_.push_back(finding_at(project_, value, code, std::move(message), std::move(help)));
}

void Settings::refuse(std::string_view key, model::Text message) {
  const Value* value = table_ == nullptr ? nullptr : table_->find(key);
  if (value == nullptr) value = table_;
  if (value == nullptr) return;
  report(*value, wrong_value, std::move(message), {});
}

const Value* Settings::find(std::string_view key, ValueType type, std::string_view sv, std::string_view en) {
  asked_.emplace_back(key);
  const Value* value = table_ == nullptr ? nullptr : table_->find(key);
  if (value == nullptr) return nullptr;
  const bool whole_as_number = type == ValueType::number && value->type == ValueType::integer;
  if (value->type == type || whole_as_number) return value;
  const std::string name(key);
  report(*value, wrong_type, {name + " ska vara " + std::string(sv), name + " must be " + std::string(en)},
         {});
  return nullptr;
}

std::optional<std::int64_t> Settings::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const Value* value = find(key, ValueType::integer, "ett heltal", "a whole number");
  if (value == nullptr) return std::nullopt;
  if (value->integer >= least && value->integer <= most) return value->integer;
  const std::string range = std::to_string(least) + "–" + std::to_string(most);
  refuse(key, {std::string(key) + " ska vara " + range, std::string(key) + " must be " + range});
  return std::nullopt;
}

std::optional<double> Settings::number(std::string_view key) {
  const Value* value = find(key, ValueType::number, "ett tal", "a number");
  return value == nullptr ? std::nullopt : std::optional(value->number);
}

std::optional<std::string> Settings::text(std::string_view key) {
  const Value* value = find(key, ValueType::text, "en text", "a text");
  return value == nullptr ? std::nullopt : std::optional(value->text);
}

std::optional<bool> Settings::boolean(std::string_view key) {
  const Value* value = find(key, ValueType::boolean, "true eller false", "true or false");
  return value == nullptr ? std::nullopt : std::optional(value->integer != 0);
}

std::optional<Day> Settings::day(std::string_view key) {
  const Value* value = find(key, ValueType::date, "ett datum, som 2024-09-01", "a date, as 2024-09-01");
  return value == nullptr ? std::nullopt : std::optional(static_cast<Day>(value->integer));
}

std::vector<std::string> Settings::texts(std::string_view key) {
  std::vector<std::string> result;
  const Value* value = find(key, ValueType::list, "en lista med texter", "a list of texts");
  if (value == nullptr) return result;
  for (const Value& item : value->items) {
    if (item.type == ValueType::text) result.push_back(item.text);
  }
  return result;
}

std::vector<Quota> Settings::quotas(std::string_view key) {
  std::vector<Quota> result;
  const Value* value = find(key, ValueType::table, "en tabell: ord = antal", "a table: word = number");
  if (value == nullptr) return result;
  for (const Value& item : value->items) {
    if (item.type == ValueType::integer && item.integer >= 0) {
      result.push_back({item.key, static_cast<std::uint64_t>(item.integer)});
      continue;
    }
    report(item, wrong_type, {item.key + " ska vara ett antal", item.key + " must be a number"}, {});
  }
  return result;
}

std::map<std::string, std::string> Settings::words(std::string_view key) {
  std::map<std::string, std::string> result;
  const Value* value = find(key, ValueType::table, "en tabell: namn = ord", "a table: name = word");
  if (value == nullptr) return result;
  for (const Value& item : value->items) {
    if (item.type == ValueType::text) result[item.key] = item.text;
  }
  return result;
}

Settings Settings::table(std::string_view key) {
  return {project_, find(key, ValueType::table, "en tabell", "a table"), findings_};
}

std::vector<Settings> Settings::tables(std::string_view key) {
  std::vector<Settings> result;
  const Value* value = find(key, ValueType::list, "en lista med tabeller", "a list of tables");
  if (value == nullptr) return result;
  for (const Value& item : value->items) {
    if (item.type == ValueType::table) result.emplace_back(project_, &item, findings_);
  }
  return result;
}

std::vector<std::string> Settings::keys() const {
  std::vector<std::string> result;
  if (table_ == nullptr) return result;
  for (const Value& item : table_->items) result.push_back(item.key);
  return result;
}

void Settings::refuse_others() {
  if (table_ == nullptr) return;
  for (const Value& item : table_->items) {
    if (std::find(asked_.begin(), asked_.end(), item.key) != asked_.end()) continue;
    model::Text help;
    if (const std::optional<std::string> near = model::nearest(item.key, asked_)) {
      help = {"menade du \"" + *near + "\"?", "did you mean \"" + *near + "\"?"};
    }
    report(item, unknown_key,
           {"[simulation] har ingen nyckel \"" + item.key + "\"",
            "[simulation] has no key \"" + item.key + "\""},
           std::move(help));
  }
}

}  // namespace fotfaste::intake::simulation
