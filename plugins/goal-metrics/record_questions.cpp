#include <algorithm>
#include <iterator>

#include "asking.hpp"

namespace goals {
namespace {

using fotfaste::DesignOption;
using fotfaste::DesignQuestion;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;

void ask_dose(Asking& asking, const Parts& activities) {
  const auto is_stated = [](const Parameters& part) {
    return part.has("count_at_least") || part.has("days_at_least") || part.has("hours_at_least");
  };
  const auto option = [&asking](const char* key, const char* value, Label meaning) {
    return DesignOption{asking.outcome_with("activity", "", key, value), std::move(meaning)};
  };
  asking.add({"dose",
              {"Hur mycket måste någon ha fått för att räknas?", "How much must somebody have had to count?"},
              reading_of(activities,
                         [&](const Parameters& part) {
                           if (!is_stated(part)) return Label{"Minst en gång.", "Once at least."};
                           Label text{"Minst", "At least"};
                           const auto append = [&](const char* key, const Label& unit, const Label& units) {
                             const Parameters item = part.find(key);
                             if (!item) return;
                             const Label number = number_text(item);
                             const bool one = number.en == "1";
                             text.sv.append(text.sv == "Minst" ? " " : " och ").append(number.sv);
                             text.sv.append(one ? unit.sv : units.sv);
                             text.en.append(text.en == "At least" ? " " : " and ").append(number.en);
                             text.en.append(one ? unit.en : units.en);
                           };
                           append("count_at_least", {" gång", " time"}, {" gånger", " times"});
                           append("days_at_least", {" dag", " day"}, {" dagar", " days"});
                           append("hours_at_least", {" timme", " hour"}, {" timmar", " hours"});
                           return Label{text.sv + ".", text.en + "."};
                         }),
              std::all_of(activities.begin(), activities.end(), is_stated),
              {option("count_at_least", "3", {"minst tre gånger", "three times at least"}),
               option("hours_at_least", "10", {"minst tio timmar", "ten hours at least"})}});
}

void ask_instrument(Asking& asking, const Parts& assessments) {
  const auto names_it = [](const Parameters& part) {
    return part.text_or("assessment", "").find('.') != std::string_view::npos;
  };
  std::vector<Parameters> unnamed;
  std::copy_if(assessments.begin(), assessments.end(), std::back_inserter(unnamed),
               [&](const Parameters& part) { return !names_it(part); });
  DesignQuestion question{"instrument",
                          {"Ur vilket formulär är frågan?", "Which instrument does the item belong to?"},
                          unnamed.empty() ? Label{"Formuläret är angivet.", "The instrument is stated."}
                                          : Label{"Frågan i alla formulär där den finns.",
                                                  "The item in every instrument that has it."},
                          unnamed.empty(),
                          {}};
  if (unnamed.size() == 1) {
    std::string name = "exit.";
    name.append(unnamed.front().text("assessment"));
    question.options.push_back({asking.outcome_with(unnamed.front(), "assessment", toml_text(name)),
                                {"frågan i formuläret exit; skriv ditt formulärs namn",
                                 "the item in the instrument exit; write the name of yours"}});
  }
  asking.add(std::move(question));
}

void ask_rater(Asking& asking, const Parts& assessments) {
  const auto option = [&asking](const char* rater, Label meaning) {
    return DesignOption{asking.outcome_with("assessment", "", "rater", toml_text(rater)), std::move(meaning)};
  };
  asking.add({"rater",
              {"Vems svar räknas?", "Whose answers count?"},
              reading_of(assessments,
                         [](const Parameters& part) {
                           const auto raters = part.texts("rater");
                           if (raters.empty())
                             return Label{
                                 "Allas. Svarar två olika samma dag är svaret okänt.",
                                 "Everybody's. Where two differ on the same day the answer is unknown."};
                           std::string names;
                           for (const std::string_view rater : raters)
                             names.append(names.empty() ? "" : ", ").append(rater);
                           return Label{"Bara svar från " + names + ".", "Only answers of " + names + "."};
                         }),
              all_have(assessments, "rater"),
              {option("participant", {"deltagarens egna svar", "the participant's own answers"}),
               option("caseworker", {"handledarens svar", "the caseworker's answers"})}});
}

void ask_occasion(Asking& asking, const Parts& assessments) {
  const auto option = [&asking](const char* at, Label meaning) {
    return DesignOption{asking.outcome_with("assessment", "", "at", toml_text(at)), std::move(meaning)};
  };
  asking.add(
      {"occasion",
       {"Vilket tillfälle räknas, om någon svarar flera gånger?",
        "Which occasion counts, if somebody answers several times?"},
       reading_of(assessments,
                  [](const Parameters& part) {
                    const std::string_view at = part.text_or("at", "last");
                    if (at == "first") return Label{"Det första svaret.", "The first answer."};
                    if (at == "exit")
                      return Label{"Svaret närmast avslutet, högst 28 dagar från det.",
                                   "The answer nearest to the exit, at most 28 days from it."};
                    return Label{"Det senaste svaret, oavsett när.", "The latest answer, whenever that was."};
                  }),
       all_have(assessments, "at"),
       {option("exit", {"svaret närmast avslutet, högst 28 dagar från det",
                        "the answer nearest to the exit, at most 28 days from it"}),
        option("last", {"det senaste svaret", "the latest answer"})}});
}

}  // namespace

void ask_about_records(Asking& asking) {
  const Parts activities = asking.parts("activity");
  const Parts assessments = asking.parts("assessment");
  if (!activities.empty()) ask_dose(asking, activities);
  if (assessments.empty()) return;
  ask_instrument(asking, assessments);
  ask_rater(asking, assessments);
  ask_occasion(asking, assessments);
}

}  // namespace goals
