#include "report/html/html.hpp"

#include <algorithm>
#include <iterator>

#include "report/page/page_assets.hpp"
#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

constexpr bool is_noncharacter(char32_t value) {
  return (value >= 0xFDD0 && value <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE;
}

// May stand without quotes.
constexpr bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '+';
}

bool may_stay_open(std::string_view element) {
  constexpr std::string_view elements[] = {"td", "th", "tr", "thead", "tbody", "dt", "dd"};
  return std::find(std::begin(elements), std::end(elements), element) != std::end(elements);
}

}  // namespace

void Html::escape(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      // A number and its per cent sign are one word.
      if (c == ' ' && at < text.size() && text[at] == '%') {
        text_.append("\u00A0");
        continue;
      }
      switch (c) {
        case '&':
          text_.append("&amp;");
          break;
        case '<':
          text_.append("&lt;");
          break;
        case '>':
          text_.append("&gt;");
          break;
        case '"':
          text_.append("&quot;");
          break;
        case '\'':
          text_.append("&#39;");
          break;
        default:
          text_.push_back(c);
      }
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (c == '\t' || c == '\n' || c == '\r') {
      text_.push_back(' ');
    } else {
      const bool acts = is_hidden(point.value) || is_noncharacter(point.value);
      append_utf8(text_, acts ? 0xFFFD : point.value);
    }
  }
}

void Html::finish_start() {
  if (in_start_) text_.push_back('>');
  in_start_ = false;
}

Html& Html::doctype() {
  text_.append("<!DOCTYPE html>\n");
  return *this;
}

Html& Html::open(Name element, Attributes attributes) {
  finish_start();
  text_.push_back('<');
  text_.append(element.text());
  open_.push_back(element.text());
  in_start_ = true;
  for (const Attribute& one : attributes) attribute(one.name, one.value);
  return *this;
}

Html& Html::attribute(Name name, std::string_view value) {
  if (!in_start_) return *this;
  text_.push_back(' ');
  text_.append(name.text()).push_back('=');
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), is_plain);
  if (!plain) text_.push_back('"');
  escape(value);
  if (!plain) text_.push_back('"');
  return *this;
}

Html& Html::text(std::string_view text) {
  finish_start();
  escape(text);
  return *this;
}

Html& Html::close() {
  finish_start();
  if (open_.empty()) return *this;
  const std::string_view element = open_.back();
  open_.pop_back();
  if (!may_stay_open(element)) text_.append("</").append(element).append(">");
  return *this;
}

Html& Html::empty(Name element, Attributes attributes) {
  open(element, attributes);
  finish_start();
  open_.pop_back();
  return *this;
}

Html& Html::element(Name element, Attributes attributes, std::string_view content) {
  return open(element, attributes).text(content).close();
}

Html& Html::element(Name element, std::string_view content) {
  return open(element).text(content).close();
}

Html& Html::line() {
  finish_start();
  text_.push_back('\n');
  return *this;
}

Html& Html::page_script() {
  open("script").finish_start();
  text_.append(report::page_script);
  return close();
}

Html& Html::page_style() {
  open("style").finish_start();
  text_.append(report::page_style);
  return close();
}

}  // namespace fotfaste::report
