// What respondents judge, as it is declared: which items, what counts as a good answer, and from which share
// on it may be called something.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "occasion.hpp"

namespace collaboration {

// An item of the participants' ratings.
struct RatedItem {
  std::string instrument;  // empty: any
  std::string item;
};

// A word that a share may be given.
struct Word {
  double at_least;
  fotfaste::Label text;
};

struct Judgement {
  std::string id;
  fotfaste::Label text;
  std::vector<std::string> items;  // of the survey
  std::vector<RatedItem> rated;    // by participants
  std::string rater;
  std::vector<std::string> groups;  // empty: all that answered
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::vector<Word> words;  // the highest share first
  std::optional<fotfaste::Day> words_declared;
  std::vector<std::string> agreed;  // questions of the design whose reading without a key is meant
  const fotfaste_value* at = nullptr;

  [[nodiscard]] bool has_cut_off() const { return at_least || at_most; }
  // "Pleased (at least 4)": the text with the limit, where there is one.
  [[nodiscard]] fotfaste::Label text_with_limit() const;
  [[nodiscard]] bool is_good(double value) const {
    return !(at_least && value < *at_least) && !(at_most && value > *at_most);
  }
};

struct Group {
  fotfaste::Label text;
  std::optional<std::int64_t> asked;  // each time
  const fotfaste_value* at = nullptr;
};

struct JudgementOptions {
  std::vector<Judgement> judgements;
  std::map<std::string, Group> groups;
  Step step = Step::all;
  std::int64_t least_answers = 5;
  double response_at_least = 0.5;
};

// The group that the participants' own ratings stand under.
inline constexpr const char* participants = "participants";

void describe_judgement_options(fotfaste::Description& description);
// Throws ParameterError.
JudgementOptions judgement_options_of(const fotfaste::Settings& settings);

}  // namespace collaboration
