// Tables of the judgements: who answered, how many judged well, and how far they agree.
#pragma once

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "group_answers.hpp"
#include "judgement.hpp"

namespace collaboration {

void describe_judgement_tables(fotfaste::Description& description);

void report_judgements(const JudgementOptions& options, GroupAnswers& answers, fotfaste::Results& results,
                       const fotfaste::Settings& settings);

}  // namespace collaboration
