// What every criterion is made of: nodes of a tree that declare what they read, are bound to a batch, and
// answer for one participation at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/points.hpp"
#include "fotfaste/value.h"

namespace fotfaste::criteria {

// Words that the evaluator wrote and that only the data can confirm: a cohort, an activity, an item.
class WordSet {
 public:
  struct Word {
    std::string text;
    bool seen = false;  // in the data
  };

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
  [[nodiscard]] const char* column() const { return column_; }
  [[nodiscard]] const fotfaste_value* at() const { return at_; }
  [[nodiscard]] std::vector<Word>& words() { return words_; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

 private:
  const char* column_ = "";
  const fotfaste_value* at_ = nullptr;
  std::vector<Word> words_;
  std::vector<char> members_;
};

// How long somebody must be followed before the criterion can be judged.
struct FollowUp {
  Anchor anchor;
  Duration duration;
  friend constexpr bool operator==(const FollowUp&, const FollowUp&) = default;
};

class Node {
 public:
  Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  virtual ~Node() = default;

  virtual void declare(Needs& needs) const = 0;
  virtual void bind(const Batch& batch) = 0;
  // Uses memory of the node's own: one at a time.
  virtual Outcome evaluate(const Participation& participation) = 0;
  virtual void add_follow_ups(std::vector<FollowUp>&) const {}
  virtual void add_words(std::vector<WordSet*>&) {}
  // Whether it asks if somebody belongs to the programme or a comparison group.
  [[nodiscard]] virtual bool asks_for_group() const { return false; }
};

using NodePointer = std::unique_ptr<Node>;

}  // namespace fotfaste::criteria
