// A text in the two languages that evaluators read.
#pragma once

#include <string>
#include <string_view>

namespace fotfaste::model {

enum class Language { swedish, english };

struct Text {
  std::string sv;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::swedish ? sv : en;
  }
  [[nodiscard]] bool empty() const { return sv.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace fotfaste::model
