// How the bytes of a data file stand for characters: UTF-8, or the Windows-1252 of older Swedish exports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fotfaste::intake {

enum class Encoding : std::uint8_t { utf8, utf8_with_mark, windows_1252 };

// "utf-8", "utf-8 with byte order mark", "windows-1252".
std::string_view word(Encoding encoding);

bool is_ascii(std::string_view text);

// The size of the longest beginning that is valid UTF-8 (no overlong forms, no surrogates).
std::size_t valid_utf8_prefix(std::string_view text);
inline bool is_valid_utf8(std::string_view text) {
  return valid_utf8_prefix(text) == text.size();
}

// What the bytes above 127 of a text look like.
struct HighBytes {
  std::uint64_t characters = 0;  // whole UTF-8 characters of several bytes
  std::uint64_t stray = 0;       // bytes that are not part of one
  bool impossible = false;       // a stray byte that Windows-1252 does not define either
  void add(const HighBytes& other);
};

// Looks at text from begin to end; a character that begins before end is read as a whole. begin is moved to
// where the next look must begin.
HighBytes look_at_high_bytes(std::string_view text, std::size_t& begin, std::size_t end);

// As UTF-8. The five undefined bytes become U+FFFD.
std::string from_windows_1252(std::string_view text);

}  // namespace fotfaste::intake
