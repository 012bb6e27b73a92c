#include "report/display_text.hpp"

#include <algorithm>

#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

constexpr bool is_combining(char32_t value) {
  return (value >= 0x0300 && value <= 0x036F) || (value >= 0x0483 && value <= 0x0489) ||
         (value >= 0x0591 && value <= 0x05BD) || (value >= 0x064B && value <= 0x065F) ||
         (value >= 0x1AB0 && value <= 0x1AFF) || (value >= 0x1DC0 && value <= 0x1DFF) ||
         (value >= 0x20D0 && value <= 0x20FF) || (value >= 0xFE00 && value <= 0xFE0F) ||
         (value >= 0xFE20 && value <= 0xFE2F);
}

constexpr bool is_wide(char32_t value) {
  return (value >= 0x1100 && value <= 0x115F) || (value >= 0x2E80 && value <= 0xA4CF && value != 0x303F) ||
         (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0xF900 && value <= 0xFAFF) ||
         (value >= 0xFE30 && value <= 0xFE6F) || (value >= 0xFF00 && value <= 0xFF60) ||
         (value >= 0xFFE0 && value <= 0xFFE6) || (value >= 0x1F300 && value <= 0x1F64F) ||
         (value >= 0x1F680 && value <= 0x1F6FF) || (value >= 0x1F900 && value <= 0x1F9FF) ||
         (value >= 0x20000 && value <= 0x3FFFD);
}

constexpr std::size_t width_of(char32_t value) {
  return is_combining(value) ? 0 : is_wide(value) ? 2 : 1;
}

// Bytes of the longest beginning of text that is at most width columns.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    used += width_of(point.value);
    if (used > width) break;
    at += point.size;
  }
  return at;
}

// A number and its percent sign are one word.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find(' ', at), text.size());
  if (text.substr(end).starts_with(" %")) end = std::min(text.find(' ', end + 1), text.size());
  return end;
}

}  // namespace

std::string neutral(std::string_view text, std::size_t most) {
  std::string result;
  result.reserve(std::min(text.size(), most));
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (count++ == most) return result + "…";
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value == '\t' || point.value == '\n' || point.value == '\r') {
      result.push_back(' ');
    } else {
      append_utf8(result, is_hidden(point.value) ? 0xFFFD : point.value);
    }
  }
  return result;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value);
    at += point.size;
  }
  return width;
}

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, bytes_within(text, width - 1))) + "…";
}

std::string padded(std::string_view text, std::size_t width, Align align) {
  const std::size_t own = display_width(text);
  const std::string fill(own < width ? width - own : 0, ' ');
  return align == Align::left ? std::string(text) + fill : fill + std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 2);
  std::vector<std::string> lines;
  std::string line;
  std::size_t line_width = 0;
  const auto finish = [&] {
    lines.push_back(line);
    line.clear();
    line_width = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    std::string_view word = text.substr(at, end - at);
    at = end;
    const std::size_t word_width = display_width(word);
    if (line_width > 0 && line_width + 1 + word_width > width) finish();
    if (line_width > 0) {
      line.push_back(' ');
      ++line_width;
    }
    while (display_width(word) > width) {
      const std::size_t bytes = std::max<std::size_t>(bytes_within(word, width), 1);
      line.append(word.substr(0, bytes));
      word.remove_prefix(bytes);
      finish();
    }
    line.append(word);
    line_width += display_width(word);
  }
  if (line_width > 0 || lines.empty()) finish();
  return lines;
}

std::string paragraph(std::string_view first_indent, std::string_view indent, std::string_view text,
                      std::size_t width) {
  const std::size_t taken = std::max(display_width(first_indent), display_width(indent));
  std::string result;
  bool first = true;
  for (const std::string& line : wrapped(text, width > taken + 20 ? width - taken : 20)) {
    result.append(first ? first_indent : indent).append(line).push_back('\n');
    first = false;
  }
  return result;
}

}  // namespace fotfaste::report
