#include "texts.hpp"

#include <optional>
#include <string>

#include "rules.hpp"

namespace state_grant {
namespace {

constexpr const char* table = "texts";

}  // namespace

void describe_texts(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(table, fotfaste::Kind::records, "Frågor och svar", "Questions and answers")
      .description("Det som redovisas med ord, som projektet skrivit det.",
                   "What is reported in words, as the project wrote it.")
      .column("number", Type::integer, Role::dimension, "Nr", "No.")
      .column("question", Type::text, Role::attribute, "Fråga", "Question")
      .column("answer", Type::text, Role::attribute, "Svar", "Answer");
}

void report_texts(fotfaste::Results& results, const Options& options, fotfaste::exports::ExportRules& rules) {
  if (options.texts.empty()) rules.set_not_applicable(text_missing);
  int number = 0;
  for (const TextOption& text : options.texts) {
    // The number is a code, so that both languages travel as its label.
    const std::string code = std::to_string(++number);
    results.add(table, number, code, text.answer ? std::optional(code) : std::nullopt);
    results.label(table, "question", code, text.question);
    if (text.answer) {
      results.label(table, "answer", code, *text.answer);
    } else {
      rules.violate(text_missing, code);
    }
  }
}

}  // namespace state_grant
