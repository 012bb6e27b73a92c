// What the texts of one column mean: the words of a label column, the codes of a code column. Every reader
// has dictionaries of its own; the model's are made of them all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source_layout.hpp"
#include "intake/staging.hpp"
#include "intake/trouble.hpp"
#include "intake/word_table.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

class Dictionary {
 public:
  // What a text turned out to be; zero and above is its number or value.
  static constexpr std::int32_t null = -1;
  static constexpr std::int32_t unknown_code = -2;
  static constexpr std::int32_t outside_scale = -3;

  Dictionary(const model::Source& source, model::ColumnId column, model::Form form);

  // By the field's bytes as they stand in the file.
  [[nodiscard]] std::int32_t find(std::string_view raw) const { return met_.find(raw); }
  // The same for a field that was not met before; text is what it says.
  std::int32_t learn(std::string_view raw, std::string_view text);

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  // Of states: the core state of a word; no_value when the label is mapped to none.
  [[nodiscard]] std::int32_t core_state(std::int32_t word) const {
    return core_states_[static_cast<std::size_t>(word)];
  }
  // What would have been understood, for a suggestion.
  [[nodiscard]] std::vector<std::string> known() const;
  // Of states: the labels and core states that are known.
  [[nodiscard]] std::vector<std::string> known_states() const;

 private:
  std::int32_t understand(std::string_view text);
  std::int32_t word_number(std::string_view word);

  const model::Source* source_;
  model::ColumnId column_;
  model::Form form_;
  const std::map<std::string, std::string>* codes_ = nullptr;
  WordTable met_;
  WordTable numbers_;
  std::vector<std::string> words_;
  std::vector<std::int32_t> core_states_;
};

}  // namespace fotfaste::intake
