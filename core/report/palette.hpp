// Colours of a terminal. Nothing is said by colour alone.
#pragma once

#include <string>
#include <string_view>

namespace fotfaste::report {

enum class Tone { plain, strong, faint, good, doubtful, bad, place };

class Palette {
 public:
  explicit Palette(bool colour) : colour_(colour) {}

  [[nodiscard]] std::string paint(Tone tone, std::string_view text) const {
    const std::string_view code = sequence(tone);
    if (!colour_ || code.empty() || text.empty()) return std::string(text);
    std::string result = "\x1b[";
    return result.append(code).append("m").append(text).append("\x1b[0m");
  }

 private:
  static constexpr std::string_view sequence(Tone tone) {
    switch (tone) {
      case Tone::plain:
        return "";
      case Tone::strong:
        return "1";
      case Tone::faint:
        return "2";
      case Tone::good:
        return "32";
      case Tone::doubtful:
        return "33";
      case Tone::bad:
        return "1;31";
      case Tone::place:
        return "34";
    }
    return "";
  }

  bool colour_;
};

}  // namespace fotfaste::report
