// Dense numbers for states at one level, to count by. At core level a state's number is its code; at label
// level numbers are given as labels are met, and order() brings them into the order of their words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/vocabulary.hpp"

namespace followup {

class StateNumbers {
 public:
  explicit StateNumbers(fotfaste::Level level) : level_(level) {}

  // To be called for each batch.
  void bind(const fotfaste::Batch& batch) {
    if (level_ == fotfaste::Level::label) labels_.bind(batch.states.state);
  }
  // Of a known state, as History gives it.
  std::int32_t number(std::int32_t state) {
    return level_ == fotfaste::Level::core ? state : labels_.number(state, vocabulary_);
  }
  [[nodiscard]] std::size_t size() const {
    return level_ == fotfaste::Level::core ? known_core_states : vocabulary_.size();
  }
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return level_ == fotfaste::Level::core ? fotfaste::word(static_cast<fotfaste::CoreState>(number))
                                           : vocabulary_.word(static_cast<std::int32_t>(number));
  }
  // Whether a report shows the state even if nobody is in it: what funders always ask for.
  [[nodiscard]] bool is_always_shown(std::uint32_t number) const {
    return level_ == fotfaste::Level::core &&
           (number == static_cast<std::uint32_t>(fotfaste::CoreState::employed) ||
            number == static_cast<std::uint32_t>(fotfaste::CoreState::education));
  }

  // All numbers: core states in published order, labels in that of their words.
  [[nodiscard]] std::vector<std::uint32_t> order() const {
    std::vector<std::uint32_t> numbers(size());
    for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    if (level_ == fotfaste::Level::label) {
      std::sort(numbers.begin(), numbers.end(),
                [this](std::uint32_t a, std::uint32_t b) { return text(a) < text(b); });
    }
    return numbers;
  }

  // Element i is the number here of other's state i.
  std::vector<std::uint32_t> merge(const StateNumbers& other) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < other.size(); ++i) {
      numbers.push_back(level_ == fotfaste::Level::core
                            ? i
                            : static_cast<std::uint32_t>(vocabulary_.number(other.text(i))));
    }
    return numbers;
  }
  // Writes the labels in the order of order().
  void save(fotfaste::Writer& writer) const {
    if (level_ == fotfaste::Level::core) return;
    writer.number(static_cast<std::uint64_t>(size()));
    for (const std::uint32_t number : order()) writer.text(text(number));
  }
  // Of newly made numbers: labels get 0, 1 ... in the order in which they were saved.
  void restore(fotfaste::Reader& reader) {
    if (level_ == fotfaste::Level::core) return;
    std::string_view before;
    for (std::uint64_t left = reader.count(sizeof(std::uint64_t)); left > 0; --left) {
      const std::string_view label = reader.text();
      if (vocabulary_.size() > 0 && label <= before)
        throw fotfaste::MalformedBytes("labels are not in order");
      vocabulary_.number(label);
      before = label;
    }
  }

 private:
  static constexpr std::size_t known_core_states = fotfaste::core_state_count - 1;

  fotfaste::Level level_;
  fotfaste::Vocabulary vocabulary_;
  fotfaste::DictionaryNumbers labels_;
};

// What tables need to write or add counts in an order that follows from names alone.
struct Numbering {
  std::vector<std::uint32_t> strata;
  std::vector<std::uint32_t> states;
};

}  // namespace followup
