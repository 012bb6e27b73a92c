// Words that the evaluator wrote and that only the data can confirm: a cohort, an activity, an item.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste::criteria {

// A set of words of one column. Which of them occurred in the data is a mergeable part of the holder's state.
class WordSet {
 public:
  WordSet() = default;
  // column is where the words should be found; at is where they stand in project.toml.
  WordSet(const char* column, const std::vector<std::string_view>& words, const fotfaste_value* at)
      : column_(column), at_(at) {
    for (const std::string_view word : words) words_.push_back({std::string(word)});
  }

  // To be called for each batch.
  void bind(const WordColumn& column) {
    members_.assign(static_cast<std::size_t>(column.word_count()), 0);
    for (Word& word : words_) {
      const std::int32_t index = column.find(word.text);
      if (index == WordColumn::none) continue;
      word.seen = true;
      members_[static_cast<std::size_t>(index)] = 1;
    }
  }
  // Whether the word with this index in the batch's dictionary is in the set; none is in no set.
  [[nodiscard]] bool contains(std::int32_t index) const {
    return index != WordColumn::none && members_[static_cast<std::size_t>(index)] != 0;
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }

  // other holds the same words.
  void merge(const WordSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i].seen |= other.words_[i].seen;
  }
  void save(Writer& writer) const {
    for (const Word& word : words_) writer.number(static_cast<std::uint8_t>(word.seen ? 1 : 0));
  }
  void restore(Reader& reader) {
    for (Word& word : words_) {
      const auto seen = reader.number<std::uint8_t>();
      if (seen > 1) throw MalformedBytes("a yes or no was expected");
      word.seen |= seen == 1;
    }
  }
  // Tells the evaluator of words that occur nowhere in the data: mistyped, or nothing of the kind happened.
  void report_unseen(const Settings& settings) const {
    for (const Word& word : words_) {
      if (word.seen) continue;
      const std::string named = quote(word.text);
      settings.report(
          Severity::warning, unseen_word_code,
          {named + " finns ingenstans i data (" + column_ + ").",
           named + " is nowhere in the data (" + column_ + ")."},
          {"Kontrollera stavningen och kodlistan. Är allt rätt, har ingen sådan uppgift kommit in än.",
           "Check the spelling and the code list. If all is right, nothing of the kind has been "
           "recorded yet."},
          at_);
    }
  }

 private:
  struct Word {
    std::string text;
    bool seen = false;  // in the data
  };

  const char* column_ = "";
  const fotfaste_value* at_ = nullptr;
  std::vector<Word> words_;
  std::vector<char> members_;
};

}  // namespace fotfaste::criteria
