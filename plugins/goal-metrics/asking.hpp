// What all questions of a goal are made with: its parts, the lines that would answer, and the list itself.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "questions.hpp"

namespace goals {

using Parts = std::vector<fotfaste::Parameters>;

class Asking {
 public:
  explicit Asking(const fotfaste::Parameters& goal)
      : goal_(goal), outcome_(goal.find("outcome")), agreed_(goal.texts("agreed")) {}

  [[nodiscard]] const fotfaste::Parameters& goal() const { return goal_; }
  [[nodiscard]] const fotfaste::Parameters& outcome() const { return outcome_; }
  [[nodiscard]] Parts parts(std::string_view kind) const { return parts_of_kind(outcome_, kind); }

  // The outcome's line with a key set in each part of a kind; in those with `beside` where it is not empty.
  [[nodiscard]] std::string outcome_with(std::string_view kind, std::string_view beside, std::string_view key,
                                         std::string value) const {
    const auto is_meant = [kind, beside](const fotfaste::Parameters& table) {
      return table.has(kind) && (beside.empty() || table.has(beside));
    };
    return "outcome = " + fotfaste::toml_text(outcome_, {is_meant, key, std::move(value)});
  }
  // The same in one part alone.
  [[nodiscard]] std::string outcome_with(const fotfaste::Parameters& part, std::string_view key,
                                         std::string value) const {
    return "outcome = " + line_with(outcome_, part, key, std::move(value));
  }
  // A value with a key set in one table of it.
  static std::string line_with(const fotfaste::Parameters& value, const fotfaste::Parameters& table,
                               std::string_view key, std::string set) {
    const auto is_meant = [&table](const fotfaste::Parameters& one) { return one.raw() == table.raw(); };
    return fotfaste::toml_text(value, {is_meant, key, std::move(set)});
  }

  // Adds a question; its last option is to agree on the reading as it is.
  void add(fotfaste::DesignQuestion question) {
    const bool agreed = std::find(agreed_.begin(), agreed_.end(), question.id) != agreed_.end();
    std::string line = "agreed = [";
    for (const std::string_view before : agreed_) {
      if (before != question.id) line.append(fotfaste::toml_text(before)).append(", ");
    }
    line.append(fotfaste::toml_text(std::string_view(question.id))).append("]");
    question.answered |= agreed;
    question.options.push_back(
        {std::move(line), {"läsningen är den som avses", "the reading is the one that is meant"}});
    questions_.push_back(std::move(question));
  }
  [[nodiscard]] std::vector<fotfaste::DesignQuestion> take() { return std::move(questions_); }

 private:
  fotfaste::Parameters goal_;
  fotfaste::Parameters outcome_;
  std::vector<std::string_view> agreed_;
  std::vector<fotfaste::DesignQuestion> questions_;
};

// How the parts are read: the one reading, or that they differ.
template <typename Read>
fotfaste::Label reading_of(const Parts& parts, Read&& read) {
  const fotfaste::Label first = read(parts.front());
  for (const fotfaste::Parameters& part : parts) {
    if (read(part) != first)
      return {"Målets delar läses olika, som de är skrivna.",
              "The parts of the goal are read differently, as they are written."};
  }
  return first;
}

// "20", "37,5".
inline fotfaste::Label number_text(const fotfaste::Parameters& item) {
  std::string number = fotfaste::toml_text(item);
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  std::string swedish = number;
  std::replace(swedish.begin(), swedish.end(), '.', ',');
  return {std::move(swedish), std::move(number)};
}

inline bool all_have(const Parts& parts, std::string_view key) {
  return std::all_of(parts.begin(), parts.end(),
                     [key](const fotfaste::Parameters& part) { return part.has(key); });
}

// The questions about the parts of the outcome that are about states.
void ask_about_states(Asking& asking);
// The questions about those that are about what was recorded: assessments, activities.
void ask_about_records(Asking& asking);

}  // namespace goals
