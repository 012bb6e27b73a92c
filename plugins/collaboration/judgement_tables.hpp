// Tables of the judgements: who answered, how many judged well, and how far they agree.
#pragma once

#include <set>
#include <string>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/instruments.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "judgement.hpp"
#include "participant_answers.hpp"
#include "survey.hpp"

namespace collaboration {

void describe_judgement_tables(fotfaste::Description& description);

// other_groups: groups of the survey that are no respondents, such as those who code text.
void report_judgements(const JudgementOptions& options, const Survey& survey,
                       const ParticipantAnswers& participants, const std::set<std::string>& other_groups,
                       fotfaste::Results& results, const fotfaste::Settings& settings);

}  // namespace collaboration
