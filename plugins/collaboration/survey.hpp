// The survey: rows of respondents in groups that are not linked to participants.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "answer.hpp"
#include "fotfaste/sdk/instruments.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "occasion.hpp"

namespace collaboration {

// Nothing for answers without a day, where occasions are told apart.
using AnswerOccasion = std::optional<std::int64_t>;

// The occasion of an answer; rows without a day are of the whole time too.
inline AnswerOccasion answer_occasion(const Occasions& occasions, Step step, fotfaste::Day day) {
  if (step == Step::all) return 0;
  return day == fotfaste::no_day ? std::nullopt : AnswerOccasion(occasions.of(day));
}

// The scale of an item, the widest where several instruments describe it. Empty instrument: any.
Scale scale_of(const fotfaste::Instruments& instruments, std::string_view instrument, std::string_view item);

class Survey {
 public:
  // A designation, or the number of the row where there is none: each such row is somebody of their own.
  using Respondent = std::pair<std::string, std::size_t>;
  using Items = std::map<std::string, std::map<AnswerOccasion, Rows>>;
  using Respondents = std::map<Respondent, Items>;

  static void declare(fotfaste::Needs& needs);
  // Rows before the day of evaluation.
  Survey(const fotfaste::Settings& settings, Step step);

  [[nodiscard]] const std::map<std::string, Respondents>& groups() const { return groups_; }
  // Null when nobody of the group has a row.
  [[nodiscard]] const Respondents* group(const std::string& name) const;

 private:
  std::map<std::string, Respondents> groups_;
};

}  // namespace collaboration
