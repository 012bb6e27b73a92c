// Colours, lines and bars of a terminal. Nothing is said by colour alone, and nothing by a bar that no number
// stands beside.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace fotfaste::report {

enum class Tone { plain, strong, faint, good, doubtful, bad, place };

class Palette {
 public:
  // ascii: lines and bars of characters that every terminal has.
  explicit Palette(bool colour, bool ascii = false) : colour_(colour), ascii_(ascii) {}

  [[nodiscard]] std::string paint(Tone tone, std::string_view text) const {
    const std::string_view code = sequence(tone);
    if (!colour_ || code.empty() || text.empty()) return std::string(text);
    std::string result = "\x1b[";
    return result.append(code).append("m").append(text).append("\x1b[0m");
  }

  [[nodiscard]] std::string_view rule() const { return ascii_ ? "-" : "─"; }
  // A share from 0 to 1 as ten marks. Only nothing has none, and only everything has all.
  [[nodiscard]] std::string bar(double share) const {
    constexpr int marks = 10;
    int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * marks));
    if (share > 0) filled = std::max(filled, 1);
    if (share < 1) filled = std::min(filled, marks - 1);
    std::string text;
    for (int i = 0; i < marks; ++i) {
      text.append(i < filled ? std::string_view(ascii_ ? "#" : "█") : std::string_view(ascii_ ? "." : "░"));
    }
    return text;
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
  bool ascii_;
};

}  // namespace fotfaste::report
