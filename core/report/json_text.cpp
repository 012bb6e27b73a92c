#include "report/json_text.hpp"

#include <cmath>

#include "report/number_text.hpp"
#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  void value(const Json& item, std::size_t depth, bool one_line) {
    if (!item.is_structured()) return plain(item);
    const bool object = item.is_object();
    text.push_back(object ? '{' : '[');
    one_line = one_line || holds_plain_values(item);
    bool first = true;
    for (auto it = item.begin(); it != item.end(); ++it) {
      if (!first) text.append(one_line ? ", " : ",");
      if (!one_line) line(depth + 1);
      first = false;
      if (!object) {
        value(*it, depth + 1, one_line);
        continue;
      }
      quoted(it.key());
      text.append(": ");
      if ((it.key() == "rows" || it.key() == "columns") && it->is_array() && !one_line) {
        rows(*it, depth + 1);
      } else {
        value(*it, depth + 1, one_line);
      }
    }
    if (!one_line) line(depth);
    text.push_back(object ? '}' : ']');
  }

  std::string text;

 private:
  static bool holds_plain_values(const Json& item) {
    for (const Json& inner : item) {
      if (inner.is_structured()) return false;
    }
    return true;
  }

  void rows(const Json& items, std::size_t depth) {
    text.push_back('[');
    bool first = true;
    for (const Json& item : items) {
      if (!first) text.push_back(',');
      first = false;
      line(depth + 1);
      value(item, depth + 1, true);
    }
    if (!first) line(depth);
    text.push_back(']');
  }

  void line(std::size_t depth) { text.append("\n").append(depth * 2, ' '); }

  void plain(const Json& item) {
    switch (item.type()) {
      case Json::value_t::string:
        return quoted(item.get_ref<const std::string&>());
      case Json::value_t::boolean:
        text.append(item.get<bool>() ? "true" : "false");
        return;
      case Json::value_t::number_integer:
        text.append(std::to_string(item.get<std::int64_t>()));
        return;
      case Json::value_t::number_unsigned:
        text.append(std::to_string(item.get<std::uint64_t>()));
        return;
      case Json::value_t::number_float:
        text.append(std::isfinite(item.get<double>()) ? shortest_number(item.get<double>()) : "null");
        return;
      default:
        text.append("null");
    }
  }

  // ASCII that stands for itself.
  static constexpr bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

  void escaped(char32_t unit) {
    constexpr char digits[] = "0123456789abcdef";
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) text.push_back(digits[(unit >> shift) & 0xF]);
  }

  void quoted(std::string_view raw) {
    text.push_back('"');
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t start = at;
      while (at < raw.size() && is_plain(raw[at])) ++at;
      text.append(raw.substr(start, at - start));
      if (at == raw.size()) break;
      const CodePoint point = code_point_at(raw, at);
      switch (point.value) {
        case '"':
          text.append("\\\"");
          break;
        case '\\':
          text.append("\\\\");
          break;
        case '\n':
          text.append("\\n");
          break;
        case '\r':
          text.append("\\r");
          break;
        case '\t':
          text.append("\\t");
          break;
        default:
          if (!is_hidden(point.value)) {
            append_utf8(text, point.value);
          } else if (point.value < 0x10000) {
            escaped(point.value);
          } else {
            escaped(0xD800 + ((point.value - 0x10000) >> 10));
            escaped(0xDC00 + ((point.value - 0x10000) & 0x3FF));
          }
      }
      at += point.size;
    }
    text.push_back('"');
  }
};

}  // namespace

std::string json_text(const Json& value) {
  Writer writer;
  writer.value(value, 0, false);
  writer.text.push_back('\n');
  return std::move(writer.text);
}

}  // namespace fotfaste::report
