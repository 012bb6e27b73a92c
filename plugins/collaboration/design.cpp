#include "design.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "coding.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "judgement.hpp"
#include "lasting_measures.hpp"
#include "participant_answers.hpp"

namespace collaboration {
namespace {

using fotfaste::Design;
using fotfaste::Label;
using fotfaste::Settings;

constexpr const char* lasting_purpose = "lasting-measures";
constexpr const char* coding_purpose = "coding";

// Asks, with one more option: that the reading is the one that is meant.
void ask(fotfaste::DesignQuestion question, const Judgement& judgement, Design& design) {
  const std::string id(question.id);
  std::string line = "agreed = [";
  for (const std::string& before : judgement.agreed) {
    if (before != id) line.append(fotfaste::toml_text(before)).append(", ");
  }
  line.append(fotfaste::toml_text(id)).append("]");
  question.answered |=
      std::find(judgement.agreed.begin(), judgement.agreed.end(), id) != judgement.agreed.end();
  question.options.push_back(
      {std::move(line), {"läsningen är den som avses", "the reading is the one that is meant"}});
  design.question(question);
}

void describe_judgement(const Judgement& judgement, const JudgementOptions& options, Design& design) {
  const fotfaste::Parameters at(judgement.at);
  const bool by_participants = !judgement.rated.empty();
  Label denominator{"de i varje grupp som svarat", "those of each group who answered"};
  design.purpose(
      {.id = judgement.id, .title = judgement.text, .denominator = denominator, .describes = true, .at = at});
  if (by_participants) {
    design.columns().columns({"entry", "assessments.item", "assessments.value"});
    design.columns().columns({"assessments.instrument", "assessments.rater", "assessments.date",
                              "assessments.reason_missing", "group"},
                             fotfaste::Required::no);
  }
  if (!judgement.items.empty()) {
    design.columns().columns({"project.survey.respondent_group", "project.survey.respondent",
                              "project.survey.item", "project.survey.value"});
    design.columns().columns({"project.survey.date", "project.survey.reason_missing"},
                             fotfaste::Required::no);
  }
  const std::string limit = judgement.at_least  ? "at_least = " + fotfaste::toml_text(*judgement.at_least)
                            : judgement.at_most ? "at_most = " + fotfaste::toml_text(*judgement.at_most)
                                                : std::string();
  ask({.id = "cut-off",
       .question = {"Vilket svar räknas som gott?", "Which answer counts as good?"},
       .reading = limit.empty()
                      ? Label{"Inget: bara medelvärdet redovisas.", "None: only the mean is reported."}
                      : Label{limit, limit},
       .answered = judgement.has_cut_off(),
       .options = {{"at_least = 4", {"svar 4 och högre", "answer 4 and above"}},
                   {"at_least = 5", {"svar 5 och högre", "answer 5 and above"}}}},
      judgement, design);
  const bool names_groups = !judgement.groups.empty() || judgement.items.empty();
  ask({.id = "groups",
       .question = {"Vilka grupper ska omdömet vara av?", "Which groups is the judgement to be of?"},
       .reading = names_groups ? Label{"De som räknas upp.", "Those listed."}
                               : Label{"Alla grupper som fått frågan.", "All groups that were asked."},
       .answered = names_groups,
       .options = {{"groups = [\"Styrgrupp\", \"Samverkanspart\"]",
                    {"styrgruppen och parterna", "the steering group and the partners"}}}},
      judgement, design);
  const bool all_asked =
      !names_groups
          ? !options.groups.empty()
          : std::all_of(
                judgement.groups.begin(), judgement.groups.end(), [&options](const std::string& group) {
                  const auto found = options.groups.find(group);
                  return group == participants || (found != options.groups.end() && found->second.asked);
                });
  if (!judgement.items.empty() && !all_asked) {
    design.limit({"Svarsandelen i grupper utan asked: den som inte har en rad i enkäten syns inte.",
                  "The response rate of groups without asked: who has no row in the survey is not seen."});
  }
  ask({.id = "words",
       .question = {"Från vilken andel får omdömet kallas gott eller mycket gott?",
                    "From which share on may the judgement be called good or very good?"},
       .reading = judgement.words.empty() ? Label{"Inga sådana ord används.", "No such words are used."}
                                          : Label{"Enligt words.", "As words says."},
       .answered = !judgement.words.empty() && judgement.words_declared.has_value(),
       .options = {{"words = [{ at_least = 0.8, text = \"mycket goda omdömen\" }]",
                    {"från 80 %; skriv också words_declared", "from 80 %; write words_declared too"}}}},
      judgement, design);
  design.limit({"Att insatsen är bra: omdömen säger vad de tillfrågade tycker.",
                "That the work is good: judgements say what those asked think."});
  design.limit({"Vad de som inte svarat tycker.", "What those who did not answer think."});
}

}  // namespace

void describe_design(const Settings& settings, Design& design) {
  const JudgementOptions options = judgement_options_of(settings);
  for (const Judgement& judgement : options.judgements) describe_judgement(judgement, options, design);
  if (const auto coding = coding_of(settings)) {
    design.purpose({.id = coding_purpose,
                    .title = {"Styrkor och svagheter", "Strengths and weaknesses"},
                    .denominator = {"textstycken som båda kodarna har kodat",
                                    "pieces of text that both coders have coded"},
                    .describes = true,
                    .at = fotfaste::Parameters(coding->at)});
    design.columns().columns({"project.survey.respondent_group", "project.survey.respondent",
                              "project.survey.item", "project.survey.value"});
    const Label reading =
        coding->agreement_at_least
            ? Label{"agreement_at_least = " + fotfaste::toml_text(*coding->agreement_at_least),
                    "agreement_at_least = " + fotfaste::toml_text(*coding->agreement_at_least)}
            : Label{"Ingen gräns.", "No limit."};
    design.question(
        {.id = "agreement",
         .question = {"Hur eniga ska kodarna vara för att koderna ska användas?",
                      "How far must the coders agree for the codes to be used?"},
         .reading = reading,
         .answered = coding->agreement_at_least.has_value(),
         .options = {{"agreement_at_least = 0.6", {"kappa 0,6 eller mer", "kappa 0.6 or more"}}}});
    design.limit({"Hur vanlig en styrka är bland dem som inte skrev eller sade något.",
                  "How common a strength is among those who wrote or said nothing."});
  }
  const MeasureOptions measures = measure_options_of(settings);
  if (measures.measures.empty()) return;
  design.purpose({.id = lasting_purpose,
                  .title = {"Insatser som lever kvar", "Measures that live on"},
                  .denominator = {"projektets insatser", "the project's measures"},
                  .describes = true,
                  .at = settings.parameters().find("measure")});
  if (measures.group.empty()) {
    design.columns().columns({"project.evidence.goal", "project.evidence.date", "project.evidence.document"});
  } else {
    design.columns().columns({"project.survey.respondent_group", "project.survey.item", "project.survey.date",
                              "project.survey.value"});
  }
  design.question(
      {.id = "follow-up",
       .question = {"Vem säger om insatserna lever kvar, och när?",
                    "Who says whether the measures live on, and when?"},
       .reading = measures.group.empty()
                      ? Label{"Bara belägg med dag och dokument.", "Only evidence with a day and a document."}
                      : Label{"measures_group = " + fotfaste::toml_text(measures.group),
                              "measures_group = " + fotfaste::toml_text(measures.group)},
       .answered = !measures.group.empty(),
       .options = {{"measures_group = \"Insatser\"",
                    {"en grupp i enkäten svarar 1 eller 0", "a group of the survey answers 1 or 0"}}}});
  design.limit({"Att insatserna gör nytta: bara att de finns kvar.",
                "That the measures do good: only that they are still there."});
}

}  // namespace collaboration
