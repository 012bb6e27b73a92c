#include "intake/text_encoding.hpp"

#include <array>
#include <cstring>

namespace fotfaste::intake {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080;

// The characters of bytes 0x80..0x9F; 0 where there is none.
constexpr std::array<std::uint16_t, 32> windows_1252_characters = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The length of the valid UTF-8 character of several bytes at a position, or 0.
std::size_t character_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  std::size_t length = 0;
  unsigned least = 0x80;
  unsigned most = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) least = 0xA0;
    if (lead == 0xED) most = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) least = 0x90;
    if (lead == 0xF4) most = 0x8F;
  } else {
    return 0;
  }
  if (length > text.size() - at) return 0;
  if (byte_at(text, at + 1) < least || byte_at(text, at + 1) > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte_at(text, at + i) < 0x80 || byte_at(text, at + i) > 0xBF) return 0;
  }
  return length;
}

// The position of the first byte above 127 in [begin, end), or end.
std::size_t find_high_byte(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  for (; at + 32 <= end; at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), text.data() + at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & high_bits) != 0) break;
  }
  while (at < end && byte_at(text, at) < 0x80) ++at;
  return at;
}

void append_character(std::string& text, unsigned character) {
  if (character < 0x80) {
    text.push_back(static_cast<char>(character));
  } else if (character < 0x800) {
    text.push_back(static_cast<char>(0xC0 | (character >> 6)));
    text.push_back(static_cast<char>(0x80 | (character & 0x3F)));
  } else {
    text.push_back(static_cast<char>(0xE0 | (character >> 12)));
    text.push_back(static_cast<char>(0x80 | ((character >> 6) & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (character & 0x3F)));
  }
}

}  // namespace

std::string_view word(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf8_with_mark:
      return "utf-8 with byte order mark";
    case Encoding::windows_1252:
      return "windows-1252";
  }
  return "";
}

bool is_ascii(std::string_view text) {
  return find_high_byte(text, 0, text.size()) == text.size();
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while ((at = find_high_byte(text, at, text.size())) < text.size()) {
    const std::size_t length = character_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

void HighBytes::add(const HighBytes& other) {
  characters += other.characters;
  stray += other.stray;
  impossible = impossible || other.impossible;
}

HighBytes look_at_high_bytes(std::string_view text, std::size_t& begin, std::size_t end) {
  HighBytes seen;
  std::size_t at = begin;
  while ((at = find_high_byte(text, at, end)) < end) {
    const std::size_t length = character_length(text, at);
    if (length != 0) {
      ++seen.characters;
      at += length;
      continue;
    }
    ++seen.stray;
    const unsigned byte = byte_at(text, at);
    if (byte < 0xA0 && windows_1252_characters[byte - 0x80] == 0) seen.impossible = true;
    ++at;
  }
  begin = at > end ? at : end;
  return seen;
}

std::string from_windows_1252(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    unsigned character = byte;
    if (byte >= 0x80 && byte < 0xA0) character = windows_1252_characters[byte - 0x80U];
    append_character(decoded, character == 0 && byte != 0 ? 0xFFFD : character);
  }
  return decoded;
}

}  // namespace fotfaste::intake
