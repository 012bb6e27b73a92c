#include "model/words.hpp"

#include <cstddef>
#include <cstdint>

namespace fotfaste::model {
namespace {

// The character that begins at text[at] and its number of bytes; 0 bytes when there is none.
struct Decoded {
  char32_t character = 0;
  std::size_t bytes = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (bytes == 0 || lead > 0xF4 || at + bytes > text.size()) return {};
  char32_t character = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    character = (character << 6) | (byte(at + i) & 0x3Fu);
  }
  return {character, bytes};
}

char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  const bool western_capital = c >= 0xC0 && c <= 0xDE && c != 0xD7;
  return western_capital ? c + 32 : c;
}

bool separates(char32_t c) {
  return c == U' ' || c == U'-' || c == U'_' || c == U'.' || c == U'\t' || c == 0xA0;
}

}  // namespace

std::u32string characters(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    Decoded decoded = decode(text, at);
    if (decoded.bytes == 0) decoded = {static_cast<std::uint8_t>(text[at]), 1};
    result.push_back(decoded.character);
    at += decoded.bytes;
  }
  return result;
}

std::u32string folded(std::string_view text) {
  std::u32string result;
  bool gap = false;
  for (const char32_t c : characters(text)) {
    if (separates(c)) {
      gap = !result.empty();
      continue;
    }
    if (gap) result.push_back(U' ');
    gap = false;
    result.push_back(lower(c));
  }
  return result;
}

}  // namespace fotfaste::model
