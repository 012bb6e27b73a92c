// What participants answered in their own ratings, counted over participations: the judgements of those whom
// the project is for, beside those of steering group and partners.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "answer.hpp"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/instruments.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "judgement.hpp"
#include "survey.hpp"

namespace collaboration {

class ParticipantAnswers {
 public:
  // What became of a participation: answered something, was asked, was not, or has no row.
  struct Counts {
    std::map<AnswerOccasion, AnswerCounts> by_occasion;
    std::int64_t no_record = 0;
  };

  static void declare(const JudgementOptions& options, fotfaste::Needs& needs);
  // options outlives this.
  ParticipantAnswers(const JudgementOptions& options, const fotfaste::Settings& settings);

  void consume(const fotfaste::Batch& batch, const fotfaste::Settings& settings);
  void merge(const ParticipantAnswers& other);
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote. Throws MalformedBytes.
  void restore(fotfaste::Reader& reader);

  // Of the judgement of this number.
  [[nodiscard]] const Counts& of(std::size_t judgement) const { return counts_[judgement]; }
  // Whether they answered any of the judgements' items: the value of an answer means nothing here.
  [[nodiscard]] const Counts& responses() const { return counts_.back(); }
  [[nodiscard]] bool are_asked() const { return asked_; }

 private:
  void count(const fotfaste::Participation& participation);

  std::vector<const Judgement*> judgements_;
  std::vector<std::vector<Scale>> scales_;  // of each judgement's items
  Step step_;
  fotfaste::Day as_of_;
  bool asked_ = false;
  std::vector<Counts> counts_;  // one for each judgement, and that of responses
};

}  // namespace collaboration
