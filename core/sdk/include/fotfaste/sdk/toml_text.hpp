// A parameter as it would be written in project.toml, on one line: for suggesting a change of it. What nobody
// wrote, defaults, is left out.
#pragma once

#include <charconv>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace fotfaste {

// A key with a value, in place of the one of that name or at the end, in each table that it is meant for.
struct TomlChange {
  std::function<bool(const Parameters& table)> is_meant;
  std::string_view key;
  std::string value;  // as it stands in the file, "\"14d\""
};

inline std::string toml_text(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted.append({'\\', c});
    } else if (code < 0x20 || code == 0x7f) {
      quoted.append("\\u00").append({digits[code >> 4], digits[code & 15]});
    } else {
      quoted.push_back(c);
    }
  }
  return quoted.append("\"");
}

// The shortest text that reads back to the same number, and is a number with a point.
inline std::string toml_text(double number) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  std::string text(buffer, end);
  if (text.find_first_of(".e") == std::string::npos) text.append(".0");
  return text;
}

inline std::string toml_text(const Parameters& value, const TomlChange& change = {});

namespace internal {

inline std::string toml_key(std::string_view key) {
  const auto is_bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  for (const char c : key) {
    if (!is_bare(c)) return toml_text(key);
  }
  return key.empty() ? toml_text(key) : std::string(key);
}

inline std::string toml_items(const Parameters& value, const TomlChange& change) {
  const bool table = value.is_table();
  bool to_add = table && change.is_meant && change.is_meant(value);
  std::string text;
  const auto add = [&](std::string_view key, const std::string& item) {
    if (!text.empty()) text.append(", ");
    if (table) text.append(toml_key(key)).append(" = ");
    text.append(item);
  };
  for (const Parameters item : value.items()) {
    // A default that the host filled in.
    if (table && item.line() == 0 && value.line() > 0) continue;
    if (to_add && item.key() == change.key) {
      add(change.key, change.value);
      to_add = false;
    } else {
      add(item.key(), toml_text(item, change));
    }
  }
  if (to_add) add(change.key, change.value);
  if (!table) return "[" + text + "]";
  return text.empty() ? "{}" : "{ " + text + " }";
}

}  // namespace internal

inline std::string toml_text(const Parameters& value, const TomlChange& change) {
  switch (value.type()) {
    case FOTFASTE_VALUE_BOOLEAN:
      return value.as_boolean() ? "true" : "false";
    case FOTFASTE_VALUE_INTEGER:
      return std::to_string(value.as_integer());
    case FOTFASTE_VALUE_NUMBER:
      return toml_text(value.as_number());
    case FOTFASTE_VALUE_TEXT:
      return toml_text(value.as_text());
    case FOTFASTE_VALUE_DATE:
      return format_day(value.as_day());
    case FOTFASTE_VALUE_LIST:
    case FOTFASTE_VALUE_TABLE:
      return internal::toml_items(value, change);
    default:
      return {};
  }
}

}  // namespace fotfaste
