#include "support.hpp"

namespace finsam {

using fotfaste::Answer;
using fotfaste::CoreState;
using fotfaste::History;
using fotfaste::Level;

Support::Support(const Options& options, fotfaste::Day as_of)
    : dimension_(options.support_dimension),
      support_(dimension_.empty() ? Level::core : Level::label, dimension_, as_of) {
  if (!dimension_.empty()) occupation_.emplace(Level::core, std::string(), as_of);
}

void Support::declare(fotfaste::Needs& needs) const {
  support_.declare(needs, fotfaste::Required::no);
  if (occupation_) occupation_->declare(needs, fotfaste::Required::no);
}

void Support::bind(const fotfaste::Batch& batch) {
  batch_ = &batch;
  support_.bind(batch);
  if (!occupation_) return;
  occupation_->bind(batch);
  left_out_ = batch.states.dimension.find(dimension_);
}

void Support::read(const fotfaste::Participation& participation) {
  support_.read(participation);
  if (occupation_) occupation_->read(participation);
}

std::string_view Support::word(std::int32_t support) const {
  if (support == fotfaste::unknown_state) return unknown_support;
  return dimension_.empty() ? fotfaste::word(static_cast<CoreState>(support))
                            : batch_->states.state.word(support);
}

Answer Support::in_work_or_studies(fotfaste::Day day) const {
  Answer answer = Answer::unknown;
  for (const fotfaste::StateSpell& spell : occupation().spells()) {
    if (!fotfaste::covers(spell, day) || spell.state == fotfaste::unknown_state) continue;
    if (left_out_ != fotfaste::WordColumn::none && spell.dimension == left_out_) continue;
    const auto state = static_cast<CoreState>(spell.state);
    if (state == CoreState::employed || state == CoreState::self_employed || state == CoreState::education)
      return Answer::yes;
    answer = Answer::no;
  }
  return answer;
}

}  // namespace finsam
