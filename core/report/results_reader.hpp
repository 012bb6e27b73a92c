// results.json read back: only a document that this program understands is used.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

// What is wrong, in both languages, and what to do about it.
class UnreadableResults : public std::runtime_error {
 public:
  explicit UnreadableResults(model::Text text) : std::runtime_error(text.en), text_(std::move(text)) {}
  [[nodiscard]] const model::Text& text() const { return text_; }

 private:
  model::Text text_;
};

// Throws UnreadableResults for bytes that are not JSON, are no results, or have another schema.
nlohmann::ordered_json read_results(std::string_view bytes);

}  // namespace fotfaste::report
