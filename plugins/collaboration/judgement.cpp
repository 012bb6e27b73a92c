#include "judgement.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace collaboration {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

RatedItem rated_item_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return {"", std::string(text)};
  return {std::string(text.substr(0, point)), std::string(text.substr(point + 1))};
}

void read_words(const Parameters& table, Judgement& judgement) {
  for (const Parameters word : table.find("words").items())
    judgement.words.push_back({word.number("at_least"), word.label("text")});
  std::sort(judgement.words.begin(), judgement.words.end(),
            [](const Word& a, const Word& b) { return a.at_least > b.at_least; });
  for (std::size_t i = 1; i < judgement.words.size(); ++i) {
    if (judgement.words[i].at_least != judgement.words[i - 1].at_least) continue;
    criteria::throw_contradiction(table.find("words"),
                                  {"Två ord har samma gräns.", "Two words have the same limit."},
                                  {"Ge dem olika at_least.", "Give them different at_least."});
  }
  judgement.words_declared = table.day("words_declared");
}

Judgement judgement_of(const Parameters& table) {
  Judgement judgement;
  judgement.id = table.text("id");
  judgement.text = table.label_or("text", {judgement.id, judgement.id});
  judgement.at = table.raw();
  if (const Parameters items = table.find("item")) {
    for (const std::string_view item : criteria::some_texts(items)) judgement.items.emplace_back(item);
  }
  if (const Parameters items = table.find("assessment")) {
    for (const std::string_view item : criteria::some_texts(items))
      judgement.rated.push_back(rated_item_of(item));
  }
  judgement.rater = table.text_or("rater", "participant");
  if (const Parameters groups = table.find("groups")) {
    for (const std::string_view group : criteria::some_texts(groups)) judgement.groups.emplace_back(group);
  }
  if (const Parameters limit = table.find("at_least")) judgement.at_least = limit.as_number();
  if (const Parameters limit = table.find("at_most")) judgement.at_most = limit.as_number();
  if (judgement.items.empty() && judgement.rated.empty()) {
    criteria::throw_missing(table,
                            {"Skriv item, en fråga i enkäten, eller assessment, en fråga till deltagarna.",
                             "Write item, an item of the survey, or assessment, one to the participants."});
  }
  if (judgement.at_least && judgement.at_most && *judgement.at_least > *judgement.at_most) {
    criteria::throw_contradiction(
        table.find("at_least"),
        {"at_least är större än at_most, så inget svar kan räknas.",
         "at_least is above at_most, so no answer can count."},
        {"Byt plats på dem, eller ta bort den ena.", "Exchange them, or take one of them away."});
  }
  for (const std::string_view question : table.texts("agreed")) judgement.agreed.emplace_back(question);
  read_words(table, judgement);
  if (!judgement.words.empty() && !judgement.has_cut_off()) {
    criteria::throw_missing(table, {"Ord om andelen kräver en gräns: skriv at_least.",
                                    "Words for the share need a limit: write at_least."});
  }
  return judgement;
}

// "4", "3,5": the shortest that reads back to the number.
std::string number_text(double number, char point) {
  char buffer[40];
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
  std::replace(text.begin(), text.end(), '.', point);
  return text;
}

}  // namespace

Label Judgement::text_with_limit() const {
  if (!has_cut_off()) return text;
  const auto words = [this](const std::string& of, const char* least, const char* most, const char* joint,
                            char point) {
    std::string made = of + " (";
    if (at_least) made.append(least).append(number_text(*at_least, point));
    if (at_least && at_most) made.append(joint);
    if (at_most) made.append(most).append(number_text(*at_most, point));
    return made.append(")");
  };
  return {words(text.sv, "minst ", "högst ", ", ", ','), words(text.en, "at least ", "at most ", ", ", '.')};
}

void describe_judgement_options(fotfaste::Description& description) {
  auto& judgement = description
                        .parameter("judgement", ParameterType::table,
                                   "Ett omdöme: en fråga som grupper av svarande har fått. Utan något omdöme "
                                   "redovisas medelvärdet på varje fråga i enkäten.",
                                   "A judgement: a question that groups of respondents were asked. Without "
                                   "any, the mean of each item of the survey is reported.")
                        .repeated();
  judgement
      .field("id", ParameterType::text, "Omdömets namn i resultaten.", "The judgement's name in results.")
      .required();
  judgement.field("text", ParameterType::label, "Omdömet i ord.", "The judgement in words.");
  judgement
      .field("item", ParameterType::text,
             "Fråga i enkäten. Flera frågor ger medelvärdet för den som svarat på alla.",
             "Item of the survey. Several give the mean of those who answered them all.")
      .repeated();
  judgement
      .field("assessment", ParameterType::text, "Fråga i deltagarnas skattningar, som \"omdome.nojd\".",
             "Item of the participants' ratings, as \"judgement.content\".")
      .repeated();
  judgement
      .field("rater", ParameterType::text, "Vem som svarat på frågan i skattningarna.",
             "Who answered the item of the ratings.")
      .default_value("participant");
  judgement
      .field("groups", ParameterType::text, "Grupper av svarande; annars alla som fått frågan.",
             "Groups of respondents; otherwise all that were asked.")
      .repeated();
  judgement.field("at_least", ParameterType::number, "Minsta svar som räknas som gott.",
                  "The least answer that counts as good.");
  judgement.field("at_most", ParameterType::number, "Största svar som räknas som gott.",
                  "The highest answer that counts as good.");
  auto& words = judgement
                    .field("words", ParameterType::table,
                           "Ord som andelen får kallas, som \"mycket goda omdömen\", från en viss andel.",
                           "Words that the share may be called, as \"very good\", from a share on.")
                    .repeated();
  words
      .field("at_least", ParameterType::number, "Minsta andel, från 0 till 1.",
             "The least share, from 0 to 1.")
      .required()
      .range(0, 1);
  words.field("text", ParameterType::label, "Ordet.", "The word.").required();
  judgement.field("words_declared", ParameterType::date,
                  "Dagen då orden lades fast. Den får inte ligga efter det första svaret.",
                  "The day on which the words were laid down. It must not come after the first answer.");
  judgement
      .field("agreed", ParameterType::choice,
             "Definitionsfrågor där läsningen utan egen nyckel är den som avses; fotfaste check --design "
             "visar dem.",
             "Definition questions for which the reading without a key is the one that is meant; fotfaste "
             "check --design shows them.")
      .choices({"cut-off", "groups", "words"})
      .repeated();
  auto& group = description
                    .parameter("group", ParameterType::table,
                               "En grupp av svarande: vad den kallas, hur många "
                               "som frågades.",
                               "A group of respondents: what it is called, how many were asked.")
                    .repeated();
  group
      .field("id", ParameterType::text, "Gruppen, som den står i enkäten.",
             "The group, as the survey has it.")
      .required();
  group.field("text", ParameterType::label, "Gruppen i ord.", "The group in words.");
  group
      .field("asked", ParameterType::integer,
             "Så många frågades varje gång; annars de som har en rad i enkäten.",
             "So many were asked each time; otherwise those who have a row in the survey.")
      .range(0, 1e6);
  description
      .parameter(
          "answers_by", ParameterType::choice,
          "Vilka svar som hör till samma tillfälle; den svarandes senaste svar på varje tillfälle räknas.",
          "Which answers are of one occasion; a respondent's latest answer on each occasion counts.")
      .choices({"all", "date", "month", "quarter", "half-year", "year"})
      .default_value("all");
  description
      .parameter("least_answers", ParameterType::integer,
                 "Med färre svar än så visas varken andel eller medelvärde, så att ingens svar röjs.",
                 "With fewer answers neither share nor mean is shown, so that nobody's answer is given away.")
      .range(1, 1e6)
      .default_value("5");
  description
      .parameter("response_at_least", ParameterType::number,
                 "Minsta svarsandel för att ett ord om andelen ska användas.",
                 "The least response rate for a word about the share to be used.")
      .range(0, 1)
      .default_value("0.5");
}

JudgementOptions judgement_options_of(const fotfaste::Settings& settings) {
  JudgementOptions options;
  const Parameters parameters = settings.parameters();
  std::set<std::string> ids;
  for (const Parameters table : parameters.find("judgement").items()) {
    options.judgements.push_back(judgement_of(table));
    const std::string& id = options.judgements.back().id;
    if (ids.insert(id).second) continue;
    criteria::throw_contradiction(table.find("id"),
                                  {"Två omdömen heter " + criteria::quote(id) + ".",
                                   "Two judgements are called " + criteria::quote(id) + "."},
                                  {"Ge dem olika namn.", "Give them different names."});
  }
  for (const Parameters table : parameters.find("group").items()) {
    const std::string id(table.text("id"));
    Group group{.text = table.label_or("text", {id, id}), .asked = std::nullopt, .at = table.raw()};
    if (const Parameters asked = table.find("asked")) group.asked = asked.as_integer();
    if (options.groups.emplace(id, std::move(group)).second) continue;
    criteria::throw_contradiction(table.find("id"),
                                  {"Gruppen " + criteria::quote(id) + " står två gånger.",
                                   "The group " + criteria::quote(id) + " stands twice."},
                                  {"Ta bort den ena.", "Take one of them away."});
  }
  if (const Parameters step = parameters.find("answers_by"))
    options.step = static_cast<Step>(criteria::one_of(step, step_words));
  options.least_answers = parameters.integer_or("least_answers", options.least_answers);
  options.response_at_least = parameters.number_or("response_at_least", options.response_at_least);
  return options;
}

}  // namespace collaboration
