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

constexpr bool is_right_to_left(char32_t value) {
  return (value >= 0x0590 && value <= 0x08FF) || (value >= 0xFB1D && value <= 0xFDCF) ||
         (value >= 0xFDF0 && value <= 0xFDFF) || (value >= 0xFE70 && value <= 0xFEFE) ||
         (value >= 0x10800 && value <= 0x10FFF) || (value >= 0x1E800 && value <= 0x1EFFF);
}

// The first stretch of a text, from a place on, that is written from right to left, from its first letter to
// its last before a letter or digit of the other direction; empty for none.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Stretch right_to_left(std::string_view text, std::size_t from) {
  Stretch found;
  for (std::size_t at = from; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (found.end != 0 && is_plain(text[at])) return found;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (is_right_to_left(point.value)) {
      if (found.end == 0) found.begin = at;
      found.end = at + point.size;
    } else if (found.end != 0 && point.value >= 0xC0 && point.value < 0x2000) {
      return found;
    }
    at += point.size;
  }
  return found;
}

// Holds nothing but characters.
bool is_text_only(std::string_view element) {
  return element == "title" || element == "option";
}

bool may_stay_open(std::string_view element) {
  constexpr std::string_view elements[] = {"td", "th", "tr", "thead", "tbody", "dt", "dd"};
  return std::find(std::begin(elements), std::end(elements), element) != std::end(elements);
}

}  // namespace

void Html::escape(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      // A number and its per cent sign are one word.
      if (c == ' ' && at < text.size() && text[at] == '%') {
        out.append("\u00A0");
        continue;
      }
      switch (c) {
        case '&':
          out.append("&amp;");
          break;
        case '<':
          out.append("&lt;");
          break;
        case '>':
          out.append("&gt;");
          break;
        case '"':
          out.append("&quot;");
          break;
        case '\'':
          out.append("&#39;");
          break;
        default:
          out.push_back(c);
      }
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (c == '\t' || c == '\n' || c == '\r') {
      out.push_back(' ');
    } else {
      const bool acts = is_hidden(point.value) || is_noncharacter(point.value);
      append_utf8(out, acts ? 0xFFFD : point.value);
    }
  }
}

std::string Html::shown(std::string_view text) {
  std::string out;
  escape(text, out);
  const std::size_t first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  out.erase(out.find_last_not_of(' ') + 1);
  out.erase(0, first);
  return out;
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
  escape(value, text_);
  if (!plain) text_.push_back('"');
  return *this;
}

Html& Html::text(std::string_view text) {
  finish_start();
  std::size_t at = 0;
  while (open_.empty() || !is_text_only(open_.back())) {
    const Stretch stretch = right_to_left(text, at);
    if (stretch.end == 0) break;
    escape(text.substr(at, stretch.begin - at), text_);
    text_.append("<bdi>");
    escape(text.substr(stretch.begin, stretch.end - stretch.begin), text_);
    text_.append("</bdi>");
    at = stretch.end;
  }
  escape(text.substr(at), text_);
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
