// The words that a project uses in its own files: its code lists read backwards.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/codes.hpp"
#include "intake/simulation/random.hpp"
#include "model/project.hpp"

namespace fotfaste::intake::simulation {

// Borrows the project.
class Vocabulary {
 public:
  explicit Vocabulary(const model::Project& project);

  // What the project's code list for a column leads to, in its order; defaults where there is no list.
  [[nodiscard]] std::vector<std::string> words(model::Table table, std::string_view column,
                                               std::vector<std::string> defaults) const;

  // One of the project's labels for a core state, or for the state that comes closest. Nothing where no label
  // will do; what is not employment is never called employment.
  [[nodiscard]] std::optional<std::string> state_label(CoreState state, Random& random) const;

 private:
  const model::Project& project_;
  std::map<std::string, std::vector<std::string>> labels_;  // by core state's word
};

// How a value of the model is written in the source's file. Empty where its code list has no word for it.
std::string written(const model::Source& source, model::ColumnId column, const std::string& value);

}  // namespace fotfaste::intake::simulation
