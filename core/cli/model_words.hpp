// What the model's tables, columns and codes are called, and what they mean: docs/model.md, which is part of
// the program, so that it is said in one place.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/schema.hpp"
#include "model/text.hpp"

namespace fotfaste::cli {

// docs/model.md.
std::string_view model_document();

struct ModelWords {
  std::map<model::Table, model::Text> titles;
  std::map<model::Table, model::Text> descriptions;
  std::map<model::ColumnId, model::Text> columns;
  std::map<model::ColumnId, std::map<std::string, model::Text, std::less<>>> codes;
};

ModelWords read_model_words(std::string_view document);
// Those of model_document(), read once.
const ModelWords& model_words();

}  // namespace fotfaste::cli
