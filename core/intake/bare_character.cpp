#include "intake/bare_character.hpp"

#include <cstddef>

#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

// Walks over TOML far enough to know what is inside quotation marks.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::optional<BareCharacter> first() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) >= 0x80) return here();
      if (c == '#') {
        skip_comment();
      } else if (c == '"' || c == '\'') {
        skip_string(c);
      } else {
        step();
      }
    }
    return std::nullopt;
  }

 private:
  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      line_begin_ = at_ + 1;
    }
    ++at_;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  bool stands_thrice(char quote) const {
    return at_ + 2 < text_.size() && text_[at_] == quote && text_[at_ + 1] == quote &&
           text_[at_ + 2] == quote;
  }

  void skip_string(char quote) {
    const bool long_string = stands_thrice(quote);
    at_ += long_string ? 3 : 1;
    while (at_ < text_.size()) {
      if (!long_string && text_[at_] == '\n') return;
      if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size()) {
        ++at_;
        step();
      } else if (!long_string && text_[at_] == quote) {
        ++at_;
        return;
      } else if (long_string && stands_thrice(quote)) {
        at_ += 3;
        // Up to two more belong to the text: """a""""" ends with two of them.
        for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quote; ++more) ++at_;
        return;
      } else {
        step();
      }
    }
  }

  [[nodiscard]] BareCharacter here() const {
    constexpr std::size_t longest = 4;
    const auto before = model::characters(text_.substr(line_begin_, at_ - line_begin_)).size();
    return {model::characters(text_.substr(at_, longest)).front(), line_,
            static_cast<std::uint32_t>(before + 1)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_begin_ = 0;
};

}  // namespace

std::optional<BareCharacter> first_bare_character(std::string_view text) {
  return Walk(text).first();
}

}  // namespace fotfaste::intake
