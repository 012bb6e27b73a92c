#include "host/design_message.hpp"

#include <algorithm>
#include <cmath>

#include "host/message_parts.hpp"

namespace fotfaste::host {
namespace {

constexpr std::int64_t not_stated = -1;

model::Text read_both(Reader& reader, const char* what) {
  model::Text text = read_text(reader);
  if (text.sv.empty() || text.en.empty())
    throw InvalidOutput(std::string(what) + " lacks its text in one of the languages");
  return text;
}

bool is_question_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

model::DesignOption read_option(Reader& reader) {
  model::DesignOption option;
  option.toml = read_string(reader, longest_text, "a line of project.toml");
  if (option.toml.empty()) throw InvalidOutput("a way to answer a question has no line for project.toml");
  option.meaning = read_both(reader, "a way to answer a question");
  return option;
}

}  // namespace

std::string write(const model::DesignPurpose& purpose) {
  Writer writer;
  writer.text(purpose.id);
  write_text(writer, purpose.title);
  write_text(writer, purpose.denominator);
  writer.number(purpose.planned.value_or(not_stated));
  writer.number(purpose.target.value_or(std::nan("")));
  writer.number(static_cast<std::uint8_t>(purpose.describes ? 1 : 0));
  writer.number(purpose.line);
  writer.number(purpose.column);
  return writer.take();
}

std::string write(const model::DesignQuestion& question) {
  Writer writer;
  writer.text(question.id);
  write_text(writer, question.question);
  write_text(writer, question.reading);
  writer.number(static_cast<std::uint8_t>(question.answered ? 1 : 0));
  writer.number(static_cast<std::uint64_t>(question.options.size()));
  for (const model::DesignOption& option : question.options) {
    writer.text(option.toml);
    write_text(writer, option.meaning);
  }
  return writer.take();
}

std::string write_limit(const model::Text& limit) {
  Writer writer;
  write_text(writer, limit);
  return writer.take();
}

model::DesignPurpose read_purpose(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    model::DesignPurpose purpose;
    purpose.id = read_name(reader);
    if (purpose.id.empty()) throw InvalidOutput("a purpose has no id");
    purpose.title = read_both(reader, "the title of a purpose");
    purpose.denominator = read_text(reader);
    if (purpose.denominator.sv.empty() != purpose.denominator.en.empty())
      throw InvalidOutput("the denominator of a purpose lacks its text in one of the languages");
    const auto planned = reader.number<std::int64_t>();
    if (planned < not_stated) throw InvalidOutput("a purpose is planned for fewer than nobody");
    if (planned != not_stated) purpose.planned = planned;
    const auto target = reader.number<double>();
    if (!std::isnan(target)) {
      if (!(target >= 0 && target <= 1)) throw InvalidOutput("the target of a purpose is no share");
      purpose.target = target;
    }
    purpose.describes = reader.number<std::uint8_t>() != 0;
    purpose.line = reader.number<std::uint32_t>();
    purpose.column = reader.number<std::uint32_t>();
    return purpose;
  });
}

model::DesignQuestion read_question(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    model::DesignQuestion question;
    question.id = read_name(reader);
    if (!is_question_id(question.id))
      throw InvalidOutput("the id of a question is not lower-case words joined by hyphens");
    question.question = read_both(reader, "a question");
    question.reading = read_both(reader, "the reading of a question");
    const auto answered = reader.number<std::uint8_t>();
    if (answered > 1) throw InvalidOutput("a question is neither answered nor open");
    question.answered = answered == 1;
    const std::uint64_t options = reader.count(1);
    if (options > most_options)
      throw InvalidOutput("a question has more ways to answer it than any may have");
    for (std::uint64_t i = 0; i < options; ++i) question.options.push_back(read_option(reader));
    if (!question.answered && question.options.empty())
      throw InvalidOutput("the open question " + question.id + " does not say how to answer it");
    return question;
  });
}

model::Text read_limit(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) { return read_both(reader, "a limit"); });
}

}  // namespace fotfaste::host
