#include "ratings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace progression {
namespace {

using fotfaste::Day;
using fotfaste::WordColumn;

constexpr std::int64_t not_asked = -1;
constexpr std::int64_t not_wanted = -2;
// Larger values are damage, and statistics refuse them.
constexpr double largest_value = 1e100;

std::string_view word_or(const WordColumn& column, std::int32_t index) {
  return index == WordColumn::none ? not_stated : column.word(index);
}

}  // namespace

void Ratings::declare(fotfaste::Needs& needs) {
  needs.columns({"entry", "assessments.item", "assessments.date", "assessments.value"});
  needs.columns({"exit", "assessments.instrument", "assessments.rater"}, fotfaste::Required::no);
}

void Ratings::bind(const fotfaste::Batch& batch) {
  columns_ = &batch.assessments;
  forms_met_.clear();
  items_met_.clear();
}

void Ratings::read(const fotfaste::Participation& participation) {
  for (const std::uint32_t measure : rated_measures_) series_[measure].clear();
  for (const std::uint32_t form : rated_forms_) form_waves_[form].clear();
  rated_measures_.clear();
  rated_forms_.clear();
  answers_.clear();
  chosen_.clear();
  outside_ = false;
  read_answers(participation);
  if (answers_.empty()) return;
  series_.resize(measures_.measures().size());
  form_waves_.resize(measures_.forms().size());
  if (options_.waves == Waves::occasion) find_occasions();
  choose(participation.entry());
  add_sub_scales();
}

void Ratings::read_answers(const fotfaste::Participation& participation) {
  const std::size_t end = columns_->rows.end(participation.row());
  for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
    const auto value = columns_->value[row];
    const Day day = columns_->date.value_or(row, fotfaste::no_day);
    if (!value || day == fotfaste::no_day || day >= as_of_ || !(std::abs(*value) <= largest_value)) continue;
    const std::int32_t item = columns_->item.index(row);
    if (item == WordColumn::none) continue;
    const std::int32_t instrument = columns_->instrument.index(row);
    const std::int32_t rater = columns_->rater.index(row);
    const auto [form, is_new] = forms_met_.try_emplace({instrument, rater}, not_wanted);
    if (is_new) {
      const auto found =
          measures_.form(word_or(columns_->instrument, instrument), word_or(columns_->rater, rater));
      if (found) form->second = *found;
    }
    if (form->second == not_wanted) continue;
    const auto number = static_cast<std::size_t>(form->second);
    if (number >= items_met_.size()) items_met_.resize(number + 1);
    auto& items = items_met_[number];
    if (items.empty()) items.assign(static_cast<std::size_t>(columns_->item.word_count()), not_asked);
    std::int64_t& measure = items[static_cast<std::size_t>(item)];
    if (measure == not_asked) {
      measure = measures_.item(static_cast<std::uint32_t>(number), columns_->item.word(item));
    }
    answers_.push_back({static_cast<std::uint32_t>(measure), day, *value});
  }
}

void Ratings::find_occasions() {
  occasions_.clear();
  for (const Answer& answer : answers_) {
    occasions_[measures_.form_of(measures_.measures()[answer.measure]).instrument].push_back(answer.day);
  }
  for (auto& [instrument, days] : occasions_) {
    std::sort(days.begin(), days.end());
    std::vector<Day> firsts;
    for (const Day day : days) {
      if (firsts.empty() || day > fotfaste::add(firsts.back(), options_.same_occasion)) firsts.push_back(day);
    }
    days = std::move(firsts);
  }
}

Ratings::Place Ratings::place_among_occasions(const Answer& answer) const {
  const auto& days = occasions_.at(measures_.form_of(measures_.measures()[answer.measure]).instrument);
  const auto after = std::upper_bound(days.begin(), days.end(), answer.day);
  const auto wave = static_cast<std::int32_t>(after - days.begin());
  if (wave > last_possible_wave) return {-1, 0};
  return {wave, answer.day - *(after - 1)};
}

Day Ratings::wave_day(Day entry, std::int32_t wave) const {
  return fotfaste::add(entry, {options_.every.months * wave, options_.every.days * wave});
}

Ratings::Place Ratings::place_in_time(Day entry, Day day) const {
  const int length = std::max(1, options_.every.months * 30 + options_.every.days);
  // A first guess that is off by one at most for every few years.
  std::int32_t wave = std::clamp((day - entry) / length, 0, last_possible_wave + 1);
  while (wave > 0 && wave_day(entry, wave) > day) --wave;
  while (wave <= last_possible_wave && wave_day(entry, wave + 1) <= day) ++wave;
  // Now this wave's day is no later than day, and the next one's is; before entry there is only the first.
  const Day next = wave_day(entry, wave + 1);
  if (next - day < day - wave_day(entry, wave)) ++wave;
  const Day planned = wave_day(entry, wave);
  const bool near = !options_.tolerance || (fotfaste::subtract(planned, *options_.tolerance) <= day &&
                                            day <= fotfaste::add(planned, *options_.tolerance));
  // Without a tolerance, what lies half a wave before entry was not of the project.
  const bool too_early = !options_.tolerance && day < entry && 2 * (entry - day) > wave_day(entry, 1) - entry;
  if (wave > last_possible_wave || !near || too_early) return {-1, 0};
  const std::int64_t days = std::int64_t{day} - planned;
  return {wave, days >= 0 ? 2 * days : -2 * days + 1};
}

void Ratings::choose(Day entry) {
  candidates_.clear();
  for (const Answer& answer : answers_) {
    const Place place =
        options_.waves == Waves::time ? place_in_time(entry, answer.day) : place_among_occasions(answer);
    outside_ |= place.wave < 0;
    if (place.wave >= 0) candidates_.push_back({answer.measure, place, answer.day, answer.value});
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.measure, a.place.wave, a.place.distance, a.value) <
           std::tuple(b.measure, b.place.wave, b.place.distance, b.value);
  });
  for (std::size_t i = 0; i < candidates_.size();) {
    const Candidate& best = candidates_[i];
    bool differ = false;
    std::size_t next = i + 1;
    for (; next < candidates_.size(); ++next) {
      const Candidate& other = candidates_[next];
      if (other.measure != best.measure || other.place.wave != best.place.wave) break;
      differ |= other.place.distance == best.place.distance && other.value != best.value;
    }
    if (!differ) {
      chosen_.push_back({best.measure, best.place.wave, best.day, best.value});
      add(best.measure, {best.place.wave, best.value});
      const std::uint32_t form = measures_.measures()[best.measure].form;
      if (form_waves_[form].empty()) rated_forms_.push_back(form);
      form_waves_[form].push_back({best.place.wave, best.day});
    }
    i = next;
  }
  for (const std::uint32_t form : rated_forms_) {
    auto& waves = form_waves_[form];
    std::sort(waves.begin(), waves.end(), [](const FormWave& a, const FormWave& b) {
      return std::pair(a.wave, a.day) < std::pair(b.wave, b.day);
    });
    const auto same_wave = [](const FormWave& a, const FormWave& b) { return a.wave == b.wave; };
    waves.erase(std::unique(waves.begin(), waves.end(), same_wave), waves.end());
  }
}

void Ratings::add(std::uint32_t measure, Rating rating) {
  if (series_[measure].empty()) rated_measures_.push_back(measure);
  series_[measure].push_back(rating);
}

void Ratings::add_sub_scales() {
  for (const std::uint32_t form : rated_forms_) {
    for (const std::uint32_t number : measures_.forms()[form].sub_scales) {
      const Measure& sub_scale = measures_.measures()[number];
      for (const FormWave& at : form_waves_[form]) {
        if (const auto value = sub_scale_value(sub_scale, at.wave)) add(number, {at.wave, *value});
      }
    }
  }
}

std::optional<double> Ratings::sub_scale_value(const Measure& sub_scale, std::int32_t wave) const {
  double sum = 0;
  std::size_t answered = 0;
  for (const std::uint32_t number : sub_scale.items) {
    const auto value = at(number, wave);
    if (!value) continue;
    sum += turned(measures_.measures()[number], *value);
    ++answered;
  }
  const std::size_t items = sub_scale.items.size();
  const std::size_t wanted = sub_scale.missing_rule == fotfaste::MissingRule::drop ? items
                             : sub_scale.missing_rule == fotfaste::MissingRule::mean_of_rest
                                 ? 1
                                 : (items + 1) / 2;
  if (answered < wanted) return std::nullopt;
  return sum / static_cast<double>(answered);
}

std::optional<double> Ratings::at(std::uint32_t measure, std::int32_t wave) const {
  for (const Rating& rating : of(measure)) {
    if (rating.wave == wave) return rating.value;
  }
  return std::nullopt;
}

std::optional<std::int32_t> Ratings::last_expected_wave(const fotfaste::Participation& participation) const {
  if (options_.waves == Waves::occasion) return std::nullopt;
  const auto exit = participation.exit();
  const Day entry = participation.entry();
  std::int32_t last = -1;
  while (last < last_possible_wave) {
    const Day planned = wave_day(entry, last + 1);
    // Until the middle between two waves a rating may still come.
    const Day closes = options_.tolerance ? fotfaste::add(planned, *options_.tolerance)
                                          : planned + (wave_day(entry, last + 2) - planned) / 2;
    if (closes >= as_of_ || (exit && planned > *exit)) break;
    ++last;
  }
  return last;
}

}  // namespace progression
