#include "intake/dictionary.hpp"

#include <algorithm>

#include "fotfaste/sdk/codes.hpp"
#include "intake/field_parse.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

// The yes/no columns of groups are small without a definition of their own in the schema.
struct Scale {
  std::int32_t least = 0;
  std::int32_t most = 1;
};

Scale scale_of(model::ColumnId column) {
  const model::Column& definition = model::column(column);
  if (definition.form != model::Form::small) return {};
  return {definition.least, definition.most};
}

}  // namespace

Dictionary::Dictionary(const model::Source& source, model::ColumnId column, model::Form form)
    : source_(&source), column_(column), form_(form) {
  const auto found = source.codes.find(column);
  if (found != source.codes.end()) codes_ = &found->second;
}

std::int32_t Dictionary::learn(std::string_view raw, std::string_view text) {
  const std::int32_t meaning = understand(text);
  met_.insert(raw, meaning);
  return meaning;
}

std::int32_t Dictionary::word_number(std::string_view word) {
  const std::int32_t known = numbers_.find(word);
  if (known != WordTable::absent) return known;
  const auto number = static_cast<std::int32_t>(words_.size());
  numbers_.insert(word, number);
  words_.emplace_back(word);
  std::int32_t core = no_value;
  std::optional<CoreState> state = find_core_state(word);
  const auto mapped = source_->core_states.find(words_.back());
  if (mapped != source_->core_states.end()) state = find_core_state(mapped->second);
  if (state) core = static_cast<std::int32_t>(*state);
  core_states_.push_back(core);
  return number;
}

std::int32_t Dictionary::understand(std::string_view text) {
  const std::vector<std::string>& missing = source_->missing;
  if (text.empty() || std::find(missing.begin(), missing.end(), text) != missing.end()) return null;
  std::string mapped(text);
  if (codes_ != nullptr) {
    const auto found = codes_->find(mapped);
    if (found != codes_->end()) mapped = found->second;
    if (mapped.empty()) return null;
  }
  if (form_ == model::Form::label) return word_number(mapped);
  if (form_ == model::Form::code) {
    const auto& codes = model::column(column_).codes;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i] == mapped || model::folded(codes[i]) == model::folded(mapped))
        return static_cast<std::int32_t>(i);
    }
    return unknown_code;
  }
  const Scale scale = scale_of(column_);
  if (scale.least == 0 && scale.most == 1) {
    const std::optional<bool> flag = parse_flag(mapped);
    return flag ? static_cast<std::int32_t>(*flag) : unknown_code;
  }
  const std::optional<ParsedNumber> number = parse_number(mapped);
  if (!number) return unknown_code;
  if (!number->is_hundredths || number->hundredths % 100 != 0) return outside_scale;
  const std::int32_t value = number->hundredths / 100;
  return value < scale.least || value > scale.most ? outside_scale : value;
}

std::vector<std::string> Dictionary::known() const {
  std::vector<std::string> known;
  if (codes_ != nullptr) {
    for (const auto& [text, code] : *codes_) known.push_back(text);
  }
  for (const std::string_view code : model::column(column_).codes) known.emplace_back(code);
  return known;
}

std::vector<std::string> Dictionary::known_states() const {
  std::vector<std::string> known;
  for (const auto& [label, core] : source_->core_states) known.push_back(label);
  if (codes_ != nullptr) {
    for (const auto& [text, label] : *codes_) known.push_back(text);
  }
  for (int state = 0; state < core_state_count; ++state)
    known.emplace_back(word(static_cast<CoreState>(state)));
  return known;
}

}  // namespace fotfaste::intake
