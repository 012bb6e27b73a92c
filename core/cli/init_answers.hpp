// What a new project is asked about: the questions of its card, and what is wrong with an answer.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "model/text.hpp"

namespace fotfaste::cli {

enum class AnswerForm { text, day, count, amount };

struct Question {
  std::string_view key;     // of [project]; cohorts is none of its keys
  std::string_view option;  // "--owner"
  AnswerForm form;
  model::Text ask;    // "Vem äger projektet?"
  model::Text about;  // "projektägare"
  std::string_view example;
};

// In the order in which they are asked.
std::span<const Question> questions();

// By key. A question without an answer is not among them.
using Answers = std::map<std::string, std::string, std::less<>>;

// Takes spaces off, and out of numbers. What is wrong with it, in a sentence; nothing when it can be used.
std::optional<model::Text> improve(const Question& question, std::string& answer, const Answers& earlier);

// The first day of an answer to a question about a day.
Day first_day(const std::string& answer);

// The answer as it stands in project.toml.
std::string written(const Question& question, const std::string& answer);

}  // namespace fotfaste::cli
