// The language that a report is written in.
#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace fotfaste::report {

struct Speech {
  model::Language language = model::Language::swedish;

  [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const {
    return std::string(language == model::Language::swedish ? sv : en);
  }
};

}  // namespace fotfaste::report
