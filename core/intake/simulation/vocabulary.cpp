#include "intake/simulation/vocabulary.hpp"

#include <algorithm>

namespace fotfaste::intake::simulation {
namespace {

// The states that may stand in for another, nearest first.
std::vector<CoreState> instead_of(CoreState state) {
  using enum CoreState;
  switch (state) {
    case employed:
      return {};
    case self_employed:
      return {employed};
    case education:
      return {training, other, inactive, unemployed};
    case training:
      return {education, job_search, unemployed};
    case placement:
      return {training, job_search, unemployed, other};
    case job_search:
      return {unemployed, inactive, other};
    case unemployed:
      return {job_search, inactive, other};
    case inactive:
      return {unemployed, other, job_search};
    case sick:
      return {inactive, unemployed, other};
    case parental_leave:
      return {inactive, unemployed, other};
    case other:
      return {inactive, unemployed};
    case unknown:
      return {};
  }
  return {};
}

}  // namespace

Vocabulary::Vocabulary(const model::Project& project) : project_(project) {
  for (const model::Source& source : project.sources) {
    for (const auto& [label, core] : source.core_states) {
      std::vector<std::string>& labels = labels_[core];
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
  }
  if (!labels_.empty()) return;
  for (int i = 0; i < core_state_count; ++i) {
    const std::string core(word(static_cast<CoreState>(i)));
    labels_[core] = {core};
  }
}

std::vector<std::string> Vocabulary::words(model::Table table, std::string_view column,
                                           std::vector<std::string> defaults) const {
  const std::optional<model::ColumnId> id = model::find_column(table, column);
  std::vector<std::string> result;
  for (const model::Source& source : project_.sources) {
    if (source.table != table || !id) continue;
    const auto list = source.codes.find(*id);
    if (list == source.codes.end()) continue;
    for (const auto& [text, value] : list->second) {
      if (std::find(result.begin(), result.end(), value) == result.end()) result.push_back(value);
    }
  }
  return result.empty() ? std::move(defaults) : result;
}

std::optional<std::string> Vocabulary::state_label(CoreState state, Random& random) const {
  std::vector<CoreState> wanted = instead_of(state);
  wanted.insert(wanted.begin(), state);
  for (const CoreState core : wanted) {
    const auto found = labels_.find(std::string(word(core)));
    if (found != labels_.end()) return random.pick(found->second);
  }
  return std::nullopt;
}

std::string written(const model::Source& source, model::ColumnId column, const std::string& value) {
  const auto list = source.codes.find(column);
  if (value.empty()) return source.missing.empty() ? std::string() : source.missing.front();
  if (list == source.codes.end()) return value;
  for (const auto& [text, meaning] : list->second) {
    if (meaning == value) return text;
  }
  // Labels are the project's own: one that is not in the list stands for itself.
  return model::column(column).form == model::Form::label ? value : std::string();
}

}  // namespace fotfaste::intake::simulation
