// Dense numbers for words, so that counting needs no text. A batch's dictionary indices mean something within
// that batch only; a vocabulary's numbers hold for its owner's lifetime. They depend on the order in which
// words were met: merge, serialize and report by text.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fotfaste/sdk/column.hpp"

namespace fotfaste {

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;

  // The number of this word; a new one when it was not met before.
  std::int32_t number(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
    const auto next = static_cast<std::int32_t>(words_.size());
    words_.emplace_back(word);
    numbers_.emplace(words_.back(), next);
    return next;
  }
  [[nodiscard]] std::string_view word(std::int32_t number) const {
    return words_[static_cast<std::size_t>(number)];
  }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::deque<std::string> words_;  // never moves its words, which numbers_ looks at
  std::unordered_map<std::string_view, std::int32_t> numbers_;
};

// A vocabulary's numbers for one batch's dictionary, each looked up when it is first asked for: words that no
// row has are never met.
class DictionaryNumbers {
 public:
  // To be called for each batch, since a batch may have a dictionary of its own. column may be absent.
  void bind(const WordColumn& column) {
    column_ = &column;
    numbers_.assign(static_cast<std::size_t>(column.word_count()), not_asked);
  }
  // index is one of the column's, and not WordColumn::none.
  std::int32_t number(std::int32_t index, Vocabulary& vocabulary) {
    std::int32_t& number = numbers_[static_cast<std::size_t>(index)];
    if (number == not_asked) [[unlikely]]
      number = vocabulary.number(column_->word(index));
    return number;
  }

 private:
  static constexpr std::int32_t not_asked = -1;
  const WordColumn* column_ = nullptr;
  std::vector<std::int32_t> numbers_;
};

}  // namespace fotfaste
