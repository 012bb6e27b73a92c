#include "answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fotfaste/sdk/counts.hpp"

namespace collaboration {

using fotfaste::Day;
using fotfaste::ReasonMissing;

void Rows::add(Day day, std::optional<double> value, std::optional<ReasonMissing> reason) {
  if (value) first_ = std::min(first_, day);
  if (day < day_) return;
  if (day > day_) {
    day_ = day;
    values_.clear();
    missing_ = not_asked_ = not_applicable_ = false;
  }
  if (value) {
    values_.insert(*value + 0.0);  // one zero
  } else if (reason == ReasonMissing::not_asked) {
    not_asked_ = true;
  } else if (reason == ReasonMissing::not_applicable) {
    not_applicable_ = true;
  } else {
    missing_ = true;
  }
}

Answer Rows::settle(const Scale& scale) const {
  Answer answer{.standing = Standing::missing, .value = 0, .first = first_};
  if (values_.size() > 1) {
    answer.standing = Standing::contradictory;
  } else if (!values_.empty()) {
    answer.value = *values_.begin();
    answer.standing = scale.contains(answer.value) ? Standing::answered : Standing::outside_scale;
  } else if (!missing_) {
    answer.standing = not_applicable_ ? Standing::not_applicable
                      : not_asked_    ? Standing::not_asked
                                      : Standing::missing;
  }
  return answer;
}

Answer combine(std::span<const Answer> answers) {
  Answer combined;
  double sum = 0;
  std::array<std::size_t, standing_count> counts = {};
  for (const Answer& answer : answers) {
    ++counts[static_cast<std::size_t>(answer.standing)];
    combined.first = std::min(combined.first, answer.first);
    sum += answer.value;
  }
  const auto count = [&counts](Standing standing) { return counts[static_cast<std::size_t>(standing)]; };
  if (count(Standing::answered) == answers.size()) {
    combined.standing = Standing::answered;
    combined.value = sum / static_cast<double>(answers.size());
  } else if (count(Standing::contradictory) > 0) {
    combined.standing = Standing::contradictory;
  } else if (count(Standing::outside_scale) > 0) {
    combined.standing = Standing::outside_scale;
  } else if (count(Standing::not_asked) == answers.size()) {
    combined.standing = Standing::not_asked;
  } else if (count(Standing::not_asked) + count(Standing::not_applicable) == answers.size()) {
    combined.standing = Standing::not_applicable;
  }
  return combined;
}

Answer response_of(std::span<const Answer> answers) {
  Answer response{.standing = Standing::not_asked};
  bool came = false, missing = false, not_applicable = false;
  for (const Answer& answer : answers) {
    response.first = std::min(response.first, answer.first);
    came = came || answer.standing == Standing::answered || answer.standing == Standing::outside_scale ||
           answer.standing == Standing::contradictory;
    missing = missing || answer.standing == Standing::missing;
    not_applicable = not_applicable || answer.standing == Standing::not_applicable;
  }
  if (came) {
    response.standing = Standing::answered;
  } else if (missing) {
    response.standing = Standing::missing;
  } else if (not_applicable) {
    response.standing = Standing::not_applicable;
  }
  return response;
}

void AnswerCounts::add(const Answer& answer, std::int64_t count) {
  if (count == 0) return;
  fotfaste::add_counts(counts_[static_cast<std::size_t>(answer.standing)], count);
  if (answer.standing != Standing::answered) return;
  fotfaste::add_counts(values_[answer.value], count);
  first_ = std::min(first_, answer.first);
}

void AnswerCounts::merge(const AnswerCounts& other) {
  for (std::size_t i = 0; i < standing_count; ++i) fotfaste::add_counts(counts_[i], other.counts_[i]);
  for (const auto& [value, count] : other.values_) fotfaste::add_counts(values_[value], count);
  first_ = std::min(first_, other.first_);
}

void AnswerCounts::save(fotfaste::Writer& writer) const {
  for (const std::int64_t count : counts_) writer.number(count);
  writer.number(first_);
  writer.number(std::uint64_t{values_.size()});
  for (const auto& [value, count] : values_) {
    writer.number(value);
    writer.number(count);
  }
}

void AnswerCounts::restore(fotfaste::Reader& reader) {
  AnswerCounts other;
  for (std::int64_t& count : other.counts_) count = fotfaste::read_count(reader);
  other.first_ = reader.number<Day>();
  std::int64_t answered = 0;
  double before = -std::numeric_limits<double>::infinity();
  for (std::uint64_t left = reader.count(16); left > 0; --left) {
    const auto value = reader.number<double>();
    const std::int64_t count = fotfaste::read_count(reader);
    if (!(std::abs(value) <= Scale::beyond_reason) || !(value > before) || count == 0) {
      throw fotfaste::MalformedBytes("values that were answered are finite, ascend and were seen");
    }
    other.values_[value + 0.0] = count;
    fotfaste::add_counts(answered, count);
    before = value;
  }
  const bool agrees =
      answered == other[Standing::answered] && (answered > 0) == (other.first_ != fotfaste::end_of_time);
  if (!agrees) throw fotfaste::MalformedBytes("the values are not as many as the answers");
  merge(other);
}

std::int64_t AnswerCounts::total() const {
  std::int64_t sum = 0;
  for (const std::int64_t count : counts_) sum += count;
  return sum;
}

}  // namespace collaboration
