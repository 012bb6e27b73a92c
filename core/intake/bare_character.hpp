// Letters such as å in a place where TOML allows ASCII only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fotfaste::intake {

struct BareCharacter {
  char32_t character = 0;
  std::uint32_t line = 0;    // from 1
  std::uint32_t column = 0;  // in characters, from 1
};

// The first character beyond ASCII that stands neither in a string nor in a comment. Right as far as the text
// is TOML, which is as far as a parser reads. toml++ 3.3 must not meet one: it takes every such letter for
// one of the rare kinds of white space, and runs into undefined behaviour.
std::optional<BareCharacter> first_bare_character(std::string_view text);

}  // namespace fotfaste::intake
