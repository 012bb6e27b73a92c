#include "intake/project_tree.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <tuple>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/bare_character.hpp"
#include "intake/text_encoding.hpp"
#include "model/words.hpp"

// The library asserts, or with NDEBUG tells the compiler to assume, what wrong headings such as [=] do not
// hold to; the checks that follow its assertions give the proper error. So it is built without either.
#ifdef NDEBUG
#undef NDEBUG
#endif
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

namespace fotfaste::intake {
namespace {

using model::ValueType;

Mark mark_of(const toml::source_region& region) {
  const bool one_line = region.begin.line == region.end.line && region.end.column > region.begin.column;
  return {region.begin.line, region.begin.column, one_line ? region.end.column - region.begin.column : 1};
}

template <typename Value>
std::string spelling(const Value& value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

Node convert(const toml::node& source);

Node convert_table(const toml::table& table, Node node) {
  node.type = ValueType::table;
  for (const auto& [key, value] : table) {
    Node item = convert(value);
    item.key = key.str();
    item.key_mark = mark_of(key.source());
    node.items.push_back(std::move(item));
  }
  // The library sorts by key; evaluators expect their own order.
  std::stable_sort(node.items.begin(), node.items.end(), [](const Node& a, const Node& b) {
    return std::tie(a.key_mark.line, a.key_mark.character) < std::tie(b.key_mark.line, b.key_mark.character);
  });
  return node;
}

Node convert_list(const toml::array& list, Node node) {
  node.type = ValueType::list;
  for (const toml::node& value : list) {
    Node item = convert(value);
    item.key_mark = item.mark;
    node.items.push_back(std::move(item));
  }
  return node;
}

Node convert_number(double number, Node node) {
  if (!std::isfinite(number)) {
    node.text = spelling(number);
    return node;
  }
  node.type = ValueType::number;
  node.number = number;
  return node;
}

Node convert_date(const toml::date& date, Node node) {
  // The model has days of the years 1 to 9999.
  if (date.year == 0) {
    node.text = spelling(date);
    return node;
  }
  node.type = ValueType::date;
  node.integer = to_day({date.year, date.month, date.day});
  return node;
}

Node convert(const toml::node& source) {
  Node node;
  node.mark = mark_of(source.source());
  if (const auto* table = source.as_table()) return convert_table(*table, std::move(node));
  if (const auto* list = source.as_array()) return convert_list(*list, std::move(node));
  if (const auto* number = source.as_floating_point()) return convert_number(number->get(), std::move(node));
  if (const auto* date = source.as_date()) return convert_date(date->get(), std::move(node));
  if (const auto* text = source.as_string()) {
    node.type = ValueType::text;
    node.text = text->get();
  } else if (const auto* integer = source.as_integer()) {
    node.type = ValueType::integer;
    node.integer = integer->get();
    node.number = static_cast<double>(integer->get());
  } else if (const auto* boolean = source.as_boolean()) {
    node.type = ValueType::boolean;
    node.integer = boolean->get() ? 1 : 0;
  } else if (const auto* time = source.as_time()) {
    node.text = spelling(time->get());
  } else if (const auto* moment = source.as_date_time()) {
    node.text = spelling(moment->get());
  }
  return node;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "0,40": a digit, a comma and a digit, which in a TOML file outside quotes is never meant as a list.
bool has_decimal_comma(std::string_view line) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos || contains(line, "[") || contains(line, "{")) return false;
  for (std::size_t i = equals + 2; i + 1 < line.size(); ++i) {
    if (line[i] == ',' && digit(line[i - 1]) && digit(line[i + 1])) return true;
  }
  return false;
}

// The library's words say what its parser met; an evaluator is told what is usually behind it.
model::Text explain(std::string_view description, std::string_view line) {
  if (contains(description, "redefine") || contains(description, "already")) {
    return {"det här står redan tidigare i filen; ta bort det ena",
            "this already stands earlier in the file; take one away"};
  }
  if (has_decimal_comma(line)) {
    return {"decimalkomma; skriv decimalpunkt: 0.40", "decimal comma; write a decimal point: 0.40"};
  }
  if (contains(description, "saw '\\n'") && contains(description, "inline table")) {
    return {"det som står inom { } måste stå på en enda rad", "what stands in { } must stand on one line"};
  }
  if (contains(description, "expected '='")) {
    return {"här ska det stå ett likhetstecken; en nyckel med mellanslag ska stå inom citattecken",
            "an equals sign belongs here; a key with spaces stands between quotation marks"};
  }
  if (contains(description, "leading zeroes")) {
    return {"ett tal börjar inte med noll; skriv koder och nummer inom citattecken",
            "a number does not begin with zero; write codes and numbers between quotation marks"};
  }
  if (contains(description, "table header")) {
    return {"rubriken slutar inte; skriv [namn] eller [[namn]]",
            "the heading does not end; write [name] or [[name]]"};
  }
  if (contains(description, "array")) {
    return {"listan slutar inte eller saknar ett kommatecken; skriv [\"a\", \"b\"]",
            "the list does not end or lacks a comma; write [\"a\", \"b\"]"};
  }
  if (contains(description, "string") || contains(description, "quote")) {
    return {"texten slutar inte; sätt citattecken (\") på båda sidor",
            "the text does not end; put quotation marks (\") on both sides"};
  }
  if (contains(description, "date") || contains(description, "time")) {
    return {"datumet går inte att läsa; skriv 2024-09-01", "the date cannot be read; write 2024-09-01"};
  }
  if (contains(description, "value")) {
    return {"värdet går inte att läsa; text ska stå inom citattecken (\")",
            "the value cannot be read; text stands between quotation marks (\")"};
  }
  return {"går inte att läsa härifrån", "cannot be read from here on"};
}

model::Text explain(char32_t bare) {
  if (bare == U'“' || bare == U'”' || bare == U'„' || bare == U'‘' || bare == U'’') {
    return {"typografiska citattecken; skriv raka: \"", "curly quotation marks; write straight ones: \""};
  }
  return {"det som innehåller å, ä, ö eller andra sådana tecken ska stå inom citattecken: \"kön\"",
          "what holds å, ä, ö or other such characters stands between quotation marks: \"kön\""};
}

// What the library must not see, or would describe badly.
std::optional<TomlError> find_bad_character(std::string_view text) {
  if (const std::size_t valid = valid_utf8_prefix(text); valid < text.size()) {
    const std::string_view before = text.substr(0, valid);
    const std::size_t line_begin = before.rfind('\n') + 1;
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const auto column = static_cast<std::uint32_t>(model::characters(before.substr(line_begin)).size() + 1);
    return TomlError{{line, column, 1},
                     {"tecknet är inte UTF-8; spara filen som UTF-8",
                      "the character is not UTF-8; save the file as UTF-8"}};
  }
  const std::optional<BareCharacter> bare = first_bare_character(text);
  if (!bare) return std::nullopt;
  return TomlError{{bare->line, bare->column, 1}, explain(bare->character)};
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  for (const Node& item : items) {
    if (item.key == name) return &item;
  }
  return nullptr;
}

model::Value to_value(const Node& node) {
  model::Value value;
  value.type = node.type;
  value.line = node.mark.line;
  value.column = node.mark.character;
  value.key = node.key;
  value.integer = node.integer;
  value.number = node.number;
  value.text = node.text;
  for (const Node& item : node.items) value.items.push_back(to_value(item));
  return value;
}

TomlReading read_toml(std::string_view text) {
  TomlReading reading;
  reading.root.type = ValueType::table;
  reading.error = find_bad_character(text);
  if (reading.error) return reading;
  try {
    reading.root = convert(toml::parse(text));
  } catch (const toml::parse_error& error) {
    const Mark mark = mark_of(error.source());
    reading.error = TomlError{mark, explain(error.description(), line_of(text, mark.line))};
  }
  return reading;
}

}  // namespace fotfaste::intake
