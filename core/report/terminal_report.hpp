// What an evaluator reads on a terminal after a run: the goals, the follow-up, what failed, and what became
// of the rows. Made from the results document alone.
#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

struct TerminalStyle {
  model::Language language = model::Language::swedish;
  bool colour = false;
  std::size_t width = 100;
  bool ascii = false;  // lines and bars without the characters that only UTF-8 has
};

std::string terminal_report(const nlohmann::ordered_json& results, const TerminalStyle& style);

}  // namespace fotfaste::report
