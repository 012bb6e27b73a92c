#include "participant_answers.hpp"

#include <array>

#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/population.hpp"

namespace collaboration {
namespace {

// Asks whether to stop once in so many participations, which take well under 10 ms.
constexpr std::size_t stop_mask = 255;

bool is_about(const fotfaste::Assessment& row, const RatedItem& item, std::string_view rater) {
  return row.item() == item.item && (item.instrument.empty() || row.instrument() == item.instrument) &&
         row.rater() == rater;
}

void save(const ParticipantAnswers::Counts& counts, fotfaste::Writer& writer) {
  writer.number(counts.no_record);
  writer.number(std::uint64_t{counts.by_occasion.size()});
  for (const auto& [occasion, answers] : counts.by_occasion) {
    writer.number(static_cast<std::uint8_t>(occasion ? 1 : 0));
    writer.number(occasion.value_or(0));
    answers.save(writer);
  }
}

void restore(ParticipantAnswers::Counts& counts, fotfaste::Reader& reader) {
  fotfaste::add_counts(counts.no_record, fotfaste::read_count(reader));
  for (std::uint64_t left = reader.count(9); left > 0; --left) {
    const auto is_known = reader.number<std::uint8_t>();
    const auto number = reader.number<std::int64_t>();
    if (is_known > 1 || (is_known == 0 && number != 0))
      throw fotfaste::MalformedBytes("an occasion was expected");
    counts.by_occasion[is_known == 1 ? AnswerOccasion(number) : std::nullopt].restore(reader);
  }
}

}  // namespace

void ParticipantAnswers::declare(const JudgementOptions& options, fotfaste::Needs& needs) {
  bool asked = false;
  for (const Judgement& judgement : options.judgements) asked = asked || !judgement.rated.empty();
  if (!asked) return;
  needs.columns({"entry", "group", "assessments.instrument", "assessments.item", "assessments.rater",
                 "assessments.date", "assessments.value", "assessments.reason_missing"},
                fotfaste::Required::no);
}

ParticipantAnswers::ParticipantAnswers(const JudgementOptions& options, const fotfaste::Settings& settings)
    : step_(options.step), as_of_(settings.as_of()), counts_(options.judgements.size() + 1) {
  const fotfaste::Instruments instruments(settings);
  for (const Judgement& judgement : options.judgements) {
    judgements_.push_back(&judgement);
    asked_ = asked_ || !judgement.rated.empty();
    auto& scales = scales_.emplace_back();
    for (const RatedItem& item : judgement.rated)
      scales.push_back(scale_of(instruments, item.instrument, item.item));
  }
}

void ParticipantAnswers::consume(const fotfaste::Batch& batch, const fotfaste::Settings& settings) {
  if (!asked_) return;
  for (const fotfaste::Participation participation : batch) {
    if ((participation.row() & stop_mask) == 0) settings.stop_if_cancelled();
    const bool counted =
        participation.group() == fotfaste::Group::programme && fotfaste::has_entered(participation, as_of_);
    if (counted) count(participation);
  }
}

void ParticipantAnswers::count(const fotfaste::Participation& participation) {
  const Occasions occasions(step_);
  std::map<AnswerOccasion, Answer> responses;
  for (std::size_t number = 0; number < judgements_.size(); ++number) {
    const Judgement& judgement = *judgements_[number];
    if (judgement.rated.empty()) continue;
    std::map<AnswerOccasion, std::vector<Rows>> rows;
    for (const fotfaste::Assessment row : participation.assessments()) {
      if (row.date() >= as_of_) continue;
      for (std::size_t i = 0; i < judgement.rated.size(); ++i) {
        if (!is_about(row, judgement.rated[i], judgement.rater)) continue;
        auto& items = rows[answer_occasion(occasions, step_, row.date())];
        items.resize(judgement.rated.size());
        items[i].add(row.date(), row.value(),
                     row.has_reason_missing() ? std::optional(row.reason_missing()) : std::nullopt);
      }
    }
    Counts& counts = counts_[number];
    if (rows.empty()) fotfaste::add_counts(counts.no_record, 1);
    for (const auto& [occasion, items] : rows) {
      std::vector<Answer> answers;
      for (std::size_t i = 0; i < items.size(); ++i) answers.push_back(items[i].settle(scales_[number][i]));
      counts.by_occasion[occasion].add(combine(answers));
      const Answer response = response_of(answers);
      const auto [known, is_new] = responses.emplace(occasion, response);
      if (!is_new) known->second = response_of(std::array{known->second, response});
    }
  }
  if (responses.empty()) fotfaste::add_counts(counts_.back().no_record, 1);
  for (const auto& [occasion, response] : responses) counts_.back().by_occasion[occasion].add(response);
}

void ParticipantAnswers::merge(const ParticipantAnswers& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    fotfaste::add_counts(counts_[i].no_record, other.counts_[i].no_record);
    for (const auto& [occasion, answers] : other.counts_[i].by_occasion)
      counts_[i].by_occasion[occasion].merge(answers);
  }
}

void ParticipantAnswers::save(fotfaste::Writer& writer) const {
  for (const Counts& counts : counts_) collaboration::save(counts, writer);
}

void ParticipantAnswers::restore(fotfaste::Reader& reader) {
  for (Counts& counts : counts_) collaboration::restore(counts, reader);
}

}  // namespace collaboration
