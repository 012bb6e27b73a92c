// One text in the two languages that evaluators read.
#pragma once

#include <string>
#include <string_view>

#include "fotfaste/abi.h"

namespace fotfaste {

struct Label {
  std::string sv;
  std::string en;
  friend bool operator==(const Label&, const Label&) = default;
};

// Texts of the plugin interface. A view of a lent text lives as long as what it was lent from.
constexpr std::string_view view(const fotfaste_text& text) {
  return {text.data, static_cast<std::size_t>(text.size)};
}
constexpr fotfaste_text lend(std::string_view text) {
  return {text.data(), text.size()};
}
inline fotfaste_label lend(const Label& label) {
  return {lend(label.sv), lend(label.en)};
}

}  // namespace fotfaste
