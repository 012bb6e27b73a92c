// A text in both languages as JSON, and back.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

inline nlohmann::ordered_json text_document(const model::Text& text) {
  nlohmann::ordered_json document = nlohmann::ordered_json::object();
  document["sv"] = text.sv;
  document["en"] = text.en;
  return document;
}

// The text in a language, or in the other one where it is missing; empty for anything that is not such a
// text.
inline std::string text_in(const nlohmann::ordered_json& document, model::Language language) {
  if (document.is_string()) return document.get<std::string>();
  if (!document.is_object()) return {};
  const char* const first = language == model::Language::swedish ? "sv" : "en";
  const char* const second = language == model::Language::swedish ? "en" : "sv";
  for (const char* const key : {first, second}) {
    const auto found = document.find(key);
    if (found != document.end() && found->is_string() && !found->get_ref<const std::string&>().empty()) {
      return found->get<std::string>();
    }
  }
  return {};
}

}  // namespace fotfaste::report
