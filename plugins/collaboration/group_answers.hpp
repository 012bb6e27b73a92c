// What each group of respondents answered on each occasion: those of the survey, and the participants.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "answer.hpp"
#include "fotfaste/sdk/instruments.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "judgement.hpp"
#include "participant_answers.hpp"
#include "survey.hpp"

namespace collaboration {

// A group's answers to one judgement on one occasion; no_record: respondents of whom the item has no row.
struct Cell {
  AnswerCounts answers;
  std::int64_t no_record = 0;
};
// By group and occasion.
using Cells = std::map<std::pair<std::string, AnswerOccasion>, Cell>;

// What the evaluator should know of how they were collected.
struct Remarks {
  std::set<std::string> too_few;   // groups of which more have a row than were asked
  std::set<std::string> unseen;    // judgements that name a group without an answer
  std::set<std::string> unlinked;  // judgements of several items with answers of nobody knows whom
};

class GroupAnswers {
 public:
  // other_groups: groups of the survey that are no respondents, such as those who code text. All but
  // settings outlive this.
  GroupAnswers(const JudgementOptions& options, const Survey& survey, const ParticipantAnswers& rated,
               const std::set<std::string>& other_groups, const fotfaste::Settings& settings)
      : options_(options),
        survey_(survey),
        rated_(rated),
        other_groups_(other_groups),
        instruments_(settings) {}

  // A judgement for each item of the survey.
  [[nodiscard]] std::vector<Judgement> every_item() const;
  // Who answered anything. The value of an answer means nothing here.
  [[nodiscard]] Cells responses();
  // The judgement is one of the options' or of every_item.
  [[nodiscard]] Cells to(const Judgement& judgement);
  // Of what was collected so far.
  [[nodiscard]] const Remarks& remarks() const { return remarks_; }

 private:
  [[nodiscard]] bool is_respondents(const std::string& group) const { return !other_groups_.contains(group); }
  [[nodiscard]] std::optional<std::int64_t> asked_of(const std::string& group) const;
  void add_unheard(const std::string& group, AnswerCounts& counts);
  void add_group(const Judgement& judgement, const std::string& group, const Survey::Respondents& respondents,
                 Cells& cells);
  void add_rated(const Judgement& judgement, Cells& cells) const;

  const JudgementOptions& options_;
  const Survey& survey_;
  const ParticipantAnswers& rated_;
  const std::set<std::string>& other_groups_;
  fotfaste::Instruments instruments_;
  Remarks remarks_;
};

}  // namespace collaboration
