#include "names.hpp"

#include <algorithm>
#include <array>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Parameters;

constexpr std::array<std::string_view, 5> naming_kinds = {"assessment", "attribute", "target_group", "event",
                                                          "activity"};

// As words begin when the letters of ASCII are in lower case; those of two bytes may still be capitals.
constexpr std::array<std::string_view, 8> beginnings = {"gäng",     "gÄng",  "gang",     "kriminal",
                                                        "kriminel", "crime", "criminal", "brottsl"};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Bytes beyond ASCII belong to letters.
bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool sounds_of_crime(std::string_view text) {
  const std::string lower = in_lower_case(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (i > 0 && is_letter(lower[i - 1])) continue;
    const std::string_view rest = std::string_view(lower).substr(i);
    for (const std::string_view beginning : beginnings) {
      if (rest.starts_with(beginning)) return true;
    }
  }
  return false;
}

std::pair<std::string_view, std::string_view> instrument_and_item(std::string_view written) {
  const std::size_t dot = written.find('.');
  if (dot == std::string_view::npos) return {{}, written};
  return {written.substr(0, dot), written.substr(dot + 1)};
}

bool are_same(const Name& a, const Name& b) {
  if (a.first != b.first) return false;
  if (a.first != "assessment") return a.second == b.second;
  const auto [instrument, item] = instrument_and_item(a.second);
  const auto [other_instrument, other_item] = instrument_and_item(b.second);
  if (item != other_item) return false;
  return instrument.empty() || other_instrument.empty() || instrument == other_instrument;
}

[[noreturn]] void refuse(std::string_view name, const Parameters& at) {
  const std::string quoted = fotfaste::criteria::quote(name);
  throw fotfaste::ParameterError(
      {quoted + " är känsligt och får inte användas här.",
       quoted + " is sensitive and must not be used here."},
      {"Det skulle visas utan sin minsta grupp. Redovisa det bara som en fråga med sensitive = true.",
       "It would be shown without its smallest cell. Report it only as an item with sensitive = true."},
      at.raw(), sensitive_elsewhere_code);
}

}  // namespace

void add_names(const Parameters& criterion, Names& names) {
  if (criterion.is_list()) {
    for (const Parameters part : criterion.items()) add_names(part, names);
    return;
  }
  if (!criterion.is_table()) return;
  for (const std::string_view kind : naming_kinds) {
    for (const std::string_view text : criterion.texts(kind)) names.emplace(kind, text);
  }
  for (const std::string_view key : {"all", "any", "not", "count"}) add_names(criterion.find(key), names);
}

void refuse_names(const Parameters& criterion, const Names& sensitive) {
  Names asked;
  add_names(criterion, asked);
  for (const Name& one : asked) {
    for (const Name& other : sensitive) {
      if (are_same(one, other)) refuse(one.second, criterion);
    }
  }
}

void refuse_columns(const Parameters& columns, const Names& sensitive) {
  if (!columns) return;
  for (const Parameters column : columns.items()) {
    // Columns that are crossed stand with * between them.
    std::string crossed = "*";
    crossed.append(column.as_text()).append("*");
    for (const auto& [kind, word] : sensitive) {
      if (kind == "attribute" && crossed.find("*attributes." + word + "*") != std::string::npos)
        refuse(word, column);
    }
  }
}

std::vector<std::string> names_of_crime(const Names& names) {
  std::set<std::string> found;
  for (const auto& [kind, word] : names) {
    if (sounds_of_crime(word)) found.insert(word);
  }
  return {found.begin(), found.end()};
}

void report_names_of_crime(const Names& names, const fotfaste::Settings& settings) {
  for (const std::string& name : names_of_crime(names)) {
    const std::string quoted = fotfaste::criteria::quote(name);
    settings.report(
        fotfaste::Severity::warning, risk_of_crime_code,
        {"Risk för brott eller gäng bör inte finnas om enskilda: " + quoted + ".",
         "Risk of crime or gangs is better not held about single persons: " + quoted + "."},
        {"Fråga gruppen anonymt i stället, och redovisa svaren med [[plugin.anonymous]]: bara i grupper om "
         "minst tio.",
         "Ask the group anonymously instead, and report the answers with [[plugin.anonymous]]: only in "
         "groups "
         "of ten at least."});
  }
}

}  // namespace needs_mapping
