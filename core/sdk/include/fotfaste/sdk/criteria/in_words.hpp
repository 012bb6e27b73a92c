// A criterion in words: what has to be so of a participant, as the end of a sentence that begins "den som"
// or "whoever". For definitions that an evaluator reads; docs/criteria.md is the vocabulary.
//
//   { spell = "employed", on = "exit+6m" }   är i arbete 6 månader efter avslutet
//                                            is employed 6 months after the exit
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/criteria/code_phrases.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/time_words.hpp"

namespace fotfaste::criteria {

// What a project calls one of its own words: an item of a questionnaire, a cohort. column is where the word
// stands in the data ("assessments.item"). Nothing when it is called what it is.
using WordNames = std::function<std::optional<Label>(std::string_view column, std::string_view word)>;

namespace internal {

inline Label quoted(const Label& text) {
  return {"”" + text.sv + "”", "“" + text.en + "”"};
}

// "a, b eller c".
inline Label joined(const std::vector<Label>& parts, const Label& last) {
  Label text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (i > 0) text.sv.append(is_last ? " " + last.sv + " " : ", ");
    if (i > 0) text.en.append(is_last ? " " + last.en + " " : ", ");
    text.sv.append(parts[i].sv);
    text.en.append(parts[i].en);
  }
  return text;
}
inline Label either_of(const std::vector<Label>& parts) {
  return joined(parts, {"eller", "or"});
}

inline Label operator+(const Label& a, const Label& b) {
  return {a.sv + b.sv, a.en + b.en};
}

// "minst 4", "högst 2", "från 2 till 3", "just 3".
inline Label range_in_words(const Parameters& table) {
  const Range range = range_of(table).value();
  const Label least = number_in_words(range.least);
  const Label most = number_in_words(range.most);
  if (range.least == range.most) return Label{"just ", "exactly "} + least;
  const bool is_open_above = range.most > std::numeric_limits<double>::max();
  const bool is_open_below = range.least < std::numeric_limits<double>::lowest();
  if (is_open_above) return Label{"minst ", "at least "} + least;
  if (is_open_below) return Label{"högst ", "at most "} + most;
  return Label{"från ", "from "} + least + Label{" till ", " to "} + most;
}

class InWords {
 public:
  explicit InWords(const WordNames& names) : names_(names) {}

  [[nodiscard]] Label write(const Parameters& table) const {
    const std::string_view kind = kind_of(table);
    const Parameters value = table.find(kind);
    if (kind == "spell") return spell(table);
    if (kind == "assessment") return assessment(table);
    if (kind == "activity") return activity(table);
    if (kind == "event") return event(table);
    if (kind == "age") {
      return Label{"är ", "is "} + range_in_words(value) + Label{" år vid starten", " years old at entry"};
    }
    if (kind == "gender") return Label{"är ", "is "} + codes(gender_phrases, value);
    if (kind == "labour_status") {
      return Label{"är ", "is "} + codes(labour_status_phrases, value) + Label{" vid starten", " at entry"};
    }
    if (kind == "exit_reason")
      return Label{"har avslutsorsaken ", "has as reason for leaving "} + codes(exit_reason_phrases, value);
    if (kind == "group") return Label{"hör till ", "belongs to "} + codes(group_phrases, value);
    if (kind == "exited")
      return value.as_boolean() ? Label{"har slutat", "has left"}
                                : Label{"deltar fortfarande", "still takes part"};
    if (kind == "cohort")
      return Label{"hör till omgången ", "belongs to the cohort "} + words("cohort", value);
    if (kind == "site") return Label{"hör till platsen ", "belongs to the site "} + words("site", value);
    if (kind == "source") return Label{"kommer från ", "was referred by "} + words("source", value);
    if (kind == "target_group")
      return Label{"hör till målgruppen ", "belongs to the target group "} + words("groups.name", value);
    if (kind == "attribute") {
      return Label{"har ", "has "} + words("attributes.value", table.find("is")) + Label{" som ", " as "} +
             words("attributes.name", value);
    }
    if (kind == "not") {
      return Label{"uppfyller inte villkoret (", "does not meet the condition ("} + write(value) +
             Label{")", ")"};
    }
    return combination(table, kind);
  }

 private:
  [[nodiscard]] Label combination(const Parameters& table, std::string_view kind) const {
    std::vector<Label> parts;
    for (const Parameters part : table.find(kind).items()) {
      const std::string_view inner = kind_of(part);
      const bool is_compound = inner == "all" || inner == "any" || inner == "count";
      const Label text = write(part);
      parts.push_back(kind == "count" || is_compound ? Label{"(", "("} + text + Label{")", ")"} : text);
    }
    if (kind == "all") return joined(parts, {"och", "and"});
    if (kind == "any") return either_of(parts);
    const std::string wanted = std::to_string(table.integer("at_least"));
    const std::string of = std::to_string(parts.size());
    return Label{"uppfyller minst " + wanted + " av " + of + " villkor: ",
                 "meets at least " + wanted + " of " + of + " conditions: "} +
           joined(parts, {"och", "and"});
  }

  [[nodiscard]] Label spell(const Parameters& table) const {
    Label text = table.text_or("level", "core") == "label"
                     ? Label{"har läget ", "is in the state "} + words("states.state", table.find("spell"))
                     : Label{"är ", "is "} + codes(state_phrases, table.find("spell"));
    std::vector<Label> details;
    if (const Parameters on = table.find("on")) {
      text = text + Label{" ", " "} + at_point_in_words(point_of(on));
    } else if (const Parameters within = table.find("within")) {
      text = text + Label{" någon dag från ", " on some day from "} +
             point_in_words(point_of(within.items()[0])) + Label{" fram till ", " until "} +
             point_in_words(point_of(within.items()[1]));
    } else {
      const bool lasts = table.has("lasts");
      text = text + Label{lasts ? " från någon dag inom " : " någon dag inom ",
                          lasts ? " from some day within " : " on some day within "};
      text = text + duration_in_words(table.duration("starts_within")) + Label{" från ", " of "} +
             anchor_in_words(anchor_or_cohort_of(table, "of", Anchor::entry));
      if (lasts) {
        text = text + Label{" och minst ", " on, for at least "} +
               duration_in_words(table.duration("lasts")) + Label{" framåt", ""};
      }
      add_lasting(table, details);
    }
    add_qualities(table, details);
    return text + in_parentheses(details);
  }

  static void add_lasting(const Parameters& table, std::vector<Label>& details) {
    const Duration gap = table.duration_or("gap_at_most", {});
    if (gap != Duration{}) {
      const Label length = duration_in_words(gap);
      details.push_back({"uppehåll på högst " + length.sv + " räknas inte som avbrott",
                         "a gap of at most " + length.en + " is no interruption"});
    } else if (table.has("gap_at_most")) {
      details.push_back({"utan uppehåll", "without a gap"});
    }
    if (table.has("employer")) {
      details.push_back(table.text("employer") == "same"
                            ? Label{"hela tiden hos samma arbetsgivare", "with the same employer throughout"}
                            : Label{"oavsett arbetsgivare", "with any employer"});
    }
  }

  void add_qualities(const Parameters& table, std::vector<Label>& details) const {
    if (const Parameters hours = table.find("hours_at_least")) {
      details.push_back(Label{"minst ", "at least "} + number_in_words(hours.as_number()) +
                        Label{" timmar i veckan", " hours a week"});
    }
    if (table.has("subsidised")) {
      const std::string_view subsidised = table.text("subsidised");
      details.push_back(subsidised == "only" ? Label{"bara med lönestöd", "only if subsidised"}
                        : subsidised == "excluded"
                            ? Label{"arbete med lönestöd räknas inte", "subsidised work does not count"}
                            : Label{"arbete med lönestöd räknas", "subsidised work counts"});
    }
    if (const Parameters dimension = table.find("dimension"); dimension && !dimension.as_text().empty()) {
      details.push_back(Label{"uppgifter om ", "data on "} + words("states.dimension", dimension));
    }
  }

  [[nodiscard]] Label assessment(const Parameters& table) const {
    const std::string_view written = table.text("assessment");
    const std::size_t dot = written.find('.');
    const std::string_view item = dot == std::string_view::npos ? written : written.substr(dot + 1);
    std::vector<Label> details;
    if (dot != std::string_view::npos) {
      details.push_back(Label{"formuläret ", "questionnaire "} +
                        word("assessments.instrument", written.substr(0, dot)));
    }
    if (const Parameters rater = table.find("rater")) {
      std::vector<Label> raters;
      for (const std::string_view one : rater.as_texts()) {
        const auto known = phrase_of(rater_phrases, one);
        raters.push_back(known ? *known : word("assessments.rater", one));
      }
      details.push_back(Label{"svar från ", "answers by "} + either_of(raters));
    }
    const std::string_view at = table.text_or("at", "last");
    if (at == "first") details.push_back({"det första svaret", "the first answer"});
    if (at == "last") details.push_back({"det senaste svaret", "the latest answer"});
    if (at == "exit") {
      details.push_back({"svaret närmast avslutet, högst 28 dagar från det",
                         "the answer nearest to the exit, at most 28 days from it"});
    }
    return Label{"har svaret ", "has the answer "} + range_in_words(table) + Label{" på ", " to "} +
           word("assessments.item", item) + in_parentheses(details);
  }

  [[nodiscard]] Label activity(const Parameters& table) const {
    Label text =
        Label{"har deltagit i ", "has taken part in "} + words("activities.type", table.find("activity"));
    std::vector<Label> amounts;
    const Parameters days = table.find("days_at_least");
    const Parameters hours = table.find("hours_at_least");
    const std::int64_t count = table.integer_or("count_at_least", 1);
    if (count > 1 || (!days && !hours))
      amounts.push_back(counted_in_words(count, {"gång", "time"}, {"gånger", "times"}));
    if (days) amounts.push_back(counted_in_words(days.as_integer(), {"dag", "day"}, {"dagar", "days"}));
    if (hours)
      amounts.push_back(number_in_words(hours.as_number()) +
                        (hours.as_number() == 1 ? Label{" timme", " hour"} : Label{" timmar", " hours"}));
    text = text + Label{" minst ", " at least "} + joined(amounts, {"och", "and"});
    std::vector<Label> details;
    if (const Parameters kind = table.find("kind")) {
      details.push_back(kind.as_text() == "group" ? Label{"bara i grupp", "only in groups"}
                                                  : Label{"bara enskilt", "only individually"});
    }
    return text + in_parentheses(details);
  }

  [[nodiscard]] Label event(const Parameters& table) const {
    Label text = Label{"har händelsen ", "has the event "} + words("events.kind", table.find("event"));
    const Parameters within = table.find("within");
    if (!within) return text;
    return text + Label{" inom ", " within "} + duration_in_words(within.as_duration()) +
           Label{" från ", " of "} + anchor_in_words(anchor_of(table, "of", Anchor::entry));
  }

  [[nodiscard]] Label word(std::string_view column, std::string_view word) const {
    const std::optional<Label> name = names_ ? names_(column, word) : std::nullopt;
    return quoted(name ? *name : Label{std::string(word), std::string(word)});
  }
  [[nodiscard]] Label words(std::string_view column, const Parameters& value) const {
    std::vector<Label> parts;
    for (const std::string_view one : value.as_texts()) parts.push_back(word(column, one));
    return either_of(parts);
  }

  template <std::size_t Size>
  static Label codes(const std::array<Phrase, Size>& phrases, const Parameters& value) {
    std::vector<Label> parts;
    for (const std::string_view code : value.as_texts()) parts.push_back(phrase_of(phrases, code).value());
    return either_of(parts);
  }

  static Label in_parentheses(const std::vector<Label>& details) {
    Label text;
    for (const Label& detail : details) {
      text.sv.append(text.sv.empty() ? " (" : "; ").append(detail.sv);
      text.en.append(text.en.empty() ? " (" : "; ").append(detail.en);
    }
    return details.empty() ? text : text + Label{")", ")"};
  }

  const WordNames& names_;
};

}  // namespace internal

// Throws ParameterError for what is no criterion.
inline Label in_words(const Parameters& table, const WordNames& names = {}) {
  static_cast<void>(Criterion::parse(table, 0));
  return internal::InWords(names).write(table);
}

// The day after which the criterion can be judged: "12 månader efter starten", of several the latest; nothing
// when it can be judged at once. Throws ParameterError for what is no criterion.
inline std::optional<Label> judged_in_words(const Parameters& table) {
  const Criterion criterion = Criterion::parse(table, 0);
  std::vector<Label> days;
  for (const Anchor anchor : {Anchor::entry, Anchor::cohort, Anchor::exit}) {
    if (const auto duration = criterion.follow_up(anchor))
      days.push_back(point_in_words({anchor, *duration}));
  }
  if (days.empty()) return std::nullopt;
  return internal::joined(days, {"och", "and"});
}

}  // namespace fotfaste::criteria
