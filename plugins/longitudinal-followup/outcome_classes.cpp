#include "outcome_classes.hpp"

#include <cstdlib>

namespace followup {

using fotfaste::CoreState;
using fotfaste::Day;
using fotfaste::LabourStatus;

namespace {

constexpr CoreState state_of(LabourStatus status) {
  switch (status) {
    case LabourStatus::employed:
      return CoreState::employed;
    case LabourStatus::self_employed:
      return CoreState::self_employed;
    case LabourStatus::unemployed:
      return CoreState::unemployed;
    case LabourStatus::inactive_education:
      return CoreState::education;
    case LabourStatus::inactive_other:
      return CoreState::inactive;
    default:
      return CoreState::unknown;
  }
}

}  // namespace

void OutcomeClasses::declare(const OutcomeOption& option, fotfaste::Needs& needs) {
  using fotfaste::Required;
  needs.columns({"states.core_state", "labour_status"}, Required::no);
  if (!option.rating) return;
  needs.columns({"assessments.item", "assessments.date", "assessments.value"}, Required::no);
  if (!option.rating->instruments.empty()) needs.column("assessments.instrument", Required::no);
  if (!option.rating->raters.empty()) needs.column("assessments.rater", Required::no);
}

void OutcomeClasses::bind(const fotfaste::Batch& batch, OutcomeOption& option) {
  states_ = &batch.states;
  if (!option.rating) return;
  assessments_ = &batch.assessments;
  RatingOption& rating = *option.rating;
  rating.items.bind(assessments_->item);
  if (!rating.instruments.empty()) rating.instruments.bind(assessments_->instrument);
  if (!rating.raters.empty()) rating.raters.bind(assessments_->rater);
}

void OutcomeClasses::begin(const fotfaste::Participation& participation, const fotfaste::History& history) {
  participation_ = participation;
  history_ = &history;
  at_entry_.reset();
}

std::uint32_t OutcomeClasses::states_on(Day day) const {
  std::uint32_t states = 0;
  for (const fotfaste::StateSpell& spell : history_->spells()) {
    if (spell.from > day) break;
    if (!fotfaste::covers(spell, day) || spell.state == fotfaste::unknown_state) continue;
    states |= std::uint32_t{1} << static_cast<int>(states_->core_state[spell.row]);
  }
  return states;
}

std::int8_t OutcomeClasses::distance_of(std::uint32_t states) const {
  std::int8_t least = OutcomeOption::no_rank;
  for (std::size_t state = 0; states >> state != 0; ++state) {
    if ((states >> state & 1) == 0) continue;
    const std::int8_t distance = option_->distance[state];
    if (distance == OutcomeOption::no_rank) continue;
    if (least == OutcomeOption::no_rank || distance < least) least = distance;
  }
  return least;
}

std::int8_t OutcomeClasses::distance_at_entry() const {
  const Day entry = participation_->entry();
  if (entry == fotfaste::no_day) return OutcomeOption::no_rank;
  const std::uint32_t found = states_on(entry);
  if (found != 0) return distance_of(found);
  return option_->distance[static_cast<std::size_t>(state_of(participation_->labour_status()))];
}

Outcome OutcomeClasses::on(Day day, std::int32_t state) {
  const bool only_state = history_->level() == fotfaste::Level::core && !history_->is_parallel();
  const std::uint32_t states = only_state ? std::uint32_t{1} << state : states_on(day);
  if ((states & option_->work) != 0) return Outcome::in_work;
  if ((states & option_->studies) != 0) return Outcome::in_studies;
  return option_->rating ? by_rating(day) : by_state(states);
}

Outcome OutcomeClasses::by_state(std::uint32_t states) {
  if (!at_entry_) at_entry_ = distance_at_entry();
  const std::int8_t now = distance_of(states);
  if (now == OutcomeOption::no_rank || *at_entry_ == OutcomeOption::no_rank) return Outcome::not_compared;
  return now < *at_entry_ ? Outcome::closer : now > *at_entry_ ? Outcome::further : Outcome::unchanged;
}

Outcome OutcomeClasses::by_rating(Day day) const {
  const Day entry = participation_->entry();
  if (entry == fotfaste::no_day) return Outcome::not_compared;
  const auto before = rating_near(entry);
  const auto now = rating_near(day);
  if (!before || !now) return Outcome::not_compared;
  const double change = option_->rating->higher_is_closer ? *now - *before : *before - *now;
  if (change == 0 || std::abs(change) < option_->rating->change_at_least) return Outcome::unchanged;
  return change > 0 ? Outcome::closer : Outcome::further;
}

std::optional<double> OutcomeClasses::rating_near(Day day) const {
  const RatingOption& rating = *option_->rating;
  const Day earliest = fotfaste::subtract(day, rating.within);
  const Day latest = fotfaste::add(day, rating.within);
  const auto& columns = *assessments_;
  std::optional<double> nearest;
  Day nearest_day = fotfaste::no_day;
  Day least = 0;
  bool differ = false;
  const std::size_t end = columns.rows.end(participation_->row());
  for (std::size_t row = columns.rows.begin(participation_->row()); row < end; ++row) {
    if (!rating.items.contains(columns.item.index(row))) continue;
    if (!rating.instruments.empty() && !rating.instruments.contains(columns.instrument.index(row))) continue;
    if (!rating.raters.empty() && !rating.raters.contains(columns.rater.index(row))) continue;
    const auto value = columns.value[row];
    const Day on = columns.date.value_or(row, fotfaste::no_day);
    if (!value || on == fotfaste::no_day || on < earliest || on > latest || on >= history_->as_of()) continue;
    const Day distance = std::abs(on - day);
    if (nearest && on == nearest_day) {
      differ |= *value != *nearest;
    } else if (!nearest || distance < least || (distance == least && on > nearest_day)) {
      least = distance;
      nearest = value;
      nearest_day = on;
      differ = false;
    }
  }
  return differ ? std::nullopt : nearest;
}

}  // namespace followup
